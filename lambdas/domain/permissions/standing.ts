import type { Actor } from './authorise.ts'

/**
 * Whether the account behind a good token may still act: Cognito ends a locked account's tokens only with their hour.
 * @param now milliseconds since 1970
 */
export type Standing = (actor: Actor, now: number) => Promise<'good' | 'locked'>
