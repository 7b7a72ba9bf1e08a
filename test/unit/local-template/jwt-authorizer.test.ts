import { createSign, generateKeyPairSync } from 'node:crypto'
import type { Jwks } from 'aws-jwt-verify/jwk'
import type { EdgeRequest } from '../../../local/front/exchange.ts'
import { jwtAuthorizer } from '../../../local/front/http-api/jwt-authorizer.ts'

const issuer = 'https://cognito-idp.ap-southeast-1.amazonaws.com/ap-southeast-1_abc'
const pair = (kid: string) => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) })
const [first, second] = [pair('first'), pair('second')]
type Pair = ReturnType<typeof pair>

const jwksOf = (...pairs: readonly Pair[]) =>
  ({
    keys: pairs.map(({ kid, publicKey }) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      use: 'sig',
      alg: 'RS256',
    })),
  }) as unknown as Jwks

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = Math.floor(Date.now() / 1000)

function aToken(claims: object = {}, key: Pair = first): string {
  const payload = { iss: issuer, aud: 'console', exp: seconds + 60, iat: seconds, ...claims }
  const signed = `${part({ alg: 'RS256', kid: key.kid })}.${part(payload)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key.privateKey, 'base64url')}`
}

const aRequest = (authorization?: string): EdgeRequest => ({
  method: 'GET',
  path: '/',
  query: '',
  headers: authorization === undefined ? {} : { authorization },
  body: Buffer.alloc(0),
  viewerAddress: '127.0.0.1',
})

function anAuthorizer(...sets: readonly (Jwks | undefined)[]) {
  let loads = 0
  const configuration = { issuer, audience: ['console', 'other'], identitySource: '$request.header.Authorization' }
  const authorize = jwtAuthorizer(configuration, async () => {
    loads += 1
    const set = sets[Math.min(loads, sets.length) - 1]
    if (set === undefined) throw new Error('the issuer does not answer')
    return set
  })
  return { authorize, loads: () => loads }
}

describe('the JWT authorizer of an HTTP API', () => {
  it('hands claims on as text: lists in brackets, numbers and booleans as they print', async () => {
    const { authorize } = anAuthorizer(jwksOf(first))
    const claims = { 'cognito:groups': ['xa', 'payer'], email_verified: true, 'custom:unit': '24133' }
    const verdict = await authorize(aRequest(`Bearer ${aToken(claims)}`), [])
    expect(verdict).toEqual({
      kind: 'allowed',
      authorizer: {
        jwt: {
          scopes: null,
          claims: {
            iss: issuer,
            aud: 'console',
            exp: String(seconds + 60),
            iat: String(seconds),
            'cognito:groups': '[xa payer]',
            email_verified: 'true',
            'custom:unit': '24133',
          },
        },
      },
    })
  })

  it('takes client_id where there is no audience, and a token without the word Bearer', async () => {
    const { authorize } = anAuthorizer(jwksOf(first))
    expect(await authorize(aRequest(aToken({ aud: undefined, client_id: 'other' })), [])).toMatchObject({
      kind: 'allowed',
    })
  })

  it.each([
    ['no token', undefined],
    ['no token after Bearer', 'Bearer '],
    ['nonsense', 'Bearer x.y'],
    ['another audience', `Bearer ${aToken({ aud: 'foreign' })}`],
    ['another issuer', `Bearer ${aToken({ iss: 'https://foreign.example' })}`],
    ['a time that is over', `Bearer ${aToken({ exp: seconds - 1 })}`],
    ['a time that has not begun', `Bearer ${aToken({ nbf: seconds + 60 })}`],
    ['a foreign key', `Bearer ${aToken({}, second)}`],
    ['a foreign key under a known name', `Bearer ${aToken({}, { ...second, kid: 'first' })}`],
    ['no signature at all', `Bearer ${part({ alg: 'none' })}.${part({ iss: issuer, aud: 'console' })}.`],
  ])('refuses %s', async (_name, authorization) => {
    const { authorize } = anAuthorizer(jwksOf(first))
    expect(await authorize(aRequest(authorization), [])).toEqual({ kind: 'unauthorized' })
  })

  it('wants one of the scopes of the route', async () => {
    const { authorize } = anAuthorizer(jwksOf(first))
    const request = aRequest(`Bearer ${aToken({ scope: 'openid email' })}`)
    expect(await authorize(request, ['admin'])).toEqual({ kind: 'forbidden' })
    expect(await authorize(request, ['admin', 'email'])).toMatchObject({
      kind: 'allowed',
      authorizer: { jwt: { scopes: ['openid', 'email'] } },
    })
  })

  it('asks for the keys once, and again when a token names one that is not known', async () => {
    const { authorize, loads } = anAuthorizer(jwksOf(first), jwksOf(first, second))
    for (const _ of [1, 2]) await authorize(aRequest(aToken()), [])
    expect(loads()).toBe(1)
    expect(await authorize(aRequest(aToken({}, second)), [])).toMatchObject({ kind: 'allowed' })
    expect(loads()).toBe(2)
  })

  it('does not call a token bad because the issuer does not answer, and asks again', async () => {
    const { authorize } = anAuthorizer(undefined, jwksOf(first))
    await expect(authorize(aRequest(aToken()), [])).rejects.toThrow('the issuer does not answer')
    expect(await authorize(aRequest(aToken()), [])).toMatchObject({ kind: 'allowed' })
  })
})
