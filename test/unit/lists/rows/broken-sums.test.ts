import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { asOf, checked } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'

const header = 'STT,Họ và tên,Năm sinh,Số CMND,Số tiền'
const csv = async (...rows: readonly string[]) =>
  checkList(await open(new TextEncoder().encode([header, ...rows].join('\n')), 'danh-sach.csv'), { asOf })

describe('a sum that commas without quotes have broken', () => {
  it.each([
    ['1,500,000', '1500000'],
    ['750,000', '750000'],
  ])('is put together for the officer to accept: of %p its first figures were suggested', async (sum, suggestion) => {
    const list = await csv(`1,Lò Văn An,1954,240123451,${sum}`, '2,Lò Thị Bé,1960,240123452,750000')
    expect(list.people.map(({ amount }) => amount)).toEqual([750_000])
    expect(list.problems[0]).toMatchObject({ row: 2, column: 'E', code: 'bad-amount', suggestion })
  })

  it('is none where the row is no longer than the header', async () => {
    const rows = [header.split(','), [1, 'Lò Văn An', 1954, '240123451', 1]]
    expect((await checked(rows)).problems).toMatchObject([{ code: 'bad-amount', suggestion: null }])
  })

  it.each<[string, unknown[]]>([
    ['which is counted in thousands', [750, 250, 'đã ký']],
    ['in thousands beside round ones', [750, '000', 'đã ký']],
  ])('is none %s: each row was refused', async (_, sums) => {
    const rows = [['ĐVT: 1.000 đồng'], ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền', 'Mức']]
    const list = await checked([...rows, [1, 'Lò Văn An', 1954, '240123451', ...(sums as (string | number)[])]])
    expect(list.people.map(({ amount }) => amount)).toEqual([750_000])
  })

  it.each([
    ['ends in other figures than a sum', '750,250'],
    ['has something else behind it', '1,500,000,x,y'],
  ])('is none where what follows %s: it was suggested', async (_, sum) => {
    const list = await csv(`1,Lò Văn An,1954,240123451,${sum}`)
    expect(list.problems.map(({ suggestion }) => suggestion)).not.toContain(sum.replace(/\D/g, ''))
  })

  it('is put together where the column behind it is empty', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền', 'Ghi chú'],
      [1, 'Lò Văn An', 1954, '240123451', 1, '500', '000'],
    ]
    expect((await checked(rows)).problems[0]).toMatchObject({ code: 'bad-amount', suggestion: '1500000' })
  })
})
