import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123456', null, 750000]
const lan = [2, 'Trần Thị Lan', 1956, '240123457', null, 750000]
const kinds = async (...rows: WrittenRow[]) =>
  (await checked([header, ...rows])).file.sheets[0]?.skipped.map(({ why }) => why)

describe('headings inside a table', () => {
  it.each([
    [['I', 'Thôn 1'], 'Thôn 1'],
    [['I. Thôn 1'], 'Thôn 1'],
    [[null, 'Buôn Tơng Jú'], 'Buôn Tơng Jú'],
    [['Buôn Tơng Jú: 25 hộ'], 'Buôn Tơng Jú'],
    [['II', 'TDP 5 (12 người)'], 'TDP 5'],
    [['1. Tổ dân phố 3', null, null, null, null, 15_000_000], 'Tổ dân phố 3'],
    [['B', 'BUÔN EA KAO'], 'BUÔN EA KAO'],
    [['Thon 7'], 'Thon 7'],
    [['KP1:'], 'KP1'],
    [[null, 'KP 2 (2 người)'], 'KP 2'],
    [['1', 'Bản Huổi Áng'], 'Bản Huổi Áng'],
    [['Tổ 2 (Tổ trưởng: Lê Thị Tổ)'], 'Tổ 2'],
    [['* Ấp Tân Hòa - Cán bộ phụ trách: Nguyễn Thị Lan'], 'Ấp Tân Hòa'],
  ])('name the hamlet of who stands below: %p', async (heading, hamlet) => {
    const list = await checked([header, heading, hung])
    expect(list.file.sheets[0]?.skipped).toMatchObject([{ row: 2, why: 'heading' }])
    expect(list.people).toMatchObject([{ row: 3, hamlet }])
  })

  it('may be numbered by small letters: they were refused', async () => {
    const list = await checked([header, ['a)', 'Bán vé số'], hung, ['b)', 'Xe ôm'], lan])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Lan'])
    expect(list.refused).toEqual([])
    expect((await checked([header, ['a)', 'Lê Văn Ba'], hung])).refused).toMatchObject([{ row: 2 }])
  })

  it('name the policy group of who stands below', async () => {
    const list = await checked([header, ['I', 'Người có công với cách mạng'], hung, ['II', 'Hộ nghèo'], lan])
    expect(list.people.map(({ policyText }) => policyText)).toEqual(['Người có công với cách mạng', 'Hộ nghèo'])
  })

  it.each([
    [['* Thôn 4', '12 hộ'], 'Thôn 4', null],
    [['* Thôn 4', '12 hộ, 40 khẩu'], 'Thôn 4', null],
    [['Hộ cận nghèo', '12 người'], null, 'Hộ cận nghèo'],
  ])('are nobody for the number of people below a birth or a sex: %p', async (heading, hamlet, policyText) => {
    for (const said of ['Năm sinh', 'Giới tính', 'Quan hệ với chủ hộ']) {
      const cell = { 'Năm sinh': 1954, 'Giới tính': 'Nam', 'Quan hệ với chủ hộ': 'Chủ hộ' }[said] ?? null
      const list = await checked([['Họ và tên', said, 'Số CMND'], [...heading], ['Nguyễn Văn Hùng', cell, '240123456']])
      expect(list.file.sheets[0]?.skipped).toMatchObject([{ row: 2, why: 'heading' }])
      expect(list.people).toMatchObject([{ row: 3, hamlet, policyText }])
      expect(list.refused).toEqual([])
    }
  })

  it('are people where an ID number or a name stands beside a number of people', async () => {
    const list = await checked([
      ['Họ và tên', 'Năm sinh', 'Số CMND', 'Đối tượng', 'Số khẩu'],
      ['Nguyễn Văn Hùng', null, null, 'Hộ nghèo', '4 khẩu'],
      ['Thôn 3', null, '240123457', null, '4 khẩu'],
    ])
    expect(list.file.sheets[0]?.skipped).toEqual([])
    expect(list.people.length + list.refused.length).toBe(2)
  })

  it('give way to what the row itself says', async () => {
    const list = await checked([header, ['I', 'Thôn 1'], [1, 'Nguyễn Văn Hùng', 1954, '240123456', 'Thôn 9', null]])
    expect(list.people[0]?.hamlet).toBe('Thôn 9')
  })

  it('are not people whose names begin alike', async () => {
    const list = await checked([
      header,
      [1, 'Y-Jut Êban', 1960, '240123456'],
      [2, 'Bon Krong', 1961, '240123457'],
      [3, 'Tổng Văn Cộng', 1962, '240123458'],
      [4, 'Lưu Văn Thư', 1963, '240123459'],
      ['5', 'H. Maryam'],
      [6, 'Tống Thị Công', 1964, null, null, 750000],
    ])
    expect(list.people).toHaveLength(6)
  })
})

describe('rows that are nobody', () => {
  it.each([
    [['A', 'B', 'C', 'D', 'E', 1]],
    [['(A)', '(B)', '(C)', '(D)', '(E)', '(1)']],
    [['A', 'B', 'C', 'D', 1, 2]],
    [['A', 'B', 'C', 'D', 'E', 'G']],
  ])('number the columns: %p', async (marks) => {
    const list = await checked([header, [...marks], hung, lan])
    expect(list.file.sheets[0]?.skipped).toMatchObject([{ row: 2, why: 'numbering' }])
    expect([list.people.length, codesOf(list)]).toEqual([2, []])
  })

  it('are no column numbers where letters or numbers do not run on', async () => {
    for (const marks of [
      ['A', 'B', 'C', 'D', 'E', 5],
      ['A', 'C', 'D', 'E', 'G', 1],
    ])
      expect(await kinds([...marks], hung)).not.toContain('numbering')
  })

  it('are totals, sums in words and signatures', async () => {
    expect(
      await kinds(
        hung,
        ['Cộng thôn 1', null, null, null, null, 750000],
        lan,
        [null, 'TỔNG CỘNG', null, null, null, '1.500.000'],
        ['Số tiền bằng chữ: Một triệu năm trăm nghìn đồng'],
        [null, null, null, 'Ea Tiêu, ngày 12 tháng 5 năm 2020'],
        ['NGƯỜI LẬP BIỂU', null, null, 'TM. ỦY BAN NHÂN DÂN'],
        [null, null, null, 'CHỦ TỊCH'],
        ['Nguyễn Thị Lập', null, null, 'Y Chủ Niê'],
        ['Nơi nhận: như trên; Lưu: VT'],
      ),
    ).toEqual(['subtotal', 'total', 'amount-in-words', 'signature', 'signature', 'signature', 'signature', 'signature'])
  })

  // "TOÀN XÃ | 4.500.000" above the hamlets was somebody of that name with the money of all.
  it('are totals of the whole commune that are called nothing else', async () => {
    expect(await kinds(['', 'TOÀN XÃ', null, null, null, 1500000], hung, lan)).toEqual(['total'])
    expect(await kinds(hung, [2, 'Trần Toàn', null, null, 'Thôn 1', 750000])).toEqual([])
  })

  it('are prepared lines with a number, a hamlet or a sum of nothing', async () => {
    expect(await kinds([1], [2, null, null, null, 'Thôn 1'], [3, null, null, null, null, 0], hung)).toEqual([
      'nobody',
      'nobody',
      'nobody',
    ])
  })

  it('are remarks', async () => {
    expect(await kinds(hung, [null, 'Ghi chú: những người trên đã được bình xét công khai tại thôn'])).toEqual(['note'])
  })

  it('are each told with their row and text: none is dropped in silence', async () => {
    const list = await checked([header, ['I', 'Thôn 1'], hung, [], ['Cộng', null, null, null, null, 750000]])
    expect(list.file.sheets[0]?.skipped).toEqual([
      { row: 2, why: 'heading', text: 'I | Thôn 1' },
      { row: 5, why: 'subtotal', text: 'Cộng | 750000' },
    ])
  })
})

describe('people below a total', () => {
  it("are still read: a hamlet's total in the middle ends nothing", async () => {
    const list = await checked([header, hung, ['Tổng cộng thôn 1', null, null, null, null, 750000], ['Thôn 2'], lan])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng', 'Trần Thị Lan'])
    expect(list.people[1]?.hamlet).toBe('Thôn 2')
  })
})

describe('a row that may be a person', () => {
  it('with a name alone is refused for the officer to say', async () => {
    const list = await checked([header, hung, [null, 'Nguyễn Thị Hoa'], lan])
    expect(list.refused).toEqual([{ sheet: 'Danh sách', row: 3, fullName: 'Nguyễn Thị Hoa' }])
    expect(list.problems).toMatchObject([{ code: 'unclear-row', row: 3, severity: 'error' }])
    expect(list.people).toHaveLength(2)
  })

  it('with a sum and nobody is refused', async () => {
    const list = await checked([header, [null, null, null, null, null, 750000], [2, null, null, null, null, 750000]])
    expect(codesOf(list)).toContain('unclear-row')
    expect(codesOf(list)).toContain('missing-name')
    expect(list.refused.map(({ row }) => row)).toEqual([2, 3])
  })

  it('with an ID number and no name is refused', async () => {
    const list = await checked([header, [1, null, 1954, '240123456', null, 750000]])
    expect(codesOf(list)).toEqual(['missing-name'])
  })

  it('may say little: a number and a name are enough', async () => {
    const list = await checked([header, [1, 'Nguyễn Văn Hùng']])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
    expect(codesOf(list)).toEqual(['missing-birth', 'missing-id-number'])
  })
})

describe('a group in the place of a name', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
  const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123451', 1_500_000]

  it('is nobody: what codes mean, below the list, came in with the whole rate', async () => {
    const rows = [
      ['01', 'Người có công'],
      ['02', 'Bảo trợ xã hội'],
      ['03', 'Trẻ em dưới 16 tuổi'],
    ]
    const list = await checked([header, hung, ['Ghi chú mã đối tượng:'], ...rows])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
    expect(list.refused.map(({ row }) => row)).toEqual([4, 5, 6])
  })

  it.each(['Nguyễn Thị Hoa (hộ nghèo)', 'Trần Thị Hoa - người khuyết tật'])(
    'is somebody with a name: %p',
    async (name) => {
      const list = await checked([header, [1, name, null, null, 750_000]])
      expect(list.people).toHaveLength(1)
    },
  )

  it.each([
    'Thương binh Nguyễn Hùng',
    'Nguyễn Hùng thương binh',
    'Mẹ liệt sĩ Trần Thị Hoa',
    'Người hoạt động kháng chiến Lê Văn Tám',
    'Đoàn Thương Bình',
    'Kiều Thượng Bình',
    'ĐOÀN THƯƠNG BÌNH',
    'Hộ nghèo: Y Jut Niê',
  ])('is somebody with a name beside it: %p was refused', async (name) => {
    const list = await checked([header, [1, name, null, null, 750_000]])
    expect(list.people).toHaveLength(1)
  })

  it.each([
    'Thương binh',
    'THƯƠNG BINH, BỆNH BINH',
    'Thương Binh Hạng 1/4',
    'Người hoạt động kháng chiến bị nhiễm chất độc hóa học',
    'Thân nhân liệt sĩ',
    'Nguoi co cong',
    'Đối Tượng Bảo Trợ Xã Hội',
    'Hộ Cận Nghèo Thôn Đoài',
  ])('is nobody without one: %p', async (name) => {
    const list = await checked([header, hung, [2, name, null, null, 750_000]])
    expect(namesOf(list)).toEqual(['Nguyễn Văn Hùng'])
  })
})
