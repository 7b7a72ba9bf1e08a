import '../../support/silent-logs.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { lockAccount, resetPassword } from '../../../lambdas/functions/accounts/account-commands.ts'
import type { AccountDesk } from '../../../lambdas/functions/accounts/account-desk.ts'
import type { StoredAccount } from '../../../lambdas/store/accounts/account-item.ts'
import { accountHistory, changeAccount, getAccount } from '../../../lambdas/store/accounts/account-store.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'

/** No Cognito answers here: what is tested is what the register does before it, and when it fails. */
Object.assign(process.env, {
  AWS_REGION: 'ap-southeast-1',
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://127.0.0.1:9',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nobody',
  AWS_MAX_ATTEMPTS: '1',
})

const engine = registerEngine()
const tree = unitTree('daklak-2020')
const root = '66'
/** Made past the register, by AWS's own permissions. */
const actor = { sub: 's', username: 'khong-ghi-so', role: 'tinh', unit: root } as const

async function aDesk(...names: string[]): Promise<AccountDesk> {
  const desk = { register: await engine.freshRegister(), tree, userPool: 'pool' }
  for (const username of names) {
    const after = {
      username,
      role: 'tinh',
      unit: root,
      holder: 'Sở LĐ-TBXH',
      state: 'active',
      createdAt: morning,
      commandId: `issue-${username}`,
    } as const
    const event = { type: 'account.issued', at: morning, actor: null, commandId: after.commandId, changes: {} } as const
    await changeAccount(desk.register, root, { before: null, after, event, commander: null, guard: null })
  }
  return desk
}

async function noteOf({ register }: AccountDesk, username: string): Promise<StoredAccount> {
  const note = await getAccount(register, root, username)
  if (!note) throw new Error('no note')
  return note
}

const deedsOf = async ({ register }: AccountDesk, username: string): Promise<string[]> =>
  (await accountHistory(register, username, undefined)).events.map(({ type }) => type).toReversed()

const order = (id: string, now = morning) => ({ id, now, actor })

describe('the last open account of the province', () => {
  it('is not locked, and the refusal says what to do first', async () => {
    const desk = await aDesk('so-mot')
    expect(await lockAccount(desk, await noteOf(desk, 'so-mot'), true, order('lock-the-last-one'))).toEqual({
      ok: false,
      error: {
        code: 'wrong-state',
        message: expect.stringMatching(/duy nhất còn mở.*Cấp một tài khoản cấp tỉnh khác/),
      },
    })
    expect(await noteOf(desk, 'so-mot')).toMatchObject({ state: 'active', version: 1 })
  })
})

describe('a command that Cognito does not carry out', () => {
  it('stands in the register once, locked from then on, and is tried again by its repetition', async () => {
    const desk = await aDesk('so-mot', 'so-hai')
    for (const now of [morning, morning + 1_000])
      await expect(lockAccount(desk, await noteOf(desk, 'so-mot'), true, order('lock-it', now))).rejects.toThrow()
    expect(await noteOf(desk, 'so-mot')).toMatchObject({ state: 'locked', version: 2 })
    expect(await deedsOf(desk, 'so-mot')).toEqual(['account.locked', 'account.issued'])
  })

  it('is one deed also when it is a new password', async () => {
    const desk = await aDesk('so-mot')
    for (const now of [morning, morning + 1_000])
      await expect(resetPassword(desk, await noteOf(desk, 'so-mot'), order('reset-it', now))).rejects.toThrow()
    expect(await noteOf(desk, 'so-mot')).toMatchObject({ state: 'new', isUsed: false })
    expect(await deedsOf(desk, 'so-mot')).toEqual(['account.password-reset', 'account.issued'])
  })
})
