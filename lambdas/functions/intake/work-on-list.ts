import { leaseMs } from '../../domain/lists/list-duties.ts'
import { isAtWork } from '../../domain/lists/list-states.ts'
import { lockedSenderWords } from '../../domain/permissions/locked-sender.ts'
import { NotAList } from '../../lists/not-a-list.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { OutOfTime } from '../../runtime/out-of-time.ts'
import { isLocked } from '../../store/accounts/account-standing.ts'
import { ListTaken } from '../../store/lists/intake-store.ts'
import type { StoredList } from '../../store/lists/list-item.ts'
import { saveListProgress, takeList } from '../../store/lists/list-moves.ts'
import { getList } from '../../store/lists/list-store.ts'
import { callRanges } from './gather-ranges.ts'
import type { Intake } from './intake.ts'
import type { ListMessage } from './list-message.ts'
import { isInRanges } from './list-standing.ts'
import { readList } from './read-list.ts'
import { refuseList } from './refuse-list.ts'
import { withdrawList } from './withdraw-list.ts'

/** Thrown so that the message comes back later: another reader holds the list and may be alive. */
export class ListBusy extends Error {
  constructor() {
    super('another reader holds the list')
    this.name = 'ListBusy'
  }
}

/**
 * Does what a list waits for: checks an uploaded file and compares it with the register, brings its people in, or takes them back.
 * Killed anywhere and called again it ends in the same state; a list that waits for nothing is left alone.
 * @throws ListBusy, or what the engines throw: the message comes again
 */
export async function workOnList(intake: Intake, message: ListMessage, attempt: string): Promise<void> {
  const { register, now } = intake
  const { listId, version } = message
  const list = await takeList(register, listId, { attempt, now: now(), until: now() + leaseMs, version })
  if (!list) {
    const known = await getList(register, listId)
    if (!known) logger.warn(logCodes.listUnknown, { listId })
    if (known && isAnotherFile(known, version)) return
    if (!known || !isAtWork(known)) return
    if (isInRanges(known)) return callRanges(intake, known)
    logger.info(logCodes.listBusy, { listId })
    throw new ListBusy()
  }
  logger.info(logCodes.listStarted, { listId, state: list.state })
  // The first version that a reader took is the list's file for ever: an attempt that takes over reads the same bytes.
  isAnotherFile(list, version)
  if (isInRanges(list)) return callRanges(intake, list)
  const ended = await broughtFurther(intake, list)
  logger.info(endCode(ended), { listId, ...ended.counts })
}

const endCode = (list: StoredList) =>
  isAtWork(list) ? logCodes.listHandedOn : list.state === 'refused' ? logCodes.listRefused : logCodes.listFinished

async function broughtFurther(intake: Intake, list: StoredList): Promise<StoredList> {
  try {
    return list.state === 'withdrawing' ? await withdrawList(intake, list) : await takeIn(intake, list)
  } catch (error) {
    if (error instanceof OutOfTime) return handOver(intake, list)
    // It slept past its lease: whoever has the list now goes on from what it saved.
    if (error instanceof ListTaken) return (await getList(intake.register, list.id)) ?? list
    throw error
  }
}

async function takeIn(intake: Intake, list: StoredList): Promise<StoredList> {
  if (!list.fileVersion) throw new Error('a list that was taken without its file')
  const { register, tree, now } = intake
  // A form holds for a quarter of an hour, whatever becomes of the account that it was given to.
  const isNew = list.file === null
  if (isNew && (await isLocked(register, tree, list.createdBy.username)))
    return refuseList(intake, list, lockedSenderWords(list.createdBy.username))
  const { content, facts } = await intake.fileOf(list.id, list.fileVersion)
  const known: StoredList = { ...list, file: facts }
  // Looked at once: what a reader has begun to bring in is not refused by the next one.
  if (isNew) await saveListProgress(register, { ...known, leaseUntil: now() + leaseMs })
  try {
    return await readList(intake, known, content)
  } catch (error) {
    if (!(error instanceof NotAList)) throw error
    return refuseList(intake, known, error.message)
  }
}

/** The list is longer than one function's time: it is let go, and the next function goes on where this one has stopped. */
async function handOver(intake: Intake, { id }: StoredList): Promise<StoredList> {
  const list = await getList(intake.register, id)
  if (!list) throw new Error('a list that was read is gone')
  // Somebody else has brought it to its end meanwhile.
  if (!isAtWork(list)) return list
  await saveListProgress(intake.register, { ...list, leaseUntil: 0, calledAt: intake.now() })
  await intake.callAgain(id)
  return list
}

/** Somebody put another file by the same form. It is kept by the bucket, read by nobody, and told in the log. */
function isAnotherFile(list: StoredList, version: string | null): boolean {
  if (version === null || list.fileVersion === undefined || list.fileVersion === version) return false
  logger.warn(logCodes.listPutAgain, { listId: list.id })
  return true
}
