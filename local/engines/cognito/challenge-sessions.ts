import { randomBytes } from 'node:crypto'
import { notAuthorized } from './errors.ts'
import type { PasswordVerifier, ServerChallenge } from './srp.ts'

const VALID_MS = 3 * 60_000

/** One step of a sign-in that waits for the client's answer. */
export type Challenge =
  | {
      readonly step: 'PASSWORD_VERIFIER'
      readonly kept: PasswordVerifier
      readonly server: ServerChallenge
      readonly clientPublic: string
      /** USER_ID_FOR_SRP: part of what the client signs. */
      readonly userId: string
    }
  | { readonly step: 'NEW_PASSWORD_REQUIRED' }
  | { readonly step: 'SOFTWARE_TOKEN_MFA' }
  | { readonly step: 'MFA_SETUP'; readonly secret?: string; readonly isVerified: boolean }

export type ChallengeOf<Step extends Challenge['step']> = Extract<Challenge, { step: Step }>

/** Whose sign-in a session belongs to. */
export interface SessionOwner {
  readonly clientId: string
  readonly name: string
  /** Salt of the password that was given: once it is replaced, sessions opened with it are worth nothing. */
  readonly passwordSalt?: string | undefined
}

interface Waiting {
  readonly challenge: Challenge
  readonly owner: SessionOwner
  readonly expiresAt: number
  isUsed: boolean
}

/**
 * The sessions between the steps of a sign-in. An id is 256 random bits and means nothing outside this memory, so it cannot be
 * forged; it is good for one success, one step, one user and one client, for three minutes. A restart ends them all.
 */
export class ChallengeSessions {
  readonly #waiting = new Map<string, Waiting>()

  open(challenge: Challenge, owner: SessionOwner, now: number): string {
    for (const [id, waiting] of this.#waiting) {
      if (now < waiting.expiresAt + VALID_MS) break
      this.#waiting.delete(id)
    }
    const id = randomBytes(32).toString('base64')
    this.#waiting.set(id, { challenge, owner, expiresAt: now + VALID_MS, isUsed: false })
    return id
  }

  /**
   * The challenge behind an id and whose it is. A wrong code or a weak password leaves it usable, as in Cognito: people mistype.
   * Throws NotAuthorizedException if it is unknown, used, expired, of another step or of another client.
   */
  read<Step extends Challenge['step']>(
    id: string,
    step: Step,
    clientId: string | undefined,
    now: number,
  ): { readonly challenge: ChallengeOf<Step>; readonly owner: SessionOwner } {
    const waiting = this.#waiting.get(id)
    if (!waiting || (clientId !== undefined && waiting.owner.clientId !== clientId)) {
      throw notAuthorized('Invalid session for the user.')
    }
    if (waiting.isUsed) throw notAuthorized('Invalid session for the user, session can only be used once.')
    if (now >= waiting.expiresAt) throw notAuthorized('Invalid session for the user, session is expired.')
    if (!isOfStep(waiting.challenge, step)) throw notAuthorized('Invalid session for the user.')
    return { challenge: waiting.challenge, owner: waiting.owner }
  }

  knows(id: string): boolean {
    return this.#waiting.has(id)
  }

  use(id: string): void {
    const waiting = this.#waiting.get(id)
    if (waiting) waiting.isUsed = true
  }
}

function isOfStep<Step extends Challenge['step']>(challenge: Challenge, step: Step): challenge is ChallengeOf<Step> {
  return challenge.step === step
}
