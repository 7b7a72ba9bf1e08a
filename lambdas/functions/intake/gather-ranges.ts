import { leaseMs, mostWatchCalls } from '../../domain/lists/list-duties.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { ListTaken } from '../../store/lists/intake-store.ts'
import { letGo, noCounts, type StoredList, sumCounts } from '../../store/lists/list-item.ts'
import { endListStep, noteRangesCall, saveRangesProgress } from '../../store/lists/list-moves.ts'
import { getList } from '../../store/lists/list-store.ts'
import type { ListRange } from '../../store/lists/range-item.ts'
import { getRanges } from '../../store/lists/range-store.ts'
import { comparedEnd } from './compared-ranges.ts'
import type { Intake } from './intake.ts'
import { broughtEnd } from './list-end.ts'
import type { WatchMessage } from './list-message.ts'
import { isCompared, isInRanges } from './list-standing.ts'

/**
 * Puts together what the ranges of a list have brought. The list is told how far it is; when no range is open any more it is closed,
 * once, whoever comes last and however many come at the same time: its figures are sums of what the ranges have put, and it is closed
 * under the condition that nobody has.
 * @param by whether a reader is called for each range whose own is dead, and whether it is a reader who speaks: then the list lives
 */
export async function gatherRanges(
  intake: Intake,
  listId: string,
  { callsDead, isSign }: { readonly callsDead: boolean; readonly isSign: boolean },
): Promise<void> {
  const { register, now } = intake
  for (;;) {
    const list = await getList(register, listId)
    if (!list || !isInRanges(list)) return
    const ranges = await getRanges(register, list)
    if (ranges.every(({ state }) => state === 'done')) {
      const counts = ranges.map((range) => range.counts).reduce(sumCounts, noCounts)
      if (await isClosed(intake, { ...list, counts }, ranges)) return
      continue
    }
    const counts = ranges.map(shownOf).reduce(sumCounts, noCounts)
    if (isSign) await saveRangesProgress(register, list, { counts, leaseUntil: now() + leaseMs })
    if (callsDead) await callDead(intake, list, ranges)
    return
  }
}

const shownOf = ({ state, counts, shown }: ListRange): StoredList['counts'] =>
  state === 'open' && shown.rows > counts.rows ? shown : counts

/** Its reader has given no sign for a whole lease more than it had. One that waits for its first reader has its message. */
const isDead = ({ state, attempt, leaseUntil }: ListRange, now: number): boolean =>
  state === 'open' && attempt !== null && leaseUntil > 0 && leaseUntil + leaseMs < now

/** @returns false when somebody else has moved the list meanwhile */
async function isClosed(intake: Intake, list: StoredList, ranges: readonly ListRange[]): Promise<boolean> {
  const at = intake.now()
  const end = isCompared(list) ? await comparedEnd(intake, list, ranges) : await broughtEnd(intake, list)
  const ended = letGo(list, at, { ...end, ranges: null })
  try {
    await endListStep(intake.register, ended, list.state)
  } catch (error) {
    if (error instanceof ListTaken) return false
    throw error
  }
  logger.info(ended.state === 'refused' ? logCodes.listRefused : logCodes.listFinished, {
    listId: list.id,
    ...list.counts,
  })
  return true
}

/**
 * Looks whether each range has a living reader, and is called again as long as the list is in ranges and this helps: so somebody killed
 * in the last open range, whom nobody's end would find any more, is made up for within minutes. It is no sign of the list's life, and
 * where its calls bring nothing further it leaves the list to the look at overdue ones.
 */
export async function watchRanges(intake: Intake, { listId }: WatchMessage): Promise<void> {
  const list = await getList(intake.register, listId)
  if (!list || !isInRanges(list) || list.tries >= mostWatchCalls) return
  await gatherRanges(intake, listId, { callsDead: true, isSign: false })
  // Last: a watch that dies before comes back by its own message, and no second one beside it.
  await intake.callWatch(listId)
}

/** A reader for each range whose own is dead; a try of the list, until its rows grow again. */
async function callDead(intake: Intake, list: StoredList, ranges: readonly ListRange[]): Promise<void> {
  const dead = ranges.filter((one) => isDead(one, intake.now()))
  for (const { range } of dead) await intake.callRange(list.id, range)
  if (dead.length > 0) await noteRangesCall(intake.register, list)
}

/** A word about the whole list: whatever range has no living reader gets one. */
export async function callRanges(intake: Intake, list: StoredList): Promise<void> {
  const { register, now } = intake
  const ranges = await getRanges(register, list)
  if (ranges.every(({ state }) => state === 'done'))
    return gatherRanges(intake, list.id, { callsDead: false, isSign: false })
  for (const { range, state, leaseUntil } of ranges)
    if (state === 'open' && leaseUntil < now()) await intake.callRange(list.id, range)
  await intake.callWatch(list.id)
}
