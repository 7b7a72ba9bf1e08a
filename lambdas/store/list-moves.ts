import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { EventHand } from '../domain/ledger/hand.ts'
import type { OfficeEvent } from '../domain/ledger/office-event.ts'
import { dueAt } from '../domain/lists/list-duties.ts'
import { endedList, forsakenList, orderedList, uploadedList } from '../domain/lists/list-event.ts'
import { type ListState, workingStates } from '../domain/lists/list-states.ts'
import { tryWrite } from './conditional-write.ts'
import { ListTaken } from './intake-store.ts'
import { keys } from './keys.ts'
import { listItem, type StoredList } from './list-item.ts'
import { getList } from './list-store.ts'
import { officeEventPut } from './office-event-item.ts'
import { openValues } from './open-lists.ts'
import type { Register } from './table.ts'
import { tryTransact } from './transaction.ts'

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
  const held = {
    UpdateExpression:
      'SET attempt = :attempt, leaseUntil = :until, tries = if_not_exists(tries, :none) + :one, openLists = :open, openOrder = :order',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':attempt': attempt,
      ':until': until,
      ':none': 0,
      ':one': 1,
      ...openValues({ state: 'processing', since: now, leaseUntil: until, calledAt: 0 }),
    },
  }
  const first = {
    UpdateExpression: `${held.UpdateExpression}, #state = :processing, since = :now, fileVersion = :file`,
    ConditionExpression: '#state = :awaiting',
    ExpressionAttributeNames: held.ExpressionAttributeNames,
    ExpressionAttributeValues: {
      ...held.ExpressionAttributeValues,
      ':processing': 'processing',
      ':now': now,
      ':awaiting': 'awaiting-upload',
      ':file': version,
    },
  }
  const states = Object.fromEntries(workingStates.map((state, index) => [`:state${index}`, state]))
  const again = {
    ...held,
    ConditionExpression: `#state IN (${Object.keys(states).join(', ')}) AND (leaseUntil < :now OR attempt = :attempt)`,
    ExpressionAttributeValues: { ...held.ExpressionAttributeValues, ...states, ':now': now },
  }
  return (version !== null && (await takeUploaded(register, id, first, now))) || updated(register, id, again)
}

async function takeUploaded(
  register: Register,
  id: string,
  take: Update,
  now: number,
): Promise<StoredList | undefined> {
  const list = await getList(register, id)
  if (list?.state !== 'awaiting-upload') return undefined
  return (await movedWith(register, list, take, uploadedList(list, now))) ? getList(register, id) : undefined
}

type Update = Omit<UpdateCommandInput, 'TableName' | 'Key'>

/**
 * A step of a list and its event, both or none: 2 WRU for the list, 4 for the event with its index entry.
 * @param list as the event found it: another event meanwhile has taken its number, and nothing is written
 */
async function movedWith(
  register: Register,
  { id, commune, version }: StoredList,
  { UpdateExpression, ExpressionAttributeValues, ...update }: Update,
  event: OfficeEvent,
): Promise<boolean> {
  const next = version + 1
  return tryTransact(register, [
    {
      Update: {
        TableName: register.table,
        Key: keys.list(id),
        ...update,
        UpdateExpression: `${UpdateExpression}, version = :version`,
        ExpressionAttributeValues: { ...ExpressionAttributeValues, ':version': next },
      },
    },
    officeEventPut(register, keys.listEvent(id, next), commune, event),
  ])
}

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
  const next: StoredList = { ...list, ...word }
  const update: Update = {
    UpdateExpression:
      'SET #state = :next, since = :since, leaseUntil = :free, calledAt = :free, tries = :free, finishedAt = :none, nextChunk = :free, answers = :answers, declines = :declines, appliedBy = :applied, withdrawal = :withdrawal, openLists = :open, openOrder = :order',
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':from': list.state,
      ':next': next.state,
      ':since': next.since,
      ':free': 0,
      ...openValues({ ...next, leaseUntil: 0, calledAt: 0 }),
      ':none': null,
      ':answers': next.answers,
      ':declines': next.declines,
      ':applied': next.appliedBy,
      ':withdrawal': next.withdrawal,
    },
  }
  const event = orderedList(list, next, said.by, said.commandId)
  return (await movedWith(register, list, update, event)) ? getList(register, list.id) : undefined
}

/**
 * Progress. Absolute figures, so writing them twice changes nothing.
 * @throws ListTaken when another attempt has taken over
 */
export async function saveListProgress(register: Register, list: StoredList): Promise<void> {
  if (!(await updated(register, list.id, progressOf(list)))) throw new ListTaken()
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
  if (!(await movedWith(register, list, progressOf(list, from), event))) throw new ListTaken()
}

function progressOf(list: StoredList, from?: ListState): Update {
  const isOpen = dueAt(list) !== null
  return {
    UpdateExpression: `${
      isOpen ? 'SET openLists = :open, openOrder = :order,' : 'REMOVE openLists, openOrder SET'
    } #state = :state, since = :since, calledAt = :called, tries = :tries, #counts = :counts, leaseUntil = :lease, finishedAt = :finished, outcome = :outcome, decisionNumber = :number, decisionDay = :day, #file = :file, sums = :sums, onlyHere = :onlyHere, onlyHereAmount = :onlyHereAmount, elsewhere = :elsewhere, kind = :kind, isRefusedWhole = :whole, withdrawal = :withdrawal, nextChunk = :nextChunk, ranges = :ranges, answers = :answers, declines = :declines, #columns = :columns`,
    ConditionExpression: `attempt = :attempt${from ? ' AND #state = :from' : ''}`,
    ExpressionAttributeNames: { '#state': 'state', '#counts': 'counts', '#file': 'file', '#columns': 'columns' },
    ExpressionAttributeValues: {
      ...(isOpen ? openValues(list) : {}),
      ':state': list.state,
      ':since': list.since,
      ':called': list.calledAt,
      ':tries': list.tries,
      ':counts': list.counts,
      ':lease': list.leaseUntil,
      ':finished': list.finishedAt,
      ':outcome': list.outcome,
      ':number': list.decisionNumber,
      ':day': list.decisionDay,
      ':file': list.file,
      ':sums': list.sums,
      ':onlyHere': list.onlyHere,
      ':onlyHereAmount': list.onlyHereAmount,
      ':elsewhere': list.elsewhere,
      ':kind': list.kind,
      ':whole': list.isRefusedWhole,
      ':withdrawal': list.withdrawal,
      ':nextChunk': list.nextChunk,
      ':ranges': list.ranges,
      ...(from ? { ':from': from } : {}),
      ':answers': list.answers,
      ':declines': list.declines,
      ':columns': list.columns,
      ':attempt': list.attempt,
    },
  }
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
  const update: Update = {
    UpdateExpression:
      'REMOVE openLists, openOrder SET #state = :refused, since = :now, finishedAt = :now, outcome = :outcome',
    ...asSeen(seen),
    ExpressionAttributeValues: {
      ...asSeen(seen).ExpressionAttributeValues,
      ':refused': 'refused' satisfies ListState,
      ':now': end.now,
      ':outcome': end.outcome,
    },
  }
  return movedWith(register, seen, update, forsakenList('list.expired', seen, end.now))
}

/** What must not have changed between a look at a list and what follows from it. */
const asSeen = ({ state, leaseUntil, calledAt }: StoredList) => ({
  ConditionExpression: '#state = :seen AND leaseUntil = :lease AND calledAt = :called',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':seen': state, ':lease': leaseUntil, ':called': calledAt },
})
