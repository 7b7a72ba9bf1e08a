import { randomUUID } from 'node:crypto'
import type { Access, AwsRequest, AwsResponse, Engine, Place } from '../../aws/engine.ts'
import { CognitoError } from './errors.ts'
import type { CognitoMessage } from './messages.ts'
import * as adminUsers from './operations/admin-users.ts'
import * as challengeAnswers from './operations/challenge-answers.ts'
import * as groups from './operations/groups.ts'
import * as listings from './operations/listings.ts'
import type { CognitoState, Operation } from './operations/operation.ts'
import * as ownAccount from './operations/own-account.ts'
import * as ownMfa from './operations/own-mfa.ts'
import * as passwordRecovery from './operations/password-recovery.ts'
import * as signIn from './operations/sign-in.ts'
import type { UserPoolSpec } from './pool-spec.ts'
import { UserPool } from './user-pool.ts'

const TARGET = 'AWSCognitoIdentityProviderService.'

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...adminUsers,
    ...challengeAnswers,
    ...groups,
    ...listings,
    ...ownAccount,
    ...ownMfa,
    ...passwordRecovery,
    ...signIn,
  }),
)

export interface CognitoEngine extends Engine {
  /** Opens a pool's state below the data folder, or begins it. Clients and groups are made on the pool. */
  createUserPool(spec: UserPoolSpec): Promise<UserPool>
}

export interface CognitoSettings {
  /** One folder per pool is kept below it. */
  readonly dataFolder: string
  readonly place: Place
  /** Milliseconds. */
  readonly now: () => number
  /** Gets what Cognito would mail: invitations and codes. Throwing fails the call. */
  readonly deliver: (message: CognitoMessage) => void
}

/** Cognito user pools: what the product uses of them, refusing what Cognito refuses. */
export function openCognito(settings: CognitoSettings): CognitoEngine {
  const pools = new Map<string, UserPool>()
  const state: CognitoState = { pools, now: settings.now, deliver: settings.deliver }
  return {
    service: 'cognito-idp',
    accesses: (request) => accesses(state, settings.place, request),
    handle: async (request) => answer(state, request),
    close: async () => {},
    createUserPool: async (spec) => {
      const pool = await UserPool.open(settings.dataFolder, spec, settings.now)
      pools.set(spec.id, pool)
      return pool
    },
  }
}

// Whatever is not known to be unsigned needs a permission, so that a call of tomorrow is not open today.
function accesses(state: CognitoState, place: Place, request: AwsRequest): readonly Access[] {
  const name = operationName(request)
  if (name === undefined || OPERATIONS.get(name)?.isSigned === false) return []
  const body = readBody(request)
  const id = typeof body === 'object' && body && 'UserPoolId' in body ? String(body.UserPoolId) : ''
  const arn = state.pools.get(id)?.spec.arn ?? `arn:aws:cognito-idp:${place.region}:${place.accountId}:userpool/${id}`
  return [{ action: `cognito-idp:${name}`, resource: arn }]
}

function answer(state: CognitoState, request: AwsRequest): AwsResponse {
  if (request.method === 'OPTIONS') return preflight(request)
  if (request.method === 'GET') return wellKnown(state, request.path)
  try {
    const operation = OPERATIONS.get(operationName(request) ?? '')
    if (!operation) throw new CognitoError('UnknownOperationException', 'Unknown operation')
    const body = readBody(request)
    if (body === undefined) throw new CognitoError('SerializationException', 'The body is not JSON')
    return json(200, operation.run(state, body))
  } catch (error) {
    if (error instanceof CognitoError) return refusal(error)
    throw error
  }
}

function operationName(request: AwsRequest): string | undefined {
  const target = request.headers['x-amz-target'] ?? ''
  return request.method === 'POST' && target.startsWith(TARGET) ? target.slice(TARGET.length) : undefined
}

function readBody(request: AwsRequest): unknown {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8') || '{}')
    return body ?? undefined
  } catch {
    return undefined // answered as SerializationException
  }
}

function wellKnown(state: CognitoState, path: string): AwsResponse {
  const [, id = '', document = ''] = /^\/([^/]+)\/\.well-known\/([^/]+)$/.exec(path) ?? []
  const pool = state.pools.get(id)
  if (pool && document === 'jwks.json') return json(200, pool.jwks(), 'application/json')
  if (pool && document === 'openid-configuration') {
    const jwks = `${pool.issuer}/.well-known/jwks.json`
    const algorithms = { id_token_signing_alg_values_supported: ['RS256'], subject_types_supported: ['public'] }
    return json(200, { issuer: pool.issuer, jwks_uri: jwks, ...algorithms }, 'application/json')
  }
  return json(404, { message: 'Not Found' }, 'application/json')
}

// Browsers call Cognito from the console's own origin, so Cognito lets every origin in: a token, not a cookie, is the key.
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
}

function preflight(request: AwsRequest): AwsResponse {
  const asked = request.headers['access-control-request-headers'] ?? ''
  return {
    status: 200,
    headers: {
      ...CORS,
      'access-control-allow-methods': 'POST, GET, OPTIONS',
      'access-control-allow-headers': asked.replace(/[^\w\-, ]/g, ''),
      'access-control-max-age': '172800',
    },
    body: '',
  }
}

function json(status: number, body: object, type = 'application/x-amz-json-1.1'): AwsResponse {
  const headers = { ...CORS, 'content-type': type, 'x-amzn-requestid': randomUUID() }
  return { status, headers, body: JSON.stringify(body) }
}

function refusal(error: CognitoError): AwsResponse {
  const response = json(error.status, { __type: error.code, message: error.message })
  // A header carries only ASCII; the body always has the whole message.
  const message = error.message.replace(/[^\x20-\x7e]/g, '?')
  return {
    ...response,
    headers: { ...response.headers, 'x-amzn-errortype': `${error.code}:`, 'x-amzn-errormessage': message },
  }
}
