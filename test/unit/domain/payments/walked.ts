import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { anEntitlement, aPayment } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'

/** Two months of the policy for people without a contract. */
export const monthly = anEntitlement({
  policy: 'A4',
  amount: dong(2_000_000),
  months: 2,
  instalments: instalmentsOf(2_000_000, 2, ['2020-04', '2020-05']),
})

const steps = {
  ...plainest,
  april: aPayment({ months: ['2020-04'] }),
  refused: { ...plainest['record-not-paid'], reason: 'refused', paper: 'giấy viết tay ngày 28/05/2020' },
  deceased: { ...plainest['record-not-paid'], reason: 'deceased' },
  complaint: { ...plainest['record-not-paid'], reason: 'complaint' },
  whole: { ...plainest['record-return'], amount: 500_000 },
  less: { ...plainest.amend, amount: 1_000_000, months: ['2020-04'] },
} as const
export type Step = keyof typeof steps

/** What a support is after these steps, each by the province, which may do everything. */
export const walked = (way: readonly string[]): Entitlement =>
  way.reduce<Entitlement>((entitlement, step) => {
    const decided = decidePayment(entitlement, steps[step as Step], contextOf('tinh'))
    if (!decided.ok) throw new Error(`${way.join(', ')}: ${decided.error.message}`)
    return decided.value.next
  }, monthly)

/** Without what every change moves. */
export const bare = ({ version: _version, updatedAt: _updatedAt, ...rest }: Entitlement) => rest
