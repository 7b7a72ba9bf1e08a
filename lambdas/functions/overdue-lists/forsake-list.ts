import type { StoredList } from '../../store/list-item.ts'
import { saveListProgress, takeList } from '../../store/list-moves.ts'
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
  const ended = { ...list, since: lease.now, leaseUntil: 0, tries: 0, finishedAt: lease.now, nextChunk: 0 }
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
