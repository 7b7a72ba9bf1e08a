import type { CaseFacts } from '../../../../lambdas/domain/cases/case-context.ts'
import { caseCommandsOf } from '../../../../lambdas/domain/cases/case-options.ts'
import { needsSecondPerson } from '../../../../lambdas/domain/cases/case-states.ts'
import { isCountedIn, tallyOf } from '../../../../lambdas/domain/cases/case-tally.ts'
import { decideCase } from '../../../../lambdas/domain/cases/decide-case.ts'
import { openReview } from '../../../../lambdas/domain/cases/review.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { aCase, anEntitlement, anIdNumber, aPerson, morning } from '../../../support/builders.ts'
import { a, a6, a7, context, decided, district, other, paid, refused, tree } from './deciding.ts'

const reverse = { kind: 'reverse', note: 'nhầm' } as const

/** By one, or proposed by one and agreed to by another one. */
function reversedBy(facts: CaseFacts, byTwo: boolean) {
  const first = decided(facts, reverse)
  return byTwo ? decided(first, { kind: 'confirm', note: null }, { actor: other }) : first
}

it('a conclusion that asks money back is in the figure of that, also while its reversal waits for another hand', () => {
  const open = aCase([paid(a6), paid(a7)])
  const first = decided(open, a('recover'))
  const done =
    first.known.state === 'closed' ? first : decided(first, { kind: 'confirm', note: null }, { actor: other })
  const waiting = decided(done, reverse)
  expect(waiting.known.state).toBe('awaiting-reversal')
  const counted = [open, done, waiting].map(({ known }) => [
    isCountedIn('recovery', known),
    tallyOf(known).recovery > 0,
    isCountedIn('confirmed', known),
  ])
  expect(counted).toEqual([
    [false, false, false],
    [true, true, true],
    [true, true, false],
  ])
})

it('a conclusion that two months of one policy are two people’s leaves them together again when it is taken back', () => {
  const month = (id: string, name: string, amount = 1_000_000) =>
    anEntitlement({
      ...{ id, policy: 'A1', months: 1, amount: dong(amount) },
      instalments: [{ month: name, amount: dong(amount) }],
    })
  const facts = aCase([month('april', '2020-04'), month('may', '2020-05'), { ...a6, amount: dong(1_500_000) }])
  const effects = (of: CaseFacts) => new Map(of.records.map((record) => [record.id, openReview(record)?.effect]))
  expect(effects(facts)).toEqual(
    new Map([
      ['april', 'to-keep'],
      ['may', 'to-keep'],
      ['a6', 'to-stop'],
    ]),
  )
  expect(effects(decided(decided(facts, a('different-people')), reverse))).toEqual(effects(facts))
})

describe('what two have agreed to', () => {
  const merged = () => decided(decided(aCase([a6, anEntitlement({ id: 'b6' })]), a('merge')), confirm, { actor: other })
  const confirm = { kind: 'confirm', note: 'đã xem' } as const

  it('is not taken back by one: the conclusion holds until another account agrees', () => {
    const done = merged()
    const asked = decided(done, reverse)
    expect(asked.known).toMatchObject({
      state: 'awaiting-reversal',
      deadline: expect.stringMatching(/^2020-/),
      conclusion: { ending: 'merge', reversal: { by: { username: 'huyen-657' }, note: 'nhầm' } },
    })
    expect(asked.records).toEqual(done.records)
    expect(refused(asked, confirm).code).toBe('second-person')
    expect(refused(asked, reverse, { actor: other }).code).toBe('wrong-state')
    const decision = decideCase(confirm, asked, context({ actor: other }))
    expect(decision).toMatchObject({
      ok: true,
      value: {
        after: { state: 'open', conclusion: null },
        event: { type: 'case.reversed', reason: 'huyen-657 đề nghị: nhầm. đã xem' },
      },
    })
  })

  it('stays as it was when the second person gives it back, or the first one takes it back', () => {
    const done = merged()
    for (const actor of [other, district]) {
      const back = decided(decided(done, reverse), { kind: 'return', note: 'đúng rồi' }, { actor })
      expect(back.known).toMatchObject({ state: 'closed', conclusion: { ending: 'merge', reversal: null } })
      expect(back.records).toEqual(done.records)
    }
  })

  it('offers the second person to agree, and the first one only to take it back', () => {
    const { known } = decided(merged(), reverse)
    expect(caseCommandsOf(known, other, tree)).toEqual(['confirm', 'return'])
    expect(caseCommandsOf(known, district, tree)).toEqual(['return'])
    expect(caseCommandsOf(merged().known, district, tree)).toEqual(['reverse'])
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
    const back = reversedBy(done, needsSecondPerson[command.outcome])
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
    const { byId } = reversedBy({ known: done.known, records }, true)
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

  it('waits until a further decision about the same payment is undone: it would be lost with it', () => {
    const first = decided(aCase([paid(a6), paid(a7)]), a('recover'))
    const { known, records } = decided(first, { kind: 'confirm', note: null }, { actor: other })
    const further = {
      ...{ amount: dong(1), decision: { number: '9', day: '2020-05-29' }, reason: 'sai mức', at: morning, by: other },
      ...{ partsBefore: 0, refusalBefore: null },
    }
    const asked = records.map((one) =>
      one.recovery ? { ...one, recovery: { ...one.recovery, more: [further] } } : one,
    )
    expect(refused({ known, records: asked }, { kind: 'reverse', note: 'nhầm' }).message).toContain(
      'quyết định thu hồi thêm',
    )
  })
})
