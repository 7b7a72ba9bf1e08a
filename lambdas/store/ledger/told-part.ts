import { busyStates } from '../../domain/batches/batch.ts'
import { workingStates } from '../../domain/lists/list-states.ts'
import type { StoredBatch } from '../batches/batch-item.ts'
import type { StoredList } from '../lists/list-item.ts'

/** What a reader notes of a list on its way (`saveListProgress`): as long as it works these are no event's. */
export const listProgress = [
  'leaseUntil',
  'calledAt',
  'tries',
  'decisionNumber',
  'decisionDay',
  'answers',
  'declines',
  'columns',
  'openTable',
  'sums',
  'saidOtherwise',
  'isRefusedWhole',
  'file',
  'nextChunk',
  'ranges',
  'counts',
] as const satisfies readonly (keyof StoredList)[]

/** What a function notes of a batch on its way (`saveBatch`). */
export const batchProgress = [
  'leaseUntil',
  'file',
  'outcomes',
  'notPaid',
  'handled',
] as const satisfies readonly (keyof StoredBatch)[]

/** What of a record is no event's: who has it in hand, or how its mails went; and while it is worked on, how far that has come. */
interface Untold {
  readonly always: readonly string[]
  readonly onTheWay?: { readonly states: readonly string[]; readonly names: readonly string[] }
}

const place = ['openLists', 'openOrder'] as const

/** By the kind of the item's key. Of a record that is not named here everything is told. */
const untold: Readonly<Record<string, Untold>> = {
  LIST: {
    always: ['attempt', 'leaseUntil', 'calledAt', 'tries', ...place],
    onTheWay: { states: workingStates, names: listProgress },
  },
  BATCH: { always: ['attempt', 'leaseUntil'], onTheWay: { states: busyStates, names: batchProgress } },
  PAYLIST: { always: place },
  SUBSCRIPTIONS: { always: ['run', 'unsent', 'lastSent', 'lastFailure'] },
}

/**
 * What of a record nothing but its events' own transactions writes. A reader's progress is left out as long as it has one: what it comes
 * to is in the event of its end.
 * @param item as it is written, and as it is read again
 */
export function toldPart(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { pk, state } = item
  const { always, onTheWay } = untold[String(pk).replace(/#.*$/s, '')] ?? {}
  if (!always) return item
  const left = new Set([...always, ...(onTheWay?.states.includes(String(state)) ? onTheWay.names : [])])
  return Object.fromEntries(Object.entries(item).filter(([name]) => !left.has(name)))
}
