import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type ExchangeHead, exchangeVersion } from '../../domain/exchange/exchange-file.ts'
import { type ForeignFile, type ForeignFileState, foreignFileStates } from '../../domain/exchange/foreign-file.ts'
import type { EventHand } from '../../domain/ledger/hand.ts'
import { toLedgerItem } from '../ledger/ledger-item.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { batchGet, getItem } from '../table/get-items.ts'
import { eventHandItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { type TransactItem, tryTransact } from '../table/transaction.ts'
import { openForeignKeys } from './open-foreign-files.ts'

const head = z.object({
  v: z.literal(exchangeVersion),
  province: z.string(),
  programme: z.string(),
  key: z.string(),
  madeAt: z.string(),
  count: z.number(),
  hash: z.string(),
})
const stored = z.object({
  id: z.string(),
  fileName: z.string(),
  fileBytes: z.number(),
  by: eventHandItem,
  createdAt: z.number(),
  state: z.enum(foreignFileStates),
  version: z.string().nullable(),
  head: head.nullable(),
  found: z.number().nullable(),
  replaces: z.string().nullable(),
  place: z.string().nullable(),
  outcome: z.string().nullable(),
  sign: z.number().default(0),
})

/** The file that holds for a province and programme; null where the last one was taken out. */
const current = z.object({ fileId: z.string().nullable(), head })
export interface CurrentFile {
  readonly fileId: string
  readonly head: ExchangeHead
}

/** 1 consistent read. */
export async function getForeignFile(register: Register, root: string, id: string): Promise<ForeignFile | undefined> {
  const item = await getItem(register, keys.foreignFile(root, id))
  return item && stored.parse(item)
}

/** Behind which place the next page begins: the time at which a file was opened, and its id. */
export const foreignFilePosition = /^\d{13}#[a-z2-7]{26}$/

const filesPerPage = 50
const times = 'TIME#'

/** A page of all that were ever opened, newest first, by their pointers: 1 RRU, and 1 a file. */
export async function foreignFiles(
  register: Register,
  root: string,
  before: string | undefined,
): Promise<{ readonly files: ForeignFile[]; readonly before: string | null }> {
  const { pk } = keys.foreignFile(root, '')
  const { Items: pointers = [], LastEvaluatedKey: last } = await register.client.send(
    new QueryCommand({
      TableName: register.table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :times)',
      ExpressionAttributeValues: { ':pk': pk, ':times': times },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: filesPerPage,
      ...(before === undefined ? {} : { ExclusiveStartKey: { pk, sk: `${times}${before}` } }),
    }),
  )
  const found = await batchGet(
    register,
    pointers.map(({ file }) => keys.foreignFile(root, String(file))),
  )
  const files = found.map((item) => stored.parse(item))
  return {
    files: files.sort((a, b) => b.createdAt - a.createdAt || b.id.localeCompare(a.id)),
    before: last === undefined ? null : String(last.sk).slice(times.length),
  }
}

/** One small item for each province and programme: 1 consistent read for some ten of them. */
export async function currentForeignFiles(register: Register, root: string): Promise<CurrentFile[]> {
  const items = await itemsBelow(register, keys.foreignFile(root, '').pk, 'CURRENT#')
  return items.map((item) => current.parse(item)).flatMap(({ fileId, head }) => (fileId ? [{ fileId, head }] : []))
}

/** The file as it stands under its id: this one, or the same command's earlier self. */
export async function openForeignFile(register: Register, root: string, file: ForeignFile): Promise<ForeignFile> {
  const pointer = { ...keys.foreignFileByTime(root, file.createdAt, file.id), file: file.id }
  const isNew = await tryTransact(register, [
    { Put: filePut(register, root, file, { ConditionExpression: 'attribute_not_exists(pk)' }) },
    { Put: { TableName: register.table, Item: pointer } },
  ])
  return isNew ? file : ((await getForeignFile(register, root, file.id)) ?? file)
}

/** @returns false when it is in none of these states any more */
export const moveForeignFile = (
  register: Register,
  root: string,
  file: ForeignFile,
  from: readonly ForeignFileState[],
): Promise<boolean> => put(register, root, file, stillIn(from))

const stillIn = (from: readonly ForeignFileState[]) => ({
  ConditionExpression: `#state IN (${from.map((_, index) => `:s${index}`).join(', ')})`,
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: Object.fromEntries(from.map((state, index) => [`:s${index}`, state])),
})

const filePut = (
  register: Register,
  root: string,
  file: ForeignFile,
  condition: object,
): NonNullable<TransactItem['Put']> => ({
  TableName: register.table,
  Item: { ...keys.foreignFile(root, file.id), ...file, ...openForeignKeys(file) },
  ...condition,
})

async function put(register: Register, root: string, file: ForeignFile, condition: object): Promise<boolean> {
  const written = register.client.send(new PutCommand(filePut(register, root, file, condition)))
  return (await tryWrite(written)) !== undefined
}

interface Deed {
  readonly actor: EventHand
  readonly at: number
  readonly reason: string | null
}

/**
 * The file holds from now on, in place of an older one of its province and programme, and whoever is brought in is looked up in it.
 * @returns false when another one has come in between, or it was taken on already
 */
export const holdForeignFile = (
  register: Register,
  root: string,
  file: ForeignFile & { readonly head: ExchangeHead },
  deed: Deed,
): Promise<boolean> =>
  tryTransact(register, [
    { Put: filePut(register, root, file, stillIn(['reading'])) },
    currentPut(register, root, file, {
      ConditionExpression:
        'attribute_not_exists(pk) OR fileId = :none OR (fileId = :before AND #head.#madeAt < :madeAt)',
      ExpressionAttributeNames: { '#head': 'head', '#madeAt': 'madeAt' },
      ExpressionAttributeValues: { ':none': null, ':before': file.replaces, ':madeAt': file.head.madeAt },
    }),
    eventPut(register, root, file, 1, { type: 'foreign-file.received', ...deed }),
  ])

/** From now on nobody is looked up in it. @returns false when it does not hold any more */
export const dropForeignFile = (
  register: Register,
  root: string,
  file: ForeignFile & { readonly head: ExchangeHead },
  deed: Deed,
): Promise<boolean> =>
  tryTransact(register, [
    { Put: filePut(register, root, file, stillIn(['comparing', 'current'])) },
    currentPut(
      register,
      root,
      file,
      { ConditionExpression: 'fileId = :id', ExpressionAttributeValues: { ':id': file.id } },
      null,
    ),
    eventPut(register, root, file, 2, { type: 'foreign-file.removed', ...deed }),
  ])

const currentPut = (
  register: Register,
  root: string,
  { id, head }: { readonly id: string; readonly head: ExchangeHead },
  condition: object,
  fileId: string | null = id,
): TransactItem => ({
  Put: {
    TableName: register.table,
    Item: { ...keys.currentForeignFile(root, head.province, head.programme), fileId, head },
    ...condition,
  },
})

const eventPut = (
  register: Register,
  root: string,
  { id, head }: { readonly id: string; readonly head: ExchangeHead },
  nth: number,
  deed: Deed & { readonly type: 'foreign-file.received' | 'foreign-file.removed' },
): TransactItem => {
  const event = { ...deed, file: { ...head } }
  return {
    Put: {
      TableName: register.table,
      Item: toLedgerItem(keys.foreignFileEvent(id, nth), { unit: root, of: null }, event),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }
}
