import { type Dong, dong } from '../money/dong.ts'
import { type PaymentStatus, paymentStatuses } from '../payments/payment-status.ts'

/** People and đồng. */
export interface Tally {
  readonly people: number
  readonly amount: Dong
}

/** How many entitlements of one commune and policy stand in each state. Every entitlement is in exactly one, so the parts are the whole. */
export interface Counts {
  readonly planned: Tally
  readonly byStatus: Readonly<Record<PaymentStatus, Tally>>
}

export interface CellOfCommune {
  readonly commune: string
  readonly policy: string
  readonly counts: Counts
}

/** What a report says of a cell. approved = paid + notPayable + suspended + left, always. */
export interface Cell {
  readonly planned: Tally
  readonly approved: Tally
  readonly paid: Tally
  readonly notPayable: Tally
  readonly suspended: Tally
  readonly left: Tally
}

export const noTally: Tally = { people: 0, amount: dong(0) }

export const addTally = (a: Tally, b: Tally): Tally => ({
  people: a.people + b.people,
  amount: dong(a.amount + b.amount),
})

const bucketOf = {
  approved: 'left',
  'not-received': 'left',
  paid: 'paid',
  refused: 'notPayable',
  deceased: 'notPayable',
  suspended: 'suspended',
  cancelled: null,
} as const satisfies Record<PaymentStatus, Exclude<keyof Cell, 'planned' | 'approved'> | null>

/** A cancelled entitlement is no longer approved: it leaves every column. */
export function cellOf(counts: Iterable<Counts>): Cell {
  const cell = {
    planned: noTally,
    approved: noTally,
    paid: noTally,
    notPayable: noTally,
    suspended: noTally,
    left: noTally,
  }
  for (const { planned, byStatus } of counts) {
    cell.planned = addTally(cell.planned, planned)
    for (const status of paymentStatuses) {
      const bucket = bucketOf[status]
      if (!bucket) continue
      cell[bucket] = addTally(cell[bucket], byStatus[status])
      cell.approved = addTally(cell.approved, byStatus[status])
    }
  }
  return cell
}
