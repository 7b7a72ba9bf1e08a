/** What a sign-in still needs after each step. */
import { missingAttributes, readableAttributes } from '../attributes.ts'
import type { SessionOwner } from '../challenge-sessions.ts'
import { CognitoError, notAuthorized } from '../errors.ts'
import type { ClientSpec } from '../pool-spec.ts'
import { type AuthenticationResult, issueTokens } from '../tokens.ts'
import type { UserPool } from '../user-pool.ts'
import type { UserRecord } from '../users.ts'

const DAY_MS = 86_400_000

export type StepResult =
  | { readonly ChallengeParameters: object; readonly AuthenticationResult: AuthenticationResult }
  | { readonly ChallengeName: string; readonly ChallengeParameters: object; readonly Session: string }

/** Throws NotAuthorizedException while a name is locked out. */
export function requireMayTry(pool: UserPool, name: string, now: number): void {
  if (!pool.lockouts.mayTry(name, now)) throw notAuthorized('Password attempts exceeded')
}

/** The password was right: refusals that only its owner may learn, then the next step. */
export function afterPassword(pool: UserPool, client: ClientSpec, user: UserRecord, now: number): StepResult {
  requireEnabled(user)
  if (user.status === 'RESET_REQUIRED') {
    throw new CognitoError('PasswordResetRequiredException', 'Password reset required for the user')
  }
  if (user.status !== 'FORCE_CHANGE_PASSWORD') return afterNewPassword(pool, client, user, now)
  if (now >= (user.password?.setAt ?? 0) + pool.policy.temporaryPasswordValidityDays * DAY_MS) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.')
  }
  const { sub: _, ...shown } = readableAttributes(client, user.attributes)
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: pool.challenges.open({ step: 'NEW_PASSWORD_REQUIRED' }, ownerOf(client, user), now),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(
        missingAttributes(pool.schema, user.attributes).map((name) => `userAttributes.${name}`),
      ),
      userAttributes: JSON.stringify(shown),
    },
  }
}

/** The user has a password of his own: a code if he has or must have one, else his tokens. */
export function afterNewPassword(pool: UserPool, client: ClientSpec, user: UserRecord, now: number): StepResult {
  const { mfaConfiguration } = pool.spec
  const mustGiveCode = mfaConfiguration === 'ON' || (mfaConfiguration === 'OPTIONAL' && user.totp?.isEnabled)
  if (!mustGiveCode) return finish(pool, client, user, now)
  if (user.totp) {
    return {
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: pool.challenges.open({ step: 'SOFTWARE_TOKEN_MFA' }, ownerOf(client, user), now),
      ChallengeParameters: { USER_ID_FOR_SRP: user.username },
    }
  }
  return {
    ChallengeName: 'MFA_SETUP',
    Session: pool.challenges.open({ step: 'MFA_SETUP', isVerified: false }, ownerOf(client, user), now),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
  }
}

/** The sign-in is complete. Only now are earlier failures forgotten: a right password alone must not buy new guesses at codes. */
export function finish(pool: UserPool, client: ClientSpec, user: UserRecord, now: number): StepResult {
  pool.lockouts.clear(user.username)
  return { ChallengeParameters: {}, AuthenticationResult: issueTokens(pool, client, user, now) }
}

/** The owner of a session that is opened now. */
export function ownerOf(client: ClientSpec, user: UserRecord): SessionOwner {
  return { clientId: client.id, name: user.username, passwordSalt: user.password?.salt }
}

/** Whose session this is. Throws NotAuthorizedException if he is gone, disabled, or has another password since. */
export function userOfSession(pool: UserPool, owner: SessionOwner): UserRecord {
  const user = pool.users.byUsername(owner.name)
  if (!user || user.password?.salt !== owner.passwordSalt) throw notAuthorized('Invalid session for the user.')
  requireEnabled(user)
  return user
}

function requireEnabled(user: UserRecord): void {
  if (!user.enabled) throw notAuthorized('User is disabled.')
}
