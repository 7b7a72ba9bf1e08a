import { noSuspects } from '../../domain/lists/suspicious-list.ts'
import { textHash } from '../../lists/text-hash.ts'
import type { StoredList } from '../../store/list-item.ts'
import { emptyRows } from '../../store/list-store.ts'
import type { ListRange } from '../../store/range-item.ts'
import { CompactSet } from './compact-set.ts'
import { DealtNumbers } from './deal-rows.ts'
import type { Intake } from './intake.ts'
import { folderOf, getHashes, linesIn } from './kept-hashes.ts'
import { endOfComparison, type ListEnd } from './list-end.ts'
import { namedIn } from './repeated-lines.ts'

/** The end of a list whose ranges have been compared, from what they have met: 16 bytes a record. */
export async function comparedEnd(intake: Intake, list: StoredList, ranges: readonly ListRange[]): Promise<ListEnd> {
  const { parts, register } = intake
  const ids = new CompactSet()
  for (const name of ranges.flatMap(({ met }) => met)) for (const id of await getHashes(parts, name)) ids.add(id)
  // With other answers the rows may have been dealt otherwise; what is left of an earlier comparison is no result.
  const dealt = new DealtNumbers()
  for (const { firstChunk, chunks } of ranges) dealt.add({ number: firstChunk + chunks - 1 })
  for (const stale of dealt.behind()) await emptyRows(register, list.id, stale)
  return endOfComparison(
    intake,
    { list, isInFile: namedIn(await getHashes(parts, linesIn(folderOf(ranges[0]?.parts[0] ?? '')))) },
    {
      met: {
        has: (id) => ids.has(textHash(id)),
        policies: new Set(ranges.flatMap(({ policies }) => policies)),
        months: new Set(ranges.flatMap(({ months }) => months)),
      },
      suspects: ranges.reduce(
        (sum, { suspects }) => ({
          byNumber: sum.byNumber + suspects.byNumber,
          byLikeness: sum.byLikeness + suspects.byLikeness,
        }),
        noSuspects,
      ),
      questions: list.ranges?.questions ?? 0,
    },
  )
}
