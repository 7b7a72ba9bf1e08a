import { type OutcomeTallies, tallied } from '../../domain/batches/batch.ts'
import { notPaidTally } from '../../domain/batches/written-words.ts'
import { OutOfTime, reserveMs } from '../../runtime/out-of-time.ts'
import type { StoredBatch, StoredLine } from '../../store/batches/batch-item.ts'
import { getLines, type LinesChunk, putLines } from '../../store/batches/batch-line-store.ts'
import { saveBatch } from '../../store/batches/batch-store.ts'
import { type BatchDesk, withSign } from './batch-desk.ts'
import { type Drive, driveLines } from './drive-lines.ts'

const chunksAtOnce = 16
/** Milliseconds between two signs of life: what the officer sees move. */
const betweenSigns = 700
/** Parts of a cell, as long lists have them. */
const countsParts = 32

/**
 * Goes through all chunks of a batch, several side by side. A chunk that an earlier function was through with is only counted, so that
 * the figures are what is in the register, whoever wrote it.
 * @throws OutOfTime when another function has to go on, BatchTaken when another one does already
 */
export async function workThrough(desk: BatchDesk, drive: Drive): Promise<StoredBatch> {
  const { batch } = drive
  const progress = new Progress(desk, drive)
  const chunks = chunksOf(desk, batch)
  const lane = async (countsPart: number): Promise<void> => {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      if (progress.isStopped) return
      if (desk.timeLeft() < reserveMs) throw new OutOfTime()
      const { chunk, lines, step } = next.value
      if (step === batch.state) progress.add(lines)
      else {
        const written = await driveLines(desk, drive, lines, countsPart)
        await putLines(desk.register, batch.id, { chunk, lines: written, step: batch.state })
        progress.add(written)
      }
      await progress.sign()
    }
  }
  const first = [...batch.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const lanes = Array.from({ length: desk.lanes }, (_, index) =>
    lane((first + index) % countsParts).catch((error: unknown) => {
      progress.isStopped = true
      throw error
    }),
  )
  const failed = (await Promise.allSettled(lanes)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return progress.batch
}

async function* chunksOf({ register }: BatchDesk, batch: StoredBatch): AsyncGenerator<LinesChunk> {
  for (let chunk = 0; chunk < batch.chunks; chunk += chunksAtOnce)
    yield* await getLines(register, batch, { chunk, most: chunksAtOnce })
}

class Progress {
  isStopped = false
  #batch: StoredBatch
  #outcomes: OutcomeTallies = {}
  #notPaid = notPaidTally([])
  #handled = 0
  #signedAt: number
  #signing = false
  readonly #desk: BatchDesk
  readonly #done: Drive['done']

  constructor(desk: BatchDesk, { batch, done }: Pick<Drive, 'batch' | 'done'>) {
    this.#desk = desk
    this.#batch = batch
    this.#done = done
    this.#signedAt = desk.now()
  }

  get batch(): StoredBatch {
    const notPaid = this.#batch.notPaid && this.#notPaid
    return { ...this.#batch, outcomes: this.#outcomes, notPaid, handled: this.#handled }
  }

  add(lines: readonly StoredLine[]): void {
    const through = lines.flatMap(({ outcome, amount }) => (outcome ? [[outcome.kind, amount] as const] : []))
    this.#outcomes = tallied(through, this.#outcomes)
    this.#notPaid = notPaidTally(
      lines.filter(({ outcome }) => outcome?.kind === this.#done),
      this.#notPaid,
    )
    this.#handled += through.length
  }

  /** One at a time, and seldom: each is a write of one item. */
  async sign(): Promise<void> {
    const now = this.#desk.now()
    if (this.#signing || now - this.#signedAt < betweenSigns) return
    this.#signing = true
    try {
      await saveBatch(this.#desk.register, withSign(this.#desk, this.batch))
      this.#signedAt = now
    } finally {
      this.#signing = false
    }
  }
}
