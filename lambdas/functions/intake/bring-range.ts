import { leaseMs, progressMs, signMs } from '../../domain/lists/list-duties.ts'
import { sumSuspects } from '../../domain/lists/suspicious-list.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { OutOfTime, reserveMs } from '../../runtime/out-of-time.ts'
import type { ReadAhead } from '../../store/lists/find-stored.ts'
import { ListTaken } from '../../store/lists/intake-store.ts'
import { type StoredList, sumCounts } from '../../store/lists/list-item.ts'
import { getList } from '../../store/lists/list-store.ts'
import type { ListRange } from '../../store/lists/range-item.ts'
import { saveRange, takeRange } from '../../store/lists/range-store.ts'
import {
  type Brought,
  compareChunk,
  type Entered,
  enterChunk,
  inSteps,
  readAheadOf,
  settleEntered,
  stepOf,
  type Work,
} from './bring-chunk.ts'
import type { DealtChunk } from './deal-rows.ts'
import { gatherRanges } from './gather-ranges.ts'
import type { Intake } from './intake.ts'
import { folderOf, getHashes, linesIn, metIn, putHashes } from './kept-hashes.ts'
import type { RangeMessage } from './list-message.ts'
import { readPart } from './list-part.ts'
import { isCompared, isInRanges } from './list-standing.ts'
import { MetRecords } from './met-records.ts'
import { namedIn } from './repeated-lines.ts'

/**
 * Brings one range of a long list in, or compares it, beside those who do the others; whoever ends last ends it for the list. Killed
 * anywhere and called again it ends in the same. A range that a living reader holds is left to him: his own message comes back if he dies.
 * @throws what the engines throw: the message comes again
 */
export async function workOnRange(intake: Intake, { listId, range }: RangeMessage, attempt: string): Promise<void> {
  const { register, now } = intake
  const list = await getList(register, listId)
  if (!list || !isInRanges(list)) return
  const taken = await takeRange(register, listId, range, { attempt, now: now(), until: now() + leaseMs })
  if (taken) {
    logger.info(logCodes.rangeStarted, { listId, range })
    if (!(await isThrough(intake, list, taken))) return
    logger.info(logCodes.rangeDone, { listId, range })
  }
  // Whoever died between the end of his range and the list's is made up for by whoever gets his message again.
  await gatherRanges(intake, listId, { callsDead: true, isSign: taken !== undefined })
}

/** @returns false when it is in other hands now */
async function isThrough(intake: Intake, list: StoredList, range: ListRange): Promise<boolean> {
  try {
    await goThrough(intake, list, range)
    return true
  } catch (error) {
    // It slept past its lease: whoever has the range now goes on from what it saved.
    if (error instanceof ListTaken) return false
    if (!(error instanceof OutOfTime)) throw error
    await intake.callRange(list.id, range.range)
    return false
  }
}

async function goThrough(intake: Intake, list: StoredList, taken: ListRange): Promise<void> {
  const { parts } = intake
  const folder = folderOf(taken.parts[0] ?? '')
  const work: Work = {
    hold: { listId: list.id, range: taken.range, attempt: taken.attempt },
    list,
    isInFile: namedIn(await getHashes(parts, linesIn(folder))),
    now: intake.now(),
  }
  const hand = isCompared(list) ? new ComparingHand(intake, work, taken) : new BringingHand(intake, work, taken)
  const chunksPerStep = stepOf(list)
  let index = taken.done
  for await (const step of inSteps(chunksIn(parts, taken.parts), taken.done, chunksPerStep)) {
    await hand.begin(step)
    for (const chunk of step) {
      await hand.take(chunk, ++index)
      if (index === taken.chunks) continue
      if (index % chunksPerStep === 0 || hand.isDue()) await hand.sign()
      if (intake.timeLeft() > reserveMs) continue
      await hand.let('open')
      throw new OutOfTime()
    }
  }
  await hand.let('done')
}

async function* chunksIn(parts: Intake['parts'], names: readonly string[]): AsyncGenerator<DealtChunk> {
  for (const name of names) yield* readPart(await parts.get(name))
}

/** What one reader has of a range that he has not written down yet. */
abstract class Hand {
  protected range: ListRange
  private gatherAt = 0
  private dueAt: number

  constructor(
    protected readonly intake: Intake,
    protected readonly work: Work,
    protected readonly taken: ListRange,
  ) {
    this.range = taken
    this.dueAt = intake.now() + progressMs
  }

  /** Chunks that come next. */
  async begin(_step: readonly DealtChunk[]): Promise<void> {}

  /** Takes one of them; then so many of the range are done. */
  abstract take(chunk: DealtChunk, done: number): Promise<void>

  protected add({ counts, suspects }: Brought): void {
    const { range } = this
    this.range = {
      ...range,
      counts: sumCounts(range.counts, counts),
      suspects: sumSuspects(range.suspects, suspects),
    }
  }

  /** Whether it has not said for long how far it is. */
  isDue(): boolean {
    return this.intake.now() >= this.dueAt
  }

  /** A sign of life, with what may be gone on from. */
  async sign(): Promise<void> {
    const { intake, gatherAt } = this
    await this.save({ ...(await this.saved()), leaseUntil: intake.now() + leaseMs })
    this.dueAt = intake.now() + progressMs
    if (gatherAt > intake.now()) return
    this.gatherAt = intake.now() + signMs
    await gatherRanges(intake, this.work.list.id, { callsDead: false, isSign: true })
  }

  /** Lets it go: to the next reader, or because it is through. */
  async let(state: 'open' | 'done'): Promise<void> {
    await this.save({ ...(await this.whole()), state, leaseUntil: 0 })
  }

  protected save = (range: ListRange): Promise<void> => saveRange(this.intake.register, this.work.list.id, range)

  protected abstract saved(): Promise<ListRange>
  protected abstract whole(): Promise<ListRange>
}

class BringingHand extends Hand {
  private ahead: ReadAhead | undefined
  private entered: Entered[] = []

  override async begin(step: readonly DealtChunk[]): Promise<void> {
    this.ahead = await readAheadOf(this.intake, step)
  }

  async take(chunk: DealtChunk, done: number): Promise<void> {
    this.entered.push(await enterChunk(this.intake, this.work, chunk, this.ahead))
    this.range = { ...this.range, done }
  }

  /** Compared with everybody before the progress says so, as a list in one pair of hands is. */
  protected async saved(): Promise<ListRange> {
    this.add(await settleEntered(this.intake, this.work, this.entered))
    this.entered = []
    return this.range
  }

  protected whole = (): Promise<ListRange> => this.saved()
}

class ComparingHand extends Hand {
  private readonly met = new MetRecords(this.taken)

  async take(chunk: DealtChunk, done: number): Promise<void> {
    const brought = await compareChunk(this.intake, this.work, chunk)
    this.add(brought)
    this.range = { ...this.range, done }
    this.met.add(brought.entitlements)
  }

  /** Whom it has met is written down when it lets the range go; who takes it over before that compares once more. */
  protected saved = async (): Promise<ListRange> => {
    const { taken, range } = this
    return range.counts.rows > taken.shown.rows ? { ...taken, shown: range.counts } : taken
  }

  protected async whole(): Promise<ListRange> {
    const { range, taken, met } = this
    const name = metIn(folderOf(taken.parts[0] ?? ''), range.range, range.done)
    await putHashes(this.intake.parts, name, met.hashes())
    return { ...range, policies: [...met.policies], months: [...met.months], met: [...taken.met, name] }
  }
}
