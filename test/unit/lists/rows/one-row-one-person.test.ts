import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const errorsOf = async (...rows: Parameters<typeof checked>[0][number][]) =>
  (await checked(rows)).problems.filter(({ severity }) => severity === 'error').map(({ row, code }) => [row, code])

describe('two people in one row are refused, so that none is lost', () => {
  it('in two columns of names; a row with one of them only is read', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Tên đối tượng', 'Năm sinh', 'Số CMND', 'Số tiền'],
      [1, 'Dương Văn An', 'Dương Thị Cúc', 1960, '240123456', 750000],
      [2, null, 'Dương Văn Em', 1963, '240123459', 500000],
    ])
    expect(list.refused).toMatchObject([{ row: 2 }])
    expect(list.problems.find(({ code }) => code === 'two-people')?.message).toBe(
      'Dòng 2, cột B (Họ và tên): Dòng có hai người ở hai cột họ tên: Dương Văn An và Dương Thị Cúc. Ghi mỗi người một dòng, trong một bảng.',
    )
    expect(list.people).toMatchObject([{ row: 3, fullName: 'Dương Văn Em', amount: 500000 }])
  })

  it.each(['Kiều Văn An và vợ Kiều Thị Bé', 'Kiều Văn An, Kiều Thị Bé', 'Kiều Văn An/Kiều Thị Bé'])(
    'in one cell: %p',
    async (name) => {
      expect(await errorsOf(header, [1, name, 1960, '240123456', 750000])).toEqual([[2, 'two-people']])
    },
  )

  it.each(['Nguyễn Tôn Nữ Và', 'Kiều Văn\nHùng', 'NGUYỄN THỊ VÀ', "H' Bia Niê"])('but not %p', async (name) => {
    expect(await errorsOf(header, [1, name, 1960, '240123456', 750000])).toEqual([])
  })

  // Cells of Word's break a name and a number wherever they are full: such rows were refused.
  it.each<[string, string, boolean]>([
    ['Kiều Văn\nHùng', '240123\n456', false],
    ['Kiều Văn An\nKiều Thị Bé', '240123\n456', true],
    ['An\nBé', '240123456\n240123457', true],
  ])('in two lines: %p beside %p is two: %p', async (name, number, isTwo) => {
    const errors = await errorsOf(header, [1, name, 1960, number, 750000])
    // Of two numbers of one kind is asked as well.
    expect(errors.filter(([, code]) => code !== 'bad-id-number')).toEqual(isTwo ? [[2, 'two-people']] : [])
  })

  it('by a word for both: "Vợ chồng Kiều Văn An" came in under that name', async () => {
    expect(await errorsOf(header, [1, 'Vợ chồng Kiều Văn An', 1960, '240123456', 750000])).toEqual([
      [2, 'missing-name'],
    ])
  })

  it('but not where a second column of names is somebody else of whom the list tells', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Họ tên vợ (chồng)', 'Số CMND'],
      [1, 'Lò Văn An', 'Lò Thị Bé', '081234567'],
    ])
    expect(namesOf(list)).toEqual(['Lò Văn An'])
    expect(codesOf(list)).toEqual(['unknown-column'])
  })
})

describe('one person in two rows', () => {
  const households = ['STT', 'Họ và tên', 'Quan hệ', 'Năm sinh', 'Số tiền']

  it("is refused where the head stands again below the household's line", async () => {
    const rows = [
      households,
      [1, 'Thào A', 'Chủ hộ', 1960, 1500000],
      [null, 'Thào A', 'Chủ hộ', 1960, 750000],
      [null, 'Thào B', 'Vợ', 1962, 750000],
    ]
    expect(await errorsOf(...rows)).toEqual([[3, 'head-again']])
  })

  it('is not the son who has his father’s name', async () => {
    const rows = [households, [1, 'Thào A', 'Chủ hộ', 1960, 1500000], [null, 'Thào A', 'Con', 1990, 750000]]
    expect(await errorsOf(...rows)).toEqual([])
  })

  it('is one where the household has a heading of its own, which is asked about', async () => {
    const list = await checked([
      households,
      [1, 'Hộ ông Nguyễn Văn Hùng', null, null, 1500000],
      [null, 'Nguyễn Văn Hùng', 'Chủ hộ', 1960, 750000],
      [null, 'Trần Thị Lan', 'Vợ', 1962, 750000],
    ])
    expect(list.refused).toMatchObject([{ row: 2 }])
    expect(list.people.map(({ row, household }) => [row, household?.headRow])).toEqual([
      [3, 3],
      [4, 3],
    ])
  })

  it("belongs to the head whose merged name stands beside each member's", async () => {
    const list = await checked([
      ['STT', 'Họ tên chủ hộ', 'Họ tên thành viên', 'Năm sinh'],
      [1, 'Mạc Văn A', 'Mạc Văn A', 1960],
      [null, 'Mạc Văn A', 'Mạc Thị B', 1962],
    ])
    expect(list.people.map(({ household }) => household?.headRow)).toEqual([2, 2])
  })
})

describe('what lists put around a name', () => {
  it.each([
    ['- Nguyễn Văn Con', 'Nguyễn Văn Con'],
    ['+ Nguyễn Văn Con (con trai)', 'Nguyễn Văn Con'],
    ['NGUYỄN VĂN A - Chủ hộ', 'NGUYỄN VĂN A'],
    ['Hộ bà: H Bia Niê', 'H Bia Niê'],
    ['Ông Cao Thắng', 'Ông Cao Thắng'],
    ['Y Wăn Niê (Ama Hoa)', 'Y Wăn Niê (Ama Hoa)'],
  ])('is no part of it: %p', async (written, name) => {
    expect(namesOf(await checked([header, [1, written, 1960, '240123456', 750000]]))).toEqual([name])
  })

  it('is joined from three columns', async () => {
    const list = await checked([
      ['STT', 'Họ', 'Tên đệm', 'Tên', 'Năm sinh'],
      [1, 'Nguyễn', 'Văn', 'Hùng', 1960],
    ])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
  })
})

describe('remarks that somebody should not be paid', () => {
  it.each(['Đã chết ngày 12/4/2020', 'chết', 'chuyển đi Gia Lai', 'Trùng với hộ nghèo', 'không nhận', 'Đã nhận đợt 1'])(
    'are said, and the row stays: %p',
    async (note) => {
      const list = await checked([
        [...header, 'Ghi chú'],
        [1, 'Cao Văn An', 1930, '240123456', 1500000, note],
      ])
      expect(list.people).toHaveLength(1)
      expect(codesOf(list)).toEqual(['note-says-otherwise'])
    },
  )

  it.each(['Con liệt sĩ (bố đã chết năm 1972)', 'Nhận thay: con', 'Trung đội trưởng', 'Chuyển khoản'])(
    'are not %p',
    async (note) => {
      expect(
        codesOf(
          await checked([
            [...header, 'Ghi chú'],
            [1, 'Cao Văn An', 1930, '240123456', 1500000, note],
          ]),
        ),
      ).toEqual([])
    },
  )
})
