import { droppedWords, isOnlyCompared } from '../../domain/lists/brought-in.ts'
import { forsakenList } from '../../domain/lists/list-event.ts'
import type { ListState } from '../../domain/lists/list-states.ts'
import { ListTaken } from '../../store/lists/intake-store.ts'
import { type ListEnding, letGo, type StoredList } from '../../store/lists/list-item.ts'
import { endListStep, takeList } from '../../store/lists/list-moves.ts'
import { forsakeRange, getRanges } from '../../store/lists/range-store.ts'
import { settleRows } from '../../store/lists/unreached-rows.ts'
import type { Register } from '../../store/table/table.ts'
import { forsakenSentence, stillThereSentence } from './ending-sentences.ts'

/**
 * Ends a list that no reader has brought to its end. The lease is taken first, so that a reader that only slept can write nothing more
 * and what is counted here stays so.
 * @returns false when a living reader holds it after all
 */
export async function forsakeList(
  { register, office }: { readonly register: Register; readonly office: string },
  seen: StoredList,
  lease: { readonly attempt: string; readonly now: number; readonly until: number },
): Promise<boolean> {
  const list = await takeList(register, seen.id, { ...lease, version: null })
  if (!list) return false
  if (!(await areRangesFree(register, list, lease))) return false
  const end = (given: ListEnding): Promise<boolean> =>
    isEnded(register, letGo(list, lease.now, { ...given, nextChunk: 0, ranges: null }), list.state, lease.now)
  // There is nothing of it to take back.
  if (list.state === 'withdrawing' && isOnlyCompared(list)) return end({ state: 'withdrawn', outcome: droppedWords })
  if (list.state === 'withdrawing')
    return end({ state: 'finished', withdrawal: null, outcome: stillThereSentence(office) })
  const counts = await settleRows(register, list)
  const state = counts.added + counts.changed > 0 ? 'finished' : 'refused'
  return end({ counts, state, outcome: forsakenSentence({ counts, sums: list.sums }, office) })
}

/** @returns false when another look has ended it meanwhile */
async function isEnded(register: Register, list: StoredList, from: ListState, now: number): Promise<boolean> {
  try {
    await endListStep(register, list, from, forsakenList('list.given-up', list, now))
    return true
  } catch (error) {
    if (error instanceof ListTaken) return false
    throw error
  }
}

/**
 * Takes the ranges of a list, if it has any, out of everybody's hands, as its lease is taken.
 * @returns false when a living reader holds one
 */
async function areRangesFree(
  register: Register,
  list: StoredList,
  { attempt, now }: { readonly attempt: string; readonly now: number },
): Promise<boolean> {
  if (list.ranges === null) return true
  const open = (await getRanges(register, list)).filter(({ state }) => state === 'open')
  if (open.some(({ leaseUntil }) => leaseUntil >= now)) return false
  for (const { range } of open) if (!(await forsakeRange(register, list.id, range, { attempt, now }))) return false
  return true
}
