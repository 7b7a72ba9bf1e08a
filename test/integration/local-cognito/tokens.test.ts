import { createHmac } from 'node:crypto'
import { statSync } from 'node:fs'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { CognitoUserSession } from 'amazon-cognito-identity-js'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { aClient, type Cloud, clientId, openCloud, place, poolId } from './open-cloud.ts'
import { sessionOf } from './sign-in.ts'

const own = 'Rieng-cua-toi-2021'
const HOUR = 3_600_000

async function newOfficer(cloud: Cloud, Username: string): Promise<void> {
  await cloud.admin.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: 'lan@example.vn' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:unit', Value: '24265' },
        { Name: 'custom:born', Value: '1990' },
      ],
    }),
  )
  await cloud.admin.send(
    new AdminSetUserPasswordCommand({ UserPoolId: poolId, Username, Password: own, Permanent: true }),
  )
  for (const GroupName of ['xa', 'tinh']) {
    await cloud.admin.send(new AdminAddUserToGroupCommand({ UserPoolId: poolId, Username, GroupName }))
  }
}

const refresh = (cloud: Cloud, token: string, ClientId = clientId) =>
  cloud.admin.send(
    new InitiateAuthCommand({ AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId, AuthParameters: { REFRESH_TOKEN: token } }),
  )

describe('Tokens', () => {
  let cloud: Cloud
  let session: CognitoUserSession

  beforeEach(async () => {
    cloud = await openCloud()
    await newOfficer(cloud, 'lan')
    session = await sessionOf(cloud.url, 'lan', own)
  })
  afterEach(async () => {
    await cloud.close()
    cloud.remove()
  })

  const access = () => session.getAccessToken().getJwtToken()
  const whoami = (AccessToken: string) => cloud.admin.send(new GetUserCommand({ AccessToken }))

  it("carry Cognito's claims, and only what the client may read", () => {
    const sub = expect.stringMatching(/^[0-9a-f-]{36}$/)
    const seconds = Math.floor(cloud.now() / 1000)
    const common = {
      sub,
      iss: `https://cognito-idp.${place.region}.amazonaws.com/${poolId}`,
      'cognito:groups': ['tinh', 'xa'],
      origin_jti: sub,
      event_id: sub,
      jti: sub,
      auth_time: seconds,
      iat: seconds,
      exp: seconds + 3600,
    }
    expect(session.getAccessToken().decodePayload()).toEqual({
      ...common,
      client_id: clientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      username: 'lan',
    })
    expect(session.getIdToken().decodePayload()).toEqual({
      ...common,
      aud: clientId,
      token_use: 'id',
      'cognito:username': 'lan',
      'cognito:roles': ['arn:aws:iam::111122223333:role/tinh'],
      'cognito:preferred_role': 'arn:aws:iam::111122223333:role/tinh',
      email: 'lan@example.vn',
      email_verified: true,
      'custom:unit': '24265',
    })
    expect(session.getRefreshToken().getToken().split('.')).toHaveLength(5)
  })

  it("pass aws-jwt-verify with the pool's keys, and only as what they are", async () => {
    const verifierOf = (tokenUse: 'id' | 'access') => {
      const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, tokenUse, clientId })
      verifier.cacheJwks({ keys: [...cloud.pool.jwks().keys] })
      return verifier
    }
    await expect(verifierOf('access').verify(access())).resolves.toMatchObject({ username: 'lan' })
    await expect(verifierOf('id').verify(session.getIdToken().getJwtToken())).resolves.toMatchObject({ aud: clientId })
    await expect(verifierOf('id').verify(access())).rejects.toThrow()
  })

  it('can be checked with the keys that the pool publishes', async () => {
    const response = await fetch(`${cloud.url}/${poolId}/.well-known/jwks.json`)
    expect(await response.json()).toEqual(cloud.pool.jwks())
    expect(cloud.pool.jwks().keys).toHaveLength(2)
    const missing = await fetch(`${cloud.url}/ap-southeast-1_Other/.well-known/jwks.json`)
    expect(missing.status).toBe(404)
  })

  it('are refreshed for as long as the client allows, with the first sign-in in them', async () => {
    cloud.advance(2 * HOUR)
    await expect(whoami(access())).rejects.toMatchObject({ message: 'Access Token has expired' })
    const { AuthenticationResult } = await refresh(cloud, session.getRefreshToken().getToken())
    expect(AuthenticationResult?.RefreshToken).toBeUndefined()
    const [, payload = ''] = AuthenticationResult?.AccessToken?.split('.') ?? []
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const first = session.getAccessToken().decodePayload()
    expect(claims).toMatchObject({ auth_time: first.auth_time, origin_jti: first.origin_jti })
    expect(claims.iat - claims.auth_time).toBe(7200)
    cloud.advance(10 * HOUR)
    await expect(refresh(cloud, session.getRefreshToken().getToken())).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    })
  })

  it('cannot be refreshed with a token that was altered, made up or made for another client', async () => {
    const token = session.getRefreshToken().getToken()
    const altered = token.replace(
      /\.([\w-])([\w-]+)\.([\w-]+)$/,
      (_, a, b, tag) => `.${a === 'A' ? 'B' : 'A'}${b}.${tag}`,
    )
    expect(altered).not.toBe(token)
    cloud.pool.createClient(aClient({ id: 'another' }))
    const tries = [refresh(cloud, altered), refresh(cloud, 'a.b.c.d.e'), refresh(cloud, token, 'another')]
    for (const one of tries) await expect(one).rejects.toMatchObject({ message: 'Invalid Refresh Token' })
  })

  it('die with their refresh token when it is revoked, and no others do', async () => {
    const other = await sessionOf(cloud.url, 'lan', own)
    const Token = session.getRefreshToken().getToken()
    await cloud.admin.send(new RevokeTokenCommand({ Token, ClientId: clientId }))
    await cloud.admin.send(new RevokeTokenCommand({ Token, ClientId: clientId }))
    await expect(refresh(cloud, Token)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' })
    await expect(whoami(access())).rejects.toMatchObject({ message: 'Access Token has been revoked' })
    await expect(refresh(cloud, other.getRefreshToken().getToken())).resolves.toBeDefined()
    await expect(
      cloud.admin.send(new RevokeTokenCommand({ Token: access(), ClientId: clientId })),
    ).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' })
  })

  it('all die when the user signs out everywhere, or is signed out', async () => {
    await cloud.admin.send(new GlobalSignOutCommand({ AccessToken: access() }))
    await expect(whoami(access())).rejects.toMatchObject({ message: 'Access Token has been revoked' })
    session = await sessionOf(cloud.url, 'lan', own)
    await expect(whoami(access())).resolves.toMatchObject({ Username: 'lan' })
    await cloud.admin.send(new AdminUserGlobalSignOutCommand({ UserPoolId: poolId, Username: 'lan' }))
    await expect(refresh(cloud, session.getRefreshToken().getToken())).rejects.toMatchObject({
      message: 'Refresh Token has been revoked',
    })
  })

  it('of a disabled user are worth nothing', async () => {
    await cloud.admin.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: 'lan' }))
    await expect(refresh(cloud, session.getRefreshToken().getToken())).rejects.toMatchObject({
      message: 'User is disabled.',
    })
    await expect(whoami(access())).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('are refused when they are id tokens, unsigned, or signed by somebody else', async () => {
    const [header = '', payload = '', signature = ''] = access().split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    const hs = Buffer.from(JSON.stringify({ alg: 'HS256' })).toString('base64url')
    // The classic confusion: the public key taken as an HMAC secret.
    const confused = createHmac('sha256', JSON.stringify(cloud.pool.jwks().keys[1])).update(`${hs}.${payload}`)
    const otherUser = Buffer.from(
      JSON.stringify({ ...session.getAccessToken().decodePayload(), username: 'tinh' }),
    ).toString('base64url')
    const forged = [
      session.getIdToken().getJwtToken(),
      `${none}.${payload}.`,
      `${hs}.${payload}.${confused.digest('base64url')}`,
      `${header}.${otherUser}.${signature}`,
      'không-phải-token',
    ]
    for (const token of forged) {
      await expect(whoami(token)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Invalid Access Token',
      })
    }
  })

  it('and users, groups and keys outlive a restart on the same folder', async () => {
    await cloud.close()
    const again = await openCloud({ folder: cloud.folder })
    try {
      expect(again.pool.jwks()).toEqual(cloud.pool.jwks())
      expect(statSync(`${cloud.folder}/${poolId}/keys.json`).mode & 0o777).toBe(0o600)
      await expect(again.admin.send(new GetUserCommand({ AccessToken: access() }))).resolves.toMatchObject({
        Username: 'lan',
      })
      const renewed = await refresh(again, session.getRefreshToken().getToken())
      expect(renewed.AuthenticationResult?.IdToken).toBeDefined()
      const anew = await sessionOf(again.url, 'lan', own)
      expect(anew.getIdToken().decodePayload()).toMatchObject({
        'cognito:groups': ['tinh', 'xa'],
        'custom:unit': '24265',
      })
    } finally {
      await again.close()
    }
  })
})
