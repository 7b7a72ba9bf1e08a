import type { FunctionName } from '../lambdas/runtime/environment.ts'

/**
 * What a transaction needs is what its parts need: IAM knows no TransactWriteItems. Delete and Scan are left out on purpose: history
 * is not deleted, and a question that needs a scan needs an index.
 */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem'

export interface RegisterAccess {
  readonly table?: readonly TableAction[]
  readonly byIdNumber?: readonly ['Query']
  readonly byCommune?: readonly ['Query']
  readonly byOpenLists?: readonly ['Query']
}

/**
 * What each function may do with the register, and nothing more. No function may scan, delete, or reach an index that it does not
 * read; a function that needs another action gets it here, where all of them are seen together.
 */
export const registerAccess = {
  information: { table: ['Query'] },
  lookup: { table: ['BatchGetItem', 'Query'], byIdNumber: ['Query'] },
  session: { table: ['GetItem', 'PutItem'] },
  lists: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] },
  entitlements: {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    byIdNumber: ['Query'],
    byCommune: ['Query'],
  },
  exports: { table: ['GetItem', 'PutItem'] },
  payments: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
  batches: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] },
  cases: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], byCommune: ['Query'] },
  'foreign-files': { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], byCommune: ['Query'] },
  'pay-lists': { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], byCommune: ['Query'] },
  /** The one function that anybody may call and that writes: what a citizen sends, its event and its place. */
  complain: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], byIdNumber: ['Query'] },
  complaints: { table: ['GetItem', 'Query', 'PutItem'] },
  statistics: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] },
  reports: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
  accounts: { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  intake: {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    byCommune: ['Query'],
  },
  'overdue-lists': {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    byOpenLists: ['Query'],
  },
  'seal-ledger': { table: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], byCommune: ['Query'] },
  'write-export': { table: ['GetItem', 'UpdateItem'], byCommune: ['Query'] },
  'take-foreign-file': {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    byCommune: ['Query'],
  },
  'write-batch': {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    byCommune: ['Query'],
  },
  'write-pay-list': { table: ['GetItem', 'PutItem', 'UpdateItem'], byCommune: ['Query'] },
  'compare-anew': {
    table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    byCommune: ['Query'],
  },
  recount: { table: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], byCommune: ['Query'] },
  'daily-report': { table: ['GetItem', 'Query', 'UpdateItem'] },
} as const satisfies Record<FunctionName, RegisterAccess>

/** What `accounts` may do with officers. It can lock, not delete: an account's name stays in the history of payments. */
export const accountActions = [
  'AdminCreateUser',
  'AdminAddUserToGroup',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminSetUserMFAPreference',
  'AdminSetUserPassword',
  'AdminUserGlobalSignOut',
] as const
