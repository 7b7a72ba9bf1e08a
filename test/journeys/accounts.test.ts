import type { IssueAccountRequest } from '../../lambdas/contract/accounts.ts'
import { levelsOfRole, type Role, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { commune, everyAccount, historyOf, issued, order, password, stateOf } from '../support/issued-accounts.ts'
import type { Officer } from '../support/sign-in.ts'
import { tree } from '../support/test-machine.ts'
import { world } from '../support/world.ts'

let province: Officer
beforeAll(async () => {
  province = await world().officer('tinh', '66')
})

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
    expect((await world().refused('accountHistory', { params, query: {} }, elsewhere)).status).toBe(404)
    const own = await world().officer('xa', commune)
    expect((await world().refused('accountHistory', { params, query: {} }, own)).status).toBe(403)
  })
})
