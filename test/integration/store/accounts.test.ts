import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { AccountEvent } from '../../../lambdas/domain/ledger/account-event.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import {
  findAccountCommand,
  finishAccountCommand,
  releaseAccountCommand,
  resumeAccountCommand,
} from '../../../lambdas/store/accounts/account-command.ts'
import type { StoredAccount } from '../../../lambdas/store/accounts/account-item.ts'
import { accountStanding, accountStandingAtEntry } from '../../../lambdas/store/accounts/account-standing.ts'
import {
  type AccountChange,
  accountHistory,
  changeAccount,
  getAccount,
  listAccounts,
  listOwnAccounts,
} from '../../../lambdas/store/accounts/account-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { eaTieu, elsewhere } from './desk.ts'

const engine = registerEngine()
const root = '66'
const chief = { username: 'so-ldtbxh', role: 'tinh', unit: root } as const
const locked = { username: 'xa-24547', type: 'account.locked' } as const

const anAccount = (parts: Partial<StoredAccount> = {}): Omit<StoredAccount, 'version'> => ({
  username: 'xa-24547',
  role: 'xa',
  unit: eaTieu,
  holder: 'Cán bộ LĐ-TBXH Xã Ea Tiêu',
  state: 'new',
  isUsed: false,
  createdAt: morning,
  commandId: 'issue-the-account',
  ...parts,
})

const anEvent = (type: AccountEvent['type'], commandId: string): AccountEvent => ({
  type,
  at: morning,
  actor: chief,
  commandId,
  changes: { state: ['Mới cấp', 'Đang khoá'] },
})

/** All that was done with it, the newest first, page after page. */
async function toldOf(register: Register, username: string): Promise<AccountEvent[]> {
  const told: AccountEvent[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await accountHistory(register, username, cursor)
    told.push(...page.events.toReversed())
    cursor = page.cursor
  }
  return told
}

const issue = (register: Register, parts: Partial<StoredAccount> = {}) => {
  const after = anAccount(parts)
  return changeAccount(register, root, {
    before: null,
    after,
    event: anEvent('account.issued', after.commandId),
    commander: null,
    guard: null,
  })
}

/** A register of accounts as they are issued. Hundreds are put in by batches: they are to be read. */
const noted = (accounts: readonly Partial<StoredAccount>[]): Promise<Register> =>
  engine.freshRegister(
    accounts.map((parts) => {
      const note = { ...anAccount(parts), version: 1 }
      return { ...keys.account(root, note.username), ...note }
    }),
  )

const lock = async (register: Register, id: string, parts: Partial<AccountChange> = {}) => {
  const before = await getAccount(register, root, 'xa-24547')
  if (!before) throw new Error('no note')
  const event = anEvent('account.locked', id)
  const after = { ...before, state: 'locked' } as const
  return changeAccount(register, root, { before, after, event, commander: chief.username, guard: null, ...parts })
}

describe("the register's note of an account", () => {
  it('is given to one of two who ask for the same name', async () => {
    const register = await engine.freshRegister()
    const outcomes = await Promise.all([
      issue(register, { commandId: 'one' }),
      issue(engine.again(register), { commandId: 'two' }),
    ])
    expect(outcomes.toSorted()).toEqual(['done', 'stale'])
    expect(await getAccount(register, root, 'xa-24547')).toMatchObject({
      commandId: outcomes[0] === 'done' ? 'one' : 'two',
    })
    expect(await toldOf(register, 'xa-24547')).toHaveLength(1)
  })

  it('changes with its event, one a version, the newest told first, and belongs to its province', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    expect(await lock(register, 'lock-it')).toBe('done')
    expect(await getAccount(register, root, 'xa-24547')).toMatchObject({ state: 'locked', version: 2 })
    expect(await getAccount(register, '67', 'xa-24547')).toBeUndefined()
    expect((await toldOf(register, 'xa-24547')).map(({ type, commandId }) => [type, commandId])).toEqual([
      ['account.locked', 'lock-it'],
      ['account.issued', 'issue-the-account'],
    ])
  })

  // What was before the newest hundred was left out without a word.
  it('tells all that was ever done with it', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    for (let times = 0; times < 110; times++) await lock(register, `lock-${times}`)
    const told = await toldOf(register, 'xa-24547')
    expect([told.length, told[0]?.commandId, told.at(-1)?.commandId]).toEqual([111, 'lock-109', 'issue-the-account'])
  })

  it('is not changed by one who looked at it before somebody else did', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    const before = await getAccount(register, root, 'xa-24547')
    if (!before) throw new Error('no note')
    expect(await lock(register, 'first')).toBe('done')
    expect(await lock(register, 'second', { before })).toBe('stale')
    expect(await toldOf(register, 'xa-24547')).toHaveLength(2)
  })

  it('of before there were events is read, and gets its first one', async () => {
    const register = await engine.freshRegister()
    const { isUsed: _, ...old } = anAccount({ state: 'active' })
    const Item = { ...keys.account(root, old.username), ...old }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
    expect(await getAccount(register, root, old.username)).toMatchObject({ version: 0, state: 'active' })
    expect(await lock(register, 'lock-it')).toBe('done')
    expect(await toldOf(register, old.username)).toHaveLength(1)
  })

  it('is changed only while the account that must remain is open', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    expect(await lock(register, 'no-such-guard', { guard: 'so-khac' })).toBe('guard-failed')
    await issue(register, { username: 'so-khac', role: 'tinh', unit: root, state: 'locked' })
    expect(await lock(register, 'locked-guard', { guard: 'so-khac' })).toBe('guard-failed')
    expect(await getAccount(register, root, 'xa-24547')).toMatchObject({ state: 'new', version: 1 })
    await issue(register, { username: 'so-thu-ba', role: 'tinh', unit: root })
    expect(await lock(register, 'open-guard', { guard: 'so-thu-ba' })).toBe('done')
  })

  it('is listed by name, page after page', async () => {
    const names = Array.from({ length: 260 }, (_, index) => `xa-${1000 + index}`)
    const register = await noted(names.map((username) => ({ username })))
    const first = await listAccounts(register, root, null)
    const second = await listAccounts(register, root, first.after)
    expect([...first.accounts, ...second.accounts].map(({ username }) => username)).toEqual(names)
    expect(second.after).toBeNull()
  })

  it("is listed to a district without a word of another district's", async () => {
    const own = Array.from({ length: 5 }, (_, index) => `xa-${1001 + 2 * index}`)
    const others = Array.from({ length: 300 }, (_, index) => `xa-${index % 2 ? 2000 + index : 1000 + index}`)
    const register = await noted([
      ...own.map((username) => ({ username })),
      ...others.map((username) => ({ username, unit: elsewhere })),
    ])
    const isOwn = ({ unit }: StoredAccount): boolean => unit === eaTieu
    const shown: string[] = []
    let after: string | null = null
    do {
      const page = await listOwnAccounts(register, root, isOwn, { after, limit: 2 })
      shown.push(...page.accounts.map(({ username }) => username))
      // Where a page ended was the name of whoever had been read last, in whatever district.
      if (page.after !== null) expect(own).toContain(page.after)
      after = page.after
    } while (after !== null)
    expect(shown).toEqual(own)
  })
})

describe("an account's command", () => {
  it('is begun once, and remembered as what it was', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    expect(await findAccountCommand(register, chief.username, 'lock-it', locked)).toBeUndefined()
    expect(await lock(register, 'lock-it')).toBe('done')
    expect(await lock(register, 'lock-it')).toBe('key-taken')
    const begun = { isSame: true, begunAt: morning, isFinished: false }
    expect(await findAccountCommand(register, chief.username, 'lock-it', locked)).toEqual(begun)
    for (const other of [
      { ...locked, type: 'account.password-reset' as const },
      { ...locked, username: 'xa-24540' },
    ])
      expect(await findAccountCommand(register, chief.username, 'lock-it', other)).toMatchObject({ isSame: false })
    expect(await toldOf(register, 'xa-24547')).toHaveLength(2)
  })

  it('is another deed where the key stands for a payment', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    const Item = { ...keys.command(chief.username, 'lock-it'), digest: 'of-a-payment' }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
    expect(await lock(register, 'lock-it')).toBe('key-taken')
    expect(await findAccountCommand(register, chief.username, 'lock-it', locked)).toMatchObject({ isSame: false })
  })

  it('that broke off is taken up by one of two, and by nobody once it is finished', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    await lock(register, 'lock-it')
    const resume = (begunAt: number) =>
      resumeAccountCommand(register, chief.username, 'lock-it', { begunAt, now: morning + 60_000 })
    expect((await Promise.all([resume(morning), resume(morning)])).toSorted()).toEqual([false, true])
    await releaseAccountCommand(register, chief.username, 'lock-it')
    expect(await findAccountCommand(register, chief.username, 'lock-it', locked)).toMatchObject({ begunAt: 0 })
    await finishAccountCommand(register, chief.username, 'lock-it', morning)
    expect(await resume(0)).toBe(false)
    expect(await findAccountCommand(register, chief.username, 'lock-it', locked)).toMatchObject({ isFinished: true })
  })
})

describe('the standing of an account whose token is good', () => {
  const tree = unitTree('daklak-2020')
  const actor = { sub: 's', username: 'xa-24547', role: 'xa', unit: eaTieu } as const
  const at = (now: number, signedInAt = now) => ({ now, signedInAt })

  it('ends with the lock, and is good for one that the register does not know', async () => {
    const register = await engine.freshRegister()
    const standing = accountStanding(register, tree)
    expect(await standing(actor, at(morning))).toBe('good')
    await issue(register)
    expect(await standing(actor, at(morning))).toBe('good')
    await lock(register, 'lock-it')
    expect(await standing(actor, at(morning))).toBe('locked')
    expect(await accountStandingAtEntry(register, tree)(actor, at(morning))).toBe('locked')
  })

  // The token of a stolen password was good for the rest of its hour, and its first call made the new slip a used one.
  it('ends with the password that a new slip replaces, also at the door', async () => {
    const register = await engine.freshRegister()
    await issue(register, { passwordSince: morning + 700 })
    const standing = accountStanding(register, tree)
    const enter = accountStandingAtEntry(register, tree)
    for (const signedInAt of [0, morning - 1000]) {
      expect(await standing(actor, at(morning + 5000, signedInAt))).toBe('ended')
      expect(await enter(actor, at(morning + 5000, signedInAt))).toBe('ended')
    }
    expect(await getAccount(register, root, 'xa-24547')).toMatchObject({ state: 'new', version: 1 })
    expect(await standing(actor, at(morning + 5000, morning))).toBe('good')
    expect(await enter(actor, at(morning + 5000, morning))).toBe('good')
    expect(await getAccount(register, root, 'xa-24547')).toMatchObject({
      state: 'active',
      passwordSince: morning + 700,
    })
    expect(await standing(actor, at(morning + 5000, morning - 1000))).toBe('ended')
  })

  it('makes it an account in use at its first entry, once, whichever window comes first', async () => {
    const register = await engine.freshRegister()
    await issue(register)
    const enter = accountStandingAtEntry(register, tree)
    expect(await Promise.all([enter(actor, at(morning)), enter(actor, at(morning + 1))])).toEqual(['good', 'good'])
    expect(await enter(actor, at(morning + 2))).toBe('good')
    expect(await getAccount(register, root, 'xa-24547')).toMatchObject({ state: 'active', isUsed: true, version: 2 })
    expect((await toldOf(register, 'xa-24547')).map(({ type }) => type)).toEqual([
      'account.first-used',
      'account.issued',
    ])
  })
})
