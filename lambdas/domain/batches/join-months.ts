import type { Said, SaidPaid } from './said.ts'
import { placeOf } from './settle-lines.ts'

interface Read {
  readonly id: string | null
  readonly row: number
  readonly sheet?: string | null
  readonly said: Said | string
}

/**
 * Several months of one support in rows of their own, paid by the same hand on the same day, are one payment: it is told by the first of
 * the rows, and the others name that one (`with`: "dòng 3").
 */
export function joinMonths<One extends Read>(lines: readonly One[]): (One & { readonly with: string | null })[] {
  const joined = new Map<One, { said: Said | string; with: string | null }>()
  for (const rows of byKey(lines).values()) {
    const [first] = rows
    if (!first || rows.length < 2) continue
    const paid = rows.map(({ said }) => said)
    const whole = together(paid)
    if (!whole) continue
    for (const row of rows) joined.set(row, { said: row.said, with: placeOf(first, row) })
    joined.set(first, { said: whole, with: null })
  }
  return lines.map((line) => ({ ...line, ...(joined.get(line) ?? { with: null }) }))
}

function byKey<One extends Read>(lines: readonly One[]): Map<string, One[]> {
  const rows = new Map<string, One[]>()
  for (const line of lines) if (line.id !== null) rows.set(line.id, [...(rows.get(line.id) ?? []), line])
  return rows
}

/** Null where they are not plainly different months of one payment. */
function together(all: readonly (Said | string)[]): SaidPaid | null {
  const paid = all.flatMap((said) => (typeof said !== 'string' && said.outcome === 'paid' ? [said] : []))
  const [first] = paid
  const months = paid.flatMap((said) => said.months ?? [])
  if (!first || paid.length < all.length || paid.some((said) => said.months === null)) return null
  if (new Set(months).size < months.length || paid.some((said) => !isAlike(said, first))) return null
  const sums = paid.flatMap(({ amount }) => amount ?? [])
  const amount = sums.length === paid.length ? sums.reduce((sum, one) => sum + one, 0) : null
  return { ...first, months: [...months].sort(), amount }
}

const isAlike = (one: SaidPaid, other: SaidPaid): boolean => wordsBeside(one) === wordsBeside(other)

const wordsBeside = (said: SaidPaid): string =>
  JSON.stringify({ ...said, months: null, amount: null, leavesReceiver: undefined })
