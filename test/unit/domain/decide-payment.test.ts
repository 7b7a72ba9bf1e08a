import fc from 'fast-check'
import type { ReviewEffect } from '../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import type { PaymentContext } from '../../../lambdas/domain/payments/payment-context.ts'
import { notPaidReasons, paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { roles } from '../../../lambdas/domain/permissions/permission-table.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import {
  anActor,
  anEntitlement,
  anIdNumber,
  anOtherSupport,
  aPayment,
  aPerson,
  morning,
} from '../../support/builders.ts'

const context = (parts: Partial<PaymentContext> = {}): PaymentContext => ({
  now: morning,
  actor: anActor(),
  commandId: 'command-1',
  programme: nq42,
  backlogUntil: '2020-05-28',
  tree: unitTree('daklak-2020'),
  others: [],
  payerName: ({ unit }) => `đơn vị ${unit}`,
  review: { holds: true, officeOf: (unit) => `Phòng ${unit}` },
  ...parts,
})

const decide = (entitlement: Entitlement, command: PaymentCommand, parts: Partial<PaymentContext> = {}) =>
  decidePayment(entitlement, command, context(parts))

const accepted = (...parts: Parameters<typeof decide>) => {
  const decision = decide(...parts)
  if (!decision.ok) throw new Error(decision.error.message)
  return decision.value
}

const refused = (...parts: Parameters<typeof decide>) => {
  const decision = decide(...parts)
  if (decision.ok) throw new Error('was accepted')
  return decision.error
}

describe('recording a payment', () => {
  it('marks the entitlement paid and says so in one event of the next version', () => {
    const { next, event } = accepted(anEntitlement(), aPayment())
    expect(next).toMatchObject({ status: 'paid', version: 2, payment: { paidOn: '2020-05-29', late: false } })
    expect(event).toMatchObject({ type: 'payment.recorded', at: morning, commandId: 'command-1' })
  })

  it('tells the second officer who paid and when', () => {
    const { next } = accepted(anEntitlement(), aPayment(), {
      actor: anActor({ username: 'buudien-657', role: 'payer', unit: '657' }),
    })
    const refusal = refused(next, aPayment())
    expect(refusal.code).toBe('already-paid')
    expect(refusal.message).toContain('đơn vị 657')
    expect(refusal.message).toContain('lúc 09:12 hôm nay')
  })

  it('asks for the ID number or a reason why there is none', () => {
    const nameless = anEntitlement({ person: aPerson({ idNumbers: [] }) })
    expect(refused(nameless, aPayment()).message).toContain('Bổ sung số CMND/CCCD')
    expect(accepted(nameless, aPayment({ noIdNumberReason: 'child' })).next.payment?.noIdNumberReason).toBe('child')
    expect(refused(nameless, aPayment({ noIdNumberReason: 'other' })).message).toContain('ghi rõ')
  })

  it('puts the number of the card onto the record, masked in the event', () => {
    const { next, event } = accepted(
      anEntitlement({ person: aPerson({ idNumbers: [] }) }),
      aPayment({ idNumber: anIdNumber('066185004321') }),
    )
    expect(next.person.idNumbers).toMatchObject([{ kind: 'CCCD', number: '066185004321' }])
    expect(next.payment?.addedIdNumber).toBe('CCCD')
    expect(JSON.stringify(event)).not.toContain('066185004321')
    expect(event.changes.idNumber).toEqual([null, '•••• 4321'])
  })

  it('refuses a card whose number is not the one on the record', () => {
    expect(refused(anEntitlement(), aPayment({ idNumber: anIdNumber('066185009999') })).message).toContain('•••• 4321')
  })

  it.each([
    ['tomorrow', '2020-05-30', 'không được sau hôm nay'],
    ['a day before the decision', '2020-05-11', 'không được trước ngày quyết định'],
  ])('refuses %s', (_name, paidOn, words) => {
    expect(refused(anEntitlement(), aPayment({ paidOn })).message).toContain(words)
  })

  it('counts a payment entered after its day as late, but not one of the province’s back-log until 28-5-2020', () => {
    const later = { now: Date.parse('2020-06-03T08:00:00+07:00') }
    const lateReason = 'buôn không có mạng'
    expect(accepted(anEntitlement(), aPayment({ paidOn: '2020-06-02', lateReason }), later).next.payment).toMatchObject(
      {
        late: true,
        lateReason,
      },
    )
    // Why it was not the same day must be said, and nothing is said of what was in time.
    expect(refused(anEntitlement(), aPayment({ paidOn: '2020-06-02' }), later).message).toContain('lý do nhập muộn')
    expect(
      accepted(anEntitlement(), aPayment({ paidOn: '2020-06-03', lateReason }), later).next.payment?.lateReason,
    ).toBeNull()
    expect(accepted(anEntitlement(), aPayment({ paidOn: '2020-06-03' }), later).next.payment?.late).toBe(false)
    expect(accepted(anEntitlement(), aPayment({ paidOn: '2020-05-20' }), later).next.payment?.late).toBe(false)
  })

  it('has no back-log where the province has named none, under the very same law', () => {
    const elsewhere = { now: Date.parse('2020-06-03T08:00:00+07:00'), backlogUntil: null }
    expect(refused(anEntitlement(), aPayment({ paidOn: '2020-05-20' }), elsewhere).message).toContain('lý do nhập muộn')
  })

  it("takes Vietnam's midnight, not the server's, as the end of the day", () => {
    const at = (time: string) => ({ now: Date.parse(`${time}+07:00`) })
    const late = { paidOn: '2020-06-02', lateReason: 'buôn không có mạng' }
    expect(accepted(anEntitlement(), aPayment(late), at('2020-06-02T23:59:59')).next.payment?.late).toBe(false)
    expect(accepted(anEntitlement(), aPayment(late), at('2020-06-03T00:00:01')).next.payment?.late).toBe(true)
  })

  it('keeps hour, place and mark of the paper list, and takes no hour that has not come', () => {
    const facts = { paidAt: '08:40', place: 'hamlet', mark: 'fingerprint' } as const
    const { next, event } = accepted(anEntitlement(), aPayment(facts))
    expect(next.payment).toMatchObject(facts)
    expect(event.changes).toMatchObject({
      paidOn: [null, '08:40 29/05/2020'],
      place: [null, 'Điểm chi tại thôn, buôn'],
      mark: [null, 'Điểm chỉ'],
    })
    expect(refused(anEntitlement(), aPayment({ paidAt: '09:13' })).message).toContain('Giờ chi trả')
    expect(refused(anEntitlement(), aPayment({ place: 'other' })).message).toContain('ghi rõ nơi chi trả')
  })

  it('wants name, relation and paper of whoever takes the money for another', () => {
    const receiver = { kind: 'other', name: 'Y Jut Êban', relation: null, paper: null } as const
    expect(refused(anEntitlement(), aPayment({ receiver })).message).toContain('quan hệ')
    const husband = { ...receiver, relation: 'chồng' }
    expect(refused(anEntitlement(), aPayment({ receiver: husband })).message).toContain('giấy tờ nhận thay')
    expect(
      accepted(anEntitlement(), aPayment({ receiver: { ...husband, paper: 'giấy uỷ quyền 12' } })).next.status,
    ).toBe('paid')
  })

  it('takes the new card of a person who is listed with the old one, and either card as his', () => {
    const listed = anEntitlement({ person: aPerson({ idNumbers: [anIdNumber('240123456')] }) })
    const { next } = accepted(listed, aPayment({ idNumber: anIdNumber('066185004321') }))
    expect(next.person.idNumbers.map(({ number }) => number)).toEqual(['240123456', '066185004321'])
    const moved = anEntitlement({ person: aPerson({ idNumbers: [anIdNumber('240123456'), anIdNumber('245654321')] }) })
    expect(accepted(moved, aPayment({ idNumber: anIdNumber('245654321') })).next.payment?.addedIdNumber).toBeNull()
  })

  it('stops when the same CCCD has been paid under another policy, whatever the name', () => {
    for (const sameName of [true, false])
      expect(refused(anEntitlement(), aPayment(), { others: [anOtherSupport({ sameName })] }).code).toBe(
        'already-paid-elsewhere',
      )
  })

  it('lets an officer pay two people of one 9-digit CMND after he has compared the papers', () => {
    const entitlement = anEntitlement({ person: aPerson({ idNumbers: [anIdNumber('240123456')] }) })
    const others = [anOtherSupport({ shared: 'CMND', sameName: false })]
    expect(refused(entitlement, aPayment(), { others }).code).toBe('possible-duplicate')
    const { next, event } = accepted(entitlement, aPayment({ differentPerson: true }), { others })
    expect(next.status).toBe('paid')
    expect(event.changes.differentPerson).toEqual([null, 'là người khác'])
    const same = [anOtherSupport({ shared: 'CMND' })]
    expect(refused(entitlement, aPayment({ differentPerson: true }), { others: same }).code).toBe(
      'already-paid-elsewhere',
    )
  })

  it('is not talked past a proof by a doubt that stands before it', () => {
    const others = [anOtherSupport({ shared: 'CMND', sameName: false }), anOtherSupport({ sameName: false })]
    expect(refused(anEntitlement(), aPayment({ differentPerson: true }), { others }).code).toBe(
      'already-paid-elsewhere',
    )
  })

  it('asks before a lower support shuts out a higher one that is not paid yet', () => {
    const poor = anEntitlement({ policy: 'A7a', amount: dong(750_000) })
    const others = [
      anOtherSupport({ policy: 'A6', policyName: 'Bảo trợ xã hội', amount: dong(1_500_000), status: 'approved' }),
    ]
    const refusal = refused(poor, aPayment(), { others })
    expect(refusal.code).toBe('higher-elsewhere')
    expect(refusal.message).toMatch(
      /khoản cao hơn, chưa chi: "Bảo trợ xã hội" tại .*\. Khoản đang chi là 750\.000 đồng\./,
    )
    // Of another commune's record an officer learns the unit and the policy, no more.
    expect(refusal.message).not.toContain('1.500.000')
    const { next, event } = accepted(poor, aPayment({ lowerConfirmed: true }), { others })
    expect(next.status).toBe('paid')
    expect(event.changes.lowerConfirmed).toEqual([null, 'vẫn chi khoản thấp hơn'])
  })

  it.each([
    ['lower', { amount: dong(700_000) }],
    ['as high', { amount: dong(1_500_000) }],
    ['refused', { status: 'refused' as const }],
    ["perhaps another person's", { shared: 'CMND' as const, sameName: false }],
  ])('does not ask for a support elsewhere that is %s', (_name, parts) => {
    const others = [anOtherSupport({ policy: 'A4', amount: dong(3_000_000), status: 'approved', ...parts })]
    expect(accepted(anEntitlement(), aPayment(), { others }).next.status).toBe('paid')
  })

  it('lets supplements of Resolution 68 stack', () => {
    const others = [anOtherSupport({ policy: 'B4' })]
    expect(decide(anEntitlement({ policy: 'B7' }), aPayment(), { programme: nq68, others }).ok).toBe(true)
    expect(refused(anEntitlement({ policy: 'B6' }), aPayment(), { programme: nq68, others }).code).toBe(
      'already-paid-elsewhere',
    )
  })
})

describe('recording that a person could not be paid', () => {
  it('leads each reason to its state', () => {
    const states = Object.fromEntries(
      notPaidReasons.map((reason) => [
        reason,
        accepted(anEntitlement(), { kind: 'record-not-paid', reason, note: 'đã gọi', paper: 'giấy viết tay' }).next
          .status,
      ]),
    )
    expect(states).toMatchObject({
      absent: 'not-received',
      refused: 'refused',
      deceased: 'deceased',
      other: 'not-received',
    })
  })

  it('takes a refusal on the person’s own paper alone, which stays on the record and in the event', () => {
    const refusal = { kind: 'record-not-paid', reason: 'refused', note: 'không nhận' } as const
    expect(refused(anEntitlement(), { ...refusal, paper: null }).message).toContain('do chính người đó viết và ký')
    const paper = 'giấy viết tay ngày 28/05/2020'
    const { next, event } = accepted(anEntitlement(), { ...refusal, paper })
    expect([next.notPaid?.paper, event.changes.paper]).toEqual([paper, [null, paper]])
    // Of any other reason none is kept.
    expect(accepted(anEntitlement(), { ...refusal, reason: 'absent', paper }).next.notPaid?.paper).toBeNull()
  })

  it('wants another reason in words', () => {
    const other = { kind: 'record-not-paid', reason: 'other', paper: null } as const
    expect(refused(anEntitlement(), { ...other, note: null }).message).toContain('ghi rõ lý do')
    expect(accepted(anEntitlement(), { ...other, note: 'đi viện' }).next.notPaid?.note).toBe('đi viện')
  })

  it('leaves the absent payable later', () => {
    const { next } = accepted(anEntitlement(), { kind: 'record-not-paid', reason: 'absent', note: null, paper: null })
    expect(accepted(next, aPayment()).next).toMatchObject({ status: 'paid', notPaid: null })
  })
})

describe('undoing an update', () => {
  const paid = () => accepted(anEntitlement(), aPayment()).next
  const undo = { kind: 'undo-payment', reason: 'nhầm người' } as const

  it('is open to the unit itself on the day of entry', () => {
    expect(accepted(paid(), undo).next).toMatchObject({ status: 'approved', payment: null })
  })

  it('is not open to another office of the same level, on the same day either', () => {
    const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
    const byPost = accepted(anEntitlement(), aPayment(), { actor: payer }).next
    const byProvince = accepted(anEntitlement(), aPayment(), { actor: anActor({ role: 'tinh', unit: '66' }) }).next
    for (const paidByOther of [byPost, byProvince])
      expect(refused(paidByOther, undo).message).toContain('chỉ đơn vị đó')
    expect(accepted(byPost, undo, { actor: payer }).next.status).toBe('approved')
    expect(accepted(byPost, undo, { actor: anActor({ role: 'huyen', unit: '657' }) }).next.status).toBe('approved')
  })

  it('takes the number that came with the payment off the record again, and no other', () => {
    const nameless = anEntitlement({ person: aPerson({ idNumbers: [] }) })
    const { next } = accepted(nameless, aPayment({ idNumber: anIdNumber('066185004321') }))
    const undone = accepted(next, undo)
    expect(undone.next.person.idNumbers).toEqual([])
    expect(undone.event.changes.idNumber).toEqual(['•••• 4321', null])
    expect(accepted(paid(), undo).next.person).toEqual(anEntitlement().person)
  })

  it('keeps in its event who had received the money, and by which paper', () => {
    const receiver = { kind: 'other', name: 'Y Jut Êban', relation: 'chồng', paper: 'giấy uỷ quyền 12' } as const
    const { next, event } = accepted(anEntitlement(), aPayment({ receiver }))
    const words = 'Y Jut Êban (chồng, giấy uỷ quyền 12)'
    expect(event.changes.receiver).toEqual([null, words])
    expect(accepted(next, undo).event.changes.receiver).toEqual([words, null])
  })

  it('is for the level above from the next day on', () => {
    const now = morning + 24 * 3600_000
    expect(refused(paid(), undo, { now }).message).toContain('chỉ cấp trên mới được huỷ')
    expect(accepted(paid(), undo, { now, actor: anActor({ role: 'huyen', unit: '657' }) }).next.status).toBe('approved')
  })
})

describe('any sequence of commands by any roles', () => {
  const command = fc.oneof(
    fc
      .record({
        paidOn: fc.constantFrom('2020-05-28', '2020-05-29'),
        noIdNumberReason: fc.constantFrom(null, 'child' as const),
      })
      .map(aPayment),
    fc
      .constantFrom(...notPaidReasons)
      .map((reason) => ({ kind: 'record-not-paid' as const, reason, note: 'ghi chú', paper: 'giấy viết tay' })),
    fc.constant({ kind: 'undo-payment' as const, reason: 'nhầm' }),
  )
  const step = fc.record({ command, role: fc.constantFrom(...roles), hours: fc.integer({ min: 0, max: 40 }) })

  it('never pays twice, never changes the amount, and makes one event a version', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let entitlement = anEntitlement()
        let now = morning
        for (const { command, role, hours } of steps) {
          now += hours * 3600_000
          const decision = decide(entitlement, command, { now, actor: anActor({ role }) })
          if (!decision.ok) {
            expect(decision.error.message.length).toBeGreaterThan(10)
            continue
          }
          const { next } = decision.value
          expect(role).not.toBe('observer')
          if (next.status === 'paid') expect(entitlement.status).not.toBe('paid')
          expect(next.status === 'paid').toBe(next.payment !== null)
          expect(next.amount).toBe(entitlement.amount)
          expect(next.version).toBe(entitlement.version + 1)
          expect(paymentStatuses).toContain(next.status)
          entitlement = next
        }
      }),
    )
  })
})

describe('a record in a duplicate case', () => {
  const reviewed = (effect: ReviewEffect, parts: Partial<Entitlement> = {}) =>
    anEntitlement({ reviews: [{ caseId: 'c'.repeat(26), effect, owner: '657' }], ...parts })
  const review = (holds: boolean) => ({ holds, officeOf: () => 'Phòng LĐ-TBXH Huyện Cư Kuin' })

  it('is not paid while a certain case would stop it; the counter is told whom to call', () => {
    const refusal = refused(reviewed('to-stop'), aPayment(), { review: review(true) })
    expect(refusal).toMatchObject({
      code: 'under-review',
      message: expect.stringContaining('Tạm dừng: đang rà soát trùng'),
    })
    expect(refusal.message).toContain('Phòng LĐ-TBXH Huyện Cư Kuin')
  })

  it('sends nobody to his own office: whose case it is concludes it, or lifts its conclusion', () => {
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    const told = (effect: ReviewEffect, actor = district) =>
      refused(reviewed(effect, effect === 'stopped' ? { status: 'suspended' } : {}), aPayment(), {
        review: review(true),
        actor,
      }).message
    expect(told('to-stop')).toMatch(/trước khi anh\/chị kết luận vụ nghi trùng\.$/)
    expect(told('stopped')).toMatch(/huỷ kết luận đó trước\.$/)
    for (const effect of ['to-stop', 'stopped'] as const)
      for (const actor of [anActor(), anActor({ username: 'buudien-657', role: 'payer', unit: '657' })])
        expect(told(effect, actor)).toContain('gọi Phòng LĐ-TBXH Huyện Cư Kuin')
  })

  it('is paid where the province has set that open cases stop nothing', () => {
    expect(accepted(reviewed('to-stop'), aPayment(), { review: review(false) }).next.status).toBe('paid')
  })

  it.each(['to-keep', 'in-question', 'kept', 'apart'] as const)('is paid when the case says %s', (effect) => {
    expect(accepted(reviewed(effect), aPayment()).next.status).toBe('paid')
  })

  it('is not paid, nor is its payment undone, against a conclusion', () => {
    expect(refused(reviewed('stopped', { status: 'suspended' }), aPayment()).code).toBe('under-review')
    const { next } = accepted(reviewed('in-question'), aPayment())
    const recovered = { ...next, reviews: reviewed('to-recover').reviews }
    expect(refused(recovered, { kind: 'undo-payment', reason: 'nhầm' }).code).toBe('under-review')
    expect(refused(recovered, aPayment()).code).toBe('already-paid')
  })

  it('may be found absent while it is held: that hands out nothing', () => {
    const absent = { kind: 'record-not-paid', reason: 'absent', note: null, paper: null } as const
    expect(accepted(reviewed('to-stop'), absent).next.status).toBe('not-received')
  })

  it('is paid beside another one that a conclusion has settled with it', () => {
    const others = [anOtherSupport({ isSettled: true })]
    expect(accepted(anEntitlement(), aPayment(), { others }).next.status).toBe('paid')
    const higher = [anOtherSupport({ status: 'approved', amount: dong(9_000_000), isSettled: true })]
    expect(accepted(anEntitlement(), aPayment(), { others: higher }).next.status).toBe('paid')
  })
})
