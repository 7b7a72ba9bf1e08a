import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Quan hệ', 'Số tiền']
const hung: WrittenRow = [1, 'Nguyễn Văn Hùng', 1954, '240123456', 'Chủ hộ', 750_000]
const lan: WrittenRow = [2, 'Trần Thị Lan', 1956, '240123457', 'Vợ', 750_000]
const tam: WrittenRow = [1, 'Lê Văn Tám', 1961, '240123458', 'Chủ hộ', 750_000]
const read = async (...rows: WrittenRow[]) => {
  const list = await checked([header, ...rows])
  return { list, hamlets: list.people.map(({ hamlet }) => hamlet), skipped: list.file.sheets[0]?.skipped ?? [] }
}

describe("a household's heading", () => {
  it.each<[string, WrittenRow]>([
    ['in the column of names, where it was refused', [null, 'Hộ ông: Nguyễn Văn Hùng - Thôn 3 - 3 khẩu']],
    ['across the table, where its hamlet was lost', ['Hộ ông: Nguyễn Văn Hùng – Thôn 3 – 3 khẩu']],
    ['in other words', [null, 'HỘ GIA ĐÌNH ÔNG NGUYỄN VĂN HÙNG, Thôn 3 (3 khẩu)']],
  ])('says where its people live: %s', async (_, heading) => {
    const other: WrittenRow = [null, 'Hộ ông: Lê Văn Tám - Thôn 4 - 1 khẩu']
    const { list, hamlets, skipped } = await read(heading, hung, lan, other, tam)
    expect([list.refused, list.problems]).toEqual([[], []])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Lan', 'Lê Văn Tám'])
    expect(hamlets).toEqual(['Thôn 3', 'Thôn 3', 'Thôn 4'])
    expect(list.people.map(({ household }) => household?.headRow)).toEqual([3, 3, 6])
    expect(skipped.map(({ row, why }) => [row, why])).toEqual([
      [2, 'heading'],
      [5, 'heading'],
    ])
  })

  it('with a number is no group of its people', async () => {
    const { list } = await read(['I', 'Hộ ông Nguyễn Văn Hùng'], hung, lan)
    expect(list.people.map(({ policyText }) => policyText)).toEqual([null, null])
  })

  it.each<[string, WrittenRow[]]>([
    ['another name stands below it', [[null, 'Hộ ông: Nguyễn Văn Hùng - Thôn 3'], tam]],
    ['nobody does', [tam, [null, 'Hộ ông: Nguyễn Văn Hùng - Thôn 3']]],
    ['it has a sum', [[null, 'Hộ ông: Nguyễn Văn Hùng - Thôn 3', null, null, null, 1_500_000], hung, lan]],
  ])('may be somebody where %s, and is refused as before', async (_, rows) => {
    const { list } = await read(...rows)
    expect(list.refused).toEqual([
      {
        sheet: 'Danh sách',
        row: rows.findIndex(([first]) => first === null) + 2,
        fullName: expect.stringContaining('Hùng'),
      },
    ])
  })
})
