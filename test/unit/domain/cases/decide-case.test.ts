import fc from 'fast-check'
import type { CaseCommand } from '../../../../lambdas/domain/cases/case-command.ts'
import type { CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import { caseOutcomes, caseStates } from '../../../../lambdas/domain/cases/case-states.ts'
import { decideCase } from '../../../../lambdas/domain/cases/decide-case.ts'
import { paidBeyond } from '../../../../lambdas/domain/cases/paid-beyond.ts'
import { openReview } from '../../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { handedOut, instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { isPayable } from '../../../../lambdas/domain/payments/payment-moves.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { aCase, anEntitlement, anIdNumber, aPerson } from '../../../support/builders.ts'
import { a, a6, a7, context, decided, district, money, other, paid, refused, standing } from './deciding.ts'

describe('a certain case that is open', () => {
  it('holds what it would stop, lets what it would keep be paid, and belongs to the district of two communes', () => {
    const { known, records } = aCase([a6, a7])
    expect(known).toMatchObject({
      owner: '657',
      state: 'open',
      verdict: 'certain',
      moneyAtRisk: 750_000,
      deadline: '2020-06-03',
    })
    expect(records.map((record) => openReview(record)?.effect)).toEqual(['to-keep', 'to-stop'])
  })

  it('holds what is left of a lower support that was paid in part', () => {
    const months = ['2020-04', '2020-05', '2020-06']
    const instalments = instalmentsOf(750_000, 3, months)
    const begun = anEntitlement({
      ...{
        id: 'a7',
        policy: 'A7a',
        amount: dong(750_000),
        commune: '24544',
        instalments,
        status: 'part-paid' as const,
      },
      payment: { ...standing, months: months.slice(0, 1), amount: dong(250_000) },
    })
    const { records } = aCase([a6, begun])
    expect(records.map((record) => openReview(record)?.effect)).toEqual(['to-keep', 'to-stop'])
    expect(aCase([a6, paid(a7)]).records.map((record) => openReview(record)?.effect)).toEqual([
      'to-keep',
      'in-question',
    ])
  })

  it('has records that are only possibly one person’s asked about, and held to nothing', () => {
    const cmnd = [anIdNumber('240123456')]
    const { known, records } = aCase([
      anEntitlement({ id: 'x', person: aPerson({ fullName: 'Lê Một', idNumbers: cmnd }) }),
      anEntitlement({ id: 'y', person: aPerson({ fullName: 'Lê Hai', idNumbers: cmnd }) }),
    ])
    expect(known).toMatchObject({ verdict: 'possible', deadline: '2020-06-08' })
    expect(records.map((record) => openReview(record)?.effect)).toEqual(['in-question', 'in-question'])
  })
})

describe('not the same person', () => {
  it('opens what was held and what a counter had stopped as a duplicate', () => {
    const notPaid = { reason: 'duplicate' as const, note: null, paper: null, enteredAt: 0, enteredBy: district }
    const facts = aCase([a6, { ...a7, status: 'suspended', notPaid }])
    const { known, byId } = decided(facts, a('different-people'))
    expect(known).toMatchObject({ state: 'closed', conclusion: { ending: 'different-people', reason: 'papers-seen' } })
    expect(byId.get('a7')).toMatchObject({ status: 'approved', notPaid: null, reviews: [{ effect: 'apart' }] })
    expect(byId.get('a6')).toMatchObject({ status: 'approved', reviews: [{ effect: 'apart' }] })
  })

  it('needs a note for another reason, and a reason that fits', () => {
    expect(refused(aCase([a6, a7]), a('different-people', { reason: 'other' })).message).toContain('ghi rõ')
    expect(refused(aCase([a6, a7]), a('different-people', { reason: 'same-line-twice' })).code).toBe('invalid')
  })
})

describe('one person, two policies', () => {
  it('stops the lower one with the words that the person is told', () => {
    const { known, byId } = decided(aCase([a6, a7]), a('keep-highest'))
    expect(known.state).toBe('closed')
    expect(byId.get('a7')).toMatchObject({
      status: 'suspended',
      notPaid: { reason: 'duplicate', note: 'Đã hưởng Bảo trợ xã hội, mức 1.500.000 đồng' },
    })
    expect(byId.get('a6')).toMatchObject({ status: 'approved', amount: 1_500_000 })
  })

  it('sets the lower one off against the higher one when it is paid already: together it is the higher one', () => {
    const { byId, records } = decided(aCase([a6, paid(a7)]), a('keep-highest'))
    expect(money(records)).toEqual({ a6: 'approved 750000', a7: 'paid 750000' })
    expect(byId.get('a6')).toMatchObject({ offset: 750_000 })
  })

  it('takes nothing back where the lower ones that were paid make up the higher one: it is not paid beside them', () => {
    const twin = anEntitlement({ id: 'b7', policy: 'A7a', amount: dong(750_000) })
    const facts = aCase([a6, paid(a7), paid(twin)])
    expect(refused(facts, a('recover')).message).toContain('được trừ vào đó')
    const { byId, records } = decided(facts, a('keep-highest'))
    expect(money(records)).toEqual({ a6: 'suspended 1500000', a7: 'paid 750000', b7: 'paid 750000' })
    expect(byId.get('a6')?.notPaid?.note).toBe('Đã hưởng đủ mức 1.500.000 đồng qua các khoản đã chi')
  })

  it('uses up whole months first, and leaves nobody waiting for no đồng', () => {
    const month = (id: string, name: string) =>
      anEntitlement({
        id,
        policy: 'A4',
        months: 1,
        amount: dong(1_000_000),
        instalments: instalmentsOf(1_000_000, 1, [name]),
      })
    const facts = aCase([paid(a6), month('apr', '2020-04'), month('may', '2020-05')])
    const { records, byId } = decided(facts, a('keep-highest'))
    expect(money(records)).toEqual({ a6: 'paid 1500000', apr: 'suspended 1000000', may: 'approved 500000' })
    expect(byId.get('may')).toMatchObject({ offset: 500_000, reviews: [{ effect: 'kept' }] })
    expect(byId.get('apr')?.notPaid?.note).toContain('Đã hưởng đủ mức 1.000.000 đồng')
    const back = decided({ known: decided(facts, a('keep-highest')).known, records }, { kind: 'reverse', note: 'nhầm' })
    expect(money(back.records)).toEqual(money(facts.records))
  })

  it('leaves the person the higher one exactly, whatever was paid before, and at no moment more', () => {
    const sums = fc.constantFrom(250_000, 500_000, 750_000, 1_000_000)
    const lower = fc.array(fc.record({ sum: sums, isPaid: fc.boolean() }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(lower, fc.constantFrom(0, 1, 2, 3), (others, months) => {
        const instalments = instalmentsOf(1_500_000, 3, ['2020-04', '2020-05', '2020-06'])
        const had = instalments.slice(0, months)
        const higher = anEntitlement({
          id: 'a6',
          instalments,
          status: months === 0 ? 'approved' : months === 3 ? 'paid' : 'part-paid',
          payment:
            months === 0
              ? null
              : { ...standing, months: had.map(({ month }) => month), amount: dong(months * 500_000) },
        })
        const rights = others.map(({ sum, isPaid }, index) =>
          anEntitlement({ id: `b${index}`, policy: 'A7a', amount: dong(sum), status: isPaid ? 'paid' : 'approved' }),
        )
        const facts = aCase([higher, ...rights])
        const outcome = (['keep-highest', 'recover'] as const).find((one) => decideCase(a(one), facts, context()).ok)
        let done = decided(facts, a(outcome ?? 'keep-highest'))
        if (outcome === 'recover') done = decided(done, { kind: 'confirm', note: null }, { actor: other })
        const sumOf = (of: (one: Entitlement) => number) => done.records.reduce((sum, one) => sum + of(one), 0)
        const payable = sumOf((one) => (isPayable(one.status) ? one.amount - handedOut(one) : 0))
        const askedBack = sumOf(({ recovery }) => recovery?.amount ?? 0)
        expect(sumOf(handedOut) - askedBack + payable).toBe(1_500_000)
        expect(askedBack === 0 || payable === 0).toBe(true)
        // What the desk is told before it decides.
        if (outcome) expect(paidBeyond(nq42, facts.records).excess).toBe(askedBack)
        const asked = decided(done, { kind: 'reverse', note: 'nhầm' })
        const isByTwo = asked.known.state === 'awaiting-reversal'
        const back = isByTwo ? decided(asked, { kind: 'confirm', note: null }, { actor: other }) : asked
        expect(money(back.records)).toEqual(money(facts.records))
      }),
      { numRuns: 100 },
    )
  })

  it('is recovery when both are paid, and the refusal says so', () => {
    expect(refused(aCase([paid(a6), paid(a7)]), a('keep-highest')).message).toContain('lập đề nghị thu hồi')
  })

  it('keeps another one than the law names only with a note', () => {
    expect(refused(aCase([a6, a7]), a('keep-highest', { keep: 'a7' })).message).toContain('ghi rõ căn cứ')
    const { records } = decided(aCase([a6, a7]), a('keep-highest', { keep: 'a7', note: 'Từ chối A6 bằng văn bản' }))
    expect(money(records)).toEqual({ a6: 'suspended 1500000', a7: 'approved 750000' })
    expect(refused(aCase([a6, a7]), a('keep-highest', { keep: 'zz', note: 'x' })).code).toBe('invalid')
  })
})

describe('entered twice', () => {
  const twin = anEntitlement({
    id: 'b6',
    commune: '24544',
    person: aPerson({ fullName: 'H Maryam Niê Kdăm', hamlet: 'Buôn Ur' }),
  })

  it('waits for a second person, then leaves one record with each field as chosen', () => {
    const first = decided(aCase([a6, twin]), a('merge', { fields: { fullName: 'b6' } }))
    expect(first.known).toMatchObject({ state: 'awaiting-second', waiting: { by: { username: 'huyen-657' } } })
    expect(money(first.records)).toEqual({ a6: 'approved 1500000', b6: 'approved 1500000' })
    const { known, byId } = decided(first, { kind: 'confirm', note: null }, { actor: other })
    expect(known).toMatchObject({ state: 'closed', conclusion: { confirmedBy: { username: 'huyen-657-b' } } })
    expect(byId.get('a6')?.person).toMatchObject({ fullName: 'H Maryam Niê Kdăm', hamlet: 'Buôn Ciết' })
    expect(byId.get('b6')?.status).toBe('cancelled')
  })

  it('leaves in the history what was chosen', () => {
    const merge = a('merge', { fields: { fullName: 'b6', hamlet: 'b6' } })
    const first = decided(aCase([a6, twin]), merge)
    const decision = decideCase({ kind: 'confirm', note: null }, first, context({ actor: other }))
    const event = decision.ok ? decision.value.records.find(({ after }) => after.id === 'a6')?.event : undefined
    expect(event?.changes).toMatchObject({
      fullName: [a6.person.fullName, 'H Maryam Niê Kdăm'],
      hamlet: ['Buôn Ciết', 'Buôn Ur'],
    })
  })

  it('is not confirmed by the one who proposed it, and can be given back', () => {
    const first = decided(aCase([a6, twin]), a('merge'))
    expect(refused(first, { kind: 'confirm', note: null }).code).toBe('second-person')
    expect(decided(first, { kind: 'return', note: 'sai người' }, { actor: other }).known).toMatchObject({
      state: 'open',
      waiting: null,
    })
  })

  it('keeps the record that was paid', () => {
    expect(refused(aCase([a6, paid(twin)]), a('merge')).message).toContain('giữ lại hồ sơ đã chi')
    expect(refused(aCase([paid(a6), paid(twin)]), a('merge')).message).toContain('thu hồi')
  })

  it('is not said of two policies', () => {
    expect(refused(aCase([a6, a7]), a('merge')).code).toBe('wrong-state')
  })

  it('names what is open instead, and sends nobody on to what is refused there again', () => {
    const [highest, recovery] = [
      'Chọn "Một người, hai chính sách: giữ mức cao nhất".',
      'Chọn "Đã chi cả hai: lập đề nghị thu hồi".',
    ]
    expect(refused(aCase([a6, a7]), a('merge')).message).toContain(highest)
    expect(refused(aCase([a6, paid(a7)]), a('merge')).message).toContain(highest)
    expect(refused(aCase([paid(a6), paid(a7)]), a('merge')).message).toContain(recovery)
  })
})

describe('both paid', () => {
  it('asks the lower one back when a second person agrees', () => {
    const first = decided(aCase([paid(a6), paid(a7)]), a('recover'))
    const { known, byId } = decided(first, { kind: 'confirm', note: null }, { actor: other })
    expect(known.conclusion).toMatchObject({ recovery: 750_000 })
    expect(byId.get('a7')).toMatchObject({
      status: 'to-recover',
      recovery: { amount: 750_000, caseId: known.id, decision: null, parts: [] },
      reviews: [{ effect: 'to-recover' }],
    })
    expect(byId.get('a6')).toMatchObject({ reviews: [{ effect: 'kept' }] })
  })

  it('is not confirmed over money that a decision asks back meanwhile: what has come back would be forgotten', () => {
    const first = decided(aCase([paid(a6), paid(a7)]), a('recover'))
    const records = first.records.map((one) => (one.id === 'a7' ? { ...one, status: 'to-recover' as const } : one))
    expect(refused({ ...first, records }, { kind: 'confirm', note: null }, { actor: other }).code).toBe('conflict')
  })

  it('asks nothing back that can be set off: the higher one is not paid whole beside money that may never return', () => {
    expect(refused(aCase([a6, paid(a7)]), a('recover')).message).toContain(
      'trừ vào đó. Chọn "Một người, hai chính sách: giữ mức cao nhất"',
    )
    // Undone at the counter while the second person had not agreed yet.
    const first = decided(aCase([paid(a6), paid(a7)]), a('recover'))
    const records = first.records.map((record) =>
      record.id === 'a6' ? ({ ...record, status: 'approved', payment: null } as const) : record,
    )
    expect(refused({ ...first, records }, { kind: 'confirm', note: null }, { actor: other }).code).toBe('wrong-state')
  })

  it('asks back only what was paid beyond the higher one, from the one decided last, and pays nothing more under it', () => {
    const later = { number: '99/QĐ-UBND', day: '2020-05-20' }
    const twin = anEntitlement({ id: 'b7', policy: 'A7a', amount: dong(1_000_000), decision: later })
    const facts = aCase([a6, paid(a7), paid(twin)])
    expect(refused(facts, a('keep-highest')).message).toContain('lập đề nghị thu hồi')
    const done = decided(decided(facts, a('recover')), { kind: 'confirm', note: null }, { actor: other })
    expect(money(done.records)).toEqual({ a6: 'suspended 1500000', a7: 'paid 750000', b7: 'to-recover 1000000' })
    expect(done.byId.get('b7')?.recovery).toMatchObject({ amount: 250_000 })
    expect(done.known.conclusion).toMatchObject({ recovery: 250_000 })
  })

  it('is refused at once, before anybody waits, when nothing was paid that is not due', () => {
    expect(refused(aCase([a6, a7]), a('recover')).message).toContain('Chọn "Một người, hai chính sách')
    const twin = anEntitlement({ id: 'b6' })
    expect(refused(aCase([a6, twin]), a('recover')).message).toContain(
      'Chọn "Nhập hai lần: gộp làm một" hoặc "Một người',
    )
  })
})

describe('not enough evidence', () => {
  it('gives the commune a day, takes its report, and leaves the decision to the owner', () => {
    const sent = decided(aCase([a6, a7]), a('verify', { commune: '24544', by: '2020-06-10' }))
    expect(sent.known).toMatchObject({ state: 'verifying', deadline: '2020-06-10', verification: { commune: '24544' } })
    expect(sent.records.map((record) => openReview(record)?.effect)).toEqual(['to-keep', 'to-stop'])
    const told = decided(sent, { kind: 'report', finding: 'same-person', note: 'Đã gặp' })
    expect(told.known).toMatchObject({ state: 'open', verification: { report: { finding: 'same-person' } } })
    expect(decided(told, a('keep-highest')).known.state).toBe('closed')
  })

  it('has the province’s number of days where none is named, and no day that is over', () => {
    const settings = { ...defaultCaseSettings, verifyDays: 3 }
    expect(decided(aCase([a6, a7]), a('verify'), { settings }).known.verification?.until).toBe('2020-06-01')
    expect(refused(aCase([a6, a7]), a('verify', { by: '2020-05-28' })).code).toBe('invalid')
    expect(refused(aCase([a6, a7]), a('verify', { commune: '24118' })).code).toBe('invalid')
  })
})

const mergedByTwo = (open: CaseFacts) =>
  decided(decided(open, a('merge')), { kind: 'confirm', note: null }, { actor: other })

describe('each command in each state', () => {
  const open = aCase([a6, anEntitlement({ id: 'b6' })])
  const facts: Record<(typeof caseStates)[number], CaseFacts> = {
    open,
    verifying: decided(open, a('verify')),
    'awaiting-second': decided(open, a('merge')),
    'awaiting-reversal': decided(mergedByTwo(open), { kind: 'reverse', note: 'nhầm' }),
    closed: decided(open, a('different-people')),
  }
  const commands: Record<string, CaseCommand> = {
    ...Object.fromEntries(caseOutcomes.map((outcome) => [outcome, a(outcome)])),
    confirm: { kind: 'confirm', note: null },
    return: { kind: 'return', note: 'xem lại' },
    report: { kind: 'report', finding: 'unclear', note: 'chưa gặp' },
    reverse: { kind: 'reverse', note: 'nhầm' },
  }
  const allowed: Record<(typeof caseStates)[number], readonly string[]> = {
    open: ['different-people', 'keep-highest', 'merge', 'verify'],
    verifying: ['different-people', 'keep-highest', 'merge', 'verify', 'report'],
    'awaiting-second': ['confirm', 'return'],
    'awaiting-reversal': ['confirm', 'return'],
    closed: ['reverse'],
  }

  it.each(caseStates)('is carried out or refused with words: %s', (state) => {
    const done = Object.entries(commands).flatMap(([name, command]) => {
      const decision = decideCase(command, facts[state], context({ actor: other }))
      if (!decision.ok) expect(decision.error.message).toMatch(/\.$/)
      return decision.ok ? [name] : []
    })
    expect(done).toEqual(allowed[state])
  })

  it('writes one event a change, and each changed record one version with its event', () => {
    const decision = decideCase(a('keep-highest'), open, context())
    if (!decision.ok) throw new Error(decision.error.message)
    const { before, after: next, event, records } = decision.value
    expect(next.version).toBe((before?.version ?? 0) + 1)
    expect(event).toMatchObject({ type: 'case.concluded', actor: { username: 'huyen-657' }, commandId: 'command-1' })
    for (const change of records) {
      expect(change.after.version).toBe(change.before.version + 1)
      expect(change.event.type).toBe('review.concluded')
    }
  })
})
