import type { Action, Role } from '../permissions/permission-table.ts'
import { type Payments, paidSum } from './instalments.ts'
import type { PaymentStatus } from './payment-status.ts'
import { leftToAsk } from './recovery.ts'

/** Everything that an officer may do with one entitlement, in the order of the console's buttons. */
export const paymentCommands = [
  'record-payment',
  'record-not-paid',
  'hand-over',
  'take-back',
  'resume',
  'ask-back',
  'record-return',
  'record-no-return',
  'amend',
  'cancel',
  'undo-payment',
] as const
export type PaymentCommandKind = (typeof paymentCommands)[number]

interface Move {
  /** The right that the route asks for before anything is read. */
  readonly action: Action
  /** From which state, and by whom. */
  readonly from: Partial<Record<PaymentStatus, readonly Role[]>>
  /** Every state that it can lead to. */
  readonly to: readonly PaymentStatus[]
}

const government = ['tinh', 'huyen', 'xa'] as const satisfies readonly Role[]
const above = ['tinh', 'huyen'] as const satisfies readonly Role[]
const counters = ['tinh', 'huyen', 'xa', 'payer'] as const satisfies readonly Role[]
/** What was handed to a payer is paid by him, or entered for him from above; the commune's own counter would pay it twice. */
const forPayer = ['tinh', 'huyen', 'payer'] as const satisfies readonly Role[]

/**
 * The life of a support in one table, read by the server's decisions, by the routes' rights and by the console's buttons. Duplicate
 * cases (lambdas/domain/cases) move a support too: to suspended, cancelled or to-recover when they are concluded, and back.
 */
export const paymentMoves = {
  'record-payment': {
    action: 'payment.record',
    from: { approved: counters, 'with-payer': forPayer, 'part-paid': counters, 'not-received': counters },
    to: ['part-paid', 'paid'],
  },
  'record-not-paid': {
    action: 'payment.record',
    from: { approved: counters, 'with-payer': forPayer, 'part-paid': counters, 'not-received': counters },
    to: ['not-received', 'refused', 'deceased', 'suspended'],
  },
  /** Of what is paid in part the rest. */
  'hand-over': {
    action: 'payment.hand-over',
    from: { approved: government, 'part-paid': government, 'not-received': government },
    to: ['with-payer', 'part-paid'],
  },
  'take-back': {
    action: 'payment.hand-over',
    from: { 'with-payer': government, 'part-paid': government },
    to: ['approved', 'part-paid'],
  },
  /** On a paper: the person asks for it himself, his heirs do, what it was suspended for is answered. */
  resume: {
    action: 'payment.cancel',
    from: { refused: above, deceased: above, suspended: above },
    to: ['approved', 'with-payer', 'part-paid'],
  },
  /** Also by a further decision, of what none has asked back yet. */
  'ask-back': {
    action: 'recovery.open',
    from: { paid: above, 'to-recover': above, recovered: above, 'return-refused': above },
    to: ['to-recover'],
  },
  'record-return': {
    action: 'recovery.record',
    from: { 'to-recover': government, 'return-refused': government },
    to: ['to-recover', 'return-refused', 'recovered'],
  },
  'record-no-return': { action: 'recovery.record', from: { 'to-recover': government }, to: ['return-refused'] },
  /** By a later decision: another sum or other months of what is left. Of whoever was paid in part and then refused or died it ends the grant. */
  amend: {
    action: 'payment.cancel',
    from: {
      approved: above,
      'with-payer': above,
      'part-paid': above,
      paid: above,
      'not-received': above,
      refused: above,
      deceased: above,
      suspended: above,
    },
    to: ['approved', 'with-payer', 'part-paid', 'paid', 'not-received', 'refused', 'deceased', 'suspended'],
  },
  cancel: {
    action: 'payment.cancel',
    from: {
      approved: above,
      'with-payer': above,
      'not-received': above,
      refused: above,
      deceased: above,
      suspended: above,
    },
    to: ['cancelled'],
  },
  /** The last entry that stands; `mayUndo` sees to whose it is, and the day to how long. `mayMove`: not received, where it corrected something or a batch wrote it; not paid yet, where it was resumed. */
  'undo-payment': {
    action: 'payment.undo',
    from: {
      approved: above,
      'part-paid': counters,
      paid: counters,
      'not-received': counters,
      refused: counters,
      deceased: counters,
      suspended: counters,
      'to-recover': government,
      recovered: government,
      'return-refused': government,
      cancelled: above,
    },
    to: [
      'approved',
      'with-payer',
      'not-received',
      'refused',
      'deceased',
      'suspended',
      'part-paid',
      'paid',
      'to-recover',
      'return-refused',
    ],
  },
} as const satisfies Record<PaymentCommandKind, Move>

export function canMove(command: PaymentCommandKind, from: PaymentStatus, role: Role): boolean {
  const move: Move = paymentMoves[command]
  return move.from[from]?.includes(role) ?? false
}

/** What of a support the table does not know: whose hands the money is in, whether any of it was paid, and what its last word corrected. */
interface Lying extends Payments {
  readonly status: PaymentStatus
  readonly handedTo: unknown
  readonly recovery: { readonly amount: number } | null
  readonly notPaid: { readonly instead?: unknown } | null
  readonly resumed?: readonly unknown[] | undefined
}

/**
 * The table, and what it cannot say by the state alone: of what is paid in part the rest is the post office's where it has it, and nobody
 * takes it back elsewhere; of whatever anything was paid nothing is cancelled, and only of that a decision ends what was refused or
 * stopped; no more is asked back than was paid; whoever was not met is simply paid later, so that only a
 * correction, or a batch's line, is undone there; and of whoever waits for his money only that he was resumed.
 */
export function mayMove(command: PaymentCommandKind, support: Lying, role: Role): boolean {
  const { status, handedTo, payment, notPaid } = support
  if (!canMove(command, status, role)) return false
  if (command === 'cancel') return payment === null
  if (command === 'amend' && isStopped(status)) return payment !== null
  if (command === 'ask-back') return leftToAsk({ paid: paidSum(support), recovery: support.recovery }) > 0
  if (command === 'undo-payment' && status === 'approved') return (support.resumed ?? []).length > 0
  if (command === 'undo-payment') return status !== 'not-received' || notPaid?.instead !== undefined
  if (status !== 'part-paid') return true
  const isHeld = handedTo !== null
  switch (command) {
    case 'hand-over':
      return !isHeld
    case 'take-back':
      return isHeld
    case 'record-payment':
    case 'record-not-paid':
      return !isHeld || canMove(command, 'with-payer', role)
    default:
      return true
  }
}

const isStopped = (status: PaymentStatus): boolean => status in paymentMoves.resume.from

/** Whether the money may still be handed out. */
export const isPayable = (status: PaymentStatus): boolean => status in paymentMoves['record-payment'].from
