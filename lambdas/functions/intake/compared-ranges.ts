import { noSuspects, sumSuspects } from '../../domain/lists/suspicious-list.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { emptyRows } from '../../store/lists/list-store.ts'
import type { ListRange } from '../../store/lists/range-item.ts'
import { DealtNumbers } from './deal-rows.ts'
import type { Intake } from './intake.ts'
import { folderOf, getHashes, linesIn } from './kept-hashes.ts'
import { endOfComparison, type ListEnd } from './list-end.ts'
import { MetRecords } from './met-records.ts'
import { namedIn } from './repeated-lines.ts'

/** The end of a list whose ranges have been compared, from what they have met: 16 bytes a record. */
export async function comparedEnd(intake: Intake, list: StoredList, ranges: readonly ListRange[]): Promise<ListEnd> {
  const { parts, register } = intake
  const met = new MetRecords({
    policies: ranges.flatMap(({ policies }) => policies),
    months: ranges.flatMap(({ months }) => months),
  })
  for (const name of ranges.flatMap((range) => range.met)) met.addHashes(await getHashes(parts, name))
  // With other answers the rows may have been dealt otherwise; what is left of an earlier comparison is no result.
  const dealt = new DealtNumbers()
  for (const { firstChunk, chunks } of ranges) dealt.add({ number: firstChunk + chunks - 1 })
  for (const stale of dealt.behind()) await emptyRows(register, list.id, stale)
  const lines = await getHashes(parts, linesIn(folderOf(ranges[0]?.parts[0] ?? '')))
  const suspects = ranges.map((range) => range.suspects).reduce(sumSuspects, noSuspects)
  const questions = list.ranges?.questions ?? 0
  return endOfComparison(intake, { list, isInFile: namedIn(lines) }, { met, suspects, questions })
}
