import fc from 'fast-check'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import type { PaymentContext } from '../../../../lambdas/domain/payments/payment-context.ts'
import { type PaymentCommandKind, paymentCommands } from '../../../../lambdas/domain/payments/payment-moves.ts'
import { notPaidReasons } from '../../../../lambdas/domain/payments/payment-status.ts'
import type { Actor } from '../../../../lambdas/domain/permissions/authorise.ts'
import { type Role, roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { anActor, aPayment, morning } from '../../../support/builders.ts'

const units = { tinh: '66', huyen: '657', xa: '24547', payer: '657', observer: '657' } as const satisfies Record<
  Role,
  string
>

export const actorOf = (role: Role): Actor => anActor({ username: `mot-${role}`, role, unit: units[role] })

export const contextOf = (role: Role, now = morning): PaymentContext => ({
  now,
  actor: actorOf(role),
  commandId: 'command-1',
  programme: nq42,
  backlogUntil: '2020-05-28',
  tree: unitTree('daklak-2020'),
  others: [],
  payerName: ({ unit }) => `đơn vị ${unit}`,
  review: { holds: true, officeOf: (unit) => `Phòng ${unit}` },
})

const decision = { number: '2345/QĐ-UBND', day: '2020-05-20' }
const reason = 'theo biên bản'

/** One command of each kind that nothing but the state can refuse. */
export const plainest = {
  'record-payment': aPayment({ noIdNumberReason: 'child' }),
  'record-not-paid': { kind: 'record-not-paid', reason: 'absent', note: null, paper: null },
  'hand-over': { kind: 'hand-over', unit: '657' },
  'take-back': { kind: 'take-back', reason },
  resume: { kind: 'resume', reason, paper: 'đơn ngày 28/05/2020' },
  'ask-back': { kind: 'ask-back', decision, amount: 500_000, reason },
  'record-return': { kind: 'record-return', amount: 200_000, returnedOn: '2020-05-29', receipt: 'PT 15' },
  'record-no-return': { kind: 'record-no-return', reason },
  amend: { kind: 'amend', decision, amount: 2_000_000, months: ['2020-04', '2020-05'], reason },
  cancel: { kind: 'cancel', decision, reason },
  'undo-payment': { kind: 'undo-payment', reason },
} as const satisfies Record<PaymentCommandKind, PaymentCommand>

/** Commands as people send them, sense and nonsense alike. */
const anyCommand: fc.Arbitrary<PaymentCommand> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(null, ['2020-04'], ['2020-05'], ['2020-05', '2020-06'], [])
      .chain((months) =>
        fc
          .constantFrom('2020-05-28', '2020-05-29')
          .map((paidOn) => aPayment({ months, paidOn, noIdNumberReason: 'child', lateReason: 'không có mạng' })),
      ),
  },
  fc
    .constantFrom(['2020-04'], ['2020-04', '2020-05'], ['2020-04', '2020-05', '2020-06'], ['2020-05', '2020-06'], [])
    .map((months) => ({ ...plainest.amend, months, amount: Math.max(1, months.length) * 1_000_000 })),
  fc
    .constantFrom(...notPaidReasons)
    .map((why) => ({ kind: 'record-not-paid' as const, reason: why, note: 'ghi chú', paper: 'giấy viết tay' })),
  fc.integer({ min: 1, max: 1_600_000 }).map((amount) => ({ ...plainest['ask-back'], amount })),
  fc.constantFrom(1, 200_000, 500_000, 1_500_000).map((amount) => ({ ...plainest['record-return'], amount })),
  { weight: 4, arbitrary: fc.constantFrom(...paymentCommands).map((kind) => plainest[kind]) },
)

export interface Step {
  readonly who: number
  readonly command: PaymentCommand
  readonly role: Role
  readonly hours: number
}

export const anySteps = (people: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      who: fc.nat(people - 1),
      command: anyCommand,
      role: fc.constantFrom(...roles),
      hours: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 40 },
  )

/** What the command makes of the entitlement; null where it is refused. */
export const after = (entitlement: Entitlement, { command, role }: Step, now: number) => {
  const decided = decidePayment(entitlement, command, contextOf(role, now))
  return decided.ok ? decided.value : null
}
