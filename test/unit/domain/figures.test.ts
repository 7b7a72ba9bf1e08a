import fc from 'fast-check'
import { dong, formatDong, formatDongShort, sumDong } from '../../../lambdas/domain/money/dong.ts'
import { notPaidReasons, paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { type Counts, cellOf } from '../../../lambdas/domain/statistics/counts.ts'
import { formatInstant, localDay, localDayOf, parseLocalDay } from '../../../lambdas/domain/time/local-day.ts'

const tally = fc.record({ people: fc.nat(1_000_000), amount: fc.nat(10 ** 9).map(dong) })
const counts: fc.Arbitrary<Counts> = fc.record({
  planned: tally,
  byStatus: fc.record(Object.fromEntries(paymentStatuses.map((status) => [status, tally]))) as unknown as fc.Arbitrary<
    Counts['byStatus']
  >,
  byReason: fc.record(Object.fromEntries(notPaidReasons.map((reason) => [reason, tally]))) as unknown as fc.Arbitrary<
    Counts['byReason']
  >,
  askedBack: tally,
  returned: tally,
  dueByMonth: fc.constant({}),
  lateByOffice: fc.constant({}),
  enteredByOffice: fc.constant({}),
  outOfPayer: fc.constant({}),
  accounts: fc.constant({ given: {}, returned: {}, held: {}, outside: {} }),
  offset: tally,
  noNumber: tally,
  paidNoNumber: tally,
  personDays: tally,
  paidPersonDays: tally,
  households: tally,
  paidHouseholds: tally,
  inHouseholds: tally,
})

describe('a cell of the report', () => {
  it('always holds approved = paid + not payable + suspended + left, in people and in đồng', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 20 }), (all) => {
        const { approved, paid, notPayable, suspended, left } = cellOf(all)
        for (const unit of ['people', 'amount'] as const)
          expect(approved[unit]).toBe(paid[unit] + notPayable[unit] + suspended[unit] + left[unit])
      }),
    )
  })

  it('is the sum of its parts, however they are grouped', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 12 }), fc.nat(12), (all, cut) => {
        const whole = cellOf(all)
        const parts = [cellOf(all.slice(0, cut)), cellOf(all.slice(cut))]
        expect(whole.approved.people).toBe(parts.reduce((sum, { approved }) => sum + approved.people, 0))
        expect(whole.paid.amount).toBe(sumDong(parts.map(({ paid }) => paid.amount)))
      }),
    )
  })
})

describe('money', () => {
  it.each([
    [0, '0 đồng'],
    [750_000, '750.000 đồng'],
    [90_300_000_000, '90.300.000.000 đồng'],
  ])('writes %d as offices do', (amount, words) => expect(formatDong(amount)).toBe(words))

  it.each([
    [90_300_000_000, '90,3 tỷ đồng'],
    [1_250_000_000_000, '1.250 tỷ đồng'],
    [16_200_000, '16,2 triệu đồng'],
    [27_750_000, '27,75 triệu đồng'],
    [1_081_759_999, '1,08 tỷ đồng'],
    [1_009_999_999, '1 tỷ đồng'],
    [999_999, '999.999 đồng'],
  ])('shortens %d', (amount, words) => expect(formatDongShort(amount)).toBe(words))

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('is never %d', (amount) => expect(() => dong(amount)).toThrow(RangeError))
})

describe('the day in Vietnam', () => {
  it('turns at 17:00 UTC', () => {
    expect(localDay(Date.parse('2020-05-28T16:59:59Z'))).toBe('2020-05-28')
    expect(localDay(Date.parse('2020-05-28T17:00:00Z'))).toBe('2020-05-29')
  })

  it('reads only days of the calendar', () => {
    expect(parseLocalDay('2020-02-29')).toBe('2020-02-29')
    for (const text of ['2021-02-29', '2020-13-01', '29/05/2020', '']) expect(parseLocalDay(text)).toBeNull()
    expect(localDayOf({ year: 2020, month: 5, day: 4 })).toBe('2020-05-04')
    expect(localDayOf({ year: 2021, month: 2, day: 29 })).toBeNull()
  })

  it('is written in the order of the country', () => {
    expect(formatInstant(Date.parse('2020-05-29T14:40:00Z'))).toBe('21:40 29/05/2020')
  })
})
