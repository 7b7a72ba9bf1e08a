import { checked, checkedSheets, codesOf } from '../a-list.ts'

const fieldsOf = (list: Awaited<ReturnType<typeof checked>>) => list.file.sheets[0]?.columns.map(({ field }) => field)
const resolvePolicy = (text: string) =>
  ({ 'Hộ nghèo': 'A7a', 'Hộ cận nghèo': 'A7b', 'hộ cận nghèo': 'A7b', NCC: 'A5', 'Người khuyết tật': 'A6' })[text] ??
  null

describe('columns', () => {
  it.each(['CMND vợ/chồng', 'Số CMND người liên hệ', 'CCCD của chồng', 'Số CMND của vợ', 'CMND người thân'])(
    '%p holds somebody else’s number',
    async (of) => {
      const list = await checked([
        ['STT', 'Họ và tên', 'Năm sinh', of, 'CMND'],
        [1, 'Lê Thị Bốn', 1971, '240999888', '241333444'],
      ])
      expect(list.people).toMatchObject([{ idNumbers: [{ number: '241333444' }] }])
    },
  )

  it('of a husband or wife say nothing of the person', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'CMND', 'Vợ/chồng', null],
      [null, null, null, null, 'Họ và tên', 'Số CMND'],
      [1, 'Lê Thị Bốn', 1971, '241333444', 'Trần Văn Ba', '240999888'],
    ])
    expect(list.people).toMatchObject([{ fullName: 'Lê Thị Bốn', idNumbers: [{ number: '241333444' }] }])
  })

  it.each(['Họ tên khai sinh', 'Họ, chữ đệm và tên', 'Họ, chữ đệm, tên khai sinh'])(
    '%p holds the name',
    async (name) => {
      const list = await checked([
        ['STT', name, 'Năm sinh', 'CMND'],
        [1, 'Lê Thị Bốn', 1971, '241333444'],
      ])
      expect(list.people).toMatchObject([{ fullName: 'Lê Thị Bốn' }])
    },
  )

  it('of who stands for a business alone are of the people: there was no list', async () => {
    const list = await checked([
      ['STT', 'Tên hộ kinh doanh', 'Người đại diện', 'Năm sinh', 'Số CMND', 'Số tiền hỗ trợ'],
      [1, 'Tạp hóa Hoa', 'Vi Thị Hoa', 1980, '240123451', 3_000_000],
    ])
    expect(list.people).toMatchObject([{ fullName: 'Vi Thị Hoa', idNumbers: [{ number: '240123451' }] }])
  })

  it.each([
    ['Ngày tháng năm', 'Ngày tháng năm cấp'],
    ['Ngày, tháng, năm', 'Ngày cấp'],
    ['NTN sinh', 'Ngày tháng cấp'],
    ['N.T.N sinh', 'Ngày cấp'],
  ])('%p is the birth, and %p is not: nobody had one', async (birth, issued) => {
    const list = await checked([
      ['STT', 'Họ và tên', birth, 'Số CMND', issued, 'Số tiền'],
      [1, 'Vi Văn An', '01/02/1960', '240123451', '03/04/2010', 750_000],
      [2, 'Vi Thị Hoa', '02/02/1965', '240123452', '03/04/2011', 750_000],
    ])
    expect(list.people.map((person) => person.birth?.year)).toEqual([1960, 1965])
    expect(fieldsOf(list)?.[4]).toBe('idIssuedOn')
  })

  it('of a day are no birth beside one', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Ngày tháng năm', 'Năm sinh', 'Số CMND'],
      [1, 'Vi Văn An', '01/02/2020', 1960, '240123451'],
    ])
    expect(list.people).toMatchObject([{ birth: { year: 1960 } }])
  })

  it.each([
    'Họ và tên người hưởng/ Người nhận thay',
    'Họ tên đối tượng (người nhận thay)',
    'Người hưởng hoặc người nhận thay',
  ])('%p names who is supported: there was no list', async (name) => {
    const list = await checked([
      ['STT', name, 'Năm sinh', 'Số CMND'],
      [1, 'Vi Văn An', 1960, '240123451'],
    ])
    expect(list.people).toMatchObject([{ fullName: 'Vi Văn An' }])
  })

  it('of how many of a household are men and women are nobody’s sex below "Trong đó" either', async () => {
    const list = await checked([
      ['STT', 'Họ tên chủ hộ', 'Số khẩu', 'Trong đó', null, 'Số tiền'],
      [null, null, null, 'Nam', 'Nữ', null],
      [1, 'Vi Văn An', 4, 2, 2, 3_000_000],
    ])
    expect(list.people).toMatchObject([{ sex: null, household: { size: 4 } }])
  })

  it('of a martyr and what somebody was to him are not those of who is supported', async () => {
    const list = await checked([
      ['STT', 'Họ và tên NCC', 'Năm sinh', 'Họ tên liệt sĩ', 'Quan hệ với LS', 'Hỗ trợ 3 tháng'],
      [1, 'Vi Thị Hoa', 1940, 'Vi Văn Anh', 'vợ', 1_500_000],
      [2, 'Vi Thị Tám', 1941, 'Vi Văn Em', 'mẹ', 1_500_000],
    ])
    expect(list.people.map(({ fullName, household, amount }) => [fullName, household, amount])).toEqual([
      ['Vi Thị Hoa', null, 1_500_000],
      ['Vi Thị Tám', null, 1_500_000],
    ])
  })

  it.each(['Chính sách', 'Đối tượng'])(
    '%p with 1 below names a group by its number: it was its header',
    async (header) => {
      const list = await checked([
        ['STT', 'Họ và tên', 'Năm sinh', header],
        [1, 'Vi Văn An', 1970, 1],
      ])
      expect(list.people.map(({ policyText }) => policyText)).toEqual(['1'])
    },
  )

  it.each(['00123', '12345', '2019'])(
    'of a group with %p below hold the number of a paper: it was a sum',
    async (code) => {
      const list = await checked([
        ['STT', 'Họ và tên', 'Năm sinh', 'Hộ cận nghèo'],
        [1, 'Vi Văn An', 1970, code],
      ])
      expect(list.refused).toEqual([])
      expect(list.people).toMatchObject([{ policyText: 'Hộ cận nghèo', amount: null }])
    },
  )

  it('"Tạm trú" are marked as often as written: people lived in "x"', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số CMND', 'Tạm trú', 'Thường trú'],
      [1, 'Vi Văn An', '240123451', 'x', 'Thôn 1'],
    ])
    expect(list.people).toMatchObject([{ hamlet: 'Thôn 1' }])
  })

  it('of what somebody is to who is supported are not his group: it was "con"', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Quan hệ với đối tượng', 'Đối tượng'],
      [1, 'Vi Văn An', 1970, 'con', 'Hộ nghèo'],
    ])
    expect(list.people).toMatchObject([{ policyText: 'Hộ nghèo' }])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'birth', 'other', 'policy'])
  })

  it('of what somebody is to whose name the household stands in are his relation', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Quan hệ với người đứng tên'],
      [1, 'Vi Văn An', 1970, 'Chủ hộ'],
      [2, 'Vi Văn Em', 1999, 'con'],
    ])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'birth', 'relation'])
  })

  it('of another group that somebody is of are not the group that he is listed for', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng khác đang hưởng'],
      ['I', 'HỘ NGHÈO'],
      [1, 'Vi Văn An', 1970, 'BTXH'],
    ])
    expect(list.people).toMatchObject([{ policyText: 'HỘ NGHÈO' }])
  })

  it('of ages of men and women say the sex, and no birth', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Tuổi', null, 'Số CMND'],
      [null, null, 'Nam', 'Nữ'],
      [1, 'Lù Văn An', 60, null, '240123456'],
      [2, 'Lù Thị Bé', null, 61, '240123457'],
    ])
    expect(list.people.map(({ sex, birth }) => [sex, birth])).toEqual([
      ['nam', null],
      ['nữ', null],
    ])
    expect(codesOf(list)).toEqual([])
  })

  it('are called as these lists call them', async () => {
    const list = await checked([
      ['TT', 'Họ tên', 'N/S', 'Chứng minh thư', 'Xóm', 'Thuộc nhóm', 'Mức/tháng', 'Trợ cấp'],
      [1, 'Nguyễn Văn An', 1960, '240123456', 'Xóm 1', 'NCC', 500000, 1500000],
    ])
    const fields = ['stt', 'fullName', 'birth', 'idNumber', 'hamlet', 'policy', 'rate', 'amount']
    expect(fieldsOf(list)).toEqual(fields)
    expect(codesOf(list)).toEqual([])
    const numbers = await checked([
      ['TT', 'Họ tên', 'Số CMND cũ', 'Số CCCD mới'],
      [1, 'Nguyễn Văn An', '240123456', '066060001234'],
    ])
    expect(numbers.people[0]?.idNumbers).toHaveLength(2)
    expect(codesOf(numbers)).toEqual([])
  })

  it('of the men and women of a household are nobody’s sex', async () => {
    const list = await checked([
      ['STT', 'Họ và tên chủ hộ', 'Năm sinh', 'Số khẩu', null, null],
      [null, null, null, 'Tổng số', 'Nam', 'Nữ'],
      [1, 'Lù Văn An', 1960, 4, 1, 3],
    ])
    expect(list.people).toMatchObject([{ sex: null, birth: { year: 1960 }, household: { size: 4 } }])
  })

  it('of a mark for women alone say who is one', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Nữ'],
      [1, 'La Thị An', 1960, 'x'],
      [2, 'La Văn Ba', 1961],
    ])
    expect(list.people.map(({ sex }) => sex)).toEqual(['nữ', null])
  })

  it('of groups are marked', async () => {
    const rows = [
      ['STT', 'Họ và tên chủ hộ', 'Năm sinh', 'Diện đối tượng', null, 'Số tiền'],
      [null, null, null, 'Hộ nghèo', 'Hộ cận nghèo'],
      [1, 'Sầm Văn An', 1960, 'x', null, 750000],
      [2, 'Sầm Văn Ba', 1961, null, 'x', 750000],
      [3, 'Sầm Văn Chín', 1962, 'x', 'x', 750000],
    ]
    const list = await checked(rows, { resolvePolicy })
    expect(list.people.map(({ policy }) => policy)).toEqual(['A7a', 'A7b'])
    expect(list.problems).toMatchObject([{ row: 5, code: 'two-policies' }])
  })

  it('of day with month and of the year make one birth', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Ngày, tháng sinh', 'Năm sinh'],
      [1, 'Quách Văn An', '12/05', 1954],
      [2, 'Quách Văn Ba', null, 1955],
    ])
    expect(list.people.map(({ birth }) => birth)).toEqual([
      { year: 1954, month: 5, day: 12 },
      { year: 1955, month: null, day: null },
    ])
  })

  it('of who stands for a business name the person, where nobody else is named', async () => {
    const list = await checked([
      ['STT', 'Tên hộ kinh doanh', 'Họ và tên người đại diện', 'Số CMND của người đại diện'],
      [1, 'Tạp hóa Hoa', 'Đinh Thị Hoa', '240123456'],
    ])
    expect(list.people).toMatchObject([{ fullName: 'Đinh Thị Hoa', idNumbers: [{ number: '240123456' }] }])
  })

  it('of who takes the money for somebody are not his', async () => {
    const list = await checked([
      ['STT', 'Đối tượng hưởng', null, null, 'Người nhận thay', null, 'Số tiền'],
      [null, 'Họ và tên', 'Năm sinh', 'Số CMND', 'Họ và tên', 'Số CMND'],
      [1, 'Dìn Văn An', 1940, '240123456', 'Dìn Văn Ba', '240999999', 1500000],
    ])
    expect(list.people).toMatchObject([{ fullName: 'Dìn Văn An', idNumbers: [{ number: '240123456' }] }])
  })

  it('of a number with its day of issue hold the number', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số CMND, ngày cấp, nơi cấp', 'Số tiền', 'Số tiền bằng chữ'],
      [1, 'Xa Văn An', '240123456, 12/03/2010, CA Đắk Lắk', 750000, 'Bảy trăm năm mươi nghìn đồng'],
    ])
    expect(list.problems.find(({ code }) => code === 'bad-id-number')?.suggestion).toBe('240123456')
  })

  it('are those of a second table whose header has two rows', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền'],
      [1, 'Hồ Văn An', 1960, 750000],
      ['STT', 'Họ và tên chủ hộ', 'Năm sinh', null, 'Số khẩu', 'Thành tiền'],
      [null, null, 'Nam', 'Nữ'],
      [1, 'Hồ Thị Bé', null, 1962, 2, 1500000],
    ])
    expect(list.people).toMatchObject([{ row: 2 }, { row: 5, sex: 'nữ', birth: { year: 1962 }, amount: 1500000 }])
  })

  it('may be shortened', async () => {
    const list = await checked([['STT', 'Họ và tên', 'G.tính', 'N.sinh', 'Đ/c', 'Đ.tượng', 'S.tiền', 'G.chú']])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'sex', 'birth', 'address', 'policy', 'amount', 'note'])
  })
})

describe('groups', () => {
  it('are told by the sheet or its own title where there are several sheets', async () => {
    const sheet = (title: string) => [[title], ['STT', 'Họ và tên', 'Năm sinh'], [1, 'Giàng A', 1940]]
    const list = await checkedSheets(
      { NCC: sheet('DANH SÁCH'), 'Thôn 1': sheet('DANH SÁCH hộ cận nghèo') },
      { resolvePolicy },
    )
    expect(list.people.map(({ policy }) => policy)).toEqual(['A5', 'A7b'])
  })

  it('are told by the heading where the row’s own word says nothing', async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', 'Đối tượng']
    const list = await checked([header, ['I', 'Người khuyết tật'], [1, 'Lê Thị Hà', 1977, 'KTN']], { resolvePolicy })
    expect(list.people).toMatchObject([{ policy: 'A6', policyText: 'KTN' }])
  })
})
