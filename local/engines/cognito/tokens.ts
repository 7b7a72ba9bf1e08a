/** Cognito's three tokens, claim by claim. */
import { randomUUID } from 'node:crypto'
import { readableAttributes } from './attributes.ts'
import { notAuthorized, userNotFound } from './errors.ts'
import type { ClientSpec } from './pool-spec.ts'
import { openRefreshToken, type RefreshContent, sealRefreshToken } from './refresh-token.ts'
import type { UserPool } from './user-pool.ts'
import type { UserRecord } from './users.ts'

export interface AuthenticationResult {
  readonly AccessToken: string
  readonly IdToken: string
  readonly RefreshToken?: string
  readonly ExpiresIn: number
  readonly TokenType: 'Bearer'
}

interface SignIn {
  readonly originJti: string
  /** Seconds. */
  readonly authTime: number
}

/** Ends a successful sign-in: keeps it with the user, so that it can be revoked, and issues its tokens. */
export function issueTokens(pool: UserPool, client: ClientSpec, user: UserRecord, now: number): AuthenticationResult {
  const signIn = { originJti: randomUUID(), authTime: seconds(now) }
  const expiresAt = now + client.validity.refresh * 1000
  const living = user.signIns.filter((one) => one.expiresAt > now)
  pool.users.put({ ...user, signIns: [...living, { originJti: signIn.originJti, expiresAt }] })
  const refresh = sealRefreshToken(pool.keys.refreshKey, {
    username: user.username,
    sub: user.attributes.sub ?? '',
    clientId: client.id,
    expiresAt,
    ...signIn,
  })
  return { ...shortLivedTokens(pool, client, user, signIn, now), RefreshToken: refresh }
}

/** New id and access tokens for a refresh token. Throws NotAuthorizedException with Cognito's reasons. */
export function refreshTokens(pool: UserPool, client: ClientSpec, token: string, now: number): AuthenticationResult {
  const content = openRefreshToken(pool.keys.refreshKey, token)
  if (content?.clientId !== client.id) throw notAuthorized('Invalid Refresh Token')
  if (now >= content.expiresAt) throw notAuthorized('Refresh Token has expired')
  const user = ownerOf(pool, content)
  if (user && !user.enabled) throw notAuthorized('User is disabled.')
  if (!user || !isLiving(user, content.originJti)) throw notAuthorized('Refresh Token has been revoked')
  return shortLivedTokens(pool, client, user, content, now)
}

/** Forgets the sign-in behind a refresh token; its access tokens die with it. Revoking twice is no error. */
export function revokeSignIn(pool: UserPool, content: RefreshContent): void {
  const user = ownerOf(pool, content)
  if (!user) return
  pool.users.put({ ...user, signIns: user.signIns.filter(({ originJti }) => originJti !== content.originJti) })
}

/** Whose access token this is, and which client's. Throws as Cognito does for one that is forged, expired or revoked. */
export function readAccessToken(
  pools: Iterable<UserPool>,
  token: string,
  now: number,
): { readonly pool: UserPool; readonly client: ClientSpec; readonly user: UserRecord } {
  for (const pool of pools) {
    const claims = pool.keys.readJwt('access', token)
    const client = typeof claims?.client_id === 'string' ? pool.client(claims.client_id) : undefined
    if (!claims || !client || claims.token_use !== 'access' || claims.iss !== pool.issuer) continue
    if (typeof claims.exp !== 'number' || seconds(now) >= claims.exp) throw notAuthorized('Access Token has expired')
    const user = typeof claims.username === 'string' ? pool.users.byUsername(claims.username) : undefined
    if (!user || user.attributes.sub !== claims.sub) throw userNotFound()
    if (!user.enabled) throw notAuthorized('User is disabled.')
    if (typeof claims.origin_jti === 'string' && !isLiving(user, claims.origin_jti)) {
      throw notAuthorized('Access Token has been revoked')
    }
    return { pool, client, user }
  }
  throw notAuthorized('Invalid Access Token')
}

function shortLivedTokens(pool: UserPool, client: ClientSpec, user: UserRecord, signIn: SignIn, now: number) {
  const groups = pool.groupsOf(user)
  const roles = groups.flatMap(({ roleArn }) => (roleArn ? [roleArn] : []))
  const common = {
    sub: user.attributes.sub,
    ...(groups.length > 0 && { 'cognito:groups': groups.map(({ name }) => name) }),
    iss: pool.issuer,
    ...(client.enableTokenRevocation && { origin_jti: signIn.originJti }),
    event_id: randomUUID(),
    auth_time: signIn.authTime,
    iat: seconds(now),
  }
  const access = {
    ...common,
    client_id: client.id,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    exp: seconds(now) + client.validity.access,
    jti: randomUUID(),
    username: user.username,
  }
  const id = {
    ...idAttributes(client, user),
    ...common,
    ...(roles.length > 0 && { 'cognito:roles': roles, 'cognito:preferred_role': roles[0] }),
    'cognito:username': user.username,
    aud: client.id,
    token_use: 'id',
    exp: seconds(now) + client.validity.id,
    ...(client.enableTokenRevocation && { jti: randomUUID() }),
  }
  return {
    AccessToken: pool.keys.signJwt('access', access),
    IdToken: pool.keys.signJwt('id', id),
    ExpiresIn: client.validity.access,
    TokenType: 'Bearer' as const,
  }
}

// The two flags are booleans in an id token; everything else is text, a custom Number too.
function idAttributes(client: ClientSpec, user: UserRecord): Record<string, string | boolean> {
  const readable = Object.entries(readableAttributes(client, user.attributes))
  return Object.fromEntries(
    readable.map(([name, value]) => [name, /^(email|phone_number)_verified$/.test(name) ? value === 'true' : value]),
  )
}

function ownerOf(pool: UserPool, content: RefreshContent): UserRecord | undefined {
  const user = pool.users.byUsername(content.username)
  // A name can be given to another person after a deletion: his tokens are not the first one's.
  return user?.attributes.sub === content.sub ? user : undefined
}

const isLiving = (user: UserRecord, originJti: string) => user.signIns.some((one) => one.originJti === originJti)
const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000)
