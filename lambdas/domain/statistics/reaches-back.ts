import type { Entitlement } from '../payments/entitlement.ts'
import { paymentsOf } from '../payments/instalments.ts'
import { officeKey } from '../permissions/office-name.ts'
import { localDay } from '../time/local-day.ts'
import { bucketOf } from './status-buckets.ts'

/** Days before its own whose figures a day has moved too: of what was granted, and of what was paid. */
export interface ReachesBack {
  readonly granted: readonly string[]
  readonly paid: readonly string[]
}

export const reachesNowhere: ReachesBack = { granted: [], paid: [] }

/**
 * What a change does to the entries of other days: a payment of yesterday that is undone today is one less in today's figures, and
 * stands in no list of today. A period into which nothing reaches is exactly those who were entered in it and stand.
 * @param entered the day of the change, in Vietnam
 */
export function reachesBack(
  { before, after }: { readonly before: Entitlement | null; readonly after: Entitlement },
  entered: string,
): ReachesBack {
  const days = (facts: (of: Entitlement) => Fact[]): string[] => {
    const [had, has] = [before ? facts(before) : [], facts(after)]
    const changed = [...without(had, has), ...without(has, had)].map(({ day }) => day)
    return [...new Set(changed)].filter((day) => day !== entered)
  }
  return { granted: days(granted), paid: days(paid) }
}

/** Something that a figure of its day counts. */
interface Fact {
  readonly what: string
  readonly day: string
}

/** With its đồng: what is granted more or less of it later is counted on that day, and stands in the list of the day of entry. */
const granted = ({ status, enteredAt, amount }: Entitlement): Fact[] =>
  bucketOf[status] === null ? [] : [{ what: `${amount}`, day: localDay(enteredAt) }]

function paid(entitlement: Entitlement): Fact[] {
  const { status, payment } = entitlement
  return [
    ...(bucketOf[status] === 'paid' && payment ? [{ what: 'paid', day: localDay(payment.enteredAt) }] : []),
    ...paymentsOf(entitlement).map(({ enteredAt, payer, late }) => ({
      what: `${enteredAt} ${officeKey(payer)} ${late}`,
      day: localDay(enteredAt),
    })),
  ]
}

const without = (facts: readonly Fact[], others: readonly Fact[]): Fact[] =>
  facts.filter(({ what, day }) => !others.some((other) => other.what === what && other.day === day))
