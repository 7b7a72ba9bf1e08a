import { checked, codesOf } from '../a-list.ts'

describe('columns that are called by numbers below a group', () => {
  const people = [
    [1, 'Nguyễn Văn An', 1960, '240123456', 1_000_000, 1_000_000, 1_000_000],
    [2, 'Trần Thị Bé', 1961, '240123457', 1_000_000, null, 1_000_000],
  ]
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND']

  it.each(['Số tiền theo tháng', 'Số tiền hỗ trợ', 'Tháng'])(
    'are the parts of the sum below "%s": of three months only the first was read',
    async (group) => {
      const list = await checked([
        [...header, group, null, null, 'Ghi chú'],
        [null, null, null, null, 4, 5, 6],
        ...people,
      ])
      const sums = list.people.map(({ amount }) => amount)
      // Below "Tháng" alone nothing says that it is money: it is told, and nobody is given April's.
      expect(sums).toEqual(group === 'Tháng' ? [null, null] : [3_000_000, 2_000_000])
      expect(new Set(codesOf(list))).toEqual(new Set(group === 'Tháng' ? ['unknown-column'] : []))
    },
  )

  it('stand beside their sum, which was taken for a row that nobody understood', async () => {
    const list = await checked([
      [...header, 'Số tiền hỗ trợ', null, null, null, 'Ghi chú'],
      [null, null, null, null, 4, 5, 6, 'Cộng'],
      ...people.map((row, at) => [...row, at === 0 ? 3_000_000 : 2_000_000]),
    ])
    expect(list.people.map(({ amount }) => amount)).toEqual([3_000_000, 2_000_000])
    expect(codesOf(list)).toEqual([])
  })

  it('are the months of a mark, and no number of months', async () => {
    const list = await checked([
      [...header, 'Tháng hỗ trợ', null, null],
      [null, null, null, null, 4, 5, 6],
      [1, 'Nguyễn Văn An', 1960, '240123456', 'x', null, 'x'],
      [2, 'Trần Thị Bé', 1961, '240123457', 'x', 'x', null],
    ])
    expect(list.people.map(({ months }) => months ?? null)).toEqual([null, null])
    expect(list.problems.map(({ code, row }) => [code, row])).toEqual(Array(3).fill(['unknown-column', 2]))
  })

  it('do not hide what stands beside them: the day of a birth was read as its year', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Ngày tháng năm sinh', null, null, 'Các chỉ số thiếu hụt', null, null, 'Số CMND'],
      [null, null, 'Ngày', 'Tháng', 'Năm', 1, 2, 3],
      [1, 'Nguyễn Văn An', 12, 3, 1960, 'x', null, 'x', '240123456'],
    ])
    expect(list.people).toMatchObject([{ birth: { year: 1960, month: 3, day: 12 } }])
    expect(new Set(codesOf(list))).toEqual(new Set(['unknown-column']))
  })

  it('are not the numbers of the columns themselves, nor a first person’s', async () => {
    const numbered = await checked([
      [...header, 'Số tiền'],
      [1, 2, 3, 4, 5],
      [1, 'Nguyễn Văn An', 1960, '240123456', 1_500_000],
    ])
    expect(numbered.people).toMatchObject([{ amount: 1_500_000 }])
    const unnumbered = await checked([
      ['Họ và tên', 'Số khẩu', null, 'Số tiền'],
      ['Nguyễn Văn An', 1, 2, 1_500_000],
    ])
    expect(unnumbered.people).toMatchObject([{ fullName: 'Nguyễn Văn An', amount: 1_500_000 }])
  })
})
