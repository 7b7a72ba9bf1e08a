import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { policyWords } from '../../../../lambdas/domain/programmes/policy-finder.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked } from '../a-list.ts'

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

  it('is no number of each of its people: "Số TT → Hộ | Khẩu" hid the column that says it', async () => {
    const rows: WrittenRow[] = [
      ['Số TT', null, 'Họ và tên', 'Quan hệ với chủ hộ', 'Năm sinh', 'Số khẩu'],
      ['Hộ', 'Khẩu'],
      [1, 1, 'Lý A Páo', 'Chủ hộ', 1975, 5],
      [null, 2, 'Giàng Thị Mỷ', 'Vợ', 1978],
      [2, 1, 'Ma Seo Chứ', 'Chủ hộ', 1960, 1],
    ]
    const list = await checked(rows)
    expect(list.people.map(({ household }) => household?.size)).toEqual([5, null, 1])
    expect(list.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'F', 'household-size-differs'],
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

  it('is told of a head alone where each of his household is paid, since only who is named comes in', async () => {
    const toldOf = async (chosen: string | null, title: string, ...rows: WrittenRow[]) => {
      const list = await checked([[title], header, ...rows], { asOf, ...policyWords(nq42, chosen) })
      return list.problems.filter(({ severity }) => severity === 'warning').map(({ row, code }) => [row, code])
    }
    const both = [
      [3, 'members-missing'],
      [4, 'members-missing'],
    ]
    expect(await toldOf('A7a', 'DANH SÁCH', an(5), next)).toEqual(both)
    expect(await toldOf(null, 'DANH SÁCH HỘ CẬN NGHÈO', an(5), next)).toEqual(both)
    expect(await toldOf(null, 'DANH SÁCH', an(5), next)).toEqual(both)
    expect(await toldOf('A7a', 'DANH SÁCH', an(1))).toEqual([])
    expect(await toldOf('A2', 'DANH SÁCH', an(5), next)).toEqual([])
    expect(await toldOf(null, 'DANH SÁCH NGƯỜI CÓ CÔNG', an(5), next)).toEqual([])
  })
})
