import { deadlineOf, dueAt, isGivenUp, leaseMs, listDuties } from '../../domain/lists/list-duties.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { endWaiting, noteCall } from '../../store/lists/list-moves.ts'
import { getList } from '../../store/lists/list-store.ts'
import type { Register } from '../../store/table/table.ts'
import { undecidedSentence, unreadSentence, withoutFileSentence } from './ending-sentences.ts'
import { forsakeList } from './forsake-list.ts'
import type { Care } from './look-after-each.ts'

export interface Desk {
  readonly register: Register
  /** The version of the file that lies under a list's key; null when there is none. */
  readonly versionOf: (listId: string) => Promise<string | null>
  /** Calls a reader; with a version for a list that has never been taken. */
  readonly call: (listId: string, version: string | null) => Promise<void>
  readonly now: () => number
  /** Whom an officer tells that a list fails again and again. */
  readonly office: string
}

/** A file that has come and that no reader has taken: milliseconds until nobody waits for one any longer. */
const unreadMs = 24 * 60 * 60_000

/**
 * Looks after one list whose time is over: calls a reader again, or ends it honestly. Never touches one that a living reader holds, and
 * may be done twice: each step is written under the condition that nobody else has moved the list since.
 * @param attempt names this look as a reader's attempt, so that a reader that is only asleep finds its list taken
 */
export async function lookAfterList(desk: Desk, listId: string, attempt: string): Promise<Care> {
  const { register, now } = desk
  const list = await getList(register, listId)
  const due = list && dueAt(list)
  if (!list || due === null || due === undefined || due > now()) return 'nothing'
  if (list.state === 'awaiting-upload') return lookForFile(desk, list)
  if (listDuties[list.state].next === 'officer')
    return did('ended', await endWaiting(register, list, { now: now(), outcome: undecidedSentence(list) }))
  if (!isGivenUp(list, now())) return callReader(desk, list, null)
  return did('ended', await forsakeList(desk, list, { attempt, now: now(), until: now() + leaseMs }))
}

/** The bucket's message may be lost while the file lies there. */
async function lookForFile(desk: Desk, list: StoredList): Promise<Care> {
  const { register, now } = desk
  const version = await desk.versionOf(list.id)
  const isOver = (deadlineOf(list) ?? 0) + unreadMs <= now()
  if (version !== null && !isOver) return callReader(desk, list, version)
  const outcome = version === null ? withoutFileSentence : unreadSentence(desk.office)
  return did('ended', await endWaiting(register, list, { now: now(), outcome }))
}

/** Noted first: two who look at once call one reader, and a message that is lost again is sent again. */
async function callReader({ register, call, now }: Desk, list: StoredList, version: string | null): Promise<Care> {
  if (!(await noteCall(register, list, now()))) return 'nothing'
  await call(list.id, version)
  return 'called'
}

const did = (care: Care, isDone: boolean): Care => (isDone ? care : 'nothing')
