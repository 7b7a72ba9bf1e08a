import {
  createAccount,
  getAccount,
  listAccounts,
  type StoredAccount,
  saveAccount,
} from '../../../lambdas/store/account-store.ts'
import { morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { eaTieu } from './desk.ts'

const engine = registerEngine()
const anAccount = (parts: Partial<StoredAccount> = {}): StoredAccount => ({
  username: 'xa-24547',
  role: 'xa',
  unit: eaTieu,
  holder: 'Cán bộ LĐ-TBXH Xã Ea Tiêu',
  state: 'new',
  createdAt: morning,
  commandId: 'issue-the-account',
  ...parts,
})

describe("the register's note of an account", () => {
  it('is given to one of two who ask for the same name', async () => {
    const register = await engine.freshRegister()
    const taken = await Promise.all([
      createAccount(register, '66', anAccount({ commandId: 'one' })),
      createAccount(engine.again(register), '66', anAccount({ commandId: 'two' })),
    ])
    expect(taken.toSorted()).toEqual([false, true])
    expect(await getAccount(register, '66', 'xa-24547')).toMatchObject({ commandId: taken[0] ? 'one' : 'two' })
  })

  it('changes with what becomes of the account, and belongs to its province', async () => {
    const register = await engine.freshRegister()
    await createAccount(register, '66', anAccount())
    await saveAccount(register, '66', anAccount({ state: 'locked' }))
    expect(await getAccount(register, '66', 'xa-24547')).toMatchObject({ state: 'locked' })
    expect(await getAccount(register, '67', 'xa-24547')).toBeUndefined()
  })

  it('is listed by name, page after page', async () => {
    const register = await engine.freshRegister()
    const names = Array.from({ length: 260 }, (_, index) => `xa-${1000 + index}`)
    await Promise.all(names.map((username) => createAccount(register, '66', anAccount({ username }))))
    const first = await listAccounts(register, '66', null)
    const second = await listAccounts(register, '66', first.after)
    expect([...first.accounts, ...second.accounts].map(({ username }) => username)).toEqual(names)
    expect(second.after).toBeNull()
  })
})
