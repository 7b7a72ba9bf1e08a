/** A forgotten password: a code by e-mail, then a new password. */
import { createHmac, randomInt } from 'node:crypto'
import * as z from 'zod'
import { CognitoError, invalidParameter, notAuthorized, userNotFound } from '../errors.ts'
import { messageOf } from '../messages.ts'
import { requireGoodPassword } from '../password-policy.ts'
import { makeVerifier } from '../srp.ts'
import type { UserPool } from '../user-pool.ts'
import type { UserRecord } from '../users.ts'
import { type CognitoState, clientOf, operation, poolOf, userOf } from './operation.ts'
import { clientId, password, poolAndUser, username } from './shapes.ts'

const VALID_MS = 60 * 60_000
const MOST_FAILURES = 5

export const ForgotPassword = operation(
  'unsigned',
  z.object({ ClientId: clientId, Username: username }),
  (state, input) => {
    const { pool, client } = clientOf(state, input.ClientId)
    requireSelfService(pool)
    const user = pool.find(input.Username)
    if (!user) {
      if (!client.preventUserExistenceErrors) throw userNotFound()
      return delivery(maskedAddress(`${pool.disguisedUserId(input.Username)}@example.com`))
    }
    requireResettable(user)
    return delivery(maskedAddress(sendCode(state, pool, user)))
  },
)

/** Makes the current password worthless at once, and sends its owner a code. */
export const AdminResetUserPassword = operation('signed', poolAndUser, (state, input) => {
  const pool = poolOf(state, input.UserPoolId)
  const { password: _, ...user } = userOf(pool, input.Username)
  requireResettable(user)
  sendCode(state, pool, { ...user, status: 'RESET_REQUIRED', modifiedAt: state.now() })
  return {}
})

const confirmInput = z.object({
  ClientId: clientId,
  Username: username,
  ConfirmationCode: z.string().min(1),
  Password: password,
})

export const ConfirmForgotPassword = operation('unsigned', confirmInput, (state, input) => {
  const now = state.now()
  const { pool, client } = clientOf(state, input.ClientId)
  requireSelfService(pool)
  const expired = () => new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
  const user = pool.find(input.Username)
  if (!user) throw client.preventUserExistenceErrors ? expired() : userNotFound()
  const kept = user.resetCode
  if (!kept || now >= kept.expiresAt) throw expired()
  if (kept.failures >= MOST_FAILURES) {
    throw new CognitoError('LimitExceededException', 'Attempt limit exceeded, please try after some time.')
  }
  if (kept.hash !== hashOf(pool, user, input.ConfirmationCode)) {
    pool.users.put({ ...user, resetCode: { ...kept, failures: kept.failures + 1 } })
    throw new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.')
  }
  requireGoodPassword(pool.policy, input.Password)
  const { resetCode: _, ...rest } = user
  const verifier = makeVerifier(pool.name, user.username, input.Password)
  pool.users.put({ ...rest, status: 'CONFIRMED', password: { ...verifier, setAt: now }, modifiedAt: now })
  pool.lockouts.clear(user.username)
  return {}
})

function requireSelfService(pool: UserPool): void {
  const means = pool.spec.accountRecovery
  if (means.length > 0 && !means.includes('verified_email')) {
    throw notAuthorized('Contact administrator to reset password.')
  }
}

function requireResettable(user: UserRecord): void {
  if (!user.enabled) throw notAuthorized('User is disabled.')
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.')
  }
}

// Sent before it is kept: a code that nobody can get would lock its owner out for an hour.
function sendCode(state: CognitoState, pool: UserPool, user: UserRecord): string {
  const to = user.attributes.email
  if (!to || user.attributes.email_verified !== 'true') {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  state.deliver(messageOf(pool.spec, { kind: 'reset-code', to, username: user.username, secret: code }))
  const resetCode = { hash: hashOf(pool, user, code), expiresAt: state.now() + VALID_MS, failures: 0 }
  pool.users.put({ ...user, resetCode })
  return to
}

// Keyed: a plain hash of six digits is as good as the digits.
function hashOf(pool: UserPool, user: UserRecord, code: string): string {
  return createHmac('sha256', pool.keys.disguiseKey).update(`code:${user.attributes.sub}:${code}`).digest('hex')
}

function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.charAt(0)}***@${domain.charAt(0)}***`
}

const delivery = (destination: string) => ({
  CodeDeliveryDetails: { Destination: destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' },
})
