import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf } from '../a-list.ts'

describe('households by relation', () => {
  const header = [
    'STT',
    'Họ tên chủ hộ/thành viên',
    'Quan hệ với chủ hộ',
    'Năm sinh',
    'CMND',
    'Thôn/Buôn',
    'Số khẩu',
    'Đối tượng',
    'Số tiền',
  ]
  const rows = [
    header,
    [1, 'Y Jut Êban', 'Chủ hộ', 1960, '240123456', 'Buôn Ea Kao', 3, 'Hộ nghèo', 2_250_000],
    [null, "H'Maryam Niê", 'Vợ', 1962, '240123456', null, null, null, null],
    [null, 'Y Con Niê', 'Con', 2010, null, null, null, null, null],
    [2, 'Nguyễn Văn Hùng', 'Chủ hộ', 1954, '240999999', 'Buôn Ea Kao', 1, 'Hộ nghèo', 750_000],
  ]

  const inNameColumn = (row: WrittenRow): WrittenRow => (row === header ? row : [null, ...row])

  it('put members to their head, with its hamlet and group', async () => {
    const list = await checked(rows)
    expect(list.people.map(({ household }) => household)).toEqual([
      { code: null, headRow: 2, isHead: true, relation: 'Chủ hộ', size: 3 },
      { code: null, headRow: 2, isHead: false, relation: 'Vợ', size: null },
      { code: null, headRow: 2, isHead: false, relation: 'Con', size: null },
      { code: null, headRow: 5, isHead: true, relation: 'Chủ hộ', size: 1 },
    ])
    expect(list.people[2]).toMatchObject({ hamlet: 'Buôn Ea Kao', policyText: 'Hộ nghèo', amount: null })
  })

  it("keep the head's ID number with the head where it was copied to members", async () => {
    const list = await checked(rows)
    expect(list.people.map(({ idNumbers }) => idNumbers.length)).toEqual([1, 0, 0, 1])
    expect(list.problems).toMatchObject([{ code: 'head-number-copied', row: 3, severity: 'warning' }])
  })

  it('take a member of whom only the name is known', async () => {
    const list = await checked([...rows.slice(0, 3), [null, 'Y Con Niê']])
    expect(list.people[2]).toMatchObject({
      fullName: 'Y Con Niê',
      household: { headRow: 2, isHead: false },
      birth: null,
    })
  })

  it.each([
    [['Cộng trang 1'], ['Trang 1/2'], header],
    [['Cộng mang sang trang sau', null, null, null, null, null, null, 1_500_000], header],
    [header, ['Mang sang từ trang 1', null, null, null, null, null, null, 1_500_000]],
  ])('go on over a printed page: %p', async (...page) => {
    const list = await checked([...rows.slice(0, 3), ...page.map(inNameColumn), ...rows.slice(3)])
    expect(list.people.map(({ household }) => household?.headRow)).toEqual([2, 2, 2, 5 + page.length])
    expect(codesOf(list)).not.toContain('unclear-row')
  })

  it('end at a heading', async () => {
    const list = await checked([...rows.slice(0, 2), ['Buôn Tơng Jú'], [null, 'Nguyễn Thị Hoa']])
    expect(codesOf(list)).toContain('unclear-row')
  })
})

describe('members whose head is not in the list', () => {
  const header = ['STT', 'Họ và tên', 'Quan hệ với chủ hộ', 'Ngày sinh', 'Thôn', 'Số CMND']

  it('are of no household above them, and are told once: all were the first one’s, with his hamlet', async () => {
    const list = await checked([
      header,
      [1, 'Bùi Văn Một', 'Con', '01/02/2010', 'Thôn 1', '240123451'],
      [2, 'Lê Văn Hai', 'Cháu', '01/02/2011', null, '240123452'],
      [3, 'Y Jut Êban', 'Chủ hộ', 1960, 'Thôn 3', '240123453'],
      [4, "H'Maryam Niê", 'Vợ', 1962, null, '240123454'],
    ])
    expect(list.people.map(({ household, hamlet }) => [household?.headRow, hamlet])).toEqual([
      [2, 'Thôn 1'],
      [3, null],
      [4, 'Thôn 3'],
      [4, 'Thôn 3'],
    ])
    expect(list.problems).toMatchObject([{ code: 'relation-in-doubt', row: 2, column: 'C' }])
  })

  it('are not of another household than that of their code', async () => {
    const list = await checked([
      ['Mã hộ', ...header.slice(1)],
      ['H01', 'Y Jut Êban', 'Chủ hộ', 1960, 'Thôn 3', '240123453'],
      ['H02', 'Lê Văn Hai', 'Con', '01/02/2011', null, '240123452'],
      ['H02', 'Lê Văn Ba', 'Con', '01/02/2013', null, null],
    ])
    expect(list.people.map(({ household, hamlet }) => [household?.headRow, hamlet])).toEqual([
      [2, 'Thôn 3'],
      [3, null],
      [3, null],
    ])
  })
})

describe('households by code, by head column, or by blank numbers', () => {
  it('go by the code, repeated or left blank', async () => {
    const list = await checked([
      ['Mã hộ', 'Họ và tên', 'Năm sinh'],
      ['H01', 'Y Jut Êban', 1960],
      ['H01', "H'Maryam Niê", 1962],
      ['H02', 'Nguyễn Văn Hùng', 1954],
    ])
    expect(list.people.map(({ household }) => [household?.code, household?.isHead, household?.headRow])).toEqual([
      ['H01', true, 2],
      ['H01', false, 2],
      ['H02', true, 4],
    ])
  })

  it("go by the head's name in a column of its own", async () => {
    const list = await checked([
      ['STT', 'Họ tên chủ hộ', 'Họ tên thành viên', 'Năm sinh'],
      [1, 'Y Jut Êban', null, 1960],
      [null, null, "H'Maryam Niê", 1962],
      [2, 'Nguyễn Văn Hùng', null, 1954],
    ])
    expect(list.people.map(({ fullName, household }) => [fullName, household?.headRow])).toEqual([
      ['Y Jut Êban', 2],
      ["H'Maryam Niê", 2],
      ['Nguyễn Văn Hùng', 4],
    ])
  })

  // His second support had no number, by which he would have been found in both.
  it('leave somebody who stands twice, for two supports, his own number in both rows', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Đối tượng'],
      [1, 'Y Jut Êban', 1960, '240123456', 'Hộ nghèo'],
      [null, 'Y Jut Êban', 1960, '240123456', 'Người có công'],
    ])
    expect(list.people.map(({ idNumbers }) => idNumbers.length)).toEqual([1, 1])
    expect(codesOf(list)).toEqual(['duplicate-in-file'])
  })

  it("share the head's number also where only the blank STT shows who belongs together", async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn'],
      [1, 'Y Jut Êban', 1960, '240123456', 'Buôn Ea Kao'],
      [null, "H'Maryam Niê", 1962, '240123456', null],
    ])
    expect(codesOf(list)).toEqual(['head-number-copied'])
    expect(list.people).toMatchObject([{ household: null }, { household: null, idNumbers: [], hamlet: 'Buôn Ea Kao' }])
  })
})

describe('one number in several rows', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND']

  it('is told at the later one, naming the other', async () => {
    const list = await checked([header, [1, 'Y Jut Êban', 1960, '240123456'], [2, 'Y Jút Êban', 1960, 240123456]])
    expect(list.people).toHaveLength(2)
    expect(list.problems).toMatchObject([
      {
        code: 'duplicate-in-file',
        row: 3,
        column: 'D',
        severity: 'warning',
        message: expect.stringContaining('dòng 2'),
      },
    ])
  })

  it('is none where one is a CMND and the other a CCCD', async () => {
    const list = await checked([header, [1, 'Y Jut Êban', 1960, '000240123456'], [2, 'Y Nhi', 1961, '240123456']])
    expect(codesOf(list)).not.toContain('duplicate-in-file')
  })

  it('is found among many', async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [
      index + 1,
      `Y Jut ${'abcdefghij'[index % 10]}`,
      1960,
      String(240_000_000 + index),
    ])
    const list = await checked([header, ...rows, [2001, 'Y Nhi', 1961, '240001456']])
    expect(list.problems).toMatchObject([
      { code: 'duplicate-in-file', row: 2002, message: expect.stringContaining('dòng 1458') },
    ])
  })
})

describe('cells merged over several rows', () => {
  it("say the same of each person beside them, but a sum is the first one's", async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Thôn', 'Đối tượng', 'Số tiền'],
      [
        1,
        'Nguyễn Văn Hùng',
        1954,
        { value: 'Thôn 1', down: 2 },
        { value: 'Hộ nghèo', down: 3 },
        { value: 1_500_000, down: 2 },
      ],
      [2, 'Trần Thị Lan', 1956, null, null, null],
      [3, 'Lê Thị Hoa', 1957, { value: 'Thôn 2', down: 2 }, null, 750_000],
      [4, 'Lê Văn Nam', 1958, null, 'Người có công', 750_000],
      [5, 'Lê Văn Bắc', 1959, null, null, 750_000],
    ])
    expect(list.people.map(({ hamlet, policyText, amount }) => [hamlet, policyText, amount])).toEqual([
      ['Thôn 1', 'Hộ nghèo', 1_500_000],
      ['Thôn 1', 'Hộ nghèo', null],
      ['Thôn 2', 'Hộ nghèo', 750_000],
      ['Thôn 2', 'Người có công', 750_000],
      [null, null, 750_000],
    ])
  })
})

describe('a relation that nobody knows', () => {
  const header = ['STT', 'Họ và tên', 'Quan hệ', 'Năm sinh', 'Số CMND', 'Thôn']
  const placesOf = async (rows: readonly WrittenRow[]) => {
    const list = await checked([header, ...rows])
    const told = list.problems.filter(({ code }) => code === 'relation-in-doubt').map(({ row }) => row)
    return [list.people.map(({ household, hamlet }) => [household?.headRow, hamlet]), told]
  }
  const rows = (second: string | number) => [
    [1, 'Y Jut Êban', 'Chủ hộ', 1960, '240123456', 'Thôn 1'],
    [null, "H'Maryam Niê", 'Vợ', 1962, '240123456', null],
    [2, 'Nguyễn Văn Hùng', second, 1954, '240999999', 'Thôn 2'],
    [null, 'Trần Thị Lan', 'Vợ', 1956, '240999999', null],
  ]
  const two = [
    [2, 'Thôn 1'],
    [2, 'Thôn 1'],
    [4, 'Thôn 2'],
    [4, 'Thôn 2'],
  ]

  it.each(['Chủ hộ.', 'CH.', 'C.hộ', 'Là chủ hộ', 'Chủ hộ (nữ)', 'Mẹ (chủ hộ)', '-'])(
    'is none where the head is written %p: he stood in the household above',
    async (relation) => {
      expect(await placesOf(rows(relation))).toEqual([two, []])
    },
  )

  it('is a head’s where he has a number and members have none, and is told', async () => {
    expect(await placesOf(rows('Đại diện'))).toEqual([two, [4]])
  })

  it('makes no single household of a list whose relations are codes', async () => {
    const coded = rows(1).map(([stt, name, , ...rest]) => [stt ?? null, name ?? null, stt === null ? 2 : 1, ...rest])
    expect(await placesOf(coded)).toEqual([two, [2, 4]])
  })

  it('is a member’s where members are numbered, and is told', async () => {
    const numbered = [...rows('Đại diện').slice(0, 1), [2, "H'Maryam Niê", 'Vợ', 1962, null, null]]
    const [people, told] = await placesOf([...numbered, [3, 'Nguyễn Văn Hùng', 'Đại diện', 1954, null, null]])
    expect([people, told]).toEqual([Array(3).fill([2, 'Thôn 1']), [4]])
  })

  it('leaves a head’s number that was copied to his members with him', async () => {
    const list = await checked([header, ...rows('CH.')])
    expect(list.people.map(({ idNumbers }) => idNumbers.length)).toEqual([1, 0, 1, 0])
  })
})
