import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { PayListEvent } from '../../domain/ledger/pay-list-event.ts'
import { orderedPayList, type PayList, type PayListLine, type PayListOrder } from '../../domain/paylists/pay-list.ts'
import { partedLines } from '../../domain/paylists/reconcile.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { type CommandCommit, type CommandOrder, commitCommand } from '../table/commit-command.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import { newestPointers } from '../table/newest-pointers.ts'
import { parentOf } from '../table/parent-units.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { type TransactItem, tryTransact } from '../table/transaction.ts'
import { waitingKeys } from './open-pay-lists.ts'
import {
  fromLinesItem,
  fromPayListEventItem,
  fromPayListItem,
  toLines,
  toPayListEventItem,
  toPayListItem,
} from './pay-list-item.ts'

/** 1 consistent read. */
export async function getPayList(register: Register, code: string): Promise<PayList | undefined> {
  const item = await getItem(register, keys.payList(code))
  return item && fromPayListItem(item)
}

/**
 * The list as it stands under its code: this one, or whichever has the code already. Written with its event and its place among its
 * commune's lists: 8 WRU.
 */
export async function createPayList(
  register: Register,
  tree: UnitTree,
  order: PayListOrder,
  event: PayListEvent,
): Promise<PayList> {
  const { code, unit, programme, at } = order
  const list = orderedPayList(order)
  const place = keys.payListByTime(parentOf(tree, unit), at, code)
  const isNew = await tryTransact(register, [
    ...payListWrites(register, null, list, event),
    { Put: { TableName: register.table, Item: { ...place, code, commune: unit, programme } } },
  ])
  return isNew ? list : ((await getPayList(register, code)) ?? list)
}

/** The list after a change with its event: only on what the decision saw. */
export const payListWrites = (
  { table: TableName }: Register,
  before: PayList | null,
  after: PayList,
  event: PayListEvent,
): TransactItem[] => [
  {
    Put: {
      TableName,
      Item: { ...toPayListItem(after), ...(before ? {} : waitingKeys(after.at)) },
      ...(before
        ? { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    },
  },
  { Put: { TableName, Item: toPayListEventItem(after, event) } },
]

/** By the printer: of two that print at once the first one's paper counts. @returns whether this one's does */
export const endPrinting = (
  register: Register,
  before: PayList,
  after: PayList,
  event: PayListEvent,
): Promise<boolean> => tryTransact(register, payListWrites(register, before, after, event))

/** By an officer's command. */
export const commitPayList = (
  register: Register,
  change: { readonly before: PayList; readonly after: PayList; readonly event: PayListEvent },
  order: CommandOrder,
): Promise<CommandCommit> =>
  commitCommand(register, order, payListWrites(register, change.before, change.after, change.event))

/** Some 70 bytes a line, far below the 400 KB of an item. */
const linesAPart = 2_000

/** What stands on the paper, line by line, before the list says that it is printed: 1 WRU for fourteen people. */
export async function putPayListLines(
  register: Register,
  { code }: Pick<PayList, 'code'>,
  run: string,
  lines: readonly PayListLine[],
): Promise<void> {
  for (let part = 0; part * linesAPart < lines.length; part++) {
    const some = lines.slice(part * linesAPart, (part + 1) * linesAPart)
    const Item = { ...keys.payListLines(code, run, part), lines: toLines(some) }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
  }
}

/** The lines in the order of the paper; none before it is printed. 1 RRU for sixty people. */
export async function payListLines(
  register: Register,
  { code, run }: Pick<PayList, 'code' | 'run'>,
): Promise<PayListLine[]> {
  if (run === null) return []
  const items = await itemsBelow(register, keys.payList(code).pk, `LINES#${run}#`)
  return items.flatMap(fromLinesItem)
}

/**
 * The supports that were signed for, in the order of the paper, with what each line paid and for which months: what a batch of
 * payments is made from. Undefined while the list is not reconciled.
 */
export async function signedSupports(register: Register, code: string): Promise<readonly PayListLine[] | undefined> {
  const list = await getPayList(register, code)
  if (!list?.reconciliation) return undefined
  return partedLines(await payListLines(register, list), list.reconciliation.notSignedLines).signed
}

/** Its events, oldest first. */
export async function payListHistory(register: Register, code: string): Promise<PayListEvent[]> {
  const items = await itemsBelow(register, keys.payList(code).pk, 'EVT#')
  return items.map(fromPayListEventItem)
}

/** Pay lists of the unit's communes, newest first: one query a district and one batch read. */
export async function payListsOfUnit(
  register: Register,
  tree: UnitTree,
  unit: string,
  page: { readonly before: string | null; readonly limit: number; readonly programme: string },
): Promise<{ lists: PayList[]; before: string | null }> {
  const partition = (parent: string): string => keys.payListByTime(parent, 0, '').pk
  const { pointers, before } = await newestPointers(register, tree, unit, { ...page, partition })
  const found = await batchGet(
    register,
    pointers.map(({ code }) => keys.payList(String(code))),
  )
  return { lists: found.map(fromPayListItem).sort((a, b) => b.at - a.at), before }
}
