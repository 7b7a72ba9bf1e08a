import { tallyOf } from '../../../../lambdas/domain/cases/case-tally.ts'
import { isSettledBeside, openReview } from '../../../../lambdas/domain/cases/review.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { aCase, anEntitlement } from '../../../support/builders.ts'
import { a, a6, a7, decided, money, other, refused } from './deciding.ts'

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

  it('is not concluded to be one person with them in another case, until he is marked or the conclusion is taken back', () => {
    const facts = aCase([a6, namesake, a7])
    const told = (record: Entitlement): Entitlement => ({
      ...record,
      reviews: [...record.reviews, { caseId: 'old', effect: record.id === 'c5' ? 'apart' : 'kept', owner: '24547' }],
    })
    const later = { ...facts, records: facts.records.map((record) => (record.id === 'a7' ? record : told(record))) }
    for (const outcome of ['keep-highest', 'recover'] as const) {
      const { code, message } = refused(later, a(outcome))
      expect(code).toBe('wrong-state')
      expect(message).toMatch(/^Một kết luận trước đã ghi hồ sơ 1 và hồ sơ [23] là của những người khác nhau\./)
    }
    const { byId } = decided(later, a('keep-highest', { apart: ['c5'] }))
    expect(byId.get('c5')?.status).toBe('approved')
    expect(decided(later, a('different-people')).known.state).toBe('closed')
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
