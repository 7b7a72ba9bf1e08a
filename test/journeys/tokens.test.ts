import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { join } from 'node:path'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { openPoolKeys } from '../../local/engines/cognito/signing-keys.ts'
import { askInTurn } from '../support/ask-in-turn.ts'
import { commune, issued, password, stateOf } from '../support/issued-accounts.ts'
import type { Officer } from '../support/sign-in.ts'
import { world } from '../support/world.ts'

const signedInRoutes = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].access !== 'public')

/** The gateway and the chain of a function are the same for all of its routes. */
const oneOfEachFunction = signedInRoutes.filter(
  (name, at) => signedInRoutes.findIndex((other) => routes[other].function === routes[name].function) === at,
)

/**
 * The statuses with which the token's bearer is met on routes that need one. The inputs are empty: nobody comes so far. That no route
 * stands open is shown with a token or two on every route, and what is wrong with a token on one of each function; the functions'
 * chain itself is asked about every route in scope-prefix.test.ts.
 */
async function met(token: string | null, names: readonly RouteName[] = oneOfEachFunction): Promise<number[]> {
  const statuses = new Set<number>()
  await askInTurn(
    names.map((name) => ({ name })),
    async ({ name }) => {
      const { method, path } = routes[name]
      const headers = token === null ? {} : { authorization: `Bearer ${token}` }
      statuses.add((await world().ask({ method, path: path.replaceAll(/\{\w+\}/g, 'x'), headers })).status)
    },
  )
  return [...statuses]
}

type Claims = Record<string, unknown>
const claimsOf = ({ idToken }: Officer): Claims =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
const now = (): number => Math.floor(Date.now() / 1000)

const poolKeys = () => openPoolKeys(join(world().data, 'cognito', world().environment.USER_POOL_ID ?? '', 'keys.json'))

/** By the running pool's own key: such a token is wrong only in the claim that a test changes. */
const signedByPool = async (claims: Claims): Promise<string> => (await poolKeys()).signJwt('id', claims)

/** The old trick on verifiers that take the algorithm from the token: what everybody can read becomes the secret. */
async function signedWithPublicKey(token: string): Promise<string> {
  const [header = '', payload = ''] = token.split('.')
  const { kid }: Claims = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'))
  const key = (await poolKeys()).jwks().keys.find((one) => one.kid === kid)
  if (!key) throw new Error('the token names no key of the pool')
  const secret = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const content = `${encoded({ kid, alg: 'HS256' })}.${payload}`
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}

describe('a token', () => {
  let officer: Officer
  let claims: Claims

  beforeAll(async () => {
    officer = await world().officer('xa', '24547')
    claims = claimsOf(officer)
  })

  it('is good when the pool itself signs it, or the following would say nothing', async () => {
    const answer = await world().send('session', {}, { ...officer, idToken: await signedByPool(claims) })
    expect(answer.status).toBe(200)
  })

  it.each<[string, () => string | null]>([
    ['missing', () => null],
    ['signed by a key of somebody else', () => forged(officer.idToken)],
  ])('is refused on every route when it is %s', async (_what, token) => {
    expect(await met(token(), signedInRoutes)).toEqual([401])
  })

  it.each<[string, () => Promise<string | null> | string | null]>([
    ['empty', () => ''],
    ['no token at all', () => 'xin-chao'],
    ['expired', () => signedByPool({ ...claims, exp: now() - 1 })],
    ['not yet valid', () => signedByPool({ ...claims, nbf: now() + 3600 })],
    ['of another pool', () => signedByPool({ ...claims, iss: `${claims.iss}x` })],
    ['for another client', () => signedByPool({ ...claims, aud: 'another-client' })],
    ['without a client', () => signedByPool({ ...claims, aud: undefined })],
    ['tampered with', () => tampered(officer.idToken, { 'custom:unit': '66', 'cognito:groups': ['tinh'] })],
    ['without a signature', () => `${encoded({ alg: 'none' })}.${officer.idToken.split('.')[1]}.`],
    ['signed with the public key as a shared secret', () => signedWithPublicKey(officer.idToken)],
    ['a refresh token', () => officer.refreshToken],
  ])('is refused by every function when it is %s', async (_what, token) => {
    expect(await met(await token())).toEqual([401])
  })

  it('opens nothing when it is an access token, which says nothing of the unit', async () => {
    expect(await met(officer.accessToken, signedInRoutes)).toEqual([403])
  })

  it('is refused in words that name no reason, so that a forger learns nothing', async () => {
    const expired = await world().send(
      'session',
      {},
      { ...officer, idToken: await signedByPool({ ...claims, exp: 1 }) },
    )
    const forgedOne = await world().send('session', {}, { ...officer, idToken: forged(officer.idToken) })
    expect(expired.text).toBe(forgedOne.text)
  })
})

// Whoever had typed a stolen password went on for the rest of his hour, and opened the holder's new slip in the history.
describe('the token of a password that a new slip has replaced', () => {
  it('is good for nothing from the next call on, and makes no account one in use', async () => {
    const province = await world().officer('tinh', '66')
    const { account, slip } = await issued()
    const { username } = account
    const before = await world().signIn(username, password, slip)
    await world().call('session', {}, before)
    const { temporaryPassword } = await world().call('resetPassword', { params: { username } }, province)
    // As of a sign-in a second earlier: a token tells whole seconds, and a test is quicker.
    const claims = claimsOf(before)
    const stolen = { ...before, idToken: await signedByPool({ ...claims, auth_time: Number(claims.auth_time) - 1 }) }
    for (const name of ['session', 'lists', 'statistics'] as const) {
      const query = { programme: 'nq42-2020', unit: commune }
      expect(await world().refused(name, { query }, stolen)).toMatchObject({
        status: 401,
        code: 'signed-out',
        detail: expect.stringContaining('phiếu mới'),
      })
    }
    expect(await stateOf(username)).toBe('new')
    const after = await world().signIn(username, `${password}5`, temporaryPassword ?? '')
    expect((await world().call('session', {}, after)).username).toBe(username)
    expect(await stateOf(username)).toBe('active')
  })
})

describe('a user whose account is not whole', () => {
  it.each<[string, string[], string | null]>([
    ['in no group', [], '24547'],
    ['in two groups', ['xa', 'tinh'], '24547'],
    // Each of them would do for a commune.
    ['in two groups of its level', ['xa', 'payer'], '24547'],
    ['in two groups that only look', ['observer', 'payer'], '66'],
    ['without a unit', ['xa'], null],
    ['of a unit that the map does not know', ['xa'], '99999'],
    ['of a unit that belongs to another map', ['xa'], '22015'],
    ['of a district, in the group of communes', ['xa'], '657'],
    ['of a commune, in the group of districts', ['huyen'], '24547'],
    ['of a district, in the group of the province', ['tinh'], '657'],
    ['of the province, in the group of districts', ['huyen'], '66'],
    ['of a unit written with a blank', ['xa'], ' 24547'],
  ])('may do nothing: %s', async (what, groups, unit) => {
    const username = `thu-hong-${what.replaceAll(/[^a-z]+/g, '-')}`
    const user = await world().makeUser({ username, groups, unit })
    expect(await met(user.idToken)).toEqual([403])
    const refused = await world().refused('session', {}, user)
    expect(refused).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('chưa được gắn với một đơn vị'),
    })
  })
})

function tampered(token: string, changes: Claims): string {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const read: Claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
  return [header, encoded({ ...read, ...changes }), signature].join('.')
}

/** The same claims and key id, signed by a key that the pool does not have. */
function forged(token: string): string {
  const content = token.split('.').slice(0, 2).join('.')
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`
}
