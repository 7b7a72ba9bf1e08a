import fc from 'fast-check'
import type { CaseCommand, DecideCommand } from '../../../../lambdas/domain/cases/case-command.ts'
import type { CaseContext, CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { defaultCaseSettings } from '../../../../lambdas/domain/cases/case-settings.ts'
import { caseOutcomes, caseStates, needsSecondPerson, reasonsOf } from '../../../../lambdas/domain/cases/case-states.ts'
import { tallyOf } from '../../../../lambdas/domain/cases/case-tally.ts'
import { decideCase } from '../../../../lambdas/domain/cases/decide-case.ts'
import { paidBeyond } from '../../../../lambdas/domain/cases/paid-beyond.ts'
import { isSettledBeside, openReview } from '../../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement, Payment } from '../../../../lambdas/domain/payments/entitlement.ts'
import { handedOut, instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { isPayable } from '../../../../lambdas/domain/payments/payment-moves.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { aCase, anActor, anEntitlement, anIdNumber, aPerson, morning } from '../../../support/builders.ts'

const tree = unitTree('daklak-2020')
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const other = anActor({ username: 'huyen-657-b', role: 'huyen', unit: '657' })

const context = (parts: Partial<CaseContext> = {}): CaseContext => ({
  programme: nq42,
  settings: defaultCaseSettings,
  tree,
  actor: district,
  now: morning,
  commandId: 'command-1',
  ...parts,
})

const a6 = anEntitlement({ id: 'a6' })
const a7 = anEntitlement({ id: 'a7', policy: 'A7a', amount: dong(750_000), commune: '24544' })
const standing: Payment = {
  amount: dong(0),
  months: [],
  paidOn: '2020-05-29',
  paidAt: null,
  place: null,
  mark: null,
  enteredAt: morning,
  late: false,
  lateReason: null,
  receiver: { kind: 'self', name: null, relation: null, paper: null },
  payer: { username: 'xa-24547', role: 'xa', unit: '24547' },
  addedIdNumber: null,
  noIdNumberReason: null,
  differentPerson: false,
  lowerConfirmed: false,
  note: null,
}
const paid = (entitlement: Entitlement): Entitlement => ({ ...entitlement, status: 'paid' })

const a = <Outcome extends DecideCommand['outcome']>(
  outcome: Outcome,
  parts: Partial<Extract<DecideCommand, { outcome: Outcome }>> = {},
): DecideCommand =>
  ({
    kind: 'decide',
    outcome,
    reason: reasonsOf[outcome][0],
    note: null,
    ...(outcome === 'keep-highest' ? { keep: null } : {}),
    ...(outcome === 'merge' ? { keep: 'a6', fields: {} } : {}),
    ...(outcome === 'verify' ? { commune: '24547', by: null } : {}),
    ...parts,
  }) as DecideCommand

/** The case and its records after the command. */
function decided(
  facts: CaseFacts,
  command: CaseCommand,
  parts: Partial<CaseContext> = {},
): CaseFacts & { byId: Map<string, Entitlement> } {
  const decision = decideCase(command, facts, context(parts))
  if (!decision.ok) throw new Error(decision.error.message)
  const changed = new Map(decision.value.records.map((change) => [change.after.id, change.after]))
  const records = facts.records.map((record) => changed.get(record.id) ?? record)
  return { known: decision.value.after, records, byId: new Map(records.map((record) => [record.id, record])) }
}

function refused(facts: CaseFacts, command: CaseCommand, parts: Partial<CaseContext> = {}) {
  const decision = decideCase(command, facts, context(parts))
  if (decision.ok) throw new Error('was accepted')
  return decision.error
}

const money = (records: readonly Entitlement[]) =>
  Object.fromEntries(records.map(({ id, status, amount }) => [id, `${status} ${amount}`]))

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
        const back = decided(done, { kind: 'reverse', note: 'nhầm' })
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
})

describe('one of three who is somebody else', () => {
  const namesake = anEntitlement({ id: 'c5', policy: 'A5', commune: '24544' })
  const three = () => aCase([a6, a7, namesake])

  it('is left out of the conclusion, may be paid, and is never asked about with the others again', () => {
    const { known, byId } = decided(three(), a('keep-highest', { apart: ['c5'] }))
    expect([...byId.values()].map(({ id, status }) => `${id} ${status}`)).toEqual([
      'a6 approved',
      'a7 suspended',
      'c5 approved',
    ])
    expect(byId.get('c5')?.reviews).toMatchObject([{ effect: 'apart' }])
    expect(known.conclusion).toMatchObject({ ending: 'keep-highest', apart: ['c5'] })
    const [kept, stopped, other] = ['a6', 'a7', 'c5'].map((id) => byId.get(id) as Entitlement) as [
      Entitlement,
      Entitlement,
      Entitlement,
    ]
    for (const one of [kept, stopped])
      expect([isSettledBeside(one, other), isSettledBeside(other, one)]).toEqual([true, true])
    expect(isSettledBeside(stopped, kept)).toBe(false)
  })

  it('is open again with the others when the conclusion is reversed', () => {
    const done = decided(three(), a('keep-highest', { apart: ['c5'] }))
    const back = decided(done, { kind: 'reverse', note: 'nhầm' })
    expect(back.records.map((record) => openReview(record)?.effect)).toEqual(['to-keep', 'to-stop', 'to-stop'])
    expect(money(back.records)).toEqual(money(three().records))
  })

  it('lets two be merged beside another policy, which a second person sees', () => {
    const twin = anEntitlement({ id: 'b6', commune: '24544' })
    const facts = aCase([a6, twin, namesake])
    expect(refused(facts, a('merge')).code).toBe('wrong-state')
    const first = decided(facts, a('merge', { apart: ['c5'] }))
    const { byId } = decided(first, { kind: 'confirm', note: null }, { actor: other })
    expect(byId.get('b6')?.status).toBe('cancelled')
    expect(byId.get('c5')?.status).toBe('approved')
  })

  it('counts the kinds of evidence that joined him as wrong, and the others as right', () => {
    const { known } = decided(three(), a('keep-highest', { apart: ['c5'] }))
    const [pair] = known.evidence
    if (!pair) throw new Error('no evidence')
    const kind = { ...pair, kind: 'agreeing-facts', between: ['a6', 'c5'] } as const
    const evidence = [...known.evidence.filter(({ between: ids }) => !ids.includes('c5')), kind]
    expect(tallyOf({ ...known, evidence })).toMatchObject({
      confirmed: 1,
      rejected: 0,
      byKind: { 'same-cccd': { confirmed: 1, rejected: 0 }, 'agreeing-facts': { confirmed: 0, rejected: 1 } },
    })
  })

  it.each([
    ['all but one', ['a7', 'c5'], 'ít nhất hai hồ sơ'],
    ['a record of another case', ['zz'], 'không thuộc vụ này'],
  ])('is not %s', (_what, apart, words) => {
    expect(refused(three(), a('keep-highest', { apart })).message).toContain(words)
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
    expect(refused(aCase([a6, a7]), a('recover')).code).toBe('wrong-state')
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

describe('reversing a conclusion', () => {
  const twin = anEntitlement({ id: 'b6', person: aPerson({ fullName: 'H Maryam Niê Kdăm' }) })

  it.each([
    ['different-people', [a6, a7], a('different-people')],
    ['keep-highest', [a6, a7], a('keep-highest')],
    ['keep-highest with a set-off', [a6, paid(a7)], a('keep-highest')],
    ['merge', [a6, twin], a('merge', { fields: { fullName: 'b6' } })],
    ['recover', [paid(a6), paid(a7)], a('recover')],
  ] as const)('brings every record of %s back as it was, and the case is open again', (_name, rights, command) => {
    const facts = aCase(rights)
    let done = decided(facts, command)
    if (needsSecondPerson[command.outcome]) done = decided(done, { kind: 'confirm', note: null }, { actor: other })
    const back = decided(done, { kind: 'reverse', note: 'nhầm' })
    expect(back.known).toMatchObject({ state: 'open', conclusion: null, moneyAtRisk: facts.known.moneyAtRisk })
    const plain = ({ version: _v, updatedAt: _u, ...rest }: Entitlement) => rest
    expect(back.records.map(plain)).toEqual(facts.records.map(plain))
    expect(back.records.every(({ version }) => version > 3)).toBe(true)
  })

  it('gives a merged person back as he was although his record has changed since, and keeps what it has learnt', () => {
    const merge = a('merge', { fields: { fullName: 'b6', idNumbers: 'b6' } })
    const numbered = {
      ...twin,
      person: { ...twin.person, idNumbers: [...a6.person.idNumbers, anIdNumber('240123456')] },
    }
    const done = decided(decided(aCase([a6, numbered]), merge), { kind: 'confirm', note: null }, { actor: other })
    const card = anIdNumber('066185009999')
    const records = done.records.map((record) =>
      record.id === 'a6'
        ? {
            ...record,
            version: record.version + 2,
            person: { ...record.person, hamlet: 'Buôn Jung', idNumbers: [...record.person.idNumbers, card] },
          }
        : record,
    )
    const { byId } = decided({ known: done.known, records }, { kind: 'reverse', note: 'nhầm' })
    expect(byId.get('a6')?.person).toEqual({
      ...a6.person,
      hamlet: 'Buôn Jung',
      idNumbers: [...a6.person.idNumbers, card],
    })
  })

  it('waits until a payment by that conclusion is undone', () => {
    const done = decided(aCase([a6, paid(a7)]), a('keep-highest'))
    const records = done.records.map((record) => (record.id === 'a6' ? paid(record) : record))
    expect(refused({ known: done.known, records }, { kind: 'reverse', note: 'nhầm' }).message).toContain(
      'huỷ cập nhật chi trả',
    )
  })
})

describe('reversing what was asked back', () => {
  it('waits until money that has come back is undone', () => {
    const first = decided(aCase([paid(a6), paid(a7)]), a('recover'))
    const { known, records } = decided(first, { kind: 'confirm', note: null }, { actor: other })
    const part = { amount: dong(1), returnedOn: '2020-05-29', receipt: 'PT 1', enteredAt: morning, enteredBy: other }
    const returned = records.map((one) =>
      one.recovery ? { ...one, recovery: { ...one.recovery, parts: [part] } } : one,
    )
    expect(refused({ known, records: returned }, { kind: 'reverse', note: 'nhầm' }).message).toContain(
      'huỷ các lần ghi thu hồi',
    )
  })
})

describe('each command in each state', () => {
  const open = aCase([a6, anEntitlement({ id: 'b6' })])
  const facts: Record<(typeof caseStates)[number], CaseFacts> = {
    open,
    verifying: decided(open, a('verify')),
    'awaiting-second': decided(open, a('merge')),
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
