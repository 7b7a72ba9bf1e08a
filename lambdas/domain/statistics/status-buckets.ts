import type { PaymentStatus } from '../payments/payment-status.ts'

/** Which column of a report a state belongs to; a cancelled support is in none. */
export const bucketOf = {
  approved: 'left',
  'with-payer': 'left',
  'part-paid': 'left',
  paid: 'paid',
  // What was paid stays paid, whatever comes back of it: that is told beside it, and never taken out of the sum.
  'to-recover': 'paid',
  recovered: 'paid',
  'return-refused': 'paid',
  // Somebody went to pay them and could not, for a reason: they wait no longer, though whoever meets them still may pay them.
  'not-received': 'notPayable',
  refused: 'notPayable',
  deceased: 'notPayable',
  suspended: 'suspended',
  cancelled: null,
} as const satisfies Record<PaymentStatus, 'left' | 'paid' | 'notPayable' | 'suspended' | null>
