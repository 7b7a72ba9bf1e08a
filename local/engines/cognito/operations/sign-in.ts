/** InitiateAuth: the first step of a sign-in, and the refresh. */
import * as z from 'zod'
import { invalidParameter, notAuthorized, userNotFound, wrongCredentials } from '../errors.ts'
import type { ClientSpec } from '../pool-spec.ts'
import { disguisedVerifier, isUsablePublicValue, openServerChallenge, passwordMatches } from '../srp.ts'
import { refreshTokens } from '../tokens.ts'
import type { UserPool } from '../user-pool.ts'
import { clientOf, operation } from './operation.ts'
import { clientId } from './shapes.ts'
import { afterPassword, requireMayTry } from './sign-in-steps.ts'

const initiateAuthInput = z.object({
  AuthFlow: z.string(),
  ClientId: clientId,
  // Null too: browsers' client library sends `DEVICE_KEY: null`.
  AuthParameters: z.record(z.string(), z.string().nullish()).default({}),
})

type Parameters = z.output<typeof initiateAuthInput>['AuthParameters']

export const InitiateAuth = operation('unsigned', initiateAuthInput, (state, input) => {
  const { pool, client } = clientOf(state, input.ClientId)
  const parameters = input.AuthParameters
  switch (input.AuthFlow) {
    case 'USER_SRP_AUTH':
      requireFlow(client, 'USER_SRP_AUTH')
      return startSrp(pool, client, parameters, state.now())
    case 'USER_PASSWORD_AUTH':
      requireFlow(client, 'USER_PASSWORD_AUTH')
      return checkPlainPassword(pool, client, parameters, state.now())
    case 'REFRESH_TOKEN_AUTH':
    case 'REFRESH_TOKEN':
      requireFlow(client, 'REFRESH_TOKEN_AUTH')
      return {
        ChallengeParameters: {},
        AuthenticationResult: refreshTokens(pool, client, required(parameters, 'REFRESH_TOKEN'), state.now()),
      }
    default:
      throw invalidParameter('Initiate Auth method not supported.')
  }
})

/** There for its refusal: people who try to make themselves an account. */
export const SignUp = operation('unsigned', z.object({ ClientId: clientId }), (state, input) => {
  const { pool } = clientOf(state, input.ClientId)
  if (pool.spec.adminCreateUserOnly) throw notAuthorized('SignUp is not permitted for this user pool')
  throw invalidParameter('SignUp is not available on this machine')
})

function requireFlow(client: ClientSpec, flow: string): void {
  const isAllowed = client.explicitAuthFlows.some((one) => one === `ALLOW_${flow}` || one === flow)
  if (!isAllowed) throw invalidParameter(`${flow} flow not enabled for this client`)
}

function required(parameters: Parameters, name: string): string {
  const value = parameters[name]
  if (!value) throw invalidParameter(`Missing required parameter ${name}`)
  return value
}

// Who does not exist gets a challenge like anybody else, with a salt that stays the same, and fails at its answer.
function startSrp(pool: UserPool, client: ClientSpec, parameters: Parameters, now: number) {
  const typed = required(parameters, 'USERNAME')
  const clientPublic = required(parameters, 'SRP_A')
  if (!isUsablePublicValue(clientPublic)) throw invalidParameter('SRP_A is invalid')
  const user = pool.find(typed)
  if (!user && !client.preventUserExistenceErrors) throw userNotFound()
  const userId = user?.username ?? pool.disguisedUserId(typed)
  const kept = user?.password ?? disguisedVerifier(pool.keys.disguiseKey, typed)
  const server = openServerChallenge(kept)
  const secretBlock = pool.challenges.open(
    { step: 'PASSWORD_VERIFIER', kept, server, clientPublic, userId },
    { clientId: client.id, name: user?.username ?? typed },
    now,
  )
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: kept.salt,
      SECRET_BLOCK: secretBlock,
      SRP_B: server.shown,
      USERNAME: userId,
      USER_ID_FOR_SRP: userId,
    },
  }
}

function checkPlainPassword(pool: UserPool, client: ClientSpec, parameters: Parameters, now: number) {
  const typed = required(parameters, 'USERNAME')
  const password = required(parameters, 'PASSWORD')
  const user = pool.find(typed)
  if (!user && !client.preventUserExistenceErrors) throw userNotFound()
  const name = user?.username ?? typed
  requireMayTry(pool, name, now)
  const kept = user?.password ?? disguisedVerifier(pool.keys.disguiseKey, typed)
  const isRight = passwordMatches(pool.name, name, password, kept)
  if (user?.status === 'RESET_REQUIRED') return afterPassword(pool, client, user, now)
  if (!user || !isRight) {
    pool.lockouts.recordFailure(name, now)
    throw wrongCredentials()
  }
  return afterPassword(pool, client, user, now)
}
