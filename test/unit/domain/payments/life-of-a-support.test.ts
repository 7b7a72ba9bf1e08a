import fc from 'fast-check'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import { paidSum } from '../../../../lambdas/domain/payments/instalments.ts'
import { lastPaymentEntry } from '../../../../lambdas/domain/payments/last-entry.ts'
import { mayMove, paymentCommands } from '../../../../lambdas/domain/payments/payment-moves.ts'
import { type PaymentStatus, paymentStatuses } from '../../../../lambdas/domain/payments/payment-status.ts'
import { leftToAsk } from '../../../../lambdas/domain/payments/recovery.ts'
import { mayUndo } from '../../../../lambdas/domain/payments/undo-entry.ts'
import { roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { morning } from '../../../support/builders.ts'
import { after, anySteps, contextOf, plainest } from './any-command.ts'
import { bare, monthly, walked } from './walked.ts'

/** What happens to people, in each state that is not the end of it, and the command by which the record follows. */
const situations: readonly [
  from: PaymentStatus,
  what: string,
  way: readonly string[],
  command: string,
  to: PaymentStatus,
][] = [
  ['approved', 'he comes', [], 'record-payment', 'paid'],
  ['with-payer', 'the post office pays him', ['hand-over'], 'record-payment', 'paid'],
  ['with-payer', 'the post office gives it back', ['hand-over'], 'take-back', 'approved'],
  ['part-paid', 'he dies after the first month', ['april'], 'deceased', 'deceased'],
  ['paid', 'it was not due', ['record-payment'], 'ask-back', 'to-recover'],
  ['not-received', 'he is met later', ['record-not-paid'], 'record-payment', 'paid'],
  ['not-received', 'he refuses', ['record-not-paid'], 'refused', 'refused'],
  ['refused', 'he asks for it after all', ['refused'], 'resume', 'approved'],
  ['refused', 'a decision takes it away', ['refused'], 'cancel', 'cancelled'],
  ['refused', 'a decision ends it at what he has had', ['april', 'refused'], 'less', 'paid'],
  ['deceased', 'his heirs are to have it', ['deceased'], 'resume', 'approved'],
  ['deceased', 'a decision takes it away', ['deceased'], 'cancel', 'cancelled'],
  ['deceased', 'a decision ends it at what he has had', ['april', 'deceased'], 'less', 'paid'],
  ['suspended', 'the complaint is answered', ['complaint'], 'resume', 'approved'],
  ['suspended', 'the complaint was right', ['complaint'], 'cancel', 'cancelled'],
  ['suspended', 'it was right, after a month was paid', ['april', 'complaint'], 'less', 'paid'],
  ['to-recover', 'it comes back whole', ['record-payment', 'ask-back'], 'whole', 'recovered'],
  ['to-recover', 'he will not return it', ['record-payment', 'ask-back'], 'record-no-return', 'return-refused'],
  ['to-recover', 'a further decision', ['record-payment', 'ask-back'], 'ask-back', 'to-recover'],
  ['recovered', 'a further decision', ['record-payment', 'ask-back', 'whole'], 'ask-back', 'to-recover'],
  ['return-refused', 'he returns it', ['record-payment', 'ask-back', 'record-no-return'], 'whole', 'recovered'],
  [
    'return-refused',
    'a further decision',
    ['record-payment', 'ask-back', 'record-no-return'],
    'ask-back',
    'to-recover',
  ],
  ['approved', 'he was resumed by mistake', ['refused', 'resume'], 'undo-payment', 'refused'],
  ['part-paid', 'he was resumed by mistake', ['april', 'refused', 'resume'], 'undo-payment', 'refused'],
  ['cancelled', 'it was cancelled by mistake', ['cancel'], 'undo-payment', 'approved'],
]

describe('a real situation', () => {
  it.each(situations)('leads on from %s: %s', (from, _what, way, command, to) => {
    expect(walked(way).status).toBe(from)
    expect(walked([...way, command]).status).toBe(to)
  })

  it('is there for every state', () => {
    expect([...new Set(situations.map(([from]) => from))].sort()).toEqual([...paymentStatuses].sort())
  })

  it('never leaves a support, whatever has happened to it, without a command of somebody', () => {
    fc.assert(
      fc.property(anySteps(1), (sequence) => {
        let [one, now] = [monthly, morning]
        for (const step of sequence) {
          now += step.hours * 3_600_000
          one = after(one, step, now)?.next ?? one
        }
        const open = paymentCommands.filter(
          (command) => command !== 'undo-payment' && roles.some((role) => mayMove(command, one, role)),
        )
        // Cancelled it is ended, and all that was paid has come back: there undoing is what is left.
        const isEnded =
          one.status === 'cancelled' ||
          (one.status === 'recovered' && leftToAsk({ paid: paidSum(one), recovery: one.recovery }) === 0)
        expect([one.status, open.length > 0]).toEqual([one.status, !isEnded])
      }),
      { numRuns: 300 },
    )
  })

  it('asks no more back than was paid, by all decisions together, and each can be taken back by itself', () => {
    const once = walked(['record-payment', 'ask-back', 'whole'])
    const more = { ...plainest['ask-back'], amount: 1_500_000 }
    const twice = decidePayment(once, more, contextOf('tinh'))
    expect(twice).toMatchObject({
      ok: true,
      value: { next: { status: 'to-recover', recovery: { amount: 2_000_000 } } },
    })
    if (!twice.ok) return
    expect(twice.value.event.changes.asked).toEqual(['500.000 đồng', '2.000.000 đồng'])
    expect(decidePayment(once, { ...more, amount: 1_500_001 }, contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('từ 1 đồng đến 1.500.000 đồng') },
    })
    expect(decidePayment(twice.value.next, more, contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('không còn gì để thu hồi thêm') },
    })
    const undone = decidePayment(twice.value.next, plainest['undo-payment'], contextOf('tinh'))
    expect(undone).toMatchObject({ value: { next: { status: 'recovered', recovery: once.recovery } } })
  })

  it('is resumed on a paper, and not against a conclusion', () => {
    const refused = walked(['refused'])
    expect(decidePayment(refused, { ...plainest.resume, paper: ' ' }, contextOf('huyen'))).toMatchObject({
      error: { message: expect.stringContaining('giấy tờ làm căn cứ') },
    })
    const resumed = decidePayment(refused, plainest.resume, contextOf('huyen'))
    expect(resumed).toMatchObject({
      value: {
        next: { status: 'approved', notPaid: null },
        event: { type: 'support.resumed', reason: 'theo biên bản' },
      },
    })
    const stopped = { ...refused, reviews: [{ caseId: 'c', owner: '657', effect: 'stopped' as const }] }
    expect(decidePayment(stopped, plainest.resume, contextOf('huyen'))).toMatchObject({
      error: { code: 'under-review' },
    })
  })

  it.each([
    ['nothing was paid', []],
    ['a month was paid', ['april']],
  ])('is resumed by mistake where %s: undone, the refusal stands again, and no payment is touched', (_what, paid) => {
    const refused = walked([...paid, 'refused'])
    const undone = decidePayment(walked([...paid, 'refused', 'resume']), plainest['undo-payment'], contextOf('tinh'))
    expect(undone).toMatchObject({ value: { event: { type: 'support.resumption-undone' } } })
    if (!undone.ok) return
    expect(bare(undone.value.next)).toEqual(bare(refused))
    expect(undone.value.event.changes).toMatchObject({
      status: [paid.length > 0 ? 'Đã chi một phần' : 'Chưa chi trả', 'Từ chối nhận'],
      basis: ['đơn ngày 28/05/2020', null],
      paper: [null, 'giấy viết tay ngày 28/05/2020'],
    })
  })

  it('is undone in the order of what was entered, past a resumption', () => {
    const way = ['april', 'refused', 'resume', 'deceased', 'resume', 'record-payment']
    for (let length = way.length; length > 0; length--) {
      const undone = decidePayment(walked(way.slice(0, length)), plainest['undo-payment'], contextOf('tinh'))
      expect(undone.ok && bare(undone.value.next)).toEqual(bare(walked(way.slice(0, length - 1))))
    }
  })

  it('keeps a resumption while the money lies at a post office again, and nobody below takes it back', () => {
    const given = walked(['april', 'refused', 'resume', 'hand-over'])
    expect(decidePayment(given, plainest['undo-payment'], contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('lấy lại từ đơn vị đó trước') },
    })
    expect(mayUndo(given, contextOf('tinh').actor)).toBe(false)
    const resumed = walked(['april', 'refused', 'resume'])
    expect(decidePayment(resumed, plainest['undo-payment'], contextOf('xa')).ok).toBe(false)
    const back = walked(['april', 'refused', 'resume', 'hand-over', 'take-back', 'undo-payment'])
    expect(back).toMatchObject({ status: 'refused', payment: { months: ['2020-04'] } })
  })

  it('names the payment that undoing would take back now, and none where that is another entry', () => {
    const { actor } = contextOf('tinh')
    const by = { username: actor.username, role: actor.role, unit: actor.unit }
    expect(lastPaymentEntry(walked(['april']))).toMatchObject({ by, at: morning })
    // Both of one millisecond, the later one after the other.
    expect(lastPaymentEntry(walked(['april', 'refused']))).toMatchObject({ by, at: morning + 1 })
    for (const way of [[], ['april', 'refused', 'resume'], ['refused', 'cancel'], ['record-payment', 'ask-back']])
      expect(lastPaymentEntry(walked(way))).toBeNull()
    expect(lastPaymentEntry(walked(['refused', 'cancel', 'undo-payment']))).toMatchObject({ by, at: morning })
  })

  it('that ends a grant by a decision needs something paid: else it is cancelled', () => {
    expect(decidePayment(walked(['refused']), plainest.amend, contextOf('tinh'))).toMatchObject({
      error: { message: expect.stringContaining('chưa chi đồng nào') },
    })
  })
})
