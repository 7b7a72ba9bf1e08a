import { checked, codesOf, namesOf } from '../a-list.ts'

describe('who takes the money for somebody', () => {
  const rows = [
    [1, 'Nguyễn Văn Hùng', 1954, '240123451', 'Nguyễn Văn Tám', '240999111', 'con', 1_500_000],
    [2, 'Trần Thị Hoa', 1960, '240123452', null, null, null, 1_500_000],
  ]

  it.each([
    ['Người nhận thay', 'Họ và tên', 'Số CMND', 'Quan hệ'],
    ['Người được ủy quyền', 'Họ tên', 'Năm sinh', 'Mối QH'],
  ])('is nobody of the list where a second header row names him below %p alone', async (group, ...own) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', group, null, null, 'Số tiền'],
      [null, null, null, null, ...own],
      ...rows,
    ])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Hoa'])
    expect(list.totals.amount).toBe(3_000_000)
    expect(codesOf(list)).toEqual([])
    expect(list.file.sheets[0]).toMatchObject({ headerRow: 2, skipped: [] })
  })
})
