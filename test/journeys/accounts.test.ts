import {
  AdminInitiateAuthCommand,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Account, IssueAccountRequest } from '../../lambdas/contract/accounts.ts'
import { levelsOfRole, type Role, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { type ConsoleConfig, type Officer, readConsoleConfig } from '../support/sign-in.ts'
import { tree } from '../support/test-machine.ts'
import { world } from '../support/world.ts'

const commune = '24307'
const password = 'Mat-khau-cua-toi-1'

let province: Officer
let config: ConsoleConfig
/** As a browser is: no keys, only what its user holds. */
let cognito: CognitoIdentityProviderClient
beforeAll(async () => {
  province = await world().officer('tinh', '66')
  config = await readConsoleConfig(world().site)
  const { region, endpoint } = world().operator
  const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nobody' }
  cognito = new CognitoIdentityProviderClient({ region, endpoint, credentials })
})

const order = (parts: Partial<IssueAccountRequest> = {}): IssueAccountRequest => ({
  username: `can-bo-${crypto.randomUUID().slice(0, 12)}`,
  role: 'xa',
  unit: commune,
  holder: 'Cán bộ LĐ-TBXH Xã Cư Né',
  email: 'xa-cu-ne@example.vn',
  ...parts,
})

async function issued(parts: Partial<IssueAccountRequest> = {}): Promise<{ account: Account; slip: string }> {
  const { account, temporaryPassword } = await world().call('issueAccount', { body: order(parts) }, province)
  return { account, slip: temporaryPassword ?? '' }
}

async function everyAccount(reader: Officer, unit: string): Promise<Account[]> {
  const found: Account[] = []
  let cursor: string | undefined
  do {
    const query = { unit, ...(cursor ? { cursor } : {}) }
    const page = await world().call('accounts', { query }, reader)
    found.push(...page.items)
    cursor = page.cursor ?? undefined
  } while (cursor)
  return found
}

const refresh = (officer: Officer) =>
  cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: config.userPoolClientId,
      AuthParameters: { REFRESH_TOKEN: officer.refreshToken },
    }),
  )

describe('an account that the province issues', () => {
  it('opens with the slip, asks for a password of one’s own, and works from then on', async () => {
    const { account, slip } = await issued()
    expect(account).toMatchObject({ role: 'xa', unit: commune, unitName: 'Xã Cư Né', state: 'new' })
    expect(slip).toMatch(/^[\w@#%+=]{16}$/)
    const officer = await world().signIn(account.username, password, slip)
    expect(await world().call('session', {}, officer)).toMatchObject({
      username: account.username,
      role: 'xa',
      unit: { code: commune },
    })
    expect((await world().signIn(account.username, password)).username).toBe(account.username)
  })

  it('does not open with a wrong slip, nor with the slip a second time', async () => {
    const { account, slip } = await issued()
    await expect(world().signIn(account.username, password, `${slip}x`)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
    await world().signIn(account.username, password, slip)
    await expect(world().signIn(account.username, password, slip)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
  })

  it.each<[string, string]>([
    ['too short', 'Ngan-1a'],
    ['without a capital', 'mat-khau-cua-toi-1'],
    ['without a digit', 'Mat-khau-cua-toi'],
  ])('takes no password that is %s', async (_what, own) => {
    const { account, slip } = await issued()
    await expect(world().signIn(account.username, own, slip)).rejects.toMatchObject({
      code: 'InvalidPasswordException',
    })
  })

  it('is answered alike for a name that nobody has, so that names cannot be tried out', async () => {
    const { account } = await issued()
    const failures = await Promise.all(
      [account.username, 'khong-co-ai-ten-nay'].map((name) =>
        world()
          .signIn(name, password)
          .catch(({ code, message }: { code: string; message: string }) => [code, message]),
      ),
    )
    expect(failures[0]).toEqual(failures[1])
  })

  it('is listed to the province and its district, and to nobody beside them', async () => {
    const { account } = await issued()
    const own = await everyAccount(await world().officer('huyen', '649'), '649')
    expect(own).toContainEqual(account)
    expect(own.every(({ unit }) => tree.contains('649', unit))).toBe(true)
    expect(await everyAccount(province, commune)).toContainEqual(account)
    expect(await everyAccount(await world().officer('huyen', '657'), '657')).not.toContainEqual(account)
    expect(JSON.stringify(own)).not.toMatch(/password|example\.vn/)
  })

  it('comes once by one command, and the slip is told once', async () => {
    const body = order()
    const idempotencyKey = crypto.randomUUID()
    const first = await world().call('issueAccount', { body, idempotencyKey }, province)
    const second = await world().call('issueAccount', { body, idempotencyKey }, province)
    expect(second).toEqual({ account: first.account, temporaryPassword: null })
    await world().signIn(body.username, password, first.temporaryPassword ?? '')
  })

  it('is not turned into another one by the same command with other words', async () => {
    const body = order()
    const idempotencyKey = crypto.randomUUID()
    const { temporaryPassword } = await world().call('issueAccount', { body, idempotencyKey }, province)
    for (const other of [{ role: 'huyen' as const, unit: '649' }, { unit: '24310' }, { holder: 'Người khác' }]) {
      const input = { body: { ...body, ...other }, idempotencyKey }
      expect((await world().refused('issueAccount', input, province)).status).toBe(409)
    }
    const officer = await world().signIn(body.username, password, temporaryPassword ?? '')
    expect(await world().call('session', {}, officer)).toMatchObject({ role: 'xa', unit: { code: commune } })
  })

  it('cannot have a name that is taken', async () => {
    const { account } = await issued()
    expect(
      await world().refused('issueAccount', { body: order({ username: account.username }) }, province),
    ).toMatchObject({
      status: 409,
      code: 'conflict',
      detail: expect.stringContaining(`${account.username} đã có`),
    })
  })

  it('has one name when two are issued at once', async () => {
    const body = order()
    const answers = await Promise.all([0, 1, 2].map(() => world().send('issueAccount', { body }, province)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  })

  const levels = { province: '66', district: '649', commune } as const
  const pairs = roles.flatMap((role) =>
    (['province', 'district', 'commune'] as const).map((level): [Role, keyof typeof levels] => [role, level]),
  )
  it.each(pairs)('is bound to a unit of a level where the role works: %s of a %s', async (role, level) => {
    const isRight = (levelsOfRole[role] as readonly string[]).includes(level)
    const answer = await world().send('issueAccount', { body: order({ role, unit: levels[level] }) }, province)
    expect(answer.status).toBe(isRight ? 201 : 422)
    if (!isRight) expect(JSON.parse(answer.text).detail).toContain('chọn đơn vị đúng cấp')
  })

  it.each<[string, Partial<Record<keyof IssueAccountRequest, unknown>>, number]>([
    ['of an unknown unit', { unit: '99999' }, 404],
    ['of an unknown role', { role: 'admin' }, 422],
    ['with a name in capitals', { username: 'Can-Bo' }, 422],
    ['with a name of two letters', { username: 'ab' }, 422],
    ['with a name that is a path', { username: '../../etc' }, 422],
    ['with no holder', { holder: '  ' }, 422],
    ['with no address', { email: 'khong-phai-thu' }, 422],
  ])('is refused: %s', async (_what, parts, status) => {
    const body = { ...order(), ...parts }
    expect((await world().refused('issueAccount', { body }, province)).status).toBe(status)
  })
})

describe('a slip that was lost', () => {
  it('is replaced: the old password and every sign-in end, the new slip opens', async () => {
    const { account, slip } = await issued()
    const before = await world().signIn(account.username, password, slip)
    const params = { username: account.username }
    const { temporaryPassword } = await world().call('resetPassword', { params }, province)
    await expect(world().signIn(account.username, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    await expect(refresh(before)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    const after = await world().signIn(account.username, `${password}2`, temporaryPassword ?? '')
    expect((await world().call('session', {}, after)).username).toBe(account.username)
  })
})

describe('a locked account', () => {
  it('signs in no more and renews nothing; unlocked, it is the same account', async () => {
    const { account, slip } = await issued()
    const officer = await world().signIn(account.username, password, slip)
    expect((await refresh(officer)).AuthenticationResult?.IdToken).toEqual(expect.any(String))
    const params = { username: account.username }
    const locked = await world().call('lockAccount', { params, body: { locked: true } }, province)
    expect(locked).toMatchObject({ state: 'locked', username: account.username })
    await expect(world().signIn(account.username, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    await expect(refresh(officer)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    expect(await everyAccount(province, commune)).toContainEqual(locked)

    const again = await world().call('lockAccount', { params, body: { locked: false } }, province)
    expect(again.state).toBe('active')
    const back = await world().signIn(account.username, password)
    expect((await world().call('session', {}, back)).unit.code).toBe(commune)
    // What was revoked stays revoked.
    await expect(refresh(officer)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  it('is nothing when there is no such account', async () => {
    const params = { username: 'khong-co-ai' }
    const refusals = [
      await world().refused('lockAccount', { params, body: { locked: true } }, province),
      await world().refused('resetPassword', { params }, province),
    ]
    expect(refusals.map(({ code }) => code)).toEqual(['not-found', 'not-found'])
  })
})

describe('the holder of an account', () => {
  let officer: Officer
  beforeAll(async () => {
    const { account, slip } = await issued()
    officer = await world().signIn(account.username, password, slip)
  })

  it.each<[string, string]>([
    ['custom:unit', '66'],
    ['email', 'toi@example.vn'],
    ['name', 'Giám đốc Sở'],
    ['email_verified', 'true'],
  ])('cannot change %s', async (Name, Value) => {
    const change = new UpdateUserAttributesCommand({
      AccessToken: officer.accessToken,
      UserAttributes: [{ Name, Value }],
    })
    await expect(cognito.send(change)).rejects.toMatchObject({
      name: expect.stringMatching(/NotAuthorized|InvalidParameter/),
    })
    const { UserAttributes = [] } = await cognito.send(new GetUserCommand({ AccessToken: officer.accessToken }))
    expect(UserAttributes.find((one) => one.Name === 'custom:unit')?.Value).toBe(commune)
  })

  it('stays bound to the unit in the tokens that he renews', async () => {
    const { AuthenticationResult } = await refresh(officer)
    const renewed = { ...officer, idToken: AuthenticationResult?.IdToken ?? '' }
    expect((await world().call('session', {}, renewed)).unit.code).toBe(commune)
  })

  it('may choose another password, if he knows the old one', async () => {
    const change = (PreviousPassword: string) =>
      cognito.send(
        new ChangePasswordCommand({
          AccessToken: officer.accessToken,
          PreviousPassword,
          ProposedPassword: `${password}9`,
        }),
      )
    await expect(change('Khong-phai-no-1')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    await change(password)
    expect((await world().signIn(officer.username, `${password}9`)).username).toBe(officer.username)
  })
})

describe('nobody', () => {
  it('makes an account for himself, asks for a password by mail, or signs in past SRP', async () => {
    const ClientId = config.userPoolClientId
    const Username = 'toi-tu-lam'
    await expect(cognito.send(new SignUpCommand({ ClientId, Username, Password: password }))).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    })
    await expect(cognito.send(new ForgotPasswordCommand({ ClientId, Username: province.username }))).rejects.toThrow()
    const plain = { USERNAME: province.username, PASSWORD: password }
    await expect(
      cognito.send(new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters: plain })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    const UserPoolId = config.userPoolId
    await expect(
      cognito.send(
        new AdminInitiateAuthCommand({
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          ClientId,
          UserPoolId,
          AuthParameters: plain,
        }),
      ),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: expect.any(Number) } })
  })
})
