import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { canMove, mayMove, paymentCommands, paymentMoves } from '../../../../lambdas/domain/payments/payment-moves.ts'
import { type PaymentStatus, paymentStatuses } from '../../../../lambdas/domain/payments/payment-status.ts'
import { isAllowed, roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { contextOf, plainest } from './any-command.ts'
import { bare, type Step, walked } from './walked.ts'

/** The shortest ways into each state. */
const waysTo = {
  approved: [],
  'with-payer': ['hand-over'],
  'part-paid': ['april'],
  paid: ['record-payment'],
  'not-received': ['record-not-paid'],
  refused: ['refused'],
  deceased: ['deceased'],
  suspended: ['complaint'],
  'to-recover': ['record-payment', 'ask-back'],
  recovered: ['record-payment', 'ask-back', 'whole'],
  'return-refused': ['record-payment', 'ask-back', 'record-no-return'],
  cancelled: ['cancel'],
} as const satisfies Record<PaymentStatus, readonly Step[]>

const inState = (status: PaymentStatus): Entitlement => walked(waysTo[status])

describe('the table of moves', () => {
  it('has a way into every state', () => {
    for (const status of paymentStatuses) expect(inState(status).status).toBe(status)
  })

  it('is what the decision follows: of every state, command and role exactly those that it names are carried out', () => {
    const found: string[] = []
    const expected: string[] = []
    for (const status of paymentStatuses)
      for (const command of paymentCommands)
        for (const role of roles) {
          const entitlement = inState(status)
          // The entries were made by the province today: only it undoes them.
          const isOwn = command !== 'undo-payment' || role === 'tinh'
          if (mayMove(command, entitlement, role) && isOwn) expected.push(`${status} ${command} ${role}`)
          const decided = decidePayment(entitlement, plainest[command], contextOf(role))
          if (!decided.ok) continue
          found.push(`${status} ${command} ${role}`)
          expect(paymentMoves[command].to).toContain(decided.value.next.status)
        }
    expect(found).toEqual(expected)
  })

  it('gives nobody a move whose right he has not', () => {
    for (const command of paymentCommands)
      for (const status of paymentStatuses)
        for (const role of roles)
          if (canMove(command, status, role)) expect(isAllowed(role, paymentMoves[command].action)).toBe(true)
  })

  it('undoes each entry to the very record that was there before, but for its version', () => {
    for (const status of paymentStatuses) {
      const way = waysTo[status]
      const last = way.at(-1)
      if (last === undefined || last === 'hand-over' || status === 'not-received') continue
      const undone = decidePayment(inState(status), plainest['undo-payment'], contextOf('tinh'))
      expect(undone.ok && bare(undone.value.next)).toEqual(bare(walked(way.slice(0, -1))))
    }
  })
})
