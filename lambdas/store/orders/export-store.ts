import { isDeepStrictEqual } from 'node:util'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type ExportOrder, exportFaults, exportStates, orderFormats } from '../../domain/exports/export-order.ts'
import { printedNumbers } from '../../domain/ids/printed-numbers.ts'
import type { EventHand } from '../../domain/ledger/hand.ts'
import type { ReadingEvent } from '../../domain/ledger/reading-event.ts'
import { dong } from '../../domain/money/dong.ts'
import { localDay } from '../../domain/time/local-day.ts'
import { toLedgerItem } from '../ledger/ledger-item.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { handItem } from '../table/hand-item.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import { waitingKeys } from './open-exports.ts'
import { questionItem, withAccount } from './question-item.ts'

const stored = z.object({
  id: z.string(),
  filter: z.preprocess(
    withAccount,
    z.object({
      programme: z.string(),
      unit: z.string(),
      ...questionItem.shape,
    }),
  ),
  format: z.enum(orderFormats),
  numbers: z.enum(printedNumbers).default('last-digits'),
  by: handItem,
  at: z.number(),
  state: z.enum(exportStates),
  sums: z.object({ supports: z.number(), amount: z.number().transform(dong), digest: z.string() }).nullable(),
  fault: z.enum(exportFaults).nullable().default(null),
  /** Key of the object that holds it. */
  file: z.string().nullable(),
})
/** A file that somebody asked for, and what has become of it. It is kept: who took what out of the register stays known. */
export type StoredExport = ExportOrder & z.output<typeof stored>

/** Whether an order under a used key asks for the same file, and not for other people under it. */
export function isSameOrder(
  known: StoredExport,
  { filter, format, numbers }: Pick<ExportOrder, 'filter' | 'format' | 'numbers'>,
): boolean {
  // As it is stored: what a filter leaves out has its default.
  const whole = (one: ExportOrder['filter']) => stored.shape.filter.parse(one)
  return known.format === format && known.numbers === numbers && isDeepStrictEqual(whole(known.filter), whole(filter))
}

/** 1 consistent read. */
export async function getExport(register: Register, username: string, id: string): Promise<StoredExport | undefined> {
  const item = await getItem(register, keys.exportOrder(username, id))
  return item && stored.parse(item)
}

/**
 * The order as it stands under its id: this one, or the same command's earlier self. It is an event of the unit whose people are taken
 * out, written with it: 7 WRU.
 */
export async function putExport(register: Register, order: ExportOrder, hand: EventHand): Promise<StoredExport> {
  const fresh: StoredExport = { ...order, state: 'waiting', sums: null, fault: null, file: null }
  const key = keys.exportOrder(order.by.username, order.id)
  const isNew = await tryTransact(register, [
    {
      Put: {
        TableName: register.table,
        Item: { ...key, ...fresh, ...waitingKeys(order.at) },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Put: { TableName: register.table, Item: exportEvent(order, hand) } },
  ])
  return isNew ? fresh : ((await getExport(register, order.by.username, order.id)) ?? fresh)
}

/** Who took which people out, in which form, and whether with their whole numbers. */
function exportEvent({ id, filter, format, numbers, at }: ExportOrder, actor: EventHand): Record<string, unknown> {
  const event = { type: 'register.exported', at, actor, filter, format, numbers } satisfies ReadingEvent &
    Record<string, unknown>
  const key = keys.reading(`EXPORT#${id}`, localDay(at), actor.username)
  return toLedgerItem(key, { unit: filter.unit, of: null }, event)
}

/** Only what still waits: of two writers the first one's file counts. 2 WRU. */
export async function endExport(
  register: Register,
  { by, id }: Pick<StoredExport, 'by' | 'id'>,
  {
    state,
    sums,
    file,
    fault = null,
  }: Pick<StoredExport, 'state' | 'sums' | 'file'> & Partial<Pick<StoredExport, 'fault'>>,
): Promise<void> {
  const update = new UpdateCommand({
    TableName: register.table,
    Key: keys.exportOrder(by.username, id),
    UpdateExpression: 'SET #state = :state, sums = :sums, #file = :file, fault = :fault REMOVE openLists, openOrder',
    ConditionExpression: '#state = :waiting',
    ExpressionAttributeNames: { '#state': 'state', '#file': 'file' },
    ExpressionAttributeValues: {
      ':state': state,
      ':sums': sums,
      ':file': file,
      ':fault': fault,
      ':waiting': 'waiting',
    },
  })
  await tryWrite(register.client.send(update))
}
