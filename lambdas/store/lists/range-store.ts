import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { tryWrite } from '../table/conditional-write.ts'
import { keys } from '../table/keys.ts'
import { itemsBelow } from '../table/query-items.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import type { Hold } from './chunk.ts'
import { held, ListTaken } from './intake-store.ts'
import type { StoredList } from './list-item.ts'
import { type ListRange, rangeItem } from './range-item.ts'

/** With the look at the list a transaction's hundred. */
const rangesAtOnce = 99

/**
 * Writes a list's ranges down; they are brought in once the list itself says how many there are.
 * @throws ListTaken when another reader has the list now: it may deal the rows anew
 */
export async function putRanges(register: Register, hold: Hold, ranges: readonly ListRange[]): Promise<void> {
  for (let from = 0; from < ranges.length; from += rangesAtOnce) {
    const puts = ranges.slice(from, from + rangesAtOnce).map((range) => ({
      Put: { TableName: register.table, Item: { ...keys.listRange(hold.listId, range.range), ...range } },
    }))
    if (!(await tryTransact(register, [...held(register, hold), ...puts]))) throw new ListTaken()
  }
}

/** The ranges that the list says it has, in order; consistent. 1 read for some 12 of them. */
export async function getRanges(
  register: Register,
  { id, ranges }: Pick<StoredList, 'id' | 'ranges'>,
): Promise<ListRange[]> {
  const found = await itemsBelow(register, keys.list(id).pk, 'RANGE#')
  // A reader that was killed before its ranges counted may have written more of them.
  return found.map((item) => rangeItem.parse(item)).filter(({ range }) => range < (ranges?.count ?? 0))
}

/**
 * Takes an open range that no living attempt holds.
 * @returns undefined when it is done, forsaken, or in other hands
 */
export const takeRange = (
  register: Register,
  listId: string,
  range: number,
  lease: { readonly attempt: string; readonly now: number; readonly until: number },
): Promise<ListRange | undefined> =>
  updated(register, listId, range, {
    UpdateExpression: 'SET attempt = :attempt, leaseUntil = :until',
    ...freeFor(lease.attempt, lease.now),
    ExpressionAttributeValues: {
      ...freeFor(lease.attempt, lease.now).ExpressionAttributeValues,
      ':until': lease.until,
    },
  })

/**
 * Takes an open range out of everybody's hands for good, so that whoever only slept can write nothing more.
 * @returns undefined when a living reader holds it, or it is done
 */
export const forsakeRange = (
  register: Register,
  listId: string,
  range: number,
  look: { readonly attempt: string; readonly now: number },
): Promise<ListRange | undefined> =>
  updated(register, listId, range, {
    UpdateExpression: 'SET attempt = :attempt, #state = :forsaken',
    ...freeFor(look.attempt, look.now),
    ExpressionAttributeValues: {
      ...freeFor(look.attempt, look.now).ExpressionAttributeValues,
      ':forsaken': 'forsaken' satisfies ListRange['state'],
    },
  })

const freeFor = (attempt: string, now: number) => ({
  ConditionExpression: '#state = :open AND (leaseUntil < :now OR attempt = :attempt)',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':open': 'open' satisfies ListRange['state'], ':now': now, ':attempt': attempt },
})

/**
 * Progress or end of a range, in absolute figures.
 * @throws ListTaken when another attempt has taken it over
 */
export async function saveRange(register: Register, listId: string, range: ListRange): Promise<void> {
  const saved = await updated(register, listId, range.range, {
    UpdateExpression:
      'SET #state = :state, done = :done, #counts = :counts, shown = :shown, suspects = :suspects, policies = :policies, months = :months, met = :met, leaseUntil = :until',
    ConditionExpression: 'attempt = :attempt AND #state = :open',
    ExpressionAttributeNames: { '#state': 'state', '#counts': 'counts' },
    ExpressionAttributeValues: {
      ':state': range.state,
      ':done': range.done,
      ':counts': range.counts,
      ':shown': range.shown,
      ':suspects': range.suspects,
      ':policies': range.policies,
      ':months': range.months,
      ':met': range.met,
      ':until': range.leaseUntil,
      ':attempt': range.attempt,
      ':open': 'open' satisfies ListRange['state'],
    },
  })
  if (!saved) throw new ListTaken()
}

/** @returns undefined when the condition does not hold */
async function updated(
  register: Register,
  listId: string,
  range: number,
  update: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
): Promise<ListRange | undefined> {
  const written = register.client.send(
    new UpdateCommand({
      TableName: register.table,
      Key: keys.listRange(listId, range),
      ...update,
      ReturnValues: 'ALL_NEW',
    }),
  )
  const answer = await tryWrite(written)
  return answer && rangeItem.parse(answer.Attributes)
}
