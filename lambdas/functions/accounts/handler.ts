import { username } from '../../contract/shapes.ts'
import { ok, refuse } from '../../domain/result.ts'
import { unitTree } from '../../domain/units/unit-maps.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { getAccount, listAccounts } from '../../store/account-store.ts'
import { openRegister } from '../../store/table.ts'
import { issueAccount, lockAccount, resetPassword, viewAccount } from './account-desk.ts'

const environment = readEnvironment('accounts', process.env)
const tree = unitTree(environment.UNIT_MAP)
const register = openRegister(environment.REGISTER_TABLE)
const desk = { register, tree, userPool: environment.USER_POOL_ID }

const stored = (username: string | undefined) => getAccount(register, tree.root.code, username ?? '')

export const handler = apiHandler('accounts', tree, {
  accounts: async ({ query }) => {
    if (query.cursor !== undefined && !username.safeParse(query.cursor).success)
      return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
    const { accounts, after } = await listAccounts(register, tree.root.code, query.cursor ?? null)
    const own = accounts.filter((account) => tree.contains(query.unit, account.unit))
    return ok({ items: own.map((account) => viewAccount(account, tree)), cursor: after })
  },
  issueAccount: ({ body, idempotencyKey, now }) => issueAccount(desk, body, { id: idempotencyKey, now }),
  lockAccount: async ({ params, body, within }) => {
    const account = within(await stored(params.username), ({ unit }) => unit)
    return account.ok ? ok(await lockAccount(desk, account.value, body.locked)) : account
  },
  resetPassword: async ({ params, within }) => {
    const account = within(await stored(params.username), ({ unit }) => unit)
    return account.ok ? ok(await resetPassword(desk, account.value)) : account
  },
})
