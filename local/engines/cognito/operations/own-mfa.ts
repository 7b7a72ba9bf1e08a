/** One-time codes from an authenticator app. */
import * as z from 'zod'
import { CognitoError, invalidParameter, notAuthorized } from '../errors.ts'
import { readAccessToken } from '../tokens.ts'
import { matchingStep, newTotpSecret } from '../totp.ts'
import type { UserPool } from '../user-pool.ts'
import type { UserRecord } from '../users.ts'
import { type CognitoState, operation, poolOf, userOf } from './operation.ts'
import { accessToken, poolAndUser } from './shapes.ts'
import { userOfSession } from './sign-in-steps.ts'

const who = { AccessToken: accessToken.nullish(), Session: z.string().min(1).nullish() }

/** Shows a new secret. The one in use stays good until a first code of the new one has been seen. */
export const AssociateSoftwareToken = operation('unsigned', z.object(who), (state, input) => {
  const secret = newTotpSecret()
  if (input.AccessToken) {
    const { pool, user } = readAccessToken(state.pools.values(), input.AccessToken, state.now())
    requireMfa(pool)
    pool.users.put({ ...user, pendingTotpSecret: secret })
    return { SecretCode: secret }
  }
  const { pool, owner, session } = duringSetup(state, input.Session)
  pool.challenges.use(session)
  const challenge = { step: 'MFA_SETUP', secret, isVerified: false } as const
  return { SecretCode: secret, Session: pool.challenges.open(challenge, owner, state.now()) }
})

const verifyInput = z.object({ ...who, UserCode: z.string(), FriendlyDeviceName: z.string().nullish() })

export const VerifySoftwareToken = operation('unsigned', verifyInput, (state, input) => {
  const now = state.now()
  if (input.AccessToken) {
    const { pool, user } = readAccessToken(state.pools.values(), input.AccessToken, now)
    requireMfa(pool)
    acceptSecret(pool, user, user.pendingTotpSecret, input.UserCode, now)
    return { Status: 'SUCCESS' }
  }
  const { pool, user, owner, session, secret } = duringSetup(state, input.Session)
  acceptSecret(pool, user, secret, input.UserCode, now)
  pool.challenges.use(session)
  const challenge = { step: 'MFA_SETUP', isVerified: true } as const
  return { Status: 'SUCCESS', Session: pool.challenges.open(challenge, owner, now) }
})

const preference = z.object({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().default(false) }).nullish()
const preferences = { SoftwareTokenMfaSettings: preference, SMSMfaSettings: preference, EmailMfaSettings: preference }

export const SetUserMFAPreference = operation(
  'unsigned',
  z.object({ AccessToken: accessToken, ...preferences }),
  (state, input) => {
    const { pool, user } = readAccessToken(state.pools.values(), input.AccessToken, state.now())
    return setPreference(pool, user, input, state.now())
  },
)

/** Also the way to help somebody who lost his telephone: switch his codes off. */
export const AdminSetUserMFAPreference = operation('signed', poolAndUser.extend(preferences), (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  return setPreference(pool, userOf(pool, input.Username), input, state.now())
})

function setPreference(
  pool: UserPool,
  user: UserRecord,
  wanted: { readonly [Means in keyof typeof preferences]?: z.output<typeof preference> },
  now: number,
): object {
  if (wanted.SMSMfaSettings?.Enabled || wanted.EmailMfaSettings?.Enabled) {
    throw invalidParameter('User does not have delivery config set to turn on SMS_MFA or EMAIL_OTP')
  }
  const token = wanted.SoftwareTokenMfaSettings
  if (!token) return {}
  if (token.PreferredMfa && !token.Enabled) throw invalidParameter('A means that is not enabled cannot be preferred')
  if (token.Enabled && !user.totp) throw invalidParameter('User has not verified software token mfa')
  if (user.totp) {
    const totp = { ...user.totp, isEnabled: token.Enabled, isPreferred: token.PreferredMfa }
    pool.users.put({ ...user, totp, modifiedAt: now })
  }
  return {}
}

function acceptSecret(pool: UserPool, user: UserRecord, secret: string | undefined, code: string, now: number): void {
  const step = secret === undefined ? undefined : matchingStep(secret, code, now)
  if (secret === undefined || step === undefined) {
    throw new CognitoError('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA')
  }
  const { pendingTotpSecret: _, ...rest } = user
  // Where codes are obligatory they count from now on; elsewhere the user switches them on himself (SetUserMFAPreference).
  const isEnabled = pool.spec.mfaConfiguration === 'ON' || user.totp?.isEnabled === true
  const totp = { secret, lastStep: step, isEnabled, isPreferred: user.totp?.isPreferred === true }
  pool.users.put({ ...rest, totp, modifiedAt: now })
}

function requireMfa(pool: UserPool): void {
  if (pool.spec.mfaConfiguration === 'OFF') {
    throw new CognitoError(
      'SoftwareTokenMFANotFoundException',
      'Software Token MFA has not been enabled by the userPool.',
    )
  }
}

function duringSetup(state: CognitoState, session: string | null | undefined) {
  if (!session) throw invalidParameter('Either AccessToken or Session is required')
  for (const pool of state.pools.values()) {
    if (!pool.challenges.knows(session)) continue
    const { challenge, owner } = pool.challenges.read(session, 'MFA_SETUP', undefined, state.now())
    return { pool, user: userOfSession(pool, owner), owner, session, secret: challenge.secret }
  }
  throw notAuthorized('Invalid session for the user.')
}
