import type { Entitlement } from './entitlement.ts'
import { type DueInstalment, dueInstalments } from './instalments.ts'
import { isPayable } from './payment-moves.ts'

/** The months of which something can still be handed out, each with its đồng; none of what is paid at once. */
export const payableMonths = (entitlement: Entitlement): DueInstalment[] =>
  isPayable(entitlement.status) ? dueInstalments(entitlement).filter(({ due }) => due > 0) : []
