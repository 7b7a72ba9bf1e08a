import { NotAList } from '../../../../lambdas/lists/not-a-list.ts'
import { checked, checkedSheets, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const names = ['Lò Văn An', 'Lò Thị Bé', 'Lò Văn Cả', 'Lò Thị Dung', 'Lò Văn Em', 'Lò Thị Gấm', 'Lò Văn Hùng']
const nameOf = (at: number): string => names[at] ?? ''
const person = (at: number) => [at + 1, nameOf(at), 1950 + at, `24012345${at}`, 750_000 + at * 1_000]
const sumOf = (people: number) =>
  Array.from({ length: people }, (_, at) => 750_000 + at * 1_000).reduce((a, b) => a + b)

describe('two tables side by side under the same headings are one list', () => {
  it('read down the left one, then down the right one, with the total of both', async () => {
    const list = await checked([
      ['DANH SÁCH HỖ TRỢ'],
      [...header, null, ...header],
      [...person(0), null, ...person(4)],
      [...person(1), null, ...person(5)],
      [...person(2), null, ...person(6)],
      person(3),
      [null, 'Tổng cộng', null, null, null, null, null, null, null, null, sumOf(7)],
      [null, 'Người lập biểu', null, null, null, null, null, 'Chủ tịch UBND'],
      [],
      [null, 'Kpă Hùng', null, null, null, null, null, 'Trần Thị Hoa'],
    ])
    expect(list.people.map(({ fullName, row, amount }) => [fullName, row, amount])).toEqual(
      [3, 4, 5, 6, 3, 4, 5].map((row, at) => [nameOf(at), row, 750_000 + at * 1_000]),
    )
    expect(list.refused).toEqual([])
    expect(list.totals).toMatchObject({ people: 7, amount: sumOf(7), declaredAmount: sumOf(7) })
    expect(list.problems.map(({ code, message }) => [code, message])).toEqual([
      [
        'tables-side-by-side',
        'Dòng 2: Bảng ở cột G–K đứng cạnh bảng ở cột A–E, được đọc tiếp sau bảng đó. Kiểm tra tổng số người; không cần sửa nếu đúng.',
      ],
    ])
  })

  it('each of the hamlet above it: neither had any', async () => {
    const list = await checked([
      ['Thôn 1', null, null, null, null, null, 'Buôn Ky'],
      [...header, null, ...header],
      [...person(0), null, ...person(2)],
      [...person(1), null, ...person(3)],
    ])
    expect(list.people.map(({ fullName, hamlet }) => [fullName, hamlet])).toEqual([
      [nameOf(0), 'Thôn 1'],
      [nameOf(1), 'Thôn 1'],
      [nameOf(2), 'Buôn Ky'],
      [nameOf(3), 'Buôn Ky'],
    ])
  })

  it('with one row, so that nobody in it is taken for the other', async () => {
    const list = await checked([
      [...header, null, ...header],
      [...person(0), null, ...person(1)],
    ])
    expect(namesOf(list)).toEqual([nameOf(0), nameOf(1)])
  })

  it('warn of one number that two people have in one row', async () => {
    const list = await checked([
      [...header, null, ...header],
      [...person(0), null, 2, nameOf(1), 1951, '240123450', 751_000],
    ])
    expect(namesOf(list)).toEqual([nameOf(0), nameOf(1)])
    expect(codesOf(list)).toContain('duplicate-in-file')
  })

  it('of different widths, without a blank column between, the left one without a total of its own', async () => {
    const list = await checked([
      [...header, 'Ghi chú', 'STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [...person(0), 'con ông Lò', 3, nameOf(2), 1952, 752_000],
      [...person(1), null, 4, nameOf(3), '1953?', 753_000],
      [null, 'Cộng', null, null, sumOf(2), null, null, 'Cộng', null, 752_000 + 753_000],
    ])
    expect(namesOf(list)).toEqual([nameOf(0), nameOf(1), nameOf(2), nameOf(3)])
    expect(list.totals).toMatchObject({ declaredAmount: sumOf(4), amount: sumOf(4) })
    expect(codesOf(list)).not.toContain('total-mismatch')
    expect(list.people.map(({ note }) => note)).toEqual(['con ông Lò', null, null, null])
  })

  it('below a header of two rows, three of them, with numbers below the header', async () => {
    const top = ['STT', 'Họ và tên', 'Năm sinh', null, 'Số tiền']
    const low = [null, null, 'Nam', 'Nữ', null]
    const row = (at: number) => [at + 1, nameOf(at), at % 2 ? null : 1950, at % 2 ? 1960 : null, 500_000]
    const list = await checked([
      [...top, ...top, ...top],
      [...low, ...low, ...low],
      Array.from({ length: 15 }, (_, at) => at + 1),
      [...row(0), ...row(2), ...row(4)],
      [...row(1), ...row(3), ...row(5)],
    ])
    expect(list.people.map(({ fullName, sex }) => [fullName, sex])).toEqual(
      [0, 1, 2, 3, 4, 5].map((at) => [nameOf(at), at % 2 ? 'nữ' : 'nam']),
    )
    expect(list.problems.map(({ code }) => code)).toEqual(['tables-side-by-side', 'tables-side-by-side'])
  })

  it('under hamlets across the page, and under hamlets of one side', async () => {
    const across = await checked([
      [...header, null, ...header],
      ['THÔN 1'],
      [...person(0), null, ...person(1)],
      ['THÔN 2'],
      [...person(2), null, ...person(3)],
    ])
    expect(across.people.map(({ fullName, hamlet }) => [fullName, hamlet])).toEqual([
      [nameOf(0), 'THÔN 1'],
      [nameOf(2), 'THÔN 2'],
      [nameOf(1), 'THÔN 1'],
      [nameOf(3), 'THÔN 2'],
    ])
    const oneSide = await checked([
      [...header, null, ...header],
      ['Thôn 1', null, null, null, null, null, ...person(2)],
      [...person(0), null, 'Thôn 3'],
      ['Thôn 2', null, null, null, null, null, ...person(3)],
      person(1),
    ])
    expect(oneSide.people.map(({ hamlet }) => hamlet)).toEqual(['Thôn 1', 'Thôn 2', 'Thôn 2', 'Thôn 3'])
  })
})

describe('two tables side by side of which each says the same in its own words', () => {
  it('are one list: they were refused', async () => {
    const list = await checked([
      ['TT', 'Họ tên', 'NS', 'Số tiền', null, 'STT', 'Họ và tên', 'Năm sinh', 'Tiền'],
      [1, nameOf(0), 1950, 750_000, null, 3, nameOf(2), 1952, 750_000],
      [2, nameOf(1), 1951, 750_000, null, 4, nameOf(3), 1953, 750_000],
    ])
    expect(list.people.map(({ stt, fullName, birth }) => [stt, fullName, birth?.year])).toEqual(
      [0, 1, 2, 3].map((at) => [String(at + 1), nameOf(at), 1950 + at]),
    )
  })
})

describe('the commune’s officers beside its list', () => {
  it('are nobody of it, though they have numbers and names as well', async () => {
    const officers = [
      [1, 'Võ Văn Cán', 'Chủ tịch', '0912345678'],
      [2, 'Vũ Thị Bộ', 'Văn thư', '0912345679'],
    ]
    const rows = [
      [...header, null, 'STT', 'Họ và tên', 'Chức vụ', 'Điện thoại'],
      ...officers.map((officer, at) => [...person(at), null, ...officer]),
      person(2),
    ]
    await expect(checked(rows)).rejects.toMatchObject({ code: 'tables-side-by-side' })
  })
})

describe('two tables side by side with other headings', () => {
  const rows = [
    [...header, null, 'Tên đối tượng', 'Số sổ BHXH', 'Ghi chú'],
    [...person(0), null, 'Kpă Lan', '6620123456', 'xóm trên'],
    [...person(1), null, 'Kpă Hoa', '6620123457', null],
  ]

  it('are told once, with both blocks and the mend, and no list where there is no other sheet', async () => {
    const refused = checked(rows)
    await expect(refused).rejects.toBeInstanceOf(NotAList)
    await expect(refused).rejects.toMatchObject({
      code: 'tables-side-by-side',
      message:
        'Trang có hai bảng cạnh nhau, tiêu đề khác nhau (cột A–E và G–I) nên không đọc. Chuyển bảng bên phải sang trang khác hoặc xuống dưới bảng bên trái rồi gửi lại.',
    })
  })

  it('leave the other sheets as they are', async () => {
    const list = await checkedSheets({ 'Thôn 1': rows, 'Thôn 2': [header, person(2)] })
    expect(namesOf(list)).toEqual([nameOf(2)])
    expect(list.problems.map(({ code, severity, row }) => [code, severity, row])).toEqual([
      ['tables-side-by-side', 'error', 1],
    ])
  })
})

describe('a table to the right that is no list', () => {
  const told = (columns: string) =>
    `Dòng 1: Bảng ở cột ${columns} không phải danh sách người nên không đọc. Nếu đó là cột của danh sách, xóa cột trống ở giữa rồi gửi lại.`

  it('of sums by hamlet takes no part in anybody’s sum', async () => {
    const list = await checked([
      [...header, null, 'Thôn', 'Số người', 'Số tiền'],
      [...person(0), null, 'Thôn 1', 3, 2_253_000],
      [...person(1), null, 'Thôn 2', 2, 1_507_000],
      [...person(2), null, 'Tổng cộng', 5, 3_760_000],
      person(3),
      person(4),
    ])
    expect(list.people.map(({ amount, hamlet }) => [amount, hamlet])).toEqual(
      [0, 1, 2, 3, 4].map((at) => [750_000 + at * 1_000, null]),
    )
    expect(list.problems.map(({ code, message }) => [code, message])).toEqual([['table-apart', told('G–I')]])
    expect(list.totals.declaredAmount).toBeNull()
  })

  it('of codes gives nobody a policy', async () => {
    const list = await checked([
      [...header, null, null, 'Mã', 'Đối tượng'],
      [...person(0), null, null, 'A1', 'Người có công với cách mạng'],
      [...person(1), null, null, 'A2', 'Hộ nghèo'],
      ...[2, 3, 4, 5].map(person),
    ])
    expect(list.people).toHaveLength(6)
    expect(list.people.every(({ policyText }) => policyText === null)).toBe(true)
    expect(list.problems.map(({ code, message }) => [code, message])).toEqual([['table-apart', told('H–I')]])
  })

  it('but columns behind a blank one are the list’s, whether all or a few of its people have something there', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', null, 'Năm sinh', 'Số tiền', null, 'Đối tượng', 'Ghi chú'],
      [1, nameOf(0), null, 1950, 750_000, null, 'Hộ nghèo', null],
      [2, nameOf(1), null, 1951, 750_000, null, null, 'đã chết'],
      [3, nameOf(2), null, 1952, 750_000, null, 'Hộ cận nghèo', null],
    ])
    expect(list.people.map(({ birth, policyText }) => [birth?.year, policyText])).toEqual([
      [1950, 'Hộ nghèo'],
      [1951, null],
      [1952, 'Hộ cận nghèo'],
    ])
    expect(codesOf(list)).not.toContain('table-apart')
  })
})

describe('what the codes of groups mean, beside the people', () => {
  const legend = ['Mã', 'Tên đối tượng', 'Mức']

  it('is told and not read: the whole sheet was refused', async () => {
    const list = await checked([
      [...header, null, ...legend],
      [...person(0), null, '01', 'Người có công', 1_500_000],
      [...person(1), null, '02', 'Bảo trợ xã hội', 1_500_000],
      [null, null, null, null, null, null, '03', 'Hộ nghèo', 750_000],
    ])
    expect(namesOf(list)).toEqual([nameOf(0), nameOf(1)])
    expect(codesOf(list)).toEqual(['table-apart'])
  })

  it('is people where names stand there', async () => {
    const rows = [
      [...header, null, ...legend],
      [...person(0), null, '01', 'Nguyễn Văn Hùng', 1_500_000],
      [...person(1), null, '02', 'Trần Thị Lan', 1_500_000],
    ]
    await expect(checked(rows)).rejects.toThrow(NotAList)
  })
})
