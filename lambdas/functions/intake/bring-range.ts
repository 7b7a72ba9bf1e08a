import { leaseMs } from '../../domain/lists/list-duties.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { ListTaken } from '../../store/intake-store.ts'
import { type StoredList, sumCounts } from '../../store/list-item.ts'
import { getList } from '../../store/list-store.ts'
import type { ListRange } from '../../store/range-item.ts'
import { saveRange, takeRange } from '../../store/range-store.ts'
import { bringChunk, chunksPerProgress, matchBrought, type Work } from './bring-chunk.ts'
import { gatherRanges, isInRanges } from './gather-ranges.ts'
import type { RangeMessage } from './list-message.ts'
import { readPart } from './list-part.ts'
import { OutOfTime, reserveMs } from './out-of-time.ts'
import { namedIn } from './repeated-lines.ts'
import { linesOf } from './split-list.ts'
import type { Intake } from './work-on-list.ts'

/** Milliseconds between two words of one range to the list: what its officer sees, and the list's own sign of life. */
const signMs = 15_000

/**
 * Brings one range of a long list in, beside those who bring the others; whoever ends last closes the list. Killed anywhere and called
 * again it ends in the same. A range that a living reader holds is left to him: his own message comes back if he dies.
 * @throws what the engines throw: the message comes again
 */
export async function workOnRange(intake: Intake, { listId, range }: RangeMessage, attempt: string): Promise<void> {
  const { register, now } = intake
  const list = await getList(register, listId)
  if (!list || !isInRanges(list)) return
  const taken = await takeRange(register, listId, range, { attempt, now: now(), until: now() + leaseMs })
  if (taken) {
    logger.info(logCodes.rangeStarted, { listId, range })
    if (!(await isBroughtIn(intake, list, taken))) return
    logger.info(logCodes.rangeDone, { listId, range })
  }
  // Whoever died between the end of his range and the list's is made up for by whoever gets his message again.
  await gatherRanges(intake, listId, { callsDead: true })
}

/** @returns false when it is in other hands now */
async function isBroughtIn(intake: Intake, list: StoredList, range: ListRange): Promise<boolean> {
  try {
    await bringRange(intake, list, range)
    return true
  } catch (error) {
    // It slept past its lease: whoever has the range now goes on from what it saved.
    if (error instanceof ListTaken) return false
    if (!(error instanceof OutOfTime)) throw error
    await intake.callRange(list.id, range.range)
    return false
  }
}

async function bringRange(intake: Intake, list: StoredList, taken: ListRange): Promise<void> {
  const { register, now, parts } = intake
  const work: Work = {
    hold: { listId: list.id, range: taken.range, attempt: taken.attempt },
    list,
    isInFile: namedIn(await linesBeside(intake, taken)),
    now: now(),
  }
  let range = taken
  let unmatched: Entitlement[] = []
  let signAt = 0
  // Compared with everybody before the progress says so, as a list in one pair of hands is.
  const save = async (more: Partial<ListRange> = {}): Promise<void> => {
    await matchBrought(intake, work, unmatched)
    unmatched = []
    await saveRange(register, list.id, { ...range, leaseUntil: now() + leaseMs, ...more })
    if (signAt > now() || more.state) return
    signAt = now() + signMs
    await gatherRanges(intake, list.id, { callsDead: false })
  }
  let index = 0
  for (const part of taken.parts)
    for await (const chunk of readPart(await parts.get(part))) {
      if (index++ < taken.done) continue
      const { counts, entitlements } = await bringChunk(intake, work, chunk)
      unmatched.push(...entitlements)
      range = { ...range, done: index, counts: sumCounts(range.counts, counts) }
      if (index % chunksPerProgress === 0 && index < range.chunks) await save()
      if (intake.timeLeft() > reserveMs || index === range.chunks) continue
      await save({ leaseUntil: 0 })
      throw new OutOfTime()
    }
  await save({ state: 'done', leaseUntil: 0 })
}

/** The lines of the whole file, from beside the range's own rows: 8 bytes each. */
async function linesBeside({ parts }: Intake, { parts: [first = ''] }: ListRange): Promise<Float64Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of await parts.get(linesOf(first.slice(0, first.lastIndexOf('/'))))) pieces.push(piece)
  const bytes = new Uint8Array(Buffer.concat(pieces))
  return new Float64Array(bytes.buffer)
}
