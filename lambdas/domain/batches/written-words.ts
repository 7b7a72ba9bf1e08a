import { formatDong, groupThousands } from '../money/dong.ts'
import type { BatchKind, BatchState, LineTally, OutcomeTallies } from './batch.ts'

const inWords = ({ lines, amount }: LineTally, what: string): string =>
  `${groupThousands(lines)} khoản${what}, ${formatDong(amount)}`

/**
 * What a batch writes: payments, and that somebody was not paid, each for itself, since nobody has had the money of the second.
 * @param notPaid of the lines; null of batches of which it was not counted
 */
export function writtenInWords(all: LineTally, notPaid: LineTally | null): string {
  if (!notPaid || notPaid.lines === 0) return inWords(all, '')
  const paid = { lines: all.lines - notPaid.lines, amount: all.amount - notPaid.amount }
  const parts = [...(paid.lines > 0 ? [inWords(paid, ' đã chi')] : []), inWords(notPaid, ' không chi được')]
  return parts.join(' và ')
}

interface Batch {
  readonly kind: BatchKind
  readonly state: BatchState
  /** The lines that it would write. */
  readonly acting: LineTally
  readonly outcomes: OutcomeTallies
  readonly notPaid: LineTally | null
}

/** What stands written by a batch, before that what it would write; null of one by which nothing is written and nothing will be. */
export function standsInWords({ kind, state, acting, outcomes, notPaid }: Batch): string | null {
  if (kind === 'account' || state === 'refused') return null
  if (state === 'undone') return outcomes.kept ? inWords(outcomes.kept, '') : null
  if (state === 'done') return writtenInWords(outcomes.done ?? { lines: 0, amount: 0 }, notPaid)
  return writtenInWords(acting, state === 'checked' ? notPaid : null)
}

interface SaidLine {
  readonly amount: number
  readonly said: { readonly outcome: 'paid' | 'not-paid' } | null
}

/** Of these lines those that say that somebody was not paid. */
export const notPaidTally = (lines: readonly SaidLine[], start: LineTally = { lines: 0, amount: 0 }): LineTally =>
  lines.reduce(
    (sum, { said, amount }) =>
      said?.outcome === 'not-paid' ? { lines: sum.lines + 1, amount: sum.amount + amount } : sum,
    start,
  )
