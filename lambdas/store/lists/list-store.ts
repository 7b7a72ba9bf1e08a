import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { openedList } from '../../domain/lists/list-event.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { officeEventPut } from '../ledger/office-event-item.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import { keys } from '../table/keys.ts'
import { newestPointers } from '../table/newest-pointers.ts'
import { parentOf } from '../table/parent-units.ts'
import { between, queryItems, queryPages } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import { firstBehindFile, lastChunk } from './chunk-numbers.ts'
import { listItem, rowsItem, rowsText, type StoredList, type StoredRow } from './list-item.ts'
import { openKeys } from './open-lists.ts'

/** Written with its event. @returns false when the list is there already: the same command came again. */
export async function createList(register: Register, tree: UnitTree, list: StoredList): Promise<boolean> {
  const parent = parentOf(tree, list.commune)
  const item = { ...keys.list(list.id), ...list, ...openKeys(list) }
  return tryTransact(register, [
    { Put: { TableName: register.table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
    officeEventPut(register, keys.listEvent(list.id, list.version), list.commune, openedList(list), item),
    {
      Put: {
        TableName: register.table,
        Item: {
          ...keys.listByTime(parent, list.createdAt, list.id),
          listId: list.id,
          commune: list.commune,
          programme: list.programme,
        },
      },
    },
  ])
}

export async function getList(register: Register, id: string): Promise<StoredList | undefined> {
  const item = await getItem(register, keys.list(id))
  return item && listItem.parse(item)
}

/** Lists of the unit's communes, newest first: one query a district and one batch read. `before` is the last key of the page before. */
export async function listsOfUnit(
  register: Register,
  tree: UnitTree,
  unit: string,
  page: { readonly before: string | null; readonly limit: number; readonly programme: string | undefined },
): Promise<{ lists: StoredList[]; before: string | null }> {
  const partition = (parent: string): string => keys.listByTime(parent, 0, '').pk
  const { pointers, before } = await newestPointers(register, tree, unit, { ...page, partition })
  const items = await batchGet(
    register,
    pointers.map(({ listId }) => keys.list(String(listId))),
  )
  return { lists: items.map((item) => listItem.parse(item)).sort((a, b) => b.createdAt - a.createdAt), before }
}

/** Lists of the communes and programmes of these that came after the oldest of them: one query a district. Those that are known are not read again. */
export async function laterLists(
  register: Register,
  tree: UnitTree,
  lists: readonly StoredList[],
  known: readonly StoredList[],
): Promise<StoredList[]> {
  const oldest = new Map<string, StoredList>()
  for (const list of lists) {
    const parent = parentOf(tree, list.commune)
    const other = oldest.get(parent)
    if (!other || list.createdAt < other.createdAt) oldest.set(parent, list)
  }
  const pointers = await Promise.all(
    [...oldest].map(([parent, { createdAt, id }]) =>
      queryItems(register, {
        KeyConditionExpression: 'pk = :pk AND sk > :own',
        ExpressionAttributeValues: {
          ':pk': keys.listByTime(parent, 0, '').pk,
          ':own': keys.listByTime(parent, createdAt, id).sk,
        },
      }),
    ),
  )
  const ids = new Set(known.map(({ id }) => id))
  const isWanted = (item: Record<string, unknown>): boolean =>
    !ids.has(String(item.listId)) &&
    lists.some(({ commune, programme }) => commune === item.commune && programme === item.programme)
  const wanted = pointers.flat().filter(isWanted)
  const items = await batchGet(
    register,
    wanted.map(({ listId }) => keys.list(String(listId))),
  )
  return items.map((item) => listItem.parse(item))
}

export type RowFilter = 'problems' | 'changed' | 'only-here' | 'to-do'

/** What a list says and does not do itself. */
const toDo: readonly string[] = ['settled', 'left-out']

const isWanted = (row: StoredRow, only: RowFilter): boolean =>
  only === 'to-do'
    ? row.problems.some(({ code }) => toDo.includes(code))
    : only === 'problems'
      ? row.problems.length > 0
      : row.outcome === only

/** A page of row results, in chunks as they were written; whom the file does not name stands behind all of it. */
export async function getListRows(
  register: Register,
  id: string,
  { after, only }: { readonly after: string | null; readonly only: RowFilter | null },
): Promise<{ rows: StoredRow[]; after: string | null }> {
  const answer = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      ...between(keys.listRows(id, only === 'only-here' ? firstBehindFile : 0), keys.listRows(id, lastChunk)),
      ...(only === 'problems' || only === 'to-do' ? { FilterExpression: 'attribute_exists(hasProblems)' } : {}),
      ConsistentRead: true,
      Limit: only === null ? 8 : 100,
      ...(after ? { ExclusiveStartKey: { pk: keys.list(id).pk, sk: after } } : {}),
    }),
  )
  const rows = (answer.Items ?? []).flatMap((item) => rowsItem.parse(item).rows)
  const wanted = only === null ? rows : rows.filter((row) => isWanted(row, only))
  return { rows: wanted, after: answer.LastEvaluatedKey ? String(answer.LastEvaluatedKey.sk) : null }
}

/** Takes the rows out of these chunks' results. Nothing is deleted: an item without rows shows none. */
export async function emptyRows(
  register: Register,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const chunks = queryPages(register, {
    ...between(keys.listRows(id, from), keys.listRows(id, to)),
    ProjectionExpression: 'pk, sk',
    ConsistentRead: true,
  })
  for await (const page of chunks)
    for (const { pk, sk } of page)
      await register.client.send(new PutCommand({ TableName: register.table, Item: { pk, sk, rows: rowsText([]) } }))
}

/** People whom the register has and the file has not. */
export async function saveRowsBehind(register: Register, id: string, rows: readonly StoredRow[]): Promise<void> {
  for (let from = 0; from === 0 || from < rows.length; from += rowsPerItem) {
    const part = rows.slice(from, from + rowsPerItem)
    const hasProblems = part.some(({ problems }) => problems.length > 0)
    const Item = {
      ...keys.listRows(id, firstBehindFile + from / rowsPerItem),
      rows: rowsText(part),
      ...(hasProblems ? { hasProblems } : {}),
    }
    await register.client.send(new PutCommand({ TableName: register.table, Item }))
  }
}

const rowsPerItem = 100
