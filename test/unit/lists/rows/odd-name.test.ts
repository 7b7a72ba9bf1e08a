import { hasLostLetters, oddName } from '../../../../lambdas/lists/rows/person/odd-name.ts'
import { checked, checkedPerson } from '../a-list.ts'

describe('letters that became question marks', () => {
  it.each(['Nguy?n V?n A', 'Tr?n Th? B', '?inh Núp', 'T? dân ph? 3', 'Nguy\uFFFDn'])('are seen in %p', (text) => {
    expect(hasLostLetters(text)).toBe(true)
  })

  it.each(['Nguyễn Văn An', 'Thôn 3?', '?', 'Nguyễn Văn An (?)'])('are not in %p', (text) => {
    expect(hasLostLetters(text)).toBe(false)
  })

  it('refuse the row, in the name and in the hamlet: both were taken and shown in public', async () => {
    const name = await checkedPerson({ 'Họ và tên': 'Nguy?n V?n A' })
    expect([name.person, name.problems[0]]).toMatchObject([undefined, { code: 'lost-letters', column: 'B' }])
    const hamlet = await checkedPerson({ Thôn: 'T? dân ph? 3' })
    expect([hamlet.person, hamlet.problems[0]]).toMatchObject([undefined, { code: 'lost-letters', column: 'F' }])
    expect((await checkedPerson({ Thôn: 'Buôn Tul?' })).problems).toEqual([])
  })
})

describe('what stands before a name and is plain as names are', () => {
  it.each([
    ['Em Ngô Thị Bé', 'Ngô Thị Bé'],
    ['Cháu Lê Bảo An', 'Lê Bảo An'],
    ['TB Nguyễn Văn Thương', 'Nguyễn Văn Thương'],
    ['Mẹ VNAH Ngô Thị Lê', 'Ngô Thị Lê'],
    ['Chủ hộ Lê Văn Sáu', 'Lê Văn Sáu'],
    ['HKD Nguyễn Thị Năm', 'Nguyễn Thị Năm'],
  ])('is told: %p came in so', (name, suggestion) => {
    expect(oddName(name)).toMatchObject({ suggestion })
  })

  it.each(['Mẹc Văn An', 'Tb', 'Thầy', 'Sư Văn Cô', 'Em Bé', 'Lê Văn Mẹ'])('is not %p', (name) => {
    expect(oddName(name)?.reason ?? '').not.toContain('chữ không thuộc họ tên')
  })
})

describe('what names nobody', () => {
  it.each([
    'Như trên',
    'Vợ',
    'con gái',
    'Chủ hộ',
    'Y',
    "H'",
    'H’',
    'và 5 hộ khác',
    'Các hộ còn lại',
    'Tập thể thôn 2',
    '12 hộ',
    'Người',
    ...[
      '-nt-',
      '- nt -',
      '"nt"',
      'nt nt',
      '(như trên)',
      'Đã chết',
      '(chết)',
      'Chuyển đi',
      'Hết danh sách',
      'x',
      'null',
    ],
  ])('is refused: %p was paid', async (name) => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': name })
    expect(person).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'missing-name', severity: 'error' }])
  })
})

describe('a name with something that is none of it', () => {
  it.each([
    ['Ông Trần Văn Mốt', 'Trần Văn Mốt'],
    ['Bà Trần Hai', 'Trần Hai'],
    ['Trần Thị Sáu và con', 'Trần Thị Sáu'],
    ['Trần Văn Năm*', 'Trần Văn Năm'],
    ['(Trần Văn Bốn)', 'Trần Văn Bốn'],
    ['Ng. V. A', null],
    ['Ng V Hùng', null],
    ['N.T.Lan', null],
    ['Trần Thị B.', null],
    ['Lê Thị Hoa (mẹ VNAH)', null],
    ['Lê Thị Hoa [NCC]', null],
    ['Lê Thị Hoa - thôn Đông', null],
    ['Lê Thị Hoa/Bé', null],
    ['Lê "Tám" Văn', null],
    ['HỒ VĂN - BA', null],
    ['Nguyễn Văn A', null],
    ['Cụ Mai', null],
    ['Bà Hoa', null],
    ['Bùi Thị Cúc.', 'Bùi Thị Cúc'],
    ['Nguyễn', null],
    ['Lan', null],
    ['Hùng1a', null],
    ['Hùng/Lan', null],
    ['Hùng@', null],
  ])('is asked about: %p', async (name, suggestion) => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': name })
    expect(person?.fullName).toBe(name)
    expect(problems).toMatchObject([{ code: 'odd-name', severity: 'warning', suggestion }])
  })

  it.each(['(chủ hộ)', '- vợ', '(Cháu nội)', '- em ruột', '(con đẻ)'])(
    'is kin, which is left out like any other: %p',
    async (kin) => {
      const { person, problems } = await checkedPerson({ 'Họ và tên': `Trần Thị Hai ${kin}` })
      expect([person?.fullName, problems]).toEqual(['Trần Thị Hai', []])
    },
  )

  it('is taken without it once that is accepted', async () => {
    const { person, problems } = await checkedPerson(
      { 'Họ và tên': 'Bà Trần Thị Hai' },
      { accepted: new Set(['odd-name']) },
    )
    expect(person?.fullName).toBe('Trần Thị Hai')
    expect(problems).toMatchObject([{ code: 'suggestion-accepted' }])
  })

  it.each([
    'Nguyễn Văn An',
    'NGUYỄN THỊ VÀ',
    'Ông Cao Thắng',
    'Bá Thị Hoa',
    'Y Wăn Niê (Ama Hoa)',
    'Y Nguyên Êban ( Aê Sen )',
    'Y. Bhăm Niê',
    "H'Wên",
    'Y-Jut',
    'Hlưnh',
    'Đỗ Thị Hằng Buôn Krông',
    'Nguyễn Văn',
    'Trần Tuấn Anh',
    'Lê Thị Con',
    'Từ Thị Mới',
    'H - Wên Niê',
    'Nguyễn Thị Ý',
    'Vàng A Páo',
    "Ka S'Lin",
    'H Wên Niê',
    'Y.Bhăm',
    ...["K'Brìu", 'N’Trang', 'H’Rin', 'Nguyễn Thị Hết', 'Nguyễn Thị Chuyển'],
  ])('is not %p', (name) => {
    expect(oddName(name)).toBeNull()
  })
})

describe('a remark beside the name that the person should not be paid', () => {
  it('is told, and is no part of the name', async () => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': 'Lê Văn Tám (đã chết)' })
    expect(person?.fullName).toBe('Lê Văn Tám')
    expect(problems).toMatchObject([{ code: 'note-says-otherwise', column: 'B' }])
  })

  it.each([
    'Lê Văn Tám - chuyển đi',
    'Lê Văn Tám: chết',
    'Lê Văn Tám, mất T4/2020',
    'Lê Văn Tám đã chết 3/2020',
    'LÊ VĂN TÁM ĐÃ MẤT',
    'Lê Văn Tám [đã chết]',
    '† Lê Văn Tám',
  ])('is told however it is divided from the name, or the name was taken with it: %p', async (name) => {
    const { person, problems } = await checkedPerson({ 'Họ và tên': name })
    expect(person?.fullName.toLowerCase()).toBe('lê văn tám')
    expect(problems).toMatchObject([{ code: 'note-says-otherwise', column: 'B' }])
  })

  it.each([
    'Bỏ',
    'Đưa ra khỏi danh sách',
    'Không chi',
    'Rút tên',
    'không đủ điều kiện',
    'chuyển sang xã khác',
    'Đi khỏi địa phương',
    'Hưởng bên NCC',
    'Ông Quá đã chết tháng 4/2020',
    'Tự nguyện không nhận',
    'Tự nguyện rút khỏi danh sách',
    'Gia đình từ chối',
    'Không đủ ĐK',
    'Chưa đủ đ/k',
    'Cắt từ tháng 4',
    'Không có ở địa phương',
  ])('may stand in the notes: %p was not seen', async (note) => {
    expect((await checkedPerson({ 'Ghi chú': note })).problems).toMatchObject([{ code: 'note-says-otherwise' }])
  })

  it.each([
    ...['Xin thôi việc', 'Xin thôi việc từ 4/2020', 'Tạm dừng, nghỉ không lương', 'Tạm dừng (nghỉ việc không lương)'],
    ...['Cắt giảm lao động', 'Tự nguyện tham gia', 'Không có việc làm', 'Hộ có 2 khẩu', 'Gia đình liệt sĩ'],
    ...['Báo tử 1968', 'Báo tử ngày 12/3/1968', 'Nhượng quán', 'Nhượng lại quán'],
  ])('is not said by %p', async (note) => {
    expect((await checkedPerson({ 'Ghi chú': note })).problems).toEqual([])
  })

  it.each(['Xin thôi', 'Xin thôi hưởng', 'Tạm dừng', 'Tạm dừng, đã chuyển đi', 'Báo tử 5/2020', 'Nhường cho hộ khác'])(
    'is said by %p',
    async (note) => {
      expect((await checkedPerson({ 'Ghi chú': note })).problems).toMatchObject([{ code: 'note-says-otherwise' }])
    },
  )

  it('may be a day below "Ngày mất": who had died was brought in without a word', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Ngày mất', 'Ngày sinh', 'Số CMND'],
      [1, 'Lê Văn Tám', null, '01/02/1940', '240123456'],
      [2, 'Lê Văn Chín', '05/05/2020', '01/02/1941', '240123457'],
      [3, 'Lê Văn Mười', '-', '01/02/1942', '240123458'],
    ])
    expect(list.problems.filter(({ code }) => code === 'note-says-otherwise')).toMatchObject([{ row: 3, column: 'C' }])
  })

  it('may stand where somebody signs', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số CMND', 'Ký nhận'],
      [1, 'Lê Văn Tám', '240123456', 'đã chết'],
      [2, 'Lê Văn Chín', '240123457', 'Chín'],
    ])
    expect(list.problems).toMatchObject([{ code: 'note-says-otherwise', row: 2, column: 'D' }])
  })

  it.each([
    'Hưởng theo QĐ 123',
    'Chuyển đến từ xã Ea Tul',
    'chuyển sang thôn 2',
    'Ông nội nhận thay',
    'Con ông Quá đã chết',
    'Hộ mới',
    'Bố liệt sĩ',
    'Bổ sung',
  ])('is not %p', async (note) => {
    expect((await checkedPerson({ 'Ghi chú': note })).problems).toEqual([])
  })
})

describe('what stands around a name', () => {
  it.each([
    ['Lâm Thị Út (vắng)', 'Lâm Thị Út'],
    ['NGUYỄN THỊ BA (Bà Bảy Méo)', 'NGUYỄN THỊ BA'],
    ['Trần Văn Mười (nhận thay: Trần Thị Cúc)', 'Trần Văn Mười'],
    ['Nguyễn Thị Hoa (mẹ liệt sĩ)', 'Nguyễn Thị Hoa'],
    ['Ngô Văn Quyền nhận thay: Dương Thị Như', 'Ngô Văn Quyền'],
    ['Ngô Văn Quyền - con nhận thay', null],
    ['Ô. Huỳnh Tấn Phát', 'Huỳnh Tấn Phát'],
    ['Đ/c Trần Quyết Thắng', 'Trần Quyết Thắng'],
    ['Lâm Thị Út (Lâm Thị Hai)', null],
    ['Lâm Thị Út (vắng', null],
  ])('is told with the name alone where it is plain: %p', (name, suggestion) => {
    expect(oddName(name)).toMatchObject({ suggestion })
  })

  it.each(['Trần Văn Đại Diện', 'Lê Thị Vắng', 'Nguyễn Thị Ở'])('is no part of a plain name: %p', (name) => {
    expect(oddName(name)).toBeNull()
  })
})

describe('a name without blanks', () => {
  it.each([
    ['NguyễnVănHùng', 'Nguyễn Văn Hùng'],
    ['TrầnThịBé', 'Trần Thị Bé'],
  ])('is told with what is meant: %p was passed over', (name, suggestion) => {
    expect(oddName(name)?.suggestion).toBe(suggestion)
  })

  it.each(['Trần thị', 'LÊ THỊ'])('may lack its last word, which stands in the row below: %p', (name) => {
    expect(oddName(name)?.reason).toContain('thiếu tên')
  })

  it.each(["H'Wên", 'Hlưnh', 'YThu'])('may be one of the Êđê: %p', (name) => {
    expect(oddName(name)).toBeNull()
  })
})
