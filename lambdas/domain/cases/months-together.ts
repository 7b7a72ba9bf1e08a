import type { Entitlement } from '../payments/entitlement.ts'
import { namedMonths } from '../payments/instalments.ts'

/** Supports of one policy that have no month in common, and what they come to. */
interface Together {
  readonly records: readonly Entitlement[]
  readonly months: readonly string[]
  readonly total: number
}

/**
 * What one person may have together: of each policy by the month those decisions without a common month that grant the most, then of the
 * others again; every other support by itself. Two decisions about May leave April and June to whoever has them: taken as they came, May
 * and June stood against April and May, and April was lost.
 * @param inOrder of equals the first is taken
 */
export function monthsTogether(
  inOrder: readonly Entitlement[],
  totalOf: (record: Entitlement) => number,
): (readonly Entitlement[])[] {
  const [first] = inOrder
  if (!first) return []
  const own = first.policy
  const months =
    namedMonths(first).length === 0 ? [first] : inOrder.filter((one) => isByMonth(one) && one.policy === own)
  const together = months.length === 1 ? months : mostOf(months, totalOf)
  return [
    together,
    ...monthsTogether(
      inOrder.filter((one) => !together.includes(one)),
      totalOf,
    ),
  ]
}

const isByMonth = (record: Entitlement): boolean => namedMonths(record).length > 0

/** By the months that are covered: the law pays few of them, so that there are few sets. */
function mostOf(inOrder: readonly Entitlement[], totalOf: (record: Entitlement) => number): readonly Entitlement[] {
  const best = new Map<string, Together>([['', { records: [], months: [], total: 0 }]])
  for (const record of inOrder) {
    const own = namedMonths(record)
    for (const { records, months, total } of [...best.values()]) {
      if (own.some((month) => months.includes(month))) continue
      const more = { records: [...records, record], months: [...months, ...own].sort(), total: total + totalOf(record) }
      const key = more.months.join(' ')
      if (more.total > (best.get(key)?.total ?? -1)) best.set(key, more)
    }
  }
  // Months that come to nothing are taken as well: whoever is left would be asked for again without end.
  best.delete('')
  return [...best.values()].reduce((most, one) => (one.total > most.total ? one : most)).records
}
