import { planLine } from '../../../../lambdas/domain/batches/plan-line.ts'
import { plainlyPaid, type Said, type SaidPaid } from '../../../../lambdas/domain/batches/said.ts'
import type { AuditEvent } from '../../../../lambdas/domain/ledger/audit-event.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { payerShare } from '../../../../lambdas/domain/payments/payer-share.ts'
import { instantOf } from '../../../../lambdas/domain/time/local-day.ts'
import { anEntitlement, anIdNumber, aPerson, batchDetails, morning } from '../../../support/builders.ts'
import { contextOf, plainest } from '../payments/any-command.ts'

const day = 24 * 3_600_000
const line = (parts: Partial<SaidPaid> = {}): SaidPaid => ({
  ...plainlyPaid({ ...batchDetails, paidAt: '08:30', place: 'post-office', mark: 'signature', note: 'đợt 1' }),
  ...parts,
})
const another = { kind: 'other', name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' } as const
const given = carried(anEntitlement(), [{ kind: 'hand-over', unit: '657' }], contextOf('huyen', morning - day)).next
const monthly = anEntitlement({
  policy: 'A4',
  amount: dong(2_000_000),
  months: 2,
  instalments: instalmentsOf(2_000_000, 2, ['2020-04', '2020-05']),
})

function carried(
  start: Entitlement,
  commands: readonly Parameters<typeof decidePayment>[1][],
  context = contextOf('payer'),
): { next: Entitlement; events: AuditEvent[] } {
  let next = start
  const events: AuditEvent[] = []
  for (const command of commands) {
    const decision = decidePayment(next, command, context)
    if (!decision.ok) throw new Error(decision.error.message)
    next = decision.value.next
    events.push(decision.value.event)
  }
  return { next, events }
}
const plan = (support: Entitlement, said: Said, now = morning) =>
  planLine(support, said, contextOf('payer', now), { corrects: true })
const told = (support: Entitlement, said: SaidPaid) => carried(support, plan(support, said).moves)

describe("a payer's second file", () => {
  const first = told(given, line()).next

  it.each([
    ['the hour', { paidAt: '09:05' }, 'Sửa giờ chi trả'],
    ['the place', { place: 'home' }, 'Sửa nơi chi'],
    ['how it was signed for', { mark: 'fingerprint' }, 'Sửa ký nhận'],
    ['the receiver', { receiver: another }, 'Người nhận thay: Nguyễn Văn Ba'],
    ['hour and place', { paidAt: '09:05', place: 'hamlet' }, 'Sửa giờ chi trả, nơi chi'],
  ] as const)(
    'corrects %s alone, leaves the rest as it was, and is the same when it comes again',
    (_what, parts, words) => {
      const said = line(parts)
      const planned = plan(first, said)
      expect(planned).toMatchObject({
        answer: 'correct',
        moves: [{ kind: 'undo-payment' }, { kind: 'record-payment' }],
      })
      expect(planned.message).toContain(words)
      const { next, events } = told(first, said)
      const { instead, ...payment } = next.payment ?? {}
      expect(payment).toEqual({ ...first.payment, ...parts })
      expect(instead).toMatchObject({ payment: first.payment })
      expect(events.map(({ type }) => type)).toEqual(['payment.undone', 'payment.recorded'])
      expect(plan(next, said)).toMatchObject({ answer: 'same', moves: [] })
    },
  )

  // A postman had entered who took the money; the office's file of that evening had no column for it, and said that he was himself.
  it('leaves who took the money where it has no column for it', () => {
    const entered = told(given, line({ receiver: another })).next
    expect(plan(entered, line({ leavesReceiver: true }))).toMatchObject({ answer: 'same', moves: [] })
    const said = line({ leavesReceiver: true, paidAt: '09:05' })
    expect(plan(entered, said)).toMatchObject({
      answer: 'correct',
      message: 'Sửa giờ chi trả. Người nhận thay: Nguyễn Văn Ba (con, giấy uỷ quyền)',
    })
    expect(told(entered, said).next.payment).toMatchObject({ paidAt: '09:05', receiver: another })
    // An empty cell below such a column says that nobody else did.
    expect(told(entered, line()).next.payment?.receiver).toMatchObject({ kind: 'self' })
  })

  it('takes a remark for another thing where it says the place, or why there is no number', () => {
    expect(plan(first, line({ note: 'gửi lại' })).answer).toBe('same')
    const elsewhere = line({ place: 'other', note: 'nhà văn hoá buôn' })
    const { next } = told(given, elsewhere)
    expect(plan(next, elsewhere).answer).toBe('same')
    expect(plan(next, { ...elsewhere, note: 'trạm y tế' })).toMatchObject({ answer: 'correct', message: 'Sửa ghi chú' })
  })

  it('corrects why somebody has no number', () => {
    const nameless = { ...given, person: aPerson({ idNumbers: [] }) }
    const child = told(nameless, line({ noIdNumberReason: 'child' })).next
    const mended = line({ noIdNumberReason: 'lost-card' })
    expect(plan(child, mended)).toMatchObject({ answer: 'correct' })
    expect(told(child, mended).next.payment).toMatchObject({ noIdNumberReason: 'lost-card' })
    // Of whoever has brought one nobody asks.
    const card = told(nameless, line({ idNumbers: [anIdNumber('066185004321')] })).next
    expect(plan(card, mended).answer).toBe('same')
  })

  it('says nothing of what it leaves open: that is the same, and stays where something else is corrected', () => {
    const silent = { paidAt: null, place: null, mark: null, note: null, noIdNumberReason: null } as const
    expect(plan(first, line(silent))).toMatchObject({ answer: 'same', moves: [] })
    const { payment } = told(first, line({ ...silent, receiver: another })).next
    expect(payment).toMatchObject({
      receiver: another,
      paidAt: '08:30',
      place: 'post-office',
      mark: 'signature',
      note: 'đợt 1',
    })
    // The hour is told of its day.
    const late = line({ ...silent, paidOn: '2020-05-28', lateReason: 'ghi nhầm ngày' })
    expect(told(first, late).next.payment).toMatchObject({ paidOn: '2020-05-28', paidAt: null, place: 'post-office' })
  })

  // "đợt 1" stood for where the money was handed out, or for why there is no number.
  it('takes no remark of the first file for the words that another place, or reason, has to have', () => {
    expect(plan(first, line({ place: 'other', note: null }))).toMatchObject({
      answer: 'unclear',
      message: expect.stringContaining('ghi rõ nơi chi trả'),
    })
    const nameless = { ...given, person: aPerson({ idNumbers: [] }) }
    const child = told(nameless, line({ noIdNumberReason: 'child' })).next
    expect(plan(child, line({ noIdNumberReason: 'other', note: null }))).toMatchObject({
      answer: 'unclear',
      message: expect.stringContaining('ghi rõ lý do'),
    })
    const elsewhere = told(given, line({ place: 'other', note: 'trạm y tế' })).next
    expect(told(elsewhere, line({ place: null, paidAt: '09:05', note: null })).next.payment).toMatchObject({
      place: 'other',
      note: 'trạm y tế',
    })
  })

  it('keeps relation and paper of whoever took the money where the line names him alone', () => {
    const { next } = told(given, line({ receiver: another }))
    const named = line({ paidAt: '09:05', receiver: { ...another, relation: null, paper: null } })
    expect(told(next, named).next.payment).toMatchObject({ paidAt: '09:05', receiver: another })
  })

  // It threw, so that the batch could not be taken back.
  it('is taken back after the rest was brought back: the first one stands again, and the account is as it was', () => {
    const handed = carried(monthly, [{ kind: 'hand-over', unit: '657' }], contextOf('huyen', morning - day)).next
    const april = told(handed, line({ amount: 1_000_000, months: ['04'] })).next
    const back = carried(april, [plainest['take-back']], contextOf('huyen', morning + 1)).next
    const said = line({ amount: 1_000_000, months: ['04'], receiver: another })
    const corrected = carried(back, plan(back, said, morning + 2).moves, contextOf('payer', morning + 2)).next
    const parts = { given: 2_000_000, paid: 1_000_000, returned: 1_000_000, held: 0, unbalanced: 0 }
    expect(payerShare(corrected, '657')).toMatchObject(parts)
    const undone = carried(corrected, [plainest['undo-payment']], contextOf('payer', morning + 3)).next
    expect(undone).toEqual({ ...back, version: undone.version, updatedAt: morning + 3 })
    expect(payerShare(undone, '657')).toMatchObject(parts)
  })

  it('does not say another thing because it says why it comes late', () =>
    expect(plan(first, line({ lateReason: 'gửi lại' }), morning + day)).toMatchObject({ answer: 'same', moves: [] }))

  it('tells from its next day on who may correct it', () =>
    expect(plan(first, line({ paidAt: '09:05', lateReason: 'ghi nhầm giờ' }), morning + day)).toMatchObject({
      answer: 'already-paid',
      message: expect.stringContaining('chỉ cấp trên mới được huỷ'),
    }))

  it('corrects the hour of a month that it names, and asks which one it means where it names none', () => {
    const handed = carried(monthly, [{ kind: 'hand-over', unit: '657' }], contextOf('huyen', morning - day)).next
    const april = told(handed, line({ amount: 1_000_000, months: ['04'] })).next
    const later = line({ amount: 1_000_000, paidAt: '09:05' })
    expect(plan(april, { ...later, months: ['04'] })).toMatchObject({ answer: 'correct' })
    expect(told(april, { ...later, months: ['04'] }).next).toMatchObject({
      payment: { months: ['2020-04'], paidAt: '09:05' },
      earlier: [],
    })
    // It may be May, that was paid half an hour later.
    expect(plan(april, later)).toMatchObject({ answer: 'which-payment', moves: [] })
    expect(plan(april, later).message).toContain('thêm cột "Tháng"')
  })

  it('asks which month nobody was met for, also of a payment that another machine has dated just behind midnight', () => {
    const handed = carried(monthly, [{ kind: 'hand-over', unit: '657' }], contextOf('huyen', morning - day)).next
    const april = told(handed, line({ amount: 1_000_000, months: ['04'] })).next
    if (!april.payment) throw new Error('not paid')
    const midnight = instantOf('2020-05-30', '00:00')
    const ahead = { ...april, payment: { ...april.payment, enteredAt: midnight } }
    const absent = { outcome: 'not-paid', reason: 'absent', note: null, paper: null, months: null } as const
    expect(plan(ahead, absent, midnight - 1)).toMatchObject({ answer: 'which-payment', moves: [] })
    expect(plan(ahead, absent, midnight + day)).toMatchObject({ answer: 'not-paid' })
  })
})
