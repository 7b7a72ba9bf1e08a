import type { Actor } from './authorise.ts'

/** When a call comes, and when its bearer signed in; milliseconds since 1970. */
export interface SignedInCall {
  readonly now: number
  /** By the token, in whole seconds; 0 where it says nothing. */
  readonly signedInAt: number
}

/**
 * Whether the account behind a good token may still act: Cognito ends a locked account's tokens only with their hour, and those of a
 * password that was taken away no sooner. `ended`: he signed in by a password that a new slip has replaced.
 */
export type Standing = (actor: Actor, call: SignedInCall) => Promise<'good' | 'locked' | 'ended'>
