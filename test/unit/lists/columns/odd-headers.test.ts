import { misspeltHeader } from '../../../../lambdas/lists/columns/misspelt-header.ts'
import { saidColumns } from '../../../../lambdas/lists/columns/said-columns.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'
import { columnsOf, messagesOf, people, usual } from './headerless.ts'

const names = people.map(({ fullName }) => fullName)

describe('misspeltHeader', () => {
  it.each([
    ['CMDN', 'CMND'],
    ['Số CNND', 'Số CMND'],
    ['Họ và tênn', 'Họ và tên'],
    ['Ngày sihn', 'Ngày sinh'],
    ['Năn sinh', 'Năm sinh'],
    ['Số tềin', 'Số tiền'],
    ['Giới tihs', 'Giới tính'],
  ])('knows %p for %p', (typed, word) => {
    expect(misspeltHeader(typed)?.word).toBe(word)
  })

  it.each(['Số TK', 'Tháng', 'Lớp', 'Số nhà', 'Số hộ', 'Mã NV', 'Tổng', ''])('makes nothing of %p', (typed) => {
    expect(misspeltHeader(typed)).toBeNull()
  })
})

describe('headers that are nearly right', () => {
  it('are read where the cells agree, and told: the list was refused', async () => {
    const list = await checked([['STT', 'Họ và tênn', 'Năn sinh', 'CMDN', 'Số tềin'], ...usual()])
    expect(namesOf(list)).toEqual(names)
    expect(columnsOf(list)).toEqual([
      ...['A stt 1', 'B fullName 0.8', 'C birth 0.85', 'D idNumber 0.65', 'E amount 0.65'],
    ])
    expect(messagesOf(list)[1]).toBe(
      'Dòng 1, cột C (Năn sinh): Đọc là ngày hoặc năm sinh vì tiêu đề gần giống "Năm sinh" và 12/12 ô là ngày hoặc năm sinh (chắc 85 %). Không cần sửa nếu đúng.',
    )
    expect(messagesOf(list)[3]).toMatch(/gần giống "Số tiền" và 12\/12 ô là số tiền \(chắc 65 %\)\. Xác nhận cột/)
  })

  it('are taken once: of two sums none was added to the other', async () => {
    const rows = people.map(({ fullName, amount }) => [fullName, amount, amount])
    const list = await checked([['Họ và tên', 'Số tềin', 'Số tienn'], ...rows])
    expect(columnsOf(list)).toEqual(['A fullName 1', 'B amount 0.65', 'C null 0'])
    expect(list.people[0]?.amount).toBe(750_000)
  })

  it('are asked about where they are days, which are money, and read without a question once confirmed', async () => {
    const rows = [
      ['Họ và tên', 'Năm sinh', 'Mức hỗ trợ/ngày', 'Số ngyà'],
      ...people.map(({ fullName, year }) => [fullName, year, 80_000, 14]),
    ]
    const asked = await checked(rows)
    expect(columnsOf(asked)[3]).toBe('D days 0.65')
    expect(messagesOf(asked)).toEqual([
      expect.stringMatching(/Đọc là số ngày vì tiêu đề gần giống "Số ngày" \(chắc 65 %\)\. Xác nhận cột/),
    ])
    expect(asked.people[0]).toMatchObject({ amount: 1_120_000, days: 14 })
    const said = await checked(rows, { columns: saidColumns({ 'Số ngyà': 'days' }) })
    expect([columnsOf(said)[3], messagesOf(said)]).toEqual(['D days 1', []])
    expect(said.people[0]).toMatchObject({ amount: 1_120_000, days: 14 })
    const unread = await checked(rows, { columns: saidColumns({ 'Số ngyà': null }) })
    expect(unread.people[0]).toMatchObject({ days: null })
  })

  it('are called by their meaning where only a word tells it', async () => {
    const list = await checked([
      ['Họ và tên', 'Năm sinh', 'Số ngày được hưởng tiền ăn'],
      ...people.map(({ fullName, year }) => [fullName, year, 14]),
    ])
    expect(messagesOf(list)).toEqual([expect.stringContaining('Cột này được hiểu là số ngày.')])
  })

  it.each([
    ['Dân tộc của người hưởng', 'dân tộc'],
    ['Sổ bảo hiểm của người hưởng', 'số bảo hiểm'],
    ['Người đại diện hộ', 'người đại diện, người nhận thay'],
  ])('are called so where they are not kept, too, and not by our own word: %p', async (header, words) => {
    const list = await checked([
      ['Họ và tên', 'Năm sinh', header],
      ...people.map(({ fullName, year }) => [fullName, year, 'Kinh']),
    ])
    expect(messagesOf(list)).toEqual([expect.stringContaining(`Cột này được hiểu là ${words}.`)])
  })

  it('may be an address above hamlets', async () => {
    const list = await checked([
      ['Họ và tên', 'Năm sinh', 'Địa chỉi'],
      ...people.map(({ fullName, year }) => [fullName, year, 'Thôn 3']),
    ])
    expect(columnsOf(list)[2]).toBe('C address 0.85')
  })

  it('are no other short word where no cell can tell: "Khác" was the size of a household', async () => {
    const rows = people.map(({ fullName, year }) => [fullName, year, 'hoàn cảnh khó khăn'])
    const list = await checked([['Họ và tên', 'Năm sinh', 'Khác'], ...rows])
    expect(columnsOf(list)[2]).toBe('C null 0')
    expect(codesOf(list)).toEqual(['unknown-column'])
  })

  it('are left unread where the cells say otherwise', async () => {
    const rows = people.map(({ fullName, year }) => [fullName, year, 'một', 'hai'])
    const list = await checked([['Họ và tên', 'Năm sinh', 'CMDN', 'Số tềin'], ...rows])
    expect(codesOf(list)).toEqual(['unknown-column', 'unknown-column'])
  })
})

describe('headers that say nothing', () => {
  it.each([
    [['Cột 1', 'Cột 2', 'Cột 3', 'Cột 4', 'Cột 5']],
    [['F1', 'F2', 'F3', 'F4', 'F5']],
    [['Column1', 'Column2', 'Column3', 'Column4', 'Column5']],
    [['Unnamed: 0', 'Unnamed: 1', 'Unnamed: 2', 'Unnamed: 3', 'Unnamed: 4']],
  ])('leave it to the cells: %p', async (header) => {
    const list = await checked([header, ...usual()])
    expect(namesOf(list)).toEqual(names)
    expect(columnsOf(list).slice(1)).toEqual(['B fullName 0.65', 'C birth 0.65', 'D idNumber 0.65', 'E amount 0.65'])
    expect(list.file.sheets[0]?.headerRow).toBe(1)
  })
})

describe('odd words above names', () => {
  it.each(['Người nhận', 'Người hưởng', 'Danh sách', 'Đối tượng', 'Tên gọi'])('%p is them, and told', async (word) => {
    const list = await checked([['STT', word, 'Năm sinh', 'Số CMND', 'Số tiền'], ...usual()])
    expect(namesOf(list)).toEqual(names)
    expect(columnsOf(list)[1]).toBe('B fullName 0.8')
    expect(messagesOf(list)).toEqual([
      `Dòng 1, cột B (${word}): Tiêu đề cột không phải của mẫu; đọc là họ tên vì 12/12 ô là tên người (chắc 80 %). Không cần sửa nếu đúng.`,
    ])
  })

  it('are no question where they are those of whoever gets it', async () => {
    const list = await checked([['STT', 'Người thụ hưởng', 'Năm sinh', 'Số CMND', 'Số tiền'], ...usual()])
    expect(namesOf(list)).toEqual(names)
    expect(messagesOf(list)).toEqual([])
  })

  it('are found above a row of numbers that says how a column is reckoned', async () => {
    const rows = people.map(({ fullName, year }, at) => [at + 1, fullName, year, 500_000, 3, 1_500_000])
    const header = ['STT', 'Người nhận', 'Năm sinh', 'Mức hỗ trợ', 'Số tháng', 'Thành tiền']
    const list = await checked([header, ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)=(4)x(5)'], ...rows])
    expect(list.file.sheets[0]?.headerRow).toBe(1)
    expect(namesOf(list)).toEqual(names)
    expect(columnsOf(list)[5]).toBe('F amount 1')
  })

  it.each([
    ['A | B | C | 1', ['A', 'B', 'C', 1]],
    ['(A) (B) (C) (1)', ['(A)', '(B)', '(C)', '(1)']],
    ['a b c 1=2x3', ['a', 'b', 'c', '1=2x3']],
  ])('are found above letters and the one number of the sums: %s', async (_, marks) => {
    const rows = people.map(({ fullName, year, amount }, at) => [at + 1, fullName, year, amount])
    const list = await checked([
      ['DANH SÁCH HỖ TRỢ'],
      ['STT', 'Người nhận hỗ trợ', 'Năm sinh', 'Số tiền'],
      [...marks],
      ...rows,
    ])
    expect(list.file.sheets[0]?.headerRow).toBe(2)
    expect(columnsOf(list)).toEqual(['A stt 1', 'B fullName 0.8', 'C birth 1', 'D amount 1'])
    expect(list.people.map(({ birth }) => birth?.year)).toEqual(people.map(({ year }) => year))
    expect(codesOf(list)).toEqual(['uncertain-column'])
  })

  it.each<[string, WrittenRow[]]>([
    ['a hamlet', [['I', 'Thôn 3']]],
    [
      'column numbers and a hamlet',
      [
        ['A', 'B', 'C', 1],
        ['I', 'Thôn 3'],
      ],
    ],
    ['a group and a hamlet', [['A', 'Hộ cận nghèo'], ['Thôn 3']]],
  ])('are found above the first heading: %s', async (_, between) => {
    const rows = people.map(({ fullName, year, amount }, at) => [at + 1, fullName, year, amount])
    const list = await checked([['STT', 'Người nhận hỗ trợ', 'Năm sinh', 'Số tiền'], ...between, ...rows])
    expect(list.file.sheets[0]?.headerRow).toBe(1)
    expect(columnsOf(list)).toEqual(['A stt 1', 'B fullName 0.8', 'C birth 1', 'D amount 1'])
    expect(list.people.map(({ birth }) => birth?.year)).toEqual(people.map(({ year }) => year))
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(people.map(() => 'Thôn 3'))
    expect(codesOf(list)).toEqual(['uncertain-column'])
  })

  it('that speak of nobody are asked about', async () => {
    const list = await checked([['STT', 'Nội dung', 'Năm sinh', 'Số CMND'], ...usual().map((row) => row.slice(0, 4))])
    expect(columnsOf(list)[1]).toBe('B fullName 0.65')
  })
})

describe('where somebody lives, in several columns', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số nhà', 'Tổ', 'Số tiền']
  const hung = [1, 'Nguyễn Văn Hùng', 1954, '12/5', 3, 1_000_000]

  it('is the hamlet that has the group of houses in it, and the group alone where no other column says one', async () => {
    const hamlets = async (...rows: Parameters<typeof checked>[0]) =>
      (await checked(rows)).people.map(({ hamlet }) => hamlet)
    expect(await hamlets([...header, 'Khối'], [...hung, 5])).toEqual(['5'])
    expect(await hamlets(header, hung)).toEqual(['3'])
  })
})
