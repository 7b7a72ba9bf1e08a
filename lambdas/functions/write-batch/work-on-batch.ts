import { isBusy } from '../../domain/batches/batch.ts'
import { leaseMs } from '../../domain/lists/list-duties.ts'
import { provinceOffice } from '../../domain/permissions/office-name.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { OutOfTime } from '../../runtime/out-of-time.ts'
import type { StoredBatch } from '../../store/batches/batch-item.ts'
import { BatchTaken, endBatchStep, getBatch, moveBatch, saveBatch, takeBatch } from '../../store/batches/batch-store.ts'
import { answerFile } from './answer-file.ts'
import type { BatchDesk } from './batch-desk.ts'
import type { BatchMessage } from './batch-message.ts'
import { checkFile } from './check-file.ts'
import { checkPayList } from './check-pay-list.ts'
import { checkSelection } from './check-selection.ts'
import { drawAccount } from './draw-account.ts'
import { takingBack, writing } from './drives.ts'
import { workThrough } from './work-through.ts'

/** Thrown so that the message comes back later: another function holds the batch and may be alive. */
export class BatchBusy extends Error {
  constructor() {
    super('another function holds the batch')
    this.name = 'BatchBusy'
  }
}

/**
 * Does what a batch waits for: its dry run, its writing, or its taking back. Killed anywhere and called again it ends in the same
 * state; a batch that waits for nothing is left alone.
 * @throws BatchBusy, or what the engines throw: the message comes again
 */
export async function workOnBatch(desk: BatchDesk, { batchId, version }: BatchMessage, attempt: string): Promise<void> {
  const { register, now } = desk
  const batch = await takeBatch(register, batchId, { attempt, now: now(), until: now() + leaseMs, version })
  if (!batch) {
    const known = await getBatch(register, batchId)
    if (known && isBusy(known.state)) throw new BatchBusy()
    return
  }
  logger.info(logCodes.batchStarted, { batchId, state: batch.state })
  try {
    const ended = await through(desk, batch)
    const isOver = ended.state !== 'checked'
    await endBatchStep(register, {
      ...ended,
      since: now(),
      finishedAt: isOver ? now() : null,
      leaseUntil: 0,
    })
    logger.info(logCodes.batchEnded, { batchId, state: ended.state, lines: ended.lines })
  } catch (error) {
    if (error instanceof BatchTaken) return
    if (!(error instanceof OutOfTime)) throw error
    const known = await getBatch(register, batchId)
    if (known?.attempt === attempt) await saveBatch(register, { ...known, leaseUntil: 0 })
    await desk.callAgain(batchId)
  }
}

const checks = { selection: checkSelection, file: checkFile, 'pay-list': checkPayList, account: drawAccount } as const

async function through(desk: BatchDesk, batch: StoredBatch): Promise<StoredBatch> {
  if (batch.state === 'checking') return checks[batch.kind](desk, batch)
  const isWriting = batch.state === 'writing'
  const done = await workThrough(desk, isWriting ? writing(batch) : takingBack(batch))
  const ended: StoredBatch = { ...done, state: isWriting ? 'done' : 'undone' }
  if (!ended.fileVersion) return ended
  return { ...ended, answerFile: await answerFile(desk, ended, await desk.fileOf(ended.id, ended.fileVersion)) }
}

/** A dry run that failed for the last time says so, also where its file came and was never opened; what is being written stays open, and is called again by its officer. */
export async function giveUp(
  { register, tree, now }: Pick<BatchDesk, 'register' | 'tree' | 'now'>,
  { batchId, version }: BatchMessage,
): Promise<void> {
  const known = await getBatch(register, batchId)
  if (!known) return
  const message = `Không xem trước được đợt này sau nhiều lần thử: lập lại đợt; nếu vẫn không được, báo ${provinceOffice(tree)}.`
  const refused: StoredBatch = { ...known, state: 'refused', message, since: now(), leaseUntil: 0 }
  if (known.state === 'checking') await endBatchStep(register, refused)
  if (known.state === 'awaiting-file' && version) await moveBatch(register, refused, 'awaiting-file')
}
