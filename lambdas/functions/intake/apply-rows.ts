import { leaseMs } from '../../domain/lists/list-duties.ts'
import { noSuspects, type Suspects } from '../../domain/lists/suspicious-list.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { namedMonths } from '../../domain/payments/instalments.ts'
import { OutOfTime, reserveMs } from '../../runtime/out-of-time.ts'
import { noCounts, type StoredList, sumCounts } from '../../store/list-item.ts'
import { saveListProgress } from '../../store/list-moves.ts'
import { emptyRows } from '../../store/list-store.ts'
import { bringChunk, chunksPerProgress, compareChunk, matchBrought, type Work } from './bring-chunk.ts'
import { CompactSet } from './compact-set.ts'
import { type DealtChunk, DealtNumbers } from './deal-rows.ts'
import { textHash } from './text-hash.ts'
import type { Intake } from './work-on-list.ts'

/** What the file's rows stand for in the register. */
export interface Met {
  /** Whether one of its rows stands for this record. */
  readonly has: (id: string) => boolean
  readonly policies: ReadonlySet<string>
  /** The months of monthly policies that the file grants, where it names them. */
  readonly months: ReadonlySet<string>
}

/** Chunks that are compared at the same time; they only read, so none waits for another. Those that write share their counts. */
const comparedAtOnce = 6

/**
 * The good rows into the register, all rows into the list's results, in chunks that are the same at every reading of the file; or, as
 * a preview, only compared. What an earlier function has brought in and saved is passed over.
 * @throws OutOfTime when the list is longer than this function's time
 */
export async function applyRows(
  intake: Intake,
  work: Work,
  chunks: AsyncIterable<DealtChunk>,
  isPreview: boolean,
): Promise<{ counts: StoredList['counts']; met: Met; suspects: Suspects }> {
  const { list } = work
  const start = isPreview ? 0 : list.nextChunk
  let counts = start > 0 ? list.counts : noCounts
  const ids = new CompactSet()
  const policies = new Set<string>()
  const months = new Set<string>()
  let next = 0
  let running: Promise<void>[] = []
  let unmatched: Entitlement[] = []
  let suspects = noSuspects
  const dealt = new DealtNumbers()
  // Who was brought in is compared with everybody before the progress says so: a reader killed between the two does both again.
  const save = async (): Promise<void> => {
    await matchBrought(intake, work, unmatched)
    unmatched = []
    await saveListProgress(intake.register, {
      ...list,
      counts,
      nextChunk: next,
      leaseUntil: intake.now() + leaseMs,
      // A comparison begins anew at every reading, however far it came.
      tries: !isPreview && next > start ? 0 : list.tries,
    })
  }
  const bring = async (chunk: DealtChunk): Promise<void> => {
    const done = await (isPreview ? compareChunk : bringChunk)(intake, work, chunk)
    counts = sumCounts(counts, done.counts)
    suspects = {
      byNumber: suspects.byNumber + done.suspects.byNumber,
      byLikeness: suspects.byLikeness + done.suspects.byLikeness,
    }
    if (!isPreview) unmatched.push(...done.entitlements)
    for (const one of isPreview ? done.entitlements : []) {
      ids.add(textHash(one.id))
      policies.add(one.policy)
      for (const month of namedMonths(one)) months.add(month)
    }
  }
  const settle = async (): Promise<void> => {
    await Promise.all(running)
    running = []
  }
  for await (const chunk of chunks) {
    if (next++ < start) continue
    dealt.add(chunk)
    const brought = bring(chunk)
    // It is waited for further down; one that fails before that must not end the function as a failure that nobody handles.
    brought.catch(() => undefined)
    running.push(brought)
    if (!isPreview || running.length === comparedAtOnce) await settle()
    if (next % chunksPerProgress === 0) await save()
    if (intake.timeLeft() > reserveMs || isPreview) continue
    await save()
    throw new OutOfTime()
  }
  await settle()
  // With other answers the rows may have been dealt otherwise; what is left of an earlier comparison is no result.
  if (isPreview && list.sums !== null)
    for (const stale of dealt.behind()) await emptyRows(intake.register, list.id, stale)
  await matchBrought(intake, work, unmatched)
  return { counts, met: { has: (id) => ids.has(textHash(id)), policies, months }, suspects }
}
