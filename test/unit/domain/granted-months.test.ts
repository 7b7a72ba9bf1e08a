import { dong } from '../../../lambdas/domain/money/dong.ts'
import { grantedMonths } from '../../../lambdas/domain/programmes/granted-months.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { findPolicy } from '../../../lambdas/domain/programmes/programmes.ts'

function months(code: string, count: number, row: readonly string[], title: readonly string[]) {
  const policy = findPolicy(nq42, code)
  if (!policy) throw new Error(code)
  const grant = { amount: dong(count * 1_000_000), months: count }
  const found = grantedMonths(nq42, policy, grant, {
    row: row.length > 0 ? { named: row, count: row.length } : null,
    title,
  })
  return found.ok ? found.value.map(({ month }) => month) : found.error.message
}

describe('the months that a row grants', () => {
  it('are the row’s own before the title’s', () => {
    expect(months('A4', 1, ['2020-05'], ['2020-04'])).toEqual(['2020-05'])
    expect(months('A4', 1, [], ['2020-04'])).toEqual(['2020-04'])
  })

  it('are all of the law’s window where there are as many, and else only counted', () => {
    expect(months('A4', 3, [], [])).toEqual(['2020-04', '2020-05', '2020-06'])
    expect(months('A4', 2, [], [])).toEqual(['1', '2'])
    expect(months('A1', 3, [], [])).toEqual(['1', '2', '3'])
    expect(months('A4', 2, [], ['2020-04', '2020-05', '2020-06'])).toEqual(['1', '2'])
  })

  it('that a row names without a year are those of the law’s window', () => {
    const policy = findPolicy(nq42, 'A4')
    const found = (count: number, ofYear: readonly number[], title: readonly string[] = []) => {
      const grant = { amount: dong(count * 1_000_000), months: count }
      const written = { row: { named: [], count: ofYear.length, ofYear }, title }
      const granted = policy && grantedMonths(nq42, policy, grant, written)
      return granted?.ok ? granted.value.map(({ month }) => month) : granted?.error.message
    }
    expect(found(2, [6, 4])).toEqual(['2020-04', '2020-06'])
    expect(found(1, [5], ['2020-04'])).toEqual(['2020-05'])
    expect(found(2, [6, 7])).toContain('tháng 7 ngoài thời gian hỗ trợ')
    expect(found(3, [4, 6])).toContain('số tiền là 3 tháng, dòng lại ghi tháng 4/2020, tháng 6/2020')
  })

  it('are none where the law pays at once', () => expect(months('A6', 3, [], ['2020-04'])).toEqual([]))

  it('must be as many as the row counts: two months beside the money of three were granted as three', () => {
    const policy = findPolicy(nq42, 'A4')
    const found = (count: number) =>
      policy &&
      grantedMonths(nq42, policy, { amount: dong(3_000_000), months: 3 }, { row: { named: [], count }, title: [] })
    expect(found(2)).toMatchObject({ ok: false, error: { message: expect.stringContaining('dòng lại ghi 2 tháng') } })
    expect(found(3)).toMatchObject({ ok: true })
  })

  it('must be as many as the money is, and inside the window', () => {
    expect(months('A4', 2, ['2020-04'], [])).toContain('số tiền là 2 tháng, dòng lại ghi tháng 4/2020')
    expect(months('A4', 2, [], ['2020-04'])).toContain('danh sách này chỉ của tháng 4/2020')
    expect(months('A4', 1, ['2020-07'], [])).toContain('tháng 7/2020 ngoài thời gian hỗ trợ')
  })

  it('are none of before the programme, also where the policy names no window', () => {
    for (const code of ['A1', 'A2', 'A3']) {
      expect(months(code, 1, ['2020-03'], [])).toContain('tháng 3/2020 ngoài thời gian hỗ trợ')
      expect(months(code, 1, [], ['2020-03'])).toContain('tháng 3/2020 ngoài thời gian hỗ trợ')
      expect(months(code, 1, ['2020-04'], [])).toEqual(['2020-04'])
    }
  })
})
