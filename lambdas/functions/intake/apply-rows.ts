import { leaseMs, progressMs } from '../../domain/lists/list-duties.ts'
import { noSuspects, type Suspects, sumSuspects } from '../../domain/lists/suspicious-list.ts'
import { OutOfTime, reserveMs } from '../../runtime/out-of-time.ts'
import { noCounts, type StoredList, sumCounts } from '../../store/lists/list-item.ts'
import { saveListProgress } from '../../store/lists/list-moves.ts'
import { emptyRows } from '../../store/lists/list-store.ts'
import {
  chunksPerProgress,
  compareChunk,
  type Entered,
  enterChunk,
  inSteps,
  readAheadOf,
  settleEntered,
  stepOf,
  type Work,
} from './bring-chunk.ts'
import { type DealtChunk, DealtNumbers } from './deal-rows.ts'
import type { Intake } from './intake.ts'
import { type Met, MetRecords } from './met-records.ts'

/** Chunks that are compared at the same time; they only read, so none waits for another. Those that write share their counts. */
const comparedAtOnce = 6

export interface Done {
  readonly counts: StoredList['counts']
  readonly met: Met
  readonly suspects: Suspects
}

/**
 * The good rows into the register, all rows into the list's results, in chunks that are the same at every reading of the file. What an
 * earlier function has brought in and saved is passed over.
 * @throws OutOfTime when the list is longer than this function's time
 */
export async function bringRows(intake: Intake, work: Work, chunks: AsyncIterable<DealtChunk>): Promise<Done> {
  const start = work.list.nextChunk
  let counts = start > 0 ? work.list.counts : noCounts
  let next = start
  let entered: Entered[] = []
  // Who was brought in is compared with everybody before the progress says so: a reader killed between the two does both again.
  const settle = async (): Promise<void> => {
    counts = sumCounts(counts, (await settleEntered(intake, work, entered)).counts)
    entered = []
  }
  const chunksPerStep = stepOf(work.list)
  let saved = start
  let dueAt = intake.now() + progressMs
  const save = async (): Promise<void> => {
    await saveProgress(intake, work, { counts, next, tries: next > start ? 0 : work.list.tries })
    saved = next
    dueAt = intake.now() + progressMs
  }
  for await (const step of inSteps(chunks, start, chunksPerStep)) {
    const ahead = await readAheadOf(intake, step)
    for (const chunk of step) {
      entered.push(await enterChunk(intake, work, chunk, ahead))
      next++
      const isOutOfTime = intake.timeLeft() <= reserveMs
      if (!isOutOfTime && intake.now() < dueAt) continue
      await settle()
      await save()
      if (isOutOfTime) throw new OutOfTime()
    }
    if (next === saved) continue
    await settle()
    if (next % chunksPerStep === 0) await save()
  }
  return { counts, met: new MetRecords(), suspects: noSuspects }
}

/** As a preview: the rows are only compared, and all of them written into the list's results. */
export async function compareRows(intake: Intake, work: Work, chunks: AsyncIterable<DealtChunk>): Promise<Done> {
  const { list } = work
  let counts = noCounts
  const met = new MetRecords()
  let next = 0
  let running: Promise<void>[] = []
  let suspects = noSuspects
  const dealt = new DealtNumbers()
  let dueAt = intake.now() + progressMs
  const compare = async (chunk: DealtChunk): Promise<void> => {
    const done = await compareChunk(intake, work, chunk)
    counts = sumCounts(counts, done.counts)
    suspects = sumSuspects(suspects, done.suspects)
    met.add(done.entitlements)
  }
  const settle = async (): Promise<void> => {
    await Promise.all(running)
    running = []
  }
  for await (const chunk of chunks) {
    next++
    dealt.add(chunk)
    const compared = compare(chunk)
    // It is waited for further down; one that fails before that must not end the function as a failure that nobody handles.
    compared.catch(() => undefined)
    running.push(compared)
    if (running.length === comparedAtOnce) await settle()
    // A comparison begins anew at every reading, however far it came.
    if (next % chunksPerProgress !== 0 && intake.now() < dueAt) continue
    await saveProgress(intake, work, { counts, next, tries: list.tries })
    dueAt = intake.now() + progressMs
  }
  await settle()
  // With other answers the rows may have been dealt otherwise; what is left of an earlier comparison is no result.
  if (list.sums !== null) for (const stale of dealt.behind()) await emptyRows(intake.register, list.id, stale)
  return { counts, met, suspects }
}

const saveProgress = (
  { register, now }: Intake,
  { list }: Work,
  { counts, next, tries }: { readonly counts: StoredList['counts']; readonly next: number; readonly tries: number },
): Promise<void> => saveListProgress(register, { ...list, counts, nextChunk: next, leaseUntil: now() + leaseMs, tries })
