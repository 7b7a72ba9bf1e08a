import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import type { OtherSupport, PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import { isPaidOut } from '../../../../lambdas/domain/payments/payment-status.ts'
import { anEntitlement, anOtherSupport } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'

/** Of 1,500,000 đồng that were paid so many are asked back, and come back whole. */
function returned(amount: number): Entitlement {
  let one = anEntitlement()
  const steps: PaymentCommand[] = [
    plainest['record-payment'],
    { ...plainest['ask-back'], amount },
    { ...plainest['record-return'], amount },
  ]
  for (const step of steps) {
    const decided = decidePayment(one, step, contextOf('tinh'))
    if (!decided.ok) throw new Error(decided.error.message)
    one = decided.value.next
  }
  return one
}

describe('money that has come back', () => {
  it('frees the number that it was paid under only when all of it has, however little was asked back', () => {
    expect(returned(1)).toMatchObject({ status: 'recovered' })
    expect(isPaidOut(returned(1))).toBe(true)
    expect(isPaidOut(returned(1_499_999))).toBe(true)
    expect(isPaidOut(returned(1_500_000))).toBe(false)
  })

  const undone = (support: Entitlement, parts: Partial<OtherSupport> = {}) =>
    decidePayment(support, plainest['undo-payment'], { ...contextOf('tinh'), others: [anOtherSupport(parts)] })

  it('is not made paid again by an undoing once the person was paid something else', () => {
    expect(undone(returned(1_500_000))).toMatchObject({ ok: false, error: { code: 'already-paid-elsewhere' } })
    expect(undone(returned(1_500_000), { status: 'approved' }).ok).toBe(true)
    expect(undone(returned(1_500_000), { isSettled: true }).ok).toBe(true)
    // What was paid all the time is no second payment.
    expect(undone(returned(1)).ok).toBe(true)
  })
})
