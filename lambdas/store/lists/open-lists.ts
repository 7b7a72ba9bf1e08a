import { dueAt, type ListStanding } from '../../domain/lists/list-duties.ts'
import type { Key } from '../table/keys.ts'
import { queryPages } from '../table/query-items.ts'
import { indexes, type Register } from '../table/table.ts'

/** The one partition of the index of lists that have not come to their end: at most some hundred, so one is enough. */
const open = 'open'
/** A moment as the index orders it. */
export const orderOfDue = (due: number): string => String(due).padStart(13, '0')

/** A list's place in the index: by when somebody has to look at it. One that has come to its end has none. */
export function openKeys(list: Omit<ListStanding, 'tries'>): { openLists?: string; openOrder?: string } {
  const due = dueAt(list)
  return due === null ? {} : { openLists: open, openOrder: orderOfDue(due) }
}

/** The same as values of an update that sets them; the state is one that has a successor. */
export function openValues(list: Omit<ListStanding, 'tries'>): { ':open': string; ':order': string } {
  const due = dueAt(list)
  if (due === null) throw new Error(`a list that is ${list.state} is not open`)
  return { ':open': open, ':order': orderOfDue(due) }
}

/** Ids of the lists that somebody has to look at by now. The index may be some milliseconds behind. */
export async function* overdueListIds(register: Register, now: number): AsyncGenerator<string> {
  for await (const { pk } of overdueKeys(register, open, now)) yield pk.slice('LIST#'.length)
}

/** Keys of what stands in a partition of the index and somebody has to look at by now, longest overdue first. */
export async function* overdueKeys(register: Register, partition: string, now: number): AsyncGenerator<Key> {
  for await (const page of queryPages(register, overdueIn(partition, now))) yield* page.map(keyOf)
}

/** The same of several partitions together, the first `most` of them; one page of each is read. */
export async function firstOverdue(
  register: Register,
  partitions: readonly string[],
  now: number,
  most: number,
): Promise<Key[]> {
  const found = await Promise.all(
    partitions.map(async (partition) => {
      const { value } = await queryPages(register, { ...overdueIn(partition, now), Limit: most }).next()
      return value ?? []
    }),
  )
  const order = ({ openOrder }: Record<string, unknown>): number => Number(openOrder)
  return found
    .flat()
    .toSorted((a, b) => order(a) - order(b))
    .slice(0, most)
    .map(keyOf)
}

const overdueIn = (partition: string, now: number) => ({
  IndexName: indexes.openLists,
  KeyConditionExpression: 'openLists = :open AND openOrder <= :now',
  ExpressionAttributeValues: { ':open': partition, ':now': orderOfDue(now) },
})

const keyOf = ({ pk, sk }: Record<string, unknown>): Key => ({ pk: String(pk), sk: String(sk) })
