import { asRefused } from '../../../../lambdas/lists/rows/problem-log.ts'
import { checked } from '../a-list.ts'

const listOf = (header: string, days: string | number | null) =>
  checked([
    ['Họ và tên', 'Năm sinh', 'Số tiền', header],
    ['Lò Văn An', 1960, 750_000, days],
  ])

describe('days beside a support', () => {
  it.each([
    [14, 14],
    ['14 ngày', 14],
    ['14,0', 14],
    [0, null],
    ['-', null],
    [null, null],
  ])('%p are %p of them', async (written, days) => {
    const list = await listOf('Số ngày', written)
    expect(list.people[0]?.days).toBe(days)
    expect(list.problems).toEqual([])
  })

  it.each(['15,5', 'từ 1/4', 'hơn 1 tháng', -3, 1000])('are told of, and refuse nobody here: %s', async (written) => {
    const list = await listOf('Số ngày', written)
    expect(list.people[0]).toMatchObject({ days: null, unclearDays: String(written) })
    const [problem] = list.problems
    const told = `Dòng 2, cột D (Số ngày): ${written} không phải số ngày. Ghi số ngày bằng chữ số, như 14, nếu được hỗ trợ theo ngày`
    expect(problem).toMatchObject({ severity: 'warning', message: `${told}; nếu không, dòng vẫn được nhận.` })
    expect(problem && asRefused(problem).message).toBe(`${told}.`)
  })

  it.each(['Số ngày nghỉ việc', 'Số ngày ngừng việc', 'Số ngày thực tế nghỉ'])('are not "%s"', async (header) => {
    const list = await listOf(header, 30)
    expect(list.people[0]?.days).toBeNull()
  })

  it.each(['Số ngày thực tế điều trị', 'Số ngày được hưởng tiền ăn', 'Số ngày cách ly tập trung'])(
    'are "%s"',
    async (header) => {
      const list = await listOf(header, 14)
      expect(list.people[0]?.days).toBe(14)
    },
  )
})
