import type { FunctionName } from '../lambdas/runtime/environment.ts'

/** What a transaction needs is what its parts need: IAM knows no TransactWriteItems. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'ConditionCheckItem'
  | 'BatchWriteItem'

export interface RegisterAccess {
  readonly table?: readonly TableAction[]
  readonly byIdNumber?: readonly ['Query']
  readonly byCommune?: readonly ['Query']
}

/**
 * What each function may do with the register, and nothing more. No function may scan, delete, or reach an index that it does not
 * read; a function that needs another action gets it here, where all of them are seen together.
 */
export const registerAccess = {
  information: { table: ['Query'] },
  lookup: { byIdNumber: ['Query'] },
  session: {},
  lists: { table: ['GetItem', 'PutItem', 'Query'], byCommune: ['Query'] },
  entitlements: { table: ['GetItem', 'BatchGetItem', 'Query'], byCommune: ['Query'] },
  payments: { table: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  statistics: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  accounts: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  intake: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem'] },
  'daily-report': { table: ['Query'] },
} as const satisfies Record<FunctionName, RegisterAccess>

/** What `accounts` may do with officers. It can lock, not delete: an account's name stays in the history of payments. */
export const accountActions = [
  'AdminCreateUser',
  'AdminAddUserToGroup',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminSetUserPassword',
  'AdminGetUser',
  'AdminUserGlobalSignOut',
] as const
