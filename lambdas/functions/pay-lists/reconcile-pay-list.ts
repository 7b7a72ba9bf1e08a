import type { PayListDetail } from '../../contract/pay-lists.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import type { Reconciliation } from '../../domain/paylists/pay-list.ts'
import { reconcile } from '../../domain/paylists/reconcile.ts'
import { enteredByOf } from '../../domain/payments/payment-context.ts'
import { ok, type Result } from '../../domain/result.ts'
import { formatDay, localDay } from '../../domain/time/local-day.ts'
import { payListLines } from '../../store/paylists/pay-list-store.ts'
import { changePayList, type PayListCall } from './change-pay-list.ts'
import type { PayListDesk } from './pay-list-desk.ts'

/** Takes what the signed paper says, when it equals what was printed. */
export const reconcilePayList = (
  desk: PayListDesk,
  call: PayListCall<'reconcilePayList'>,
): Promise<Result<PayListDetail>> =>
  changePayList(desk, call, async (before) => {
    const { body, actor, now } = call
    const paper = reconcile(before, await payListLines(desk.register, before), body, localDay(now))
    if (!paper.ok) return paper
    const reconciliation: Reconciliation = { ...paper.value, by: enteredByOf(actor), at: now }
    const after = { ...before, state: 'reconciled' as const, reconciliation, version: before.version + 1 }
    return ok({ type: 'pay-list.reconciled', what: reconciledWords(reconciliation), after })
  })

function reconciledWords({ signed, notSigned, notSignedLines, paidOn }: Reconciliation): string {
  const day = paidOn === null ? '' : `, ngày chi trả ${formatDay(paidOn)}`
  const told = `đã ký ${groupThousands(signed.people)} người, ${formatDong(signed.amount)}${day}`
  if (notSigned.people === 0) return `${told}; không ai vắng`
  const lines = notSignedLines.slice(0, 20).join(', ')
  const more = notSignedLines.length > 20 ? ', …' : ''
  return `${told}; không ký ${groupThousands(notSigned.people)} người, ${formatDong(notSigned.amount)}: STT ${lines}${more}`
}
