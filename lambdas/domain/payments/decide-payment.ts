import { type Result, refuse } from '../result.ts'
import { amendSupport } from './amend-support.ts'
import { cancelledPaid, cancelSupport } from './cancel-support.ts'
import { askBack, recordNoReturn, recordReturn } from './decide-recovery.ts'
import type { Entitlement } from './entitlement.ts'
import { handOver, isWithAnother, takeBack } from './hand-over.ts'
import type { PaymentCommand } from './payment-command.ts'
import { type PaymentContext, type PaymentDecision, wrongState } from './payment-context.ts'
import { faultOfConclusion } from './payment-faults.ts'
import { canMove, mayMove } from './payment-moves.ts'
import { statusNames } from './payment-status.ts'
import { recordNotPaid } from './record-not-paid.ts'
import { recordPayment } from './record-payment.ts'
import { resumeSupport } from './resume-support.ts'
import { undoEntry } from './undo-entry.ts'

/**
 * What becomes of the entitlement, and the event that says so; or why not, in words for the counter. What the table of moves does not
 * open is refused before anything else is looked at. Pure: the same arguments give the same answer.
 */
export function decidePayment(
  entitlement: Entitlement,
  command: PaymentCommand,
  context: PaymentContext,
): Result<PaymentDecision> {
  if (command.kind === 'record-payment' && entitlement.status !== 'paid') {
    const concluded = faultOfConclusion(entitlement, context)
    if (concluded) return concluded
  }
  if (!mayMove(command.kind, entitlement, context.actor.role)) return notOpen(entitlement, command.kind, context)
  const isCounter = command.kind === 'record-payment' || command.kind === 'record-not-paid'
  if (isCounter && isWithAnother(entitlement, context.actor, context.tree)) return wrongState(entitlement, context)
  switch (command.kind) {
    case 'record-payment':
      return recordPayment(entitlement, command, context)
    case 'record-not-paid':
      return recordNotPaid(entitlement, command, context)
    case 'hand-over':
      return handOver(entitlement, command, context)
    case 'take-back':
      return takeBack(entitlement, command, context)
    case 'resume':
      return resumeSupport(entitlement, command, context)
    case 'amend':
      return amendSupport(entitlement, command, context)
    case 'cancel':
      return cancelSupport(entitlement, command, context)
    case 'ask-back':
      return askBack(entitlement, command, context)
    case 'record-return':
      return recordReturn(entitlement, command, context)
    case 'record-no-return':
      return recordNoReturn(entitlement, command, context)
    case 'undo-payment':
      return undoEntry(entitlement, command, context)
  }
}

/** Why the table of moves does not open it, in words. */
function notOpen(entitlement: Entitlement, kind: PaymentCommand['kind'], context: PaymentContext): Result<never> {
  const { status } = entitlement
  if (kind === 'undo-payment')
    return refuse('wrong-state', `Khoản này đang ở trạng thái "${statusNames[status]}", không có cập nhật nào để huỷ.`)
  if (kind === 'amend' && canMove(kind, status, context.actor.role))
    return refuse(
      'wrong-state',
      `Khoản này đang ở trạng thái "${statusNames[status]}" và chưa chi đồng nào: không có gì để điều chỉnh. Huỷ theo quyết định, hoặc cho chi lại trước.`,
    )
  if (kind === 'ask-back' && canMove(kind, status, context.actor.role))
    return refuse('wrong-state', 'Số đã chi của khoản này đã lập thu hồi hết, không còn gì để thu hồi thêm.')
  if (kind === 'cancel' && canMove(kind, status, context.actor.role)) return cancelledPaid
  return wrongState(entitlement, context)
}
