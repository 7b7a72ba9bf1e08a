import type { WrittenCell } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, codesOf } from '../a-list.ts'

const day = (date: number, month: number, year = 1954): WrittenCell => ({ year, month, day: date })
const list = (births: readonly WrittenCell[], accepted: readonly string[] = []) =>
  checked(
    [
      ['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND'],
      ...births.map((birth, index) => [index + 1, 'Nguyễn Thị Hoa', birth, String(240_100_000 + index)]),
    ],
    { asOf, accepted: new Set(accepted) },
  )
const birthsOf = async (read: ReturnType<typeof list>) =>
  (await read).people.map(({ birth }) => birth && [birth.day, birth.month, birth.year])

describe('days and months that Excel has changed', () => {
  const late = ['25/03/1960', '13-04-1961', '30/12/1962']

  it('are kept as shown, and the other reading is suggested', async () => {
    const read = await list([...late, day(3, 5), day(12, 1), day(7, 7)])
    expect(await birthsOf(Promise.resolve(read))).toEqual([
      [25, 3, 1960],
      [13, 4, 1961],
      [30, 12, 1962],
      [3, 5, 1954],
      [12, 1, 1954],
      [7, 7, 1954],
    ])
    expect(read.problems).toMatchObject([
      {
        row: 5,
        column: 'C',
        code: 'birth-in-doubt',
        severity: 'warning',
        value: '03/05/1954',
        suggestion: '05/03/1954',
      },
      { row: 6, code: 'birth-in-doubt', suggestion: '01/12/1954' },
    ])
  })

  it('are taken the other way round once a person has accepted it', async () => {
    const read = await list([...late, day(3, 5), day(12, 1), day(7, 7)], ['birth-in-doubt'])
    expect((await birthsOf(Promise.resolve(read))).slice(3)).toEqual([
      [5, 3, 1954],
      [1, 12, 1954],
      [7, 7, 1954],
    ])
    expect(codesOf(read)).toEqual(['suggestion-accepted', 'suggestion-accepted'])
  })

  it('are not suspected any more from the first day after the twelfth on', async () => {
    const many = Array.from({ length: 500 }, (_, index) => (index % 2 === 0 ? '25/03/1960' : day(3, 5)))
    const read = await list([...many, day(3, 5), day(20, 5), day(4, 6), day(5, 6)])
    expect(read.problems.map(({ row }) => row).slice(-2)).toEqual([501, 502])
  })

  it.each<[string, WrittenCell[]]>([
    ['a real day is after the twelfth', [...late, day(3, 5), day(12, 1), day(13, 1)]],
    ['a text is before it', [...late, '05/03/1960', day(3, 5), day(12, 1)]],
    ['there is no text', [day(3, 5), day(12, 1), day(4, 2), day(5, 2), day(6, 2)]],
    ['there is too little to tell', [...late, day(3, 5)]],
    ['no Excel takes points for a day', ['25.03.1960', '13.04.1961', '30.12.1962', day(3, 5), day(12, 1)]],
  ])('are not suspected where %s', async (_why, births) => {
    expect(codesOf(await list(births))).toEqual([])
  })
})

describe('01/01 of a year', () => {
  const others = ['05/03/1954', '17/08/1960', '30/12/1962']

  it('is the year alone where many are born that day, and the column says so once', async () => {
    const read = await list(['01/01/1954', day(1, 1, 1955), '1/1/1956', ...others])
    expect((await birthsOf(Promise.resolve(read))).slice(0, 4)).toEqual([
      [null, null, 1954],
      [null, null, 1955],
      [null, null, 1956],
      [5, 3, 1954],
    ])
    expect(read.problems).toMatchObject([{ row: 1, column: 'C', code: 'birth-year-only', severity: 'warning' }])
    expect(read.problems[0]?.message).toMatch(/3 ngày sinh ghi 01\/01/)
  })

  it('is a day where it is rare', async () => {
    const read = await list(['01/01/1954', '01/01/1955', ...others])
    expect((await birthsOf(Promise.resolve(read)))[0]).toEqual([1, 1, 1954])
    expect(codesOf(read)).toEqual([])
    const few = await list([
      '01/01/1954',
      '01/01/1955',
      '01/01/1956',
      ...Array.from({ length: 13 }, () => '05/03/1954'),
    ])
    expect((await birthsOf(Promise.resolve(few)))[0]).toEqual([1, 1, 1954])
  })

  it('does not count against people of whom the year alone is written', async () => {
    const read = await list(['01/01/1954', '01/01/1955', '01/01/1956', ...Array.from({ length: 40 }, () => 1960)])
    expect((await birthsOf(Promise.resolve(read)))[0]).toEqual([null, null, 1954])
  })

  it('is told by the columns of men and women each', async () => {
    const read = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', null, 'Số CMND'],
      [null, null, 'Nam', 'Nữ'],
      ...[1, 2, 3].map((number) => [number, 'Nguyễn Văn An', `01/01/195${number}`, null, `24010000${number}`]),
      ...[4, 5].map((number) => [number, 'Trần Thị Lan', null, `01/01/195${number}`, `24010000${number}`]),
    ])
    expect(read.people.map(({ birth, sex }) => [birth?.day, sex])).toEqual([
      [null, 'nam'],
      [null, 'nam'],
      [null, 'nam'],
      [1, 'nữ'],
      [1, 'nữ'],
    ])
  })
})

describe('days of a program that has the month first', () => {
  const american = ['03/25/1970', '12/31/1980', '04/05/1972', '07/07/1973']

  it('are kept as read, and the other reading is suggested', async () => {
    const read = await list(american)
    expect((await birthsOf(Promise.resolve(read)))[2]).toEqual([4, 5, 1972])
    const [asked, ...others] = read.problems.filter(({ suggestion }) => suggestion !== null)
    expect([asked, others]).toMatchObject([{ row: 4, code: 'birth-in-doubt', suggestion: '05/04/1972' }, []])
    expect(asked?.message).toContain('các ô khác của cột này ghi tháng trước ngày')
  })

  it('are the other days once that is accepted', async () => {
    expect((await birthsOf(list(american, ['birth-in-doubt'])))[2]).toEqual([5, 4, 1972])
  })

  it('are none where one has its day first', async () => {
    const read = await list([...american, '25/12/1960'])
    expect(read.problems.filter(({ suggestion }) => suggestion !== null)).toEqual([])
  })
})
