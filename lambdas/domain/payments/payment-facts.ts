import { maskIdNumber } from '../ids/mask-id-number.ts'
import { formatDong } from '../money/dong.ts'
import { formatDay } from '../time/local-day.ts'
import { broughtNumbers } from './brought-numbers.ts'
import type { Entitlement, Receiver } from './entitlement.ts'
import { monthsInWords } from './instalments.ts'
import { paymentPlaceNames, receiptMarkNames } from './paying-record.ts'
import { noIdNumberReasonNames } from './payment-status.ts'

/**
 * Everything that a payment says, in words for the history. The record itself forgets a payment that is undone; its two events
 * must not: who took the money, by which paper, and what the officer vouched for.
 */
export function paymentFacts({ payment, person }: Entitlement): Readonly<Record<string, string>> {
  if (!payment) return {}
  const brought = broughtNumbers({ payment, person })
  return {
    paidOn: payment.paidAt ? `${payment.paidAt} ${formatDay(payment.paidOn)}` : formatDay(payment.paidOn),
    ...(payment.place ? { place: paymentPlaceNames[payment.place] } : {}),
    ...(payment.mark ? { mark: receiptMarkNames[payment.mark] } : {}),
    ...(payment.lateReason ? { lateReason: payment.lateReason } : {}),
    ...(payment.months.length > 0
      ? { paidMonths: `${monthsInWords(payment.months)}, ${formatDong(payment.amount)}` }
      : {}),
    receiver: receiverInWords(payment.receiver),
    ...(brought.length > 0 ? { idNumber: brought.map(maskIdNumber).join(', ') } : {}),
    ...(payment.noIdNumberReason ? { noIdNumberReason: noIdNumberReasonNames[payment.noIdNumberReason] } : {}),
    ...(payment.differentPerson ? { differentPerson: 'là người khác' } : {}),
    ...(payment.lowerConfirmed ? { lowerConfirmed: 'vẫn chi khoản thấp hơn' } : {}),
  }
}

export function receiverInWords({ kind, name, relation, paper }: Receiver): string {
  if (kind === 'self') return 'chính người được hỗ trợ'
  const how = [relation, paper].filter(Boolean).join(', ')
  return how ? `${name ?? ''} (${how})` : (name ?? '')
}
