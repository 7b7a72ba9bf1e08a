import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số khẩu']
const an = (size: number | string | null) => [1, 'Lý A Páo', 'Chủ hộ', 1975, size]
const wife = [null, 'Giàng Thị Mỷ', 'Vợ', 1978]
const next = [2, 'Ma Seo Chứ', 'Chủ hộ', 1960, 4]
const told = async (...rows: WrittenRow[]) =>
  (await checked([header, ...rows])).problems.map(({ row, column, code }) => [row, column, code])

describe('the number of people of a household', () => {
  it('that is another than its rows is told with both figures', async () => {
    const list = await checked([header, an(5), wife, next])
    expect(list.people).toHaveLength(3)
    expect(list.problems).toMatchObject([
      {
        row: 2,
        column: 'E',
        value: '5',
        severity: 'warning',
        code: 'household-size-differs',
        message:
          'Dòng 2, cột E (Số khẩu): Hộ Lý A Páo ghi 5 khẩu, danh sách có 2 người của hộ (dòng 2 đến 3). Ghi đủ từng người hoặc sửa số khẩu; nếu người còn lại hưởng chính sách khác thì giữ nguyên.',
      },
    ])
  })

  it.each([
    ['at a heading', [['Thôn 2'], next]],
    ['at a total', [['Tổng cộng']]],
    ['at the end', []],
  ])('is compared %s too', async (_where, rows) => {
    expect(await told(an(3), wife, ...rows)).toEqual([[2, 'E', 'household-size-differs']])
    expect(await told(an('2 khẩu'), wife, ...rows)).toEqual([])
  })

  it('is all that a list of heads says', async () => {
    expect(await told(an(5), next)).toEqual([])
  })

  it('counts people whose rows are refused', async () => {
    expect(await told(an(2), [null, 'Giàng Thị Mỷ', 'Vợ', '35/13/1985'], next)).toEqual([[3, 'D', 'bad-birth']])
  })
})
