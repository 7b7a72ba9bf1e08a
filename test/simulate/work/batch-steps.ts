import type { BatchSummary } from '../../../lambdas/contract/batches.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { askAgain } from '../../support/until.ts'
import type { Book } from '../book.ts'
import { abreast } from '../offices.ts'
import { carriedOut, insist, newKey } from '../send.ts'
import { type BatchNote, linesOf } from './batch-notes.ts'

const isBusy = (state: BatchSummary['state']): boolean =>
  ['awaiting-file', 'checking', 'writing', 'undoing'].includes(state)

/** So long an officer sits before his screen; a function that was killed comes back when its message does, later in the day. */
const patienceMs = 30_000

/** What still waited when its officer went on to other things. */
export async function goOnWithBatches(book: Book): Promise<void> {
  await abreast(
    6,
    book.batches.filter(({ isEnded }) => !isEnded),
    (note) => goOn(book, note),
  )
}

/** A batch from its dry run through its confirmation to its end, as far as it comes while its officer waits. */
export async function goOn(book: Book, note: BatchNote): Promise<void> {
  const { officer } = note
  while (!note.isEnded) {
    const batch = await settled(book, note)
    note.state = batch.state
    note.summary = batch
    if (isBusy(batch.state)) {
      note.isDelayed = true
      return
    }
    if (batch.state === 'checked') {
      note.lines = await linesOf(book, note)
      for (const wrong of note.isDelayed ? [] : note.expects(batch, note.lines))
        book.surprise(`batch ${note.id}: ${wrong}`)
      if (batch.acting.lines === 0 || note.day !== localDay(Date.now())) note.isEnded = true
      else if (!(await confirm(book, note, batch))) note.isEnded = true
    } else if (batch.state === 'done' && note.undoneBy && note.kind !== 'account') {
      note.lines = await linesOf(book, note)
      const input = { params: { batchId: note.id }, body: { reason: 'Ghi nhầm buổi chi' }, idempotencyKey: newKey() }
      const by = note.undoneBy
      note.undoneBy = null
      await insist(book, () => by.api.call('undoBatch', input))
      book.didOther(by === officer ? 'a batch taken back by its office' : 'a batch taken back from above')
    } else {
      note.isEnded = true
      if (note.kind !== 'account') note.lines = await linesOf(book, note)
      if (batch.state === 'done') countLines(book, note)
    }
  }
}

function countLines(book: Book, { kind, lines }: BatchNote): void {
  if (kind === 'account') return
  book.didOther(`a batch written: ${kind}`)
  for (const { answer, outcome } of lines)
    if (outcome?.kind === 'done') book.didOther(`a line of a batch: ${answer}`)
    else book.refuse('a line of a batch', outcome ? `${answer}, ${outcome.kind}` : answer)
}

/** Waits; calls on again one that has lost its function. */
function settled(book: Book, { id, officer }: BatchNote): Promise<BatchSummary> {
  const params = { batchId: id }
  const look = async () => {
    const batch = await insist(book, () => officer.api.call('batch', { params }))
    if (batch.isStalled && batch.commands.includes('go-on')) {
      const idempotencyKey = newKey()
      await insist(book, () => officer.api.call('confirmBatch', { params, idempotencyKey }))
      book.didOther('a batch that had stopped called on again')
    }
    return batch
  }
  return askAgain(look, ({ state }) => !isBusy(state), patienceMs)
}

/** One confirmation, though the button be pressed twice. @returns whether it is under way */
async function confirm(book: Book, note: BatchNote, { id }: BatchSummary): Promise<boolean> {
  const { officer } = note
  const input = { params: { batchId: id }, idempotencyKey: newKey() }
  // Midnight may have come between.
  const order = { name: 'confirmBatch', by: officer.username, explained: ['wrong-state'] }
  const press = () => carriedOut(book, order, () => officer.api.call('confirmBatch', input))
  const [first, second] = await Promise.all([press(), press(), note.meanwhile()])
  return first !== null && second !== null
}
