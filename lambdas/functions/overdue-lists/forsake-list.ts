import type { StoredList } from '../../store/list-item.ts'
import { saveListProgress, takeList } from '../../store/list-moves.ts'
import { forsakeRange, getRanges } from '../../store/range-store.ts'
import type { Register } from '../../store/table.ts'
import { settleRows } from '../../store/unreached-rows.ts'
import { forsakenSentence, stillThereSentence } from './ending-sentences.ts'

/**
 * Ends a list that no reader has brought to its end. The lease is taken first, so that a reader that only slept can write nothing more
 * and what is counted here stays so.
 * @returns false when a living reader holds it after all
 */
export async function forsakeList(
  register: Register,
  seen: StoredList,
  lease: { readonly attempt: string; readonly now: number; readonly until: number },
): Promise<boolean> {
  const list = await takeList(register, seen.id, { ...lease, version: null })
  if (!list) return false
  if (!(await areRangesFree(register, list, lease))) return false
  const ended = {
    ...list,
    since: lease.now,
    leaseUntil: 0,
    tries: 0,
    finishedAt: lease.now,
    nextChunk: 0,
    ranges: null,
  }
  if (list.state === 'withdrawing') {
    await saveListProgress(register, { ...ended, state: 'finished', withdrawal: null, outcome: stillThereSentence })
    return true
  }
  const counts = await settleRows(register, list)
  await saveListProgress(register, {
    ...ended,
    counts,
    state: counts.added + counts.changed > 0 ? 'finished' : 'refused',
    outcome: forsakenSentence({ counts, sums: list.sums }),
  })
  return true
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
