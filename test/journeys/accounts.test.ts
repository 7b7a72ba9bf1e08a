import {
  AdminInitiateAuthCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  DeleteUserCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Account, IssueAccountRequest } from '../../lambdas/contract/accounts.ts'
import { levelsOfRole, type Role, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { totpCode } from '../../local/engines/cognito/totp.ts'
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

const stateOf = async (username: string): Promise<Account['state'] | undefined> =>
  (await everyAccount(province, commune)).find((account) => account.username === username)?.state

const historyOf = async (username: string, reader = province): Promise<string[]> =>
  (await world().call('accountHistory', { params: { username } }, reader)).items.map(({ sentence }) => sentence)

/** A second account of the province, as the first one issues it. */
async function anotherChief(): Promise<Officer> {
  const { account, slip } = await issued({ role: 'tinh', unit: '66', holder: 'Sở LĐ-TBXH' })
  return world().signIn(account.username, password, slip)
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
    expect(await stateOf(account.username)).toBe('new')
    expect(await world().call('session', {}, officer)).toMatchObject({
      username: account.username,
      role: 'xa',
      unit: { code: commune },
    })
    expect(await stateOf(account.username)).toBe('active')
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

  // The second one set another password, and the slip that was printed from the first answer did not open.
  it('is replaced once by one command, and the new slip is told once', async () => {
    const { account, slip } = await issued()
    const input = { params: { username: account.username }, idempotencyKey: crypto.randomUUID() }
    const first = await world().call('resetPassword', input, province)
    const second = await world().call('resetPassword', input, province)
    expect(second).toEqual({ account: first.account, temporaryPassword: null })
    await expect(world().signIn(account.username, password, slip)).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    })
    await world().signIn(account.username, password, first.temporaryPassword ?? '')
    expect((await historyOf(account.username)).filter((line) => line.includes('cấp lại mật khẩu'))).toHaveLength(1)
  })

  it('is replaced once by one command that came twice at the same time', async () => {
    const { account } = await issued()
    const input = { params: { username: account.username }, idempotencyKey: crypto.randomUUID() }
    const answers = await Promise.all([0, 1, 2].map(() => world().send('resetPassword', input, province)))
    const slips = answers.flatMap(({ status, text }) => (status === 200 ? [JSON.parse(text).temporaryPassword] : []))
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(slips.filter((slip) => slip !== null)).toHaveLength(1)
    await world().signIn(
      account.username,
      password,
      slips.find((slip) => slip !== null),
    )
  })

  it('is not replaced by a command whose key stands for another deed', async () => {
    const { account } = await issued()
    const input = { params: { username: account.username }, idempotencyKey: crypto.randomUUID() }
    await world().call('lockAccount', { ...input, body: { locked: true } }, province)
    expect(await world().refused('resetPassword', input, province)).toMatchObject({ status: 409, code: 'conflict' })
  })
})

describe('what was done with an account', () => {
  it('is told in sentences, the newest first, to whoever may see the account, and holds no password', async () => {
    const { account, slip } = await issued()
    const { username } = account
    const params = { username }
    await world().call('session', {}, await world().signIn(username, password, slip))
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    const { temporaryPassword } = await world().call('resetPassword', { params }, province)
    const told = await historyOf(username, await world().officer('huyen', '649'))
    const by = `${province.username}, Sở LĐ-TBXH`
    expect(told.map((line) => line.replace(/^.*? – /, ''))).toEqual([
      `${by}: cấp lại mật khẩu tạm, mật khẩu cũ hết hiệu lực (trạng thái: Đang dùng → Mới cấp).`,
      `${by}: mở khoá tài khoản (trạng thái: Đang khoá → Đang dùng).`,
      `${by}: khoá tài khoản (trạng thái: Đang dùng → Đang khoá).`,
      `${username}, UBND Xã Cư Né: vào làm việc lần đầu bằng mật khẩu của mình (trạng thái: Mới cấp → Đang dùng).`,
      `${by}: cấp tài khoản (trạng thái: Mới cấp; vai trò: Xã; đơn vị: Xã Cư Né; người giữ: Cán bộ LĐ-TBXH Xã Cư Né).`,
    ])
    for (const secret of [slip, temporaryPassword ?? '-', password]) expect(told.join()).not.toContain(secret)
  })

  it('is nothing to another district, and to a commune', async () => {
    const { account } = await issued()
    const params = { username: account.username }
    const elsewhere = await world().officer('huyen', '657')
    expect((await world().refused('accountHistory', { params }, elsewhere)).status).toBe(404)
    const own = await world().officer('xa', commune)
    expect((await world().refused('accountHistory', { params }, own)).status).toBe(403)
  })
})

describe('the accounts of the province', () => {
  it('cannot lock themselves', async () => {
    const chief = await anotherChief()
    const params = { username: chief.username }
    const refused = await world().refused('lockAccount', { params, body: { locked: true } }, chief)
    expect(refused).toMatchObject({
      status: 409,
      code: 'wrong-state',
      detail: expect.stringContaining('không tự khoá'),
    })
    expect((await world().call('session', {}, chief)).username).toBe(chief.username)
  })

  it('lock each other at the same moment, and one of them remains', async () => {
    const chiefs = [await anotherChief(), await anotherChief()] as const
    const lock = (by: Officer, whom: Officer) =>
      world().send('lockAccount', { params: { username: whom.username }, body: { locked: true } }, by)
    const answers = await Promise.all([lock(chiefs[0], chiefs[1]), lock(chiefs[1], chiefs[0])])
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    const states = await Promise.all(chiefs.map(async ({ username }) => (await chiefState(username)) === 'locked'))
    expect(states.toSorted()).toEqual([false, true])
  })

  const chiefState = async (username: string) =>
    (await everyAccount(province, '66')).find((account) => account.username === username)?.state
})

describe('a locked account', () => {
  it('signs in no more and renews nothing; unlocked, it is the same account', async () => {
    const { account, slip } = await issued()
    const officer = await world().signIn(account.username, password, slip)
    await world().call('session', {}, officer)
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

  // Its token was good for the rest of its hour.
  it('reads and writes nothing more with the token that it has, from the next call on', async () => {
    const { account, slip } = await issued()
    const officer = await world().signIn(account.username, password, slip)
    const search = { body: { programme: 'nq42-2020', unit: commune, limit: 1 } }
    await world().call('searchEntitlements', search, officer)
    const params = { username: account.username }
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    for (const name of ['session', 'searchEntitlements', 'lists', 'statistics'] as const) {
      const query = { programme: 'nq42-2020', unit: commune }
      const input = name === 'searchEntitlements' ? search : { query }
      expect(await world().refused(name, input, officer)).toMatchObject({
        status: 401,
        code: 'locked',
        detail: expect.stringContaining('đã bị khoá'),
      })
    }
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    await world().call('searchEntitlements', search, officer)
  })

  it('that nobody has used yet is as new as before when it is unlocked', async () => {
    const { account } = await issued()
    const params = { username: account.username }
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    expect((await world().call('lockAccount', { params, body: { locked: false } }, province)).state).toBe('new')
  })

  it('is not locked again by a command that comes a second time after it was unlocked', async () => {
    const { account } = await issued()
    const params = { username: account.username }
    const input = { params, body: { locked: true }, idempotencyKey: crypto.randomUUID() }
    await world().call('lockAccount', input, province)
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    expect((await world().call('lockAccount', input, province)).state).toBe('new')
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

describe('a holder who deletes himself at Cognito, which no setting forbids', () => {
  it('signs in no more; the note and its history stay, and the office issues the account again by a new slip', async () => {
    const { account, slip } = await issued()
    const { username } = account
    const officer = await world().signIn(username, password, slip)
    await world().call('session', {}, officer)
    await cognito.send(new DeleteUserCommand({ AccessToken: officer.accessToken }))
    await expect(world().signIn(username, password)).rejects.toMatchObject({ code: 'NotAuthorizedException' })
    expect(await stateOf(username)).toBe('active')
    expect(await world().refused('issueAccount', { body: order({ username }) }, province)).toMatchObject({
      status: 409,
    })

    const params = { username }
    await world().call('lockAccount', { params, body: { locked: true } }, province)
    await world().call('lockAccount', { params, body: { locked: false } }, province)
    const { temporaryPassword } = await world().call('resetPassword', { params }, province)
    const back = await world().signIn(username, `${password}3`, temporaryPassword ?? '')
    expect(await world().call('session', {}, back)).toMatchObject({ username, role: 'xa', unit: { code: commune } })
    expect(await historyOf(username)).toHaveLength(6)
  })

  it('or sets up codes with a stolen token is let in by a new slip', async () => {
    const { account, slip } = await issued()
    const { username } = account
    const { accessToken: AccessToken } = await world().signIn(username, password, slip)
    const { SecretCode = '' } = await cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    const UserCode = totpCode(SecretCode, Date.now())
    await cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
    const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
    await cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
    const { temporaryPassword } = await world().call('resetPassword', { params: { username } }, province)
    expect((await world().signIn(username, `${password}4`, temporaryPassword ?? '')).username).toBe(username)
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
