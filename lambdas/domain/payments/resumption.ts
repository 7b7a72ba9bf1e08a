import type { Entitlement, Resumption } from './entitlement.ts'
import { isPayable } from './payment-moves.ts'

type Standing = Pick<Entitlement, 'status' | 'resumed' | 'notPaid' | 'payment' | 'earlier'>

/** The resumption where nothing was entered after it: undoing takes this back, and no payment that was made before. */
export function lastResumption({ status, resumed, notPaid, payment, earlier }: Standing): Resumption | null {
  const last = resumed?.at(-1)
  if (!last || notPaid || !isPayable(status)) return null
  return last.paymentsBefore === paymentsIn({ payment, earlier }) ? last : null
}

export const paymentsIn = ({ payment, earlier }: Pick<Entitlement, 'payment' | 'earlier'>): number =>
  payment ? earlier.length + 1 : 0

/** Those that stood when there were so many payments. */
export function resumedBefore({ resumed = [] }: Pick<Entitlement, 'resumed'>, payments: number): Kept {
  return keptOf(resumed.filter(({ paymentsBefore }) => paymentsBefore <= payments))
}

export const withoutLastResumption = ({ resumed = [] }: Pick<Entitlement, 'resumed'>): Kept =>
  keptOf(resumed.slice(0, -1))

type Kept = Pick<Entitlement, 'resumed'>

const keptOf = (resumed: readonly Resumption[]): Kept => ({ resumed: resumed.length > 0 ? resumed : undefined })
