import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AccountEvent } from '../../domain/ledger/account-event.ts'
import { type EventPage, pageOfEvents } from '../ledger/page-of-events.ts'
import { getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { ConditionsFailed, type TransactItem, transact } from '../table/transaction.ts'
import { accountCommandPut } from './account-command.ts'
import { fromAccountEventItem, fromAccountItem, type StoredAccount, toAccountEventItem } from './account-item.ts'

/** The note as it stands: 1 RRU. */
export async function getAccount(
  register: Register,
  root: string,
  username: string,
): Promise<StoredAccount | undefined> {
  const item = await getItem(register, keys.account(root, username))
  return item && fromAccountItem(item)
}

/** A page of accounts by name, and the name after which the next one begins; null at the end. */
export interface AccountPage {
  readonly accounts: readonly StoredAccount[]
  readonly after: string | null
}

/**
 * A page of the accounts that a reader may see, by name. The others are read over: where the page ends tells no name but that of the
 * last one shown. 6 RRU for 215 accounts of the province.
 */
export async function listOwnAccounts(
  register: Register,
  root: string,
  isOwn: (account: StoredAccount) => boolean,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<AccountPage> {
  const own: StoredAccount[] = []
  let position = after
  do {
    const page = await listAccounts(register, root, position)
    own.push(...page.accounts.filter(isOwn))
    position = page.after
  } while (position !== null && own.length <= limit)
  const accounts = own.slice(0, limit)
  return { accounts, after: own.length > limit ? (accounts.at(-1)?.username ?? null) : null }
}

/** A page of all of a province's accounts by name. */
export async function listAccounts(register: Register, root: string, after: string | null): Promise<AccountPage> {
  const answer = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.account(root, '').pk },
      ConsistentRead: true,
      Limit: 250,
      ...(after ? { ExclusiveStartKey: keys.account(root, after) } : {}),
    }),
  )
  return {
    accounts: (answer.Items ?? []).map(fromAccountItem),
    after: answer.LastEvaluatedKey ? String(answer.LastEvaluatedKey.sk) : null,
  }
}

/** A page of what was done with the account. */
export const accountHistory = (
  register: Register,
  username: string,
  cursor: string | undefined,
): Promise<EventPage<AccountEvent>> =>
  pageOfEvents(register, keys.accountEvent(username, 0), cursor, fromAccountEventItem)

export interface AccountChange {
  /** Null: the account is new, and its name must be free. */
  readonly before: StoredAccount | null
  /** Without its version, which this change makes. */
  readonly after: Omit<StoredAccount, 'version'>
  readonly event: AccountEvent
  /** Whose command it is, so that the same one is not carried out twice; null where the note itself tells. */
  readonly commander: string | null
  /** Another account that must exist and be open at this very moment, or nothing is written. */
  readonly guard: string | null
}

export type AccountOutcome = 'done' | 'stale' | 'key-taken' | 'guard-failed'

/**
 * The note, its event and the command's id in one transaction.
 * @returns `stale` when the note is not what `before` says (for a new account: the name is taken); `key-taken` when a command with
 * this id was begun before
 */
export async function changeAccount(register: Register, root: string, change: AccountChange): Promise<AccountOutcome> {
  const { before, after, event, commander, guard } = change
  const { username } = after
  const next = { ...after, version: (before?.version ?? 0) + 1 }
  const record = { ...keys.account(root, username), ...next }
  const note: TransactItem = {
    Put: {
      TableName: register.table,
      Item: record,
      ...(before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : before.version === 0
          ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(version)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
    },
  }
  const told: TransactItem = {
    Put: {
      TableName: register.table,
      Item: toAccountEventItem(next, event, record),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }
  const items = [note, told]
  const position = { command: -1, guard: -1 }
  if (commander !== null) position.command = items.push(accountCommandPut(register, commander, username, event)) - 1
  if (guard !== null) position.guard = items.push(stillOpen(register, root, guard)) - 1
  try {
    await transact(register, items)
    return 'done'
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error
    if (error.positions.includes(position.command)) return 'key-taken'
    return error.positions.includes(position.guard) ? 'guard-failed' : 'stale'
  }
}

const stillOpen = (register: Register, root: string, username: string): TransactItem => ({
  ConditionCheck: {
    TableName: register.table,
    Key: keys.account(root, username),
    ConditionExpression: 'attribute_exists(pk) AND #state <> :locked',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':locked': 'locked' },
  },
})
