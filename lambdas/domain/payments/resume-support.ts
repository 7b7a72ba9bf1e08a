import { type Result, refuse } from '../result.ts'
import type { Entitlement } from './entitlement.ts'
import {
  type Command,
  decided,
  enteredByOf,
  type PaymentContext,
  type PaymentDecision,
  statusChange,
} from './payment-context.ts'
import { faultOfConclusion } from './payment-faults.ts'
import { standingStatus } from './payment-status.ts'
import { paymentsIn } from './resumption.ts'

/**
 * Whoever refused, was told dead or was suspended is to be paid after all: he asks for it himself, his heirs do, the complaint has been
 * answered. Another thing than undoing: what was entered was right then, and this is the next thing that happened, on a paper of its own.
 */
export function resumeSupport(
  entitlement: Entitlement,
  { reason, paper }: Command<'resume'>,
  context: PaymentContext,
): Result<PaymentDecision> {
  const concluded = faultOfConclusion(entitlement, context)
  if (concluded) return concluded
  if (!paper.trim())
    return refuse('invalid', 'Cho chi lại phải có giấy tờ làm căn cứ: ghi loại giấy, ngày và nơi lưu giấy.')
  const { notPaid: lifted, resumed = [] } = entitlement
  const by = enteredByOf(context.actor)
  const free = {
    ...entitlement,
    notPaid: null,
    ...(lifted
      ? { resumed: [...resumed, { lifted, paper, at: context.now, by, paymentsBefore: paymentsIn(entitlement) }] }
      : {}),
  }
  const next: Entitlement = { ...free, status: standingStatus(free) }
  const changes = { ...statusChange(entitlement, next), basis: [null, paper] as const }
  return decided(next, 'support.resumed', changes, reason, context)
}
