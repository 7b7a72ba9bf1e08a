import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { correctionOf } from '../../../../lambdas/domain/payments/correction.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import type { PaymentCommand } from '../../../../lambdas/domain/payments/payment-command.ts'
import { mayMove } from '../../../../lambdas/domain/payments/payment-moves.ts'
import type { Role } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { anActor, anEntitlement, aPayment } from '../../../support/builders.ts'
import { contextOf, plainest } from './any-command.ts'

const granted = (months: readonly string[]): Entitlement =>
  anEntitlement({
    policy: 'A4',
    amount: dong(1_000_000 * months.length),
    months: months.length,
    instalments: instalmentsOf(1_000_000 * months.length, months.length, months),
  })

function done(entitlement: Entitlement, ...steps: readonly (readonly [Role, PaymentCommand])[]): Entitlement {
  let one = entitlement
  for (const [role, command] of steps) {
    const decided = decidePayment(one, command, contextOf(role))
    if (!decided.ok) throw new Error(`${command.kind}: ${decided.error.message}`)
    one = decided.value.next
  }
  return one
}

const spring = granted(['2020-04', '2020-05', '2020-06'])
const april = aPayment({ months: ['2020-04'] })
const may = aPayment({ months: ['2020-05'] })
const handOver = ['xa', plainest['hand-over']] as const
const absent = plainest['record-not-paid']

describe('what a post office has paid in part', () => {
  const held = done(spring, handOver, ['payer', april])

  it('is that office’s to pay on: the commune’s counter has to take it back first', () => {
    for (const command of [may, absent]) {
      const refused = decidePayment(held, command, contextOf('xa'))
      expect(refused.ok ? '' : refused.error.message).toContain('Muốn chi tại xã thì lấy lại từ đơn vị chi trả trước')
      expect(mayMove(command.kind, held, 'xa')).toBe(false)
    }
    expect(done(held, ['payer', may]).payment?.months).toEqual(['2020-05'])
    const back = done(held, ['xa', plainest['take-back']])
    expect(back).toMatchObject({ status: 'part-paid', handedTo: null, payment: { months: ['2020-04'] } })
    expect(done(back, ['xa', may]).payment?.payer.role).toBe('xa')
  })

  it('is not paid by a post office that has not got it; the one above enters it for the one below', () => {
    const ofCommune = { ...contextOf('payer'), actor: anActor({ role: 'payer', unit: '24547' }) }
    for (const command of [may, absent]) {
      expect(decidePayment(held, command, ofCommune).ok).toBe(false)
      expect(decidePayment(done(spring, handOver), command, ofCommune).ok).toBe(false)
      const theirs = done(spring, ['xa', { ...plainest['hand-over'], unit: '24547' }])
      expect(decidePayment(theirs, command, ofCommune).ok).toBe(true)
      expect(decidePayment(theirs, command, contextOf('payer')).ok).toBe(true)
    }
  })

  it('is taken back only where it lies with one, and given only where it does not', () => {
    const here = done(spring, ['xa', april])
    expect(decidePayment(here, plainest['take-back'], contextOf('xa')).ok).toBe(false)
    expect(decidePayment(held, plainest['hand-over'], contextOf('xa')).ok).toBe(false)
    expect(done(here, handOver)).toMatchObject({ status: 'part-paid', handedTo: { unit: '657' } })
  })
})

it('a month that is paid stays one that can be undone, also when the rest went to a post office and came back', () => {
  const back = done(spring, ['xa', april], ['xa', absent], handOver, ['xa', plainest['take-back']])
  expect(back.status).toBe('part-paid')
  expect(done(back, ['xa', plainest['undo-payment']])).toMatchObject({ status: 'approved', payment: null })
})

describe('a decision about somebody who was not met for his rest', () => {
  const missed = done(spring, ['xa', april], ['xa', absent])
  const amended = (months: readonly string[]) =>
    done(missed, ['huyen', { ...plainest.amend, months, amount: 1_000_000 * months.length }])

  it('ends the waiting where it leaves nothing to pay, so that the undoing is the payment’s', () => {
    const settled = amended(['2020-04'])
    expect(settled).toMatchObject({ status: 'paid', notPaid: null })
    expect(done(settled, ['huyen', plainest['undo-payment']])).toMatchObject({ status: 'approved', payment: null })
  })

  it('cannot cancel what was paid, and is offered to nobody: the table says so of every state that a rest can stand in', () => {
    for (const reason of ['absent', 'deceased', 'complaint'] as const) {
      const rest = done(spring, ['xa', april], ['xa', { ...plainest['record-not-paid'], reason }])
      expect(mayMove('cancel', rest, 'huyen')).toBe(false)
      const refused = decidePayment(rest, plainest.cancel, contextOf('huyen'))
      expect(refused.ok ? '' : refused.error.message).toContain('đã chi một phần nên không huỷ được')
    }
    expect(mayMove('cancel', done(spring, ['xa', absent]), 'huyen')).toBe(true)
  })

  it('leaves him not met where there is a rest', () => {
    expect(amended(['2020-04', '2020-05'])).toMatchObject({ status: 'not-received', notPaid: { reason: 'absent' } })
  })
})

it.each([
  ['paid in part', done(spring, ['xa', april])],
  ['not met for the rest', done(spring, ['xa', april], ['xa', absent])],
])('a list that grants no more than was handed out leaves nobody waiting for 0 đồng: %s', (_what, stored) => {
  const correction = correctionOf(stored, granted(['2020-04']))
  expect(correction).toMatchObject({ kind: 'changed', next: { status: 'paid', amount: 1_000_000, notPaid: null } })
})

it.each([
  ['all of it', 1_000_000],
  ['more than it', 1_500_000],
])(
  'leaves nobody waiting for 0 đồng whose lower support, paid before, was %s: what is used up is cancelled',
  (_, off) => {
    const setOff = { ...spring, amount: dong(3_000_000 - off), offset: dong(off) }
    const amendment = { ...plainest.amend, months: ['2020-04'], amount: 1_000_000 }
    const decided = decidePayment(setOff, amendment, contextOf('huyen'))
    expect(decided.ok ? '' : decided.error.message).toContain('không còn gì phải chi. Huỷ khoản này theo quyết định')
    const correction = correctionOf(setOff, granted(['2020-04']))
    expect(correction).toMatchObject({ kind: 'settled', message: expect.stringContaining('không còn gì phải chi') })
    expect(correctionOf(setOff, granted(['2020-04', '2020-05']))).toMatchObject({ next: { amount: 2_000_000 - off } })
  },
)
