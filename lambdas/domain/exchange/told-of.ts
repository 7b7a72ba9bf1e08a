import type { Entitlement } from '../payments/entitlement.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import { isSupplement, type Programme } from '../programmes/programme.ts'
import type { ExchangeGroup, ExchangeState, Told } from './exchange-file.ts'

/** Who has refused, has died, was taken back or has given everything back stands in no other province's way. */
const toldStates = {
  approved: 'approved',
  'with-payer': 'approved',
  'not-received': 'approved',
  suspended: 'approved',
  'part-paid': 'paid',
  paid: 'paid',
  'to-recover': 'paid',
  'return-refused': 'paid',
  recovered: null,
  refused: null,
  deceased: null,
  cancelled: null,
} as const satisfies Record<PaymentStatus, ExchangeState | null>

/** Which kind of support it is: as much as decides whether another one is excluded, and not the policy, which may tell of a family. */
export const groupOf = (programme: Programme, policy: string): ExchangeGroup =>
  isSupplement(programme, policy) ? 'supplement' : 'cash'

/** What other provinces are told of a support; null when they are told nothing. */
export function toldOf(programme: Programme, { policy, status }: Pick<Entitlement, 'policy' | 'status'>): Told | null {
  const state = toldStates[status]
  return state && { group: groupOf(programme, policy), state }
}

/** Of several supports under one number what matters most to the others. */
export function joinTold(one: Told | undefined, other: Told): Told {
  if (!one) return other
  if (one.group !== other.group) return one.group === 'cash' ? one : other
  return one.state === 'paid' ? one : other
}
