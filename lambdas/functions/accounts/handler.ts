import { username } from '../../contract/shapes.ts'
import { accountSentence } from '../../domain/ledger/account-event.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok, refuse } from '../../domain/result.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { accountHistory, getAccount, listOwnAccounts } from '../../store/accounts/account-store.ts'
import { openRegister } from '../../store/table/table.ts'
import { lockAccount, resetPassword } from './account-commands.ts'
import { issueAccount, viewAccount } from './account-desk.ts'

const environment = readEnvironment('accounts', process.env)
const province = provinceOf(environment)
const { tree } = province
const register = openRegister(environment.REGISTER_TABLE)
const desk = { register, tree, userPool: environment.USER_POOL_ID }

const accountsPerPage = 250

const stored = (username: string | undefined) => getAccount(register, tree.root.code, username ?? '')

export const handler = apiHandler(
  'accounts',
  province,
  {
    accounts: async ({ query }) => {
      if (query.cursor !== undefined && !username.safeParse(query.cursor).success)
        return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
      const isOwn = ({ unit }: { readonly unit: string }): boolean => tree.contains(query.unit, unit)
      const page = { after: query.cursor ?? null, limit: accountsPerPage }
      const { accounts, after } = await listOwnAccounts(register, tree.root.code, isOwn, page)
      return ok({ items: accounts.map((account) => viewAccount(account, tree)), cursor: after })
    },
    accountHistory: async ({ params, query, within }) => {
      const account = within(await stored(params.username), ({ unit }) => unit)
      if (!account.ok) return account
      const { events, cursor } = await accountHistory(register, account.value.username, query.cursor)
      const newestFirst = events.toReversed()
      return ok({
        items: newestFirst.map((event) => ({ at: event.at, type: event.type, sentence: accountSentence(event, tree) })),
        cursor,
      })
    },
    issueAccount: ({ body, idempotencyKey, now, actor }) =>
      issueAccount(desk, body, { id: idempotencyKey, now, actor }),
    lockAccount: async ({ params, body, within, idempotencyKey, now, actor }) => {
      const account = within(await stored(params.username), ({ unit }) => unit)
      if (!account.ok) return account
      return lockAccount(desk, account.value, body.locked, { id: idempotencyKey, now, actor })
    },
    resetPassword: async ({ params, within, idempotencyKey, now, actor }) => {
      const account = within(await stored(params.username), ({ unit }) => unit)
      return account.ok ? resetPassword(desk, account.value, { id: idempotencyKey, now, actor }) : account
    },
  },
  { standing: accountStanding(register, tree) },
)
