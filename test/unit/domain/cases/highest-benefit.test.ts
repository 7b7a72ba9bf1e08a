import fc from 'fast-check'
import { highestBenefit, proposalSentence } from '../../../../lambdas/domain/cases/highest-benefit.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../../lambdas/domain/payments/entitlement.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import { anEntitlement, aPerson } from '../../../support/builders.ts'

const a6 = anEntitlement({ id: 'a6' })
const a7 = anEntitlement({
  id: 'a7',
  policy: 'A7a',
  amount: dong(750_000),
  person: aPerson({ household: 'HN-12' }),
})
const a1 = (months: number | null, parts: Partial<Entitlement> = {}) =>
  anEntitlement({ id: 'a1', policy: 'A1', months, amount: dong(1_800_000 * (months ?? 1)), ...parts })
const a4 = (months: number) => anEntitlement({ id: 'a4', policy: 'A4', months, amount: dong(1_000_000 * months) })
const paid = (entitlement: Entitlement): Entitlement => ({ ...entitlement, status: 'paid' })

describe('who has two policies of Resolution 42', () => {
  it('keeps the higher total over its months, not the higher monthly rate', () => {
    // 1,000,000 a month against 500,000 a month: one month of it is less than three of the other.
    const proposal = highestBenefit(nq42, [a4(1), a6])
    expect(proposal).toMatchObject({ keep: 'a6', stop: ['a4'], recover: [], moneyAtRisk: 1_000_000, tie: 'none' })
    expect(highestBenefit(nq42, [a4(2), a6]).keep).toBe('a4')
    // What nobody has decided yet is not counted, and the desk is told so where it could matter.
    const later =
      'Tháng chưa có quyết định thì chưa tính; có thêm tháng mà cộng lại cao hơn thì vụ này tự mở lại, hoặc được đề nghị mở lại nếu hai người đã thống nhất kết luận.'
    expect(proposalSentence(nq42, proposal)).toContain(later)
    expect(proposalSentence(nq42, highestBenefit(nq42, [a7, a6]))).not.toContain(later)
    expect(proposalSentence(nq42, highestBenefit(nq42, [a4(1), a1(3)]))).not.toContain(later)
  })

  it('leaves the household’s khẩu when the other support is the higher one; the sentence says that the others stay', () => {
    const proposal = highestBenefit(nq42, [a7, a6])
    expect(proposal).toMatchObject({ keep: 'a6', stop: ['a7'], leavesHousehold: ['a7'] })
    const sentence = proposalSentence(nq42, proposal)
    expect(sentence).toContain('Người này ra khỏi số khẩu được hỗ trợ của hộ; các khẩu khác giữ nguyên.')
    expect(sentence).toContain('Nghị quyết 42/NQ-CP ngày 9/4/2020, mục I, điểm 3')
    expect(sentence).toContain('Bảo trợ xã hội 1.500.000 đồng; Hộ nghèo 750.000 đồng')
  })

  it('has a lower support that is paid already named for recovery, and the higher one kept', () => {
    expect(highestBenefit(nq42, [paid(a7), a6])).toMatchObject({
      keep: 'a6',
      stop: [],
      recover: ['a7'],
      moneyAtRisk: 750_000,
      unpaidAtRisk: 0,
    })
  })

  it('counts the law’s maximum while the months are not known, and says so', () => {
    const proposal = highestBenefit(nq42, [a1(null), a6])
    expect(proposal).toMatchObject({ keep: 'a1', sums: [{ total: 5_400_000, isMaximum: true }, { isMaximum: false }] })
    expect(proposalSentence(nq42, proposal)).toContain('5.400.000 đồng (chưa rõ số tháng, tính mức tối đa)')
  })

  it('adds up the months of one policy that are granted each by its own decision, and keeps or stops them together', () => {
    const month = (id: string, name: string, day: string) =>
      anEntitlement({
        id,
        policy: 'A4',
        months: 1,
        amount: dong(1_000_000),
        instalments: [{ month: name, amount: dong(1_000_000) }],
        decision: { number: id, day },
      })
    const [april, may] = [month('apr', '2020-04', '2020-05-10'), month('may', '2020-05', '2020-06-10')]
    const proposal = highestBenefit(nq42, [april, may, a6])
    expect(proposal).toMatchObject({ keep: 'apr', kept: ['apr', 'may'], stop: ['a6'] })
    expect(proposalSentence(nq42, proposal)).toContain('2 quyết định của các tháng khác nhau, cộng 2.000.000 đồng')
    expect(highestBenefit(nq42, [april, a6])).toMatchObject({ keep: 'a6', kept: ['a6'], stop: ['apr'] })
    // Of May by two decisions the one is kept that leaves the person April and June.
    const [june, both] = [month('jun', '2020-06', '2020-06-11'), month('apr-may', '2020-04', '2020-05-12')]
    const granted = { ...both, amount: dong(2_000_000), instalments: [...april.instalments, ...may.instalments] }
    const first = { ...may, decision: { number: 'may', day: '2020-05-11' } }
    expect(highestBenefit(nq42, [first, june, granted, a6])).toMatchObject({
      kept: ['apr-may', 'jun'],
      stop: ['a6', 'may'],
    })
    // Of two that have a month in common one is stopped whole: the desk is told what else it grants.
    const other = { ...granted, id: 'apr-jun', instalments: [...april.instalments, ...june.instalments] }
    const partly = highestBenefit(nq42, [granted, other])
    expect(partly).toMatchObject({ kept: ['apr-jun'], stop: ['apr-may'], lostMonths: ['2020-05'] })
    expect(proposalSentence(nq42, partly)).toContain('Khoản phải dừng có thêm tháng 5/2020 mà khoản được giữ không có')
    expect(proposalSentence(nq42, proposal)).not.toContain('Khoản phải dừng có thêm')
    // The same month by two decisions is one month twice.
    expect(highestBenefit(nq42, [april, month('apr-2', '2020-04', '2020-06-10')])).toMatchObject({
      keep: 'apr',
      stop: ['apr-2'],
    })
  })

  it('has an answer where months come to nothing, having been paid under another support', () => {
    const nothing = (id: string) =>
      anEntitlement({
        id,
        policy: 'A4',
        months: 1,
        amount: dong(0),
        instalments: [{ month: '2020-04', amount: dong(0) }],
        decision: { number: id, day: '2020-05-10' },
      })
    expect(highestBenefit(nq42, [nothing('apr'), nothing('apr-2')])).toMatchObject({ keep: 'apr', stop: ['apr-2'] })
  })

  it('keeps of two equal totals the paid one, then the earlier decision, then a fixed one', () => {
    const early = anEntitlement({ id: 'z', decision: { number: '1', day: '2020-05-01' } })
    const late = anEntitlement({ id: 'b', policy: 'A5' })
    expect(highestBenefit(nq42, [late, early])).toMatchObject({ keep: 'z', tie: 'decision' })
    expect(highestBenefit(nq42, [paid(late), early])).toMatchObject({ keep: 'b', tie: 'paid', stop: ['z'] })
    expect(highestBenefit(nq42, [a6, late])).toMatchObject({ keep: 'a6', tie: 'order' })
  })

  it('keeps what an officer names, and shows what that stops', () => {
    expect(highestBenefit(nq42, [a7, a6], 'a7')).toMatchObject({ keep: 'a7', stop: ['a6'], moneyAtRisk: 1_500_000 })
  })

  it('has what was set off against a support counted as part of it', () => {
    const reduced = { ...a6, amount: dong(750_000), offset: dong(750_000) }
    expect(highestBenefit(nq42, [reduced, a4(1)])).toMatchObject({ keep: 'a6', stop: ['a4'] })
  })
})

describe('who has several policies of Resolution 68', () => {
  const b = (policy: string, amount: number, parts: Partial<Entitlement> = {}) =>
    anEntitlement({ id: policy, programme: 'nq68-2021', policy, amount: dong(amount), months: null, ...parts })

  it('keeps one cash policy, with the supplements beside it', () => {
    const proposal = highestBenefit(nq68, [
      b('B5', 1_000_000),
      b('B6', 3_710_000),
      b('B7', 1_000_000),
      b('B8', 800_000),
    ])
    expect(proposal).toMatchObject({ keep: 'B6', stop: ['B5'], isHighestByLaw: false, moneyAtRisk: 1_000_000 })
    expect(proposal.sums.filter(({ standing }) => standing === 'beside').map(({ policy }) => policy)).toEqual([
      'B7',
      'B8',
    ])
    expect(proposalSentence(nq68, proposal)).toContain('khoản hỗ trợ thêm vẫn được hưởng')
  })

  it('keeps the paid one: the resolution names no order, so nothing is taken back to pay more', () => {
    expect(highestBenefit(nq68, [b('B5', 1_000_000, { status: 'paid' }), b('B6', 3_710_000)])).toMatchObject({
      keep: 'B5',
      stop: ['B6'],
      recover: [],
    })
  })

  it('stops nothing where only supplements meet', () => {
    const proposal = highestBenefit(nq68, [b('B7', 1_000_000), b('B8+', 1_000_000)])
    expect(proposal).toMatchObject({ keep: null, stop: [], moneyAtRisk: 0 })
    expect(proposalSentence(nq68, proposal)).toContain('không có khoản nào phải dừng')
  })
})

describe('the order in which lists came in', () => {
  const record = fc.record({
    policy: fc.constantFrom('A1', 'A3', 'A4', 'A5', 'A6', 'A7a', 'A7b'),
    months: fc.constantFrom(1, 2, 3, null),
    status: fc.constantFrom('approved', 'paid', 'not-received', 'suspended'),
    day: fc.constantFrom('2020-05-01', '2020-05-12', '2020-06-01'),
    amount: fc.constantFrom(750_000, 1_000_000, 1_500_000, 1_800_000),
  })

  it('never changes what is kept, stopped or asked back', () => {
    const sets = fc.array(record, { minLength: 1, maxLength: 6 }).chain((records) => {
      const all = records.map(({ day, amount, ...parts }, index) =>
        anEntitlement({ ...parts, id: `r${index}`, amount: dong(amount), decision: { number: '1', day } }),
      )
      return fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
    })
    fc.assert(
      fc.property(sets, ([inOneOrder, inAnother]) => {
        expect(highestBenefit(nq42, inAnother)).toEqual(highestBenefit(nq42, inOneOrder))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps exactly one, never less than any other of known months, and asks back only what was paid', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (records) => {
        const all = records.map(({ day, amount, ...parts }, index) =>
          anEntitlement({ ...parts, id: `r${index}`, amount: dong(amount), decision: { number: '1', day } }),
        )
        const { keep, stop, recover, sums, moneyAtRisk } = highestBenefit(nq42, all)
        expect([keep, ...stop, ...recover].toSorted()).toEqual(all.map(({ id }) => id).toSorted())
        const total = sums.find(({ entitlementId }) => entitlementId === keep)?.total ?? 0
        expect(sums.every((sum) => sum.total <= total)).toBe(true)
        const isPaid = (id: string) => all.find((one) => one.id === id)?.status === 'paid'
        expect(recover.every(isPaid)).toBe(true)
        expect(stop.some(isPaid)).toBe(false)
        expect(moneyAtRisk).toBeLessThanOrEqual(all.reduce((sum, { amount }) => sum + amount, 0))
      }),
    )
  })
})
