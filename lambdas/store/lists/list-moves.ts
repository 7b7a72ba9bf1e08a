import { type PutCommandInput, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { EventHand } from '../../domain/ledger/hand.ts'
import type { OfficeEvent } from '../../domain/ledger/office-event.ts'
import { endedList, forsakenList, orderedList, uploadedList } from '../../domain/lists/list-event.ts'
import { isAtWork, type ListState, workingStates } from '../../domain/lists/list-states.ts'
import { officeEventPut } from '../ledger/office-event-item.ts'
import { listProgress } from '../ledger/told-part.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { tryTransact } from '../table/transaction.ts'
import { ListTaken } from './intake-store.ts'
import { listItem, type StoredList } from './list-item.ts'
import { getList } from './list-store.ts'
import { openKeys, openValues } from './open-lists.ts'

/**
 * Takes the list for one reader: one that waits for its file, or one that is to be worked on and that no living attempt holds. What
 * is finished, or waits for an officer, is never taken. The first version of the file that is named stays the list's, whatever later
 * readers name.
 * @param lease.version of the object that the message names; null for a message that names the list alone
 */
export async function takeList(
  register: Register,
  id: string,
  lease: { readonly attempt: string; readonly now: number; readonly until: number; readonly version: string | null },
): Promise<StoredList | undefined> {
  const { attempt, now, until, version } = lease
  if (version !== null) {
    const taken = await takeUploaded(register, id, { attempt, now, until, version })
    if (taken) return taken
  }
  const states = Object.fromEntries(workingStates.map((state, index) => [`:state${index}`, state]))
  return updated(register, id, {
    UpdateExpression:
      'SET attempt = :attempt, leaseUntil = :until, tries = if_not_exists(tries, :none) + :one, openLists = :open, openOrder = :order',
    ConditionExpression: `#state IN (${Object.keys(states).join(', ')}) AND (leaseUntil < :now OR attempt = :attempt)`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ...{ ':attempt': attempt, ':until': until, ':now': now, ':none': 0, ':one': 1 },
      ...states,
      ...openValues({ state: 'processing', since: now, leaseUntil: until, calledAt: 0 }),
    },
  })
}

async function takeUploaded(
  register: Register,
  id: string,
  lease: { readonly attempt: string; readonly now: number; readonly until: number; readonly version: string },
): Promise<StoredList | undefined> {
  const { attempt, now, until, version: fileVersion } = lease
  const list = await getList(register, id)
  if (list?.state !== 'awaiting-upload') return undefined
  const taken: StoredList = {
    ...{ ...list, attempt, fileVersion, leaseUntil: until, tries: list.tries + 1 },
    ...{ state: 'processing', since: now },
  }
  const isTaken = await movedWith(register, list, taken, stillIs(list), uploadedList(list, now))
  return isTaken ? getList(register, id) : undefined
}

type Update = Omit<UpdateCommandInput, 'TableName' | 'Key'>

type Condition = Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>

/**
 * A step of a list and its event, which names what the list is then, both or none: 2 WRU for the list, 4 for the event with its index entry.
 * @param before as the event found it: another event meanwhile has taken its number, and nothing is written
 */
async function movedWith(
  register: Register,
  before: StoredList,
  after: StoredList,
  condition: Condition,
  event: OfficeEvent,
): Promise<boolean> {
  const next: StoredList = { ...after, version: before.version + 1 }
  const item = { ...keys.list(next.id), ...next, ...openKeys(next) }
  return tryTransact(register, [
    { Put: { TableName: register.table, Item: item, ...condition } },
    officeEventPut(register, keys.listEvent(next.id, next.version), next.commune, event, item),
  ])
}

const stillIs = ({ state }: Pick<StoredList, 'state'>): Condition => ({
  ConditionExpression: '#state = :from',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':from': state },
})

/** @returns undefined when the condition does not hold */
async function updated(register: Register, id: string, update: Update): Promise<StoredList | undefined> {
  const written = register.client.send(
    new UpdateCommand({ TableName: register.table, Key: keys.list(id), ...update, ReturnValues: 'ALL_NEW' }),
  )
  const answer = await tryWrite(written)
  return answer && listItem.parse(answer.Attributes)
}

/**
 * An officer's word moves a list that nobody works on into the hands of the next reader.
 * @returns undefined when the list is no longer in that state
 */
export async function moveList(
  register: Register,
  list: StoredList,
  word: Pick<StoredList, 'state' | 'since' | 'answers' | 'appliedBy' | 'withdrawal'> &
    Partial<Pick<StoredList, 'declines'>>,
  said: { readonly by: EventHand; readonly commandId: string },
): Promise<StoredList | undefined> {
  const anew = { leaseUntil: 0, calledAt: 0, tries: 0, finishedAt: null, nextChunk: 0 } as const
  const next: StoredList = { ...list, ...word, ...anew }
  const event = orderedList(list, next, said.by, said.commandId)
  return (await movedWith(register, list, next, stillIs(list), event)) ? getList(register, list.id) : undefined
}

/**
 * Progress. Absolute figures, so writing them twice changes nothing; what only events write is left as it stands.
 * @throws ListTaken when another attempt has taken over, or the list has moved
 */
export async function saveListProgress(register: Register, list: StoredList): Promise<void> {
  if (!isAtWork(list)) throw new ListTaken()
  const saved = await updated(register, list.id, {
    UpdateExpression: `SET openLists = :open, openOrder = :order, ${listProgress.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attempt = :attempt AND #state = :state',
    ExpressionAttributeNames: Object.fromEntries(['state', ...listProgress].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(listProgress.map((name) => [`:${name}`, list[name]])),
      ...openValues(list),
      ...{ ':attempt': list.attempt, ':state': list.state },
    },
  })
  if (!saved) throw new ListTaken()
}

/**
 * What a reader has brought a list to, with its event.
 * @param from the state that it must still be in: others than its one reader may end it
 * @throws ListTaken when another attempt has taken over
 */
export async function endListStep(
  register: Register,
  list: StoredList,
  from: ListState,
  event: OfficeEvent = endedList(from, list),
): Promise<void> {
  const held = stillIs({ state: from })
  const isMine: Condition = {
    ...held,
    ConditionExpression: `attempt = :attempt AND ${held.ConditionExpression}`,
    ExpressionAttributeValues: { ...held.ExpressionAttributeValues, ':attempt': list.attempt },
  }
  if (!(await movedWith(register, list, list, isMine, event))) throw new ListTaken()
}

/**
 * How far the ranges of a list have come together, and that somebody lives. Never back: of two who say it at once the one who has seen
 * more is believed.
 */
export async function saveRangesProgress(
  register: Register,
  list: StoredList,
  { counts, leaseUntil }: Pick<StoredList, 'counts' | 'leaseUntil'>,
): Promise<void> {
  await updated(register, list.id, {
    UpdateExpression:
      'SET #counts = :counts, leaseUntil = :lease, tries = :tries, openLists = :open, openOrder = :order',
    ConditionExpression: '#state = :state AND ranges = :ranges AND #counts.#rows <= :rows',
    ExpressionAttributeNames: { '#state': 'state', '#counts': 'counts', '#rows': 'rows' },
    ExpressionAttributeValues: {
      ...openValues({ ...list, leaseUntil }),
      ':state': list.state,
      ':ranges': list.ranges,
      ':rows': counts.rows,
      ':counts': counts,
      ':lease': leaseUntil,
      ':tries': counts.rows > list.counts.rows ? 0 : list.tries,
    },
  })
}

/** One reading more that has brought nothing further yet: a reader was called for a range whose own was dead. */
export async function noteRangesCall(register: Register, { id, state, ranges }: StoredList): Promise<void> {
  await updated(register, id, {
    UpdateExpression: 'SET tries = tries + :one',
    ConditionExpression: '#state = :state AND ranges = :ranges',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':one': 1, ':state': state, ':ranges': ranges },
  })
}

/**
 * Notes that a reader was called for a list that had none: whoever looks at the same time calls nobody.
 * @returns false when the list has moved since it was looked at, or a reader has taken it
 */
export async function noteCall(register: Register, seen: StoredList, now: number): Promise<boolean> {
  const called = { ...seen, calledAt: now }
  const noted = await updated(register, seen.id, {
    UpdateExpression: 'SET calledAt = :now, openLists = :open, openOrder = :order',
    ...asSeen(seen),
    ExpressionAttributeValues: { ...asSeen(seen).ExpressionAttributeValues, ':now': now, ...openValues(called) },
  })
  return noted !== undefined
}

/**
 * Ends a list that waited in vain for somebody who is no reader.
 * @returns false when it has moved since it was looked at
 */
export async function endWaiting(
  register: Register,
  seen: StoredList,
  end: { readonly now: number; readonly outcome: string },
): Promise<boolean> {
  const { now, outcome } = end
  const ended: StoredList = { ...seen, state: 'refused', since: now, finishedAt: now, outcome }
  return movedWith(register, seen, ended, asSeen(seen), forsakenList('list.expired', seen, now))
}

/** What must not have changed between a look at a list and what follows from it. */
const asSeen = ({ state, leaseUntil, calledAt }: StoredList) => ({
  ConditionExpression: '#state = :seen AND leaseUntil = :lease AND calledAt = :called',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':seen': state, ':lease': leaseUntil, ':called': calledAt },
})
