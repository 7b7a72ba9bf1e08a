/** RespondToAuthChallenge: the later steps of a sign-in. */
import * as z from 'zod'
import { changeAttributes, missingAttributes, ownChanges } from '../attributes.ts'
import { CognitoError, invalidParameter, notAuthorized, wrongCredentials } from '../errors.ts'
import { requireGoodPassword } from '../password-policy.ts'
import type { ClientSpec } from '../pool-spec.ts'
import { claimIsProven, makeVerifier } from '../srp.ts'
import { matchingStep } from '../totp.ts'
import type { UserPool } from '../user-pool.ts'
import type { UserRecord } from '../users.ts'
import { clientOf, operation } from './operation.ts'
import { clientId } from './shapes.ts'
import {
  afterNewPassword,
  afterPassword,
  finish,
  requireMayTry,
  type StepResult,
  userOfSession,
} from './sign-in-steps.ts'

interface Answer {
  readonly pool: UserPool
  readonly client: ClientSpec
  readonly session: string
  readonly responses: Readonly<Record<string, string | null | undefined>>
  readonly now: number
}

const input = z.object({
  ChallengeName: z.string(),
  ClientId: clientId,
  Session: z.string().optional(),
  ChallengeResponses: z.record(z.string(), z.string().nullish()).default({}),
})

export const RespondToAuthChallenge = operation('unsigned', input, (state, given) => {
  const { pool, client } = clientOf(state, given.ClientId)
  const answer = { pool, client, session: given.Session ?? '', responses: given.ChallengeResponses, now: state.now() }
  if (given.ChallengeName === 'PASSWORD_VERIFIER') return verifyPassword(answer)
  if (!given.Session) throw invalidParameter('Missing required parameter Session')
  switch (given.ChallengeName) {
    case 'NEW_PASSWORD_REQUIRED':
      return setNewPassword(answer)
    case 'SOFTWARE_TOKEN_MFA':
      return checkCode(answer)
    case 'MFA_SETUP':
      return completeMfaSetup(answer)
    default:
      throw invalidParameter(`Challenge ${given.ChallengeName} is not available`)
  }
})

const TIMESTAMP = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} UTC \d{4}$/

// The secret block is this step's session: one try each, since every try needs the server's value of its own.
function verifyPassword({ pool, client, responses, now }: Answer): StepResult {
  const typed = required(responses, 'USERNAME')
  const secretBlock = required(responses, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const signature = required(responses, 'PASSWORD_CLAIM_SIGNATURE')
  const timestamp = required(responses, 'TIMESTAMP')
  if (!TIMESTAMP.test(timestamp)) {
    throw invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english')
  }
  const { challenge, owner } = pool.challenges.read(secretBlock, 'PASSWORD_VERIFIER', client.id, now)
  const { name } = owner
  const user = pool.users.byUsername(name)
  if (typed !== challenge.userId && pool.find(typed)?.username !== name)
    throw notAuthorized('Invalid session for the user.')
  pool.challenges.use(secretBlock)
  requireMayTry(pool, name, now)
  if (user?.status === 'RESET_REQUIRED') return afterPassword(pool, client, user, now)
  const claim = {
    poolName: pool.name,
    userId: challenge.userId,
    secretBlock: Buffer.from(secretBlock, 'base64'),
    timestamp,
  }
  const isProven = claimIsProven(challenge.kept, challenge.server, challenge.clientPublic, claim, signature)
  // A password changed between the two steps is no longer a password.
  const isCurrent = user?.password?.verifier === challenge.kept.verifier
  if (!user || !isProven || !isCurrent) {
    pool.lockouts.recordFailure(name, now)
    throw wrongCredentials()
  }
  return afterPassword(pool, client, user, now)
}

function setNewPassword(answer: Answer): StepResult {
  const { pool, client, responses, session, now } = answer
  const user = userAt(answer, 'NEW_PASSWORD_REQUIRED')
  const password = required(responses, 'NEW_PASSWORD')
  requireGoodPassword(pool.policy, password)
  const wanted = Object.entries(responses).flatMap(([name, value]) =>
    name.startsWith('userAttributes.') ? [[name.slice('userAttributes.'.length), value ?? ''] as const] : [],
  )
  const changes = ownChanges(client, user.attributes, Object.fromEntries(wanted))
  for (const name of ['email', 'phone_number']) {
    if (name in changes && user.attributes[name]) throw notAuthorized(`Cannot modify an already provided ${name}`)
  }
  const attributes = changeAttributes(pool.schema, user.attributes, changes)
  const missing = missingAttributes(pool.schema, attributes)
  if (missing.length > 0) throw invalidParameter(`Invalid attributes given, ${missing.join(', ')} is missing`)
  const confirmed: UserRecord = {
    ...user,
    attributes,
    status: 'CONFIRMED',
    password: { ...makeVerifier(pool.name, user.username, password), setAt: now },
    modifiedAt: now,
  }
  pool.users.put(confirmed)
  pool.challenges.use(session)
  return afterNewPassword(pool, client, confirmed, now)
}

function checkCode(answer: Answer): StepResult {
  const { pool, client, responses, session, now } = answer
  const user = userAt(answer, 'SOFTWARE_TOKEN_MFA')
  if (!user.totp)
    throw new CognitoError('SoftwareTokenMFANotFoundException', 'Software Token MFA does not exist for the user.')
  requireMayTry(pool, user.username, now)
  const step = matchingStep(user.totp.secret, required(responses, 'SOFTWARE_TOKEN_MFA_CODE'), now)
  if (step === undefined) {
    pool.lockouts.recordFailure(user.username, now)
    throw new CognitoError('CodeMismatchException', 'Invalid code received for user')
  }
  if (step <= user.totp.lastStep) {
    throw new CognitoError('ExpiredCodeException', 'Your software token has already been used once.')
  }
  pool.challenges.use(session)
  return finish(pool, client, { ...user, totp: { ...user.totp, lastStep: step } }, now)
}

function completeMfaSetup(answer: Answer): StepResult {
  const { pool, client, session, now } = answer
  const user = userAt(answer, 'MFA_SETUP')
  const { challenge } = pool.challenges.read(session, 'MFA_SETUP', client.id, now)
  if (!challenge.isVerified || !user.totp) throw notAuthorized('Invalid session for the user.')
  pool.challenges.use(session)
  return finish(pool, client, user, now)
}

function userAt(answer: Answer, step: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP'): UserRecord {
  const { pool, client, responses, session, now } = answer
  const { owner } = pool.challenges.read(session, step, client.id, now)
  const user = userOfSession(pool, owner)
  if (pool.find(required(responses, 'USERNAME'))?.username === user.username) return user
  throw notAuthorized('Invalid session for the user.')
}

function required(responses: Answer['responses'], name: string): string {
  const value = responses[name]
  if (!value) throw invalidParameter(`Missing required parameter ${name}`)
  return value
}
