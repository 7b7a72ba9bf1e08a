import fc from 'fast-check'
import { isActing } from '../../../../lambdas/domain/batches/batch-answer.ts'
import { planLine } from '../../../../lambdas/domain/batches/plan-line.ts'
import { himself, type Said, type SaidPaid } from '../../../../lambdas/domain/batches/said.ts'
import { settleRepeated } from '../../../../lambdas/domain/batches/settle-lines.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { notPaidReasons } from '../../../../lambdas/domain/payments/payment-status.ts'
import { anEntitlement, anIdNumber, anOtherSupport, aPayment, aPerson, morning } from '../../../support/builders.ts'
import { after, anySteps, contextOf, plainest } from '../payments/any-command.ts'

const day = 24 * 3_600_000
const paid = (parts: Partial<SaidPaid> = {}): Said => ({
  outcome: 'paid',
  paidOn: '2020-05-29',
  paidAt: null,
  place: 'post-office',
  mark: 'signature',
  lateReason: null,
  receiver: himself,
  idNumbers: [],
  noIdNumberReason: null,
  months: null,
  amount: null,
  dueMonthsOnly: false,
  note: null,
  ...parts,
})
const another = { kind: 'other', name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' } as const
const absent: Said = { outcome: 'not-paid', reason: 'absent', note: 'Vắng mặt', paper: null, months: null }
const given = done(anEntitlement(), { kind: 'hand-over', unit: '657' }, contextOf('huyen', morning - day))

function done(
  entitlement: Entitlement,
  command: Parameters<typeof decidePayment>[1],
  context = contextOf('payer'),
): Entitlement {
  return decidedAs(entitlement, command, context).next
}

function decidedAs(
  entitlement: Entitlement,
  command: Parameters<typeof decidePayment>[1],
  context = contextOf('payer'),
) {
  const decision = decidePayment(entitlement, command, context)
  if (!decision.ok) throw new Error(decision.error.message)
  return decision.value
}

const undo = { kind: 'undo-payment', reason: 'gửi nhầm tệp' } as const
const bare = ({ version: _version, updatedAt: _updatedAt, ...rest }: Entitlement) => rest

/** Without the back-log of the time before the system. */
const strict = (now: number) => ({ ...contextOf('payer', now), backlogUntil: null })
const plan = (entitlement: Entitlement, said: Said, corrects = true, now = morning) =>
  planLine(entitlement, said, strict(now), { corrects })
const written = (entitlement: Entitlement, said: Said): Entitlement =>
  plan(entitlement, said).moves.reduce((one, move) => done(one, move), entitlement)

describe('what a line does to its support', () => {
  it.each([
    ['pays', paid(), 'pay'],
    ['says why not', absent, 'not-paid'],
    ['names another sum', paid({ amount: 1_000_000 }), 'wrong-amount'],
    ['names tomorrow', paid({ paidOn: '2020-05-30' }), 'future-day'],
    ['names a day before the decision', paid({ paidOn: '2020-05-11' }), 'early-day'],
    ['names a day before the money was given to the payer', paid({ paidOn: '2020-05-27' }), 'early-day'],
    ['names yesterday without a reason', paid({ paidOn: '2020-05-28' }), 'late'],
    [
      'names somebody who took the money, without his paper',
      paid({ receiver: { kind: 'other', name: 'A', relation: null, paper: null } }),
      'unclear',
    ],
  ])('that %s', (_, said, expected) => expect(plan(given, said).answer).toBe(expected))

  it('leaves alone whoever has no number, a case, or has been paid by another office', () => {
    expect(plan(anEntitlement({ person: aPerson({ idNumbers: [] }) }), paid()).answer).toBe('no-number')
    const review = { caseId: 'c'.repeat(26), effect: 'to-stop' as const, owner: '657' }
    const context = { ...contextOf('payer'), review: { holds: true, officeOf: () => 'Phòng' } }
    expect(planLine(anEntitlement({ reviews: [review] }), paid(), context, { corrects: true }).answer).toBe('held')
    const byCommune = done(anEntitlement(), aPayment(), contextOf('xa'))
    expect(plan(byCommune, paid())).toMatchObject({ answer: 'already-paid', moves: [] })
    expect(plan(byCommune, paid({ amount: 1_500_000 }))).toMatchObject({ answer: 'already-paid', moves: [] })
  })

  it('corrects what its own file said before, by undoing it first, and only in a file and on its day', () => {
    const first = written(given, paid())
    expect(plan(first, paid()).answer).toBe('same')
    expect(plan(first, absent)).toMatchObject({
      answer: 'correct',
      moves: [{ kind: 'undo-payment' }, { kind: 'record-not-paid' }],
    })
    expect(plan(first, absent, false).answer).toBe('already-paid')
    // From the next day on the level above corrects it, and the answer names whom to call.
    for (const said of [absent, paid({ receiver: another, lateReason: 'gửi muộn' })])
      expect(plan(first, said, true, morning + day)).toMatchObject({
        answer: 'already-paid',
        message: expect.stringContaining('chỉ cấp trên mới được huỷ: báo Phòng LĐ-TBXH Huyện Cư Kuin'),
      })
    const refused = written(given, { ...absent, reason: 'refused', paper: 'giấy viết tay' } as Said)
    expect(plan(refused, paid({ lateReason: 'gửi muộn' }), true, morning + day)).toMatchObject({
      answer: 'wrong-state',
      message: expect.stringContaining('chỉ cấp trên mới được huỷ'),
    })
    const then = written(first, absent)
    expect(then).toMatchObject({ status: 'not-received', payment: null })
    expect(written(then, paid())).toMatchObject({ status: 'paid', notPaid: null })
  })

  it('corrects no payment before which a resumption came: what it would undo is that', () => {
    const instalments = ['2020-04', '2020-05'].map((month) => ({ month, amount: dong(500_000) }))
    const april = paid({ amount: dong(500_000), months: ['2020-04'] })
    const district = (entitlement: Entitlement, said: Said) =>
      planLine(entitlement, said, contextOf('huyen'), { corrects: true })
    const monthly = anEntitlement({ amount: dong(1_000_000), instalments })
    const first = district(monthly, april).moves.reduce((one, move) => done(one, move, contextOf('huyen')), monthly)
    const corrected = { ...april, receiver: another } as Said
    expect(district(first, corrected).answer).toBe('correct')
    const refused = done(first, { ...plainest['record-not-paid'], reason: 'refused', paper: 'giấy viết tay' })
    const resumed = done(refused, plainest.resume, contextOf('huyen'))
    expect(district(resumed, corrected)).toMatchObject({ answer: 'already-paid', moves: [] })
  })

  it('taken back leaves what it had corrected: who entered it when, with which number, through several corrections', () => {
    const card = anIdNumber('066185004321')
    const nameless = done(
      anEntitlement({ person: aPerson({ idNumbers: [] }) }),
      plainest['hand-over'],
      contextOf('huyen'),
    )
    const first = written(nameless, paid({ idNumbers: [card] }))
    const second = written(first, absent)
    expect(second).toMatchObject({ status: 'not-received', handedTo: null, person: { idNumbers: [] } })
    const third = written(second, paid({ noIdNumberReason: 'child' }))
    expect(bare(done(third, undo))).toEqual(bare(second))
    const above = decidePayment(second, undo, { ...contextOf('huyen', morning + 3 * day), commandId: 'undo' })
    expect(above.ok && bare(above.value.next)).toEqual(bare(first))
    expect(above.ok && above.value.event.changes).toMatchObject({
      status: ['Chưa nhận được', 'Đã chi trả'],
      paidOn: [null, '29/05/2020'],
      idNumber: [null, '•••• 4321'],
    })
    // What an officer enters by himself corrects nothing, and whoever was not met is simply paid later.
    const missed = done(given, plainest['record-not-paid'])
    expect(decidePayment(missed, undo, contextOf('payer')).ok).toBe(false)
  })

  it('taken back gives the money back to the payer of whom it had said that nobody was met', () => {
    for (const reason of notPaidReasons) {
      const said: Said = { ...absent, reason, note: 'x', paper: 'giấy' } as Said
      const missed = written(given, said)
      expect(missed.handedTo).toBeNull()
      const back = decidePayment(missed, undo, contextOf('payer'))
      expect(back.ok && bare(back.value.next)).toEqual(bare(given))
      expect(back.ok && back.value.event.changes.handedTo).toEqual([null, 'đơn vị 657'])
    }
  })

  it('taken back brings nothing back that a later decision, or a payment elsewhere, has left no room for', () => {
    const second = written(written(given, paid()), absent)
    const less = { ...second, amount: dong(1_000_000) }
    const refused = decidePayment(less, undo, contextOf('payer'))
    expect(refused.ok ? '' : refused.error.message).toContain('đã được điều chỉnh sau lần sửa')
    const elsewhere = decidePayment(second, undo, { ...contextOf('payer'), others: [anOtherSupport()] })
    expect(elsewhere.ok ? '' : elsewhere.error.message).toContain('thành chi hai lần')
  })

  it('pays the first months that make the sum, or those that are due', () => {
    const instalments = ['2020-04', '2020-05', '2020-06'].map((month) => ({ month, amount: dong(500_000) }))
    const monthly = anEntitlement({ instalments })
    expect(plan(monthly, paid({ amount: 1_000_000 })).moves).toMatchObject([{ months: ['2020-04', '2020-05'] }])
    expect(plan(monthly, paid({ dueMonthsOnly: true }))).toMatchObject({ amount: 1_000_000 })
    expect(plan(monthly, paid({ amount: 700_000 })).answer).toBe('wrong-amount')
  })

  it('pays the months that the paper names, and none where one of them is not due any more', () => {
    const instalments = ['2020-04', '2020-05', '2020-06'].map((month) => ({ month, amount: dong(500_000) }))
    const monthly = anEntitlement({ instalments })
    const may = paid({ months: ['2020-05'], amount: 500_000 })
    expect(plan(monthly, may).moves).toMatchObject([{ months: ['2020-05'] }])
    expect(plan(monthly, paid({ months: ['2020-05'], amount: 600_000 })).answer).toBe('wrong-amount')
    expect(plan(done(monthly, aPayment({ months: ['2020-05'] })), may, false)).toMatchObject({
      answer: 'wrong-amount',
      message: expect.stringContaining('tháng 5/2020, 500.000 đồng'),
    })
  })

  it('adds the number that the record lacks, by the rule of a single payment, or says why there is none', () => {
    const nameless = anEntitlement({ person: aPerson({ idNumbers: [] }) })
    const cmnd = anEntitlement({ person: aPerson({ idNumbers: [anIdNumber('240123456')] }) })
    const [card, other, old] = ['066185004321', '066185004399', '240123456'].map(anIdNumber)
    const shows = (...idNumbers: (typeof card)[]) => paid({ idNumbers: idNumbers.flatMap((one) => one ?? []) })
    expect(plan(nameless, shows(old, card))).toMatchObject({
      answer: 'pay',
      message: 'Bổ sung số CCCD •••• 4321 và CMND •••• 3456',
    })
    // The same file again has nothing more to add.
    expect(written(nameless, shows(old, card)).person.idNumbers).toEqual([old, card])
    expect(plan(written(nameless, shows(old, card)), shows(old, card)).answer).toBe('same')
    expect(written(nameless, shows(card)).person.idNumbers).toEqual([card])
    expect(written(cmnd, shows(card)).person.idNumbers).toHaveLength(2)
    expect(written(cmnd, shows(old)).payment?.addedIdNumber).toBeNull()
    expect(plan(anEntitlement({ person: aPerson({ idNumbers: card ? [card] : [] }) }), shows(other))).toMatchObject({
      answer: 'unclear',
      moves: [],
    })
    const child = paid({ noIdNumberReason: 'child' })
    expect(written(nameless, child).payment).toMatchObject({ noIdNumberReason: 'child', addedIdNumber: null })
    expect(plan(nameless, child).message).toBe('Chưa có số: Trẻ em chưa được cấp')
    expect(written(anEntitlement(), child).payment?.noIdNumberReason).toBeNull()
    expect(plan(nameless, paid({ noIdNumberReason: 'other' })).answer).toBe('unclear')
    // A second file that has the number corrects the first one, which had none.
    const first = written(nameless, child)
    expect(plan(first, child).answer).toBe('same')
    expect(plan(first, shows(card))).toMatchObject({ answer: 'correct', moves: [{}, { idNumber: card }] })
  })

  // A mended paper was "the same" by its bearer's name, and the record kept the wrong one.
  it.each([{ paper: 'giấy uỷ quyền số 12' }, { relation: 'vợ' }])('corrects how somebody received: %j', (part) => {
    const first = written(given, paid({ receiver: another }))
    expect(plan(first, paid({ receiver: another })).answer).toBe('same')
    const mended = paid({ receiver: { ...another, ...part } })
    expect(plan(first, mended)).toMatchObject({ answer: 'correct', moves: [{ kind: 'undo-payment' }, {}] })
    expect(written(first, mended).payment?.receiver).toEqual({ ...another, ...part })
    expect(plan(written(first, mended), mended).answer).toBe('same')
  })

  // Whoever had entered it by hand had every such row of his file left, to write again what stood there.
  it.each([{ paper: null }, { relation: null }, { relation: null, paper: '-' }])(
    'takes nothing that a line leaves out for another word of how somebody received: %j',
    (part) => {
      const first = written(given, paid({ receiver: another }))
      expect(plan(first, paid({ receiver: { ...another, ...part } })).answer).toBe('same')
    },
  )

  it('keeps the number that came with the payment it corrects, where the later file shows none', () => {
    const card = anIdNumber('066185004321')
    const first = written(anEntitlement({ person: aPerson({ idNumbers: [] }) }), paid({ idNumbers: [card] }))
    // Without it the card would be free for another support, and "lost" beside a number that was read off it.
    for (const said of [paid({ receiver: another }), paid({ receiver: another, noIdNumberReason: 'lost-card' })]) {
      expect(plan(first, said).answer).toBe('correct')
      const { person, payment } = written(first, said)
      expect(person.idNumbers).toEqual([card])
      expect(payment).toMatchObject({ addedIdNumber: 'CCCD', noIdNumberReason: null, receiver: another })
    }
    const mistyped = anIdNumber('066185004399')
    expect(written(first, paid({ idNumbers: [mistyped] })).person.idNumbers).toEqual([mistyped])
  })

  // The card of the first file was gone from the record, and free for another support.
  it('keeps the other card that came with the payment it corrects, and takes both back with what they came with', () => {
    const [old, card] = [anIdNumber('240123456'), anIdNumber('066185004321')]
    const shows = (...idNumbers: (typeof card)[]) => paid({ idNumbers, receiver: another })
    const nameless = anEntitlement({ person: aPerson({ idNumbers: [] }) })
    const first = written(nameless, paid({ idNumbers: [old] }))
    expect(plan(first, shows(card))).toMatchObject({
      answer: 'correct',
      message: expect.stringContaining('Bổ sung số CCCD •••• 4321 và CMND •••• 3456'),
    })
    const second = written(first, shows(card))
    expect(second.person.idNumbers).toEqual([old, card])
    expect(second.payment).toMatchObject({ addedIdNumber: 'CCCD', alsoAdded: 'CMND' })
    const { event } = decidedAs(second, undo)
    expect(event.changes.idNumber).toEqual(['•••• 3456, •••• 4321', '•••• 3456'])
    expect(bare(done(second, undo))).toEqual(bare(first))
    // A third one, without numbers, keeps both; and so far back as each had said it.
    const third = written(second, paid({ receiver: { ...another, name: 'Nguyễn Văn Tư' } }))
    expect(third.person.idNumbers).toHaveLength(2)
    expect(bare(done(third, undo))).toEqual(bare(second))
    // What the second file says of the same card takes the first one's place; a list's number stays where it was.
    const mistyped = anIdNumber('240123465')
    expect(written(first, shows(mistyped, card)).person.idNumbers).toEqual([mistyped, card])
    const listed = anEntitlement({ person: aPerson({ idNumbers: [card] }) })
    const added = written(listed, paid({ idNumbers: [old] }))
    const corrected = written(added, shows(card))
    expect(corrected).toMatchObject({ person: { idNumbers: [card, old] }, payment: { addedIdNumber: 'CMND' } })
    expect(corrected.payment).not.toHaveProperty('alsoAdded')
    expect(bare(done(corrected, undo))).toEqual(bare(added))
  })

  it('adds nothing of a line whose one card is another than the record has, and whose other one nobody knows', () => {
    const [card, other, old] = [anIdNumber('066185004321'), anIdNumber('066185004399'), anIdNumber('240123456')]
    const known = anEntitlement({ person: aPerson({ idNumbers: [card] }) })
    expect(plan(known, paid({ idNumbers: [old, other] }))).toMatchObject({ answer: 'unclear', moves: [] })
    expect(written(known, paid({ idNumbers: [old, card] })).person.idNumbers).toEqual([card, old])
  })

  it('names whoever took the money, without the number of his paper', () => {
    const paper = { kind: 'other', name: 'Lê Văn Ba', relation: 'con', paper: 'CMND 240123456' } as const
    for (const corrects of [true, false])
      expect(plan(anEntitlement(), paid({ receiver: paper }), corrects).message).toBe(
        'Người nhận thay: Lê Văn Ba (con, CMND •••• 3456)',
      )
  })

  it('does after any history only what the single decisions allow, and once', () => {
    const anySaid = fc.oneof(
      fc
        .record({
          amount: fc.constantFrom(null, 1_500_000, 1),
          idNumbers: fc.subarray([anIdNumber('240123456'), anIdNumber('066185004321')]),
        })
        .map(paid),
      fc
        .constantFrom(...notPaidReasons)
        .map((reason): Said => ({ outcome: 'not-paid', reason, note: 'x', paper: 'giấy', months: null })),
    )
    const anyStart = fc
      .constantFrom([], [anIdNumber('066185004321')], [anIdNumber('240123456')])
      .map((idNumbers) => anEntitlement({ person: aPerson({ idNumbers }) }))
    fc.assert(
      fc.property(anyStart, anySteps(1), anySaid, fc.boolean(), (start, steps, said, corrects) => {
        let now = morning - day
        let entitlement = start
        for (const step of steps) {
          now += step.hours * 3_600_000
          entitlement = after(entitlement, step, now)?.next ?? entitlement
        }
        const later = Math.max(morning, now + 1)
        const { answer, moves } = plan(entitlement, said, corrects, later)
        expect(isActing(answer)).toBe(moves.length > 0)
        const office = contextOf('payer', later)
        const next = moves.reduce((one, move) => done(one, move, office), entitlement)
        // Taken back, it leaves what stood before, exactly as it was made, and the money where it lay.
        if (moves.length > 0) expect(bare(done(next, undo, office))).toEqual(bare(entitlement))
        // What is paid once is not paid by the same line again.
        if (moves.length > 0 && said.outcome === 'paid' && next.status === 'paid')
          expect(isActing(plan(next, said, corrects, later).answer)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

it('settles who stands in several lines: the first of equal ones, none of others', () => {
  const line = (row: number, said: Said, id = 'a') => ({
    ...{ id, row, said, answer: 'pay' as const, message: null, isMonthly: false },
  })
  const answers = settleRepeated([
    line(1, paid()),
    line(2, paid()),
    line(3, paid(), 'b'),
    line(4, absent, 'b'),
    line(5, paid(), 'c'),
  ])
  expect(answers.map(({ answer }) => answer)).toEqual(['pay', 'repeated', 'repeated', 'repeated', 'pay'])
  expect(answers[1]?.message).toBe('Đã có ở dòng 1.')
})

it('names of the other lines of somebody the sheet and a few, and counts the rest', () => {
  const line = (row: number, said: Said, sheet = 'Ea Tiêu') => ({
    ...{ id: 'a', row, sheet, said, answer: 'pay' as const, message: null, isMonthly: false },
  })
  const [first] = settleRepeated([line(2, paid()), line(2, absent, 'Ea Ktur')])
  expect(first?.message).toContain('còn ở dòng 2 trang "Ea Ktur" với kết quả khác')
  const [one] = settleRepeated(Array.from({ length: 100 }, (_, row) => line(row, row === 0 ? paid() : absent)))
  expect(one?.message).toContain('dòng 1, dòng 2, dòng 3, dòng 4, dòng 5 và 94 dòng khác với')
})
