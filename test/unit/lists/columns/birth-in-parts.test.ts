import { saidColumns } from '../../../../lambdas/lists/columns/said-columns.ts'
import { checked, codesOf } from '../a-list.ts'

describe('a birth in columns of its parts, without a group above them', () => {
  it.each([
    [['Ngày sinh', 'Tháng sinh', 'Năm sinh']],
    [['Ngày sinh', 'Tháng', 'Năm']],
    [['Ngày', 'Tháng sinh', 'Năm sinh']],
    [['Ngày', 'Tháng', 'Năm']],
  ])('is read from %p: the row with a day was refused', async (header) => {
    const list = await checked([
      ['STT', 'Họ và tên', ...header, 'Số CMND'],
      [1, 'Nguyễn Văn An', 5, 3, 1960, '240123456'],
      [2, 'Trần Thị Bé', null, null, 1961, '240123457'],
    ])
    expect(list.people.map(({ birth }) => birth)).toEqual([
      { year: 1960, month: 3, day: 5 },
      { year: 1961, month: null, day: null },
    ])
    expect(codesOf(list)).toEqual([])
  })

  it.each(['Năm', 'Nam'])('stands beside columns for men and women: %p was a man', async (year) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Ngày', 'Tháng', year, 'Nam', 'Nữ'],
      [1, 'Nguyễn Văn An', 5, 3, 1960, 'x', null],
      [2, 'Trần Thị Bé', null, null, 1961, null, 'x'],
    ])
    expect(list.people.map(({ birth, sex }) => [birth?.day, birth?.year, sex])).toEqual([
      [5, 1960, 'nam'],
      [null, 1961, 'nữ'],
    ])
  })

  it('is read from a month and a year', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Tháng sinh', 'Năm sinh'],
      [1, 'Nguyễn Văn An', 3, 1960],
    ])
    expect(list.people).toMatchObject([{ birth: { year: 1960, month: 3, day: null } }])
  })

  it('is the year alone where a day has no month: 5 and 1960 were May 1960', async () => {
    const header = ['STT', 'Họ và tên', 'Ngày sinh', 'Tháng', 'Năm']
    const blank = await checked([header, [1, 'Nguyễn Văn An', 5, null, 1960]])
    expect(blank.people).toMatchObject([{ birth: { year: 1960, month: null, day: null } }])
    expect(blank.problems).toMatchObject([{ code: 'birth-in-doubt', severity: 'warning', column: 'C', value: '5' }])
    const rows = [header, [1, 'Nguyễn Văn An', 5, 3, 1960]]
    const said = await checked(rows, { columns: saidColumns({ Tháng: null }) })
    expect(codesOf(said)).toEqual([])
    expect(said.people).toMatchObject([{ birth: { year: 1960, month: null, day: null } }])
  })

  it('is not where "Nam | Nữ" or months of support stand', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Tháng', 'Nam', 'Nữ'],
      [1, 'Nguyễn Văn An', 1960, 4, 'x', null],
    ])
    expect(list.people).toMatchObject([{ birth: { year: 1960 }, sex: 'nam' }])
  })

  it('is read below one header over three columns: the 12th of January was the year 2012', async () => {
    const header = ['STT', 'Họ và tên', 'Ngày tháng năm sinh', null, null, 'Số CMND']
    const rows = [
      [1, 'Nguyễn Văn An', 12, 1, 1960, '240123456'],
      [2, 'Trần Thị Bé', '05', '11', '1961', '240123457'],
    ]
    const list = await checked([header, ...rows])
    expect(list.people.map(({ birth }) => birth)).toEqual([
      { year: 1960, month: 1, day: 12 },
      { year: 1961, month: 11, day: 5 },
    ])
    expect(codesOf(list)).toEqual([])
    const others = await checked([header, [1, 'Nguyễn Văn An', 1960, 1, 3, '240123456']])
    expect(others.people).toMatchObject([{ birth: { year: 1960, month: null, day: null } }])
  })

  it('may be said by a person', async () => {
    const columns = new Map([
      ['d', 'birthDay'],
      ['m', 'birthMonth'],
      ['y', 'birthYear'],
    ] as const)
    const list = await checked(
      [
        ['STT', 'Họ và tên', 'D', 'M', 'Y'],
        [1, 'Nguyễn Văn An', 5, 3, 1960],
      ],
      { columns },
    )
    expect(list.people).toMatchObject([{ birth: { year: 1960, month: 3, day: 5 } }])
  })
})

describe('a birth that is said not to be known', () => {
  it('is a remark, as a blank one is: it kept the person out', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND'],
      [1, 'Nguyễn Văn An', 'không rõ', '240123456'],
    ])
    expect(list.people).toMatchObject([{ birth: null }])
    expect(list.problems).toMatchObject([{ code: 'birth-in-doubt', severity: 'warning', value: 'không rõ' }])
  })
})
