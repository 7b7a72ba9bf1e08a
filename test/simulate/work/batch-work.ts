import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import { programme } from '../lists.ts'
import { command, insist, newKey } from '../send.ts'
import { noteBatch } from './batch-notes.ts'
import { goOn } from './batch-steps.ts'
import { aPaymentBody, type Counter, search } from './counter-work.ts'

/** What an office says once for a whole batch. */
export const saidOfAll = () => ({
  paidOn: localDay(Date.now()),
  place: 'post-office' as const,
  mark: 'signature' as const,
  noIdNumberReason: 'lost-card' as const,
})

export interface MarkedList {
  readonly unit: string
  readonly status: 'approved' | 'with-payer'
  /** At most so many of the paper's people. */
  readonly most: number
  /** An office that may pay one of these people at the same moment. */
  readonly other: StaffSession | null
  readonly isUndone: boolean
}

/** A paper list is marked at once: a range of it, all but one, after a dry run and by one confirmation. */
export async function markList(counter: Counter, officer: StaffSession, order: MarkedList): Promise<void> {
  const { book, random } = counter
  const { unit, status, most, other, isUndone } = order
  const listed = await search(counter, officer, { unit, status, limit: 200 })
  if (listed.length === 0) return
  const from = 1 + random.below(Math.max(1, listed.length - most))
  const to = Math.min(listed.length, from + most - 1)
  const range = listed.slice(from - 1, to)
  const left = range.length > 3 ? [random.pick(range)] : []
  const idempotencyKey = newKey()
  const body = { programme, unit, status, from, to, except: left.map(({ id }) => id), details: saidOfAll() }
  const batch = await insist(book, () => officer.api.call('createBatch', { body, idempotencyKey }))
  const note = noteBatch(book, batch, {
    officer,
    kind: 'selection',
    day: localDay(Date.now()),
    undoneBy: isUndone ? officer : null,
    expects: ({ answers, lines }, each) => {
      const answered = answers.reduce((sum, one) => sum + one.lines, 0)
      const named = each.filter(({ entitlementId }) => left.some(({ id }) => id === entitlementId))
      return [
        ...(lines === range.length - left.length ? [] : [`${lines} lines of a range of ${range.length} but one`]),
        ...(answered === lines ? [] : [`${lines} lines and ${answered} answers`]),
        ...named.map(({ number }) => `line ${number} was left out and is in it`),
      ]
    },
    meanwhile: () => payBeside(counter, other, range),
  })
  await goOn(book, note)
}

/** Another counter pays one of the people whom the batch is being written for: one of the two comes too late. */
async function payBeside(counter: Counter, other: StaffSession | null, range: readonly EntitlementView[]) {
  // A month less to pay would change what the batch pays, and nobody could tell who was first.
  const simple = range.filter(
    ({ instalments, commands }) => instalments.length < 2 && commands.includes('record-payment'),
  )
  const seen = simple.at(-1)
  if (!other || !seen) return
  await command(counter.book, 'recordPayment', { officer: other, seen }, aPaymentBody(counter, seen))
}

/** What a lower office has written yesterday the level above takes back today: the office itself may not any more. */
export async function takeBackBatch(book: Book, unit: readonly StaffSession[], above: StaffSession): Promise<void> {
  const today = localDay(Date.now())
  const note = book.batches.find(
    ({ officer, kind, state, day, summary }) =>
      unit.includes(officer) && kind === 'selection' && state === 'done' && day < today && summary?.acting.lines !== 0,
  )
  if (!note) return
  note.undoneBy = above
  note.isEnded = false
  await goOn(book, note)
}
