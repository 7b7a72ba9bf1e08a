import { checked, codesOf, namesOf } from '../a-list.ts'

const fieldsOf = (list: Awaited<ReturnType<typeof checked>>) => list.file.sheets[0]?.columns.map(({ field }) => field)

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

describe('what stands behind the name of who takes the money', () => {
  it('is his: his number was everybody’s for whom he stands, and his relation made one household of them', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền', 'Người nhận thay', 'Số CMND', 'Quan hệ'],
      [1, 'Nguyễn Văn Hùng', 1954, '240123451', 'Thôn 1', 1_500_000, 'Lê Thị Tám', '240999111', 'con'],
      [2, 'Trần Thị Hoa', 1960, '240123452', 'Thôn 2', 1_500_000, 'Lê Thị Tám', '240999111', 'cháu'],
      [3, 'Phạm Văn Ba', 1961, null, 'Thôn 3', 1_500_000, 'Lê Thị Tám', '240999111', 'em'],
    ])
    expect(list.people.map(({ idNumbers, household }) => [idNumbers.map(({ number }) => number), household])).toEqual([
      [['240123451'], null],
      [['240123452'], null],
      [[], null],
    ])
    expect(codesOf(list)).toEqual(['missing-id-number'])
  })

  it('is his from the first that stands twice on, but for where both live', async () => {
    const header = [
      'STT',
      'Họ và tên',
      'Ngày sinh',
      'Họ tên người giám hộ',
      'Năm sinh',
      'CCCD',
      'Quan hệ với trẻ',
      'Địa chỉ',
    ]
    const list = await checked([
      header,
      [1, 'Lê Gia Huy', '12/9/2013', 'Lê Văn Hùng', 1985, '066085001234', 'bố', 'Thôn 1'],
    ])
    expect(list.people).toMatchObject([{ birth: { year: 2013 }, idNumbers: [], hamlet: 'Thôn 1', household: null }])
    expect(codesOf(list)).not.toContain('id-number-in-doubt')
  })

  it.each([
    ['Số CMND', 'idNumber'],
    ['Năm sinh', 'birth'],
  ])('may be of either where the list has no other %p: an officer is asked', async (header, field) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Người nhận thay', header, 'Số tiền'],
      [1, 'Nguyễn Văn Hùng', 'Lê Thị Tám', field === 'birth' ? 1954 : '240123451', 750_000],
    ])
    expect(list.file.sheets[0]?.columns[3]).toMatchObject({ field, confidence: 0.65, reason: expect.any(String) })
  })

  it('is not a relation to the head, nor what stands behind something else', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Người nhận thay', 'Quan hệ với chủ hộ', 'Ghi chú', 'Số CMND'],
      [1, 'Nguyễn Văn Hùng', 'Lê Thị Tám', 'Chủ hộ', null, '240123451'],
    ])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'representative', 'relation', 'note', 'idNumber'])
    expect(list.file.sheets[0]?.columns[5]).not.toHaveProperty('reason')
  })

  it.each(['Họ tên người chăm sóc', 'Người nuôi dưỡng', 'Họ và tên phụ huynh'])(
    'may look after a child: %p beside the child was a second person, and each row refused',
    async (carer) => {
      const rows = [1, 'Nguyễn Văn An', 'Trần Thị Bé', 'Thôn 1', 1_500_000]
      const list = await checked([['STT', 'Họ và tên trẻ', carer, 'Địa chỉ', 'Số tiền'], rows])
      expect([namesOf(list), fieldsOf(list)?.[2]]).toEqual([['Nguyễn Văn An'], 'representative'])
      const alone = await checked([
        ['STT', 'Họ tên người chăm sóc', 'Địa chỉ', 'Số tiền'],
        [1, 'Trần Thị Bé', 'Thôn 1', 1_500_000],
      ])
      expect(namesOf(alone)).toEqual(['Trần Thị Bé'])
    },
  )
})

describe('what the list says of the head whom it names beside somebody', () => {
  it('is the head’s: his number was everybody’s in his household', async () => {
    const list = await checked([
      ['STT', 'Họ tên học sinh', 'Ngày sinh', 'Chủ hộ', 'Số CMND chủ hộ', 'Ngày sinh chủ hộ', 'Thôn', 'Số tiền'],
      [1, 'Võ Thị Nhỏ', '01/02/2010', 'Võ Văn Lớn', '240123451', '03/04/1980', 'Thôn 1', 750_000],
      [2, 'Võ Văn Em', null, 'Võ Văn Lớn', '240123451', '03/04/1980', 'Thôn 1', 750_000],
      [3, 'Trần Văn Một', null, 'Trần Văn Một', '240123452', '05/06/1970', 'Thôn 1', 750_000],
    ])
    expect(list.people.map(({ birth, idNumbers }) => [birth?.year, idNumbers.map(({ number }) => number)])).toEqual([
      [2010, []],
      [undefined, []],
      [1970, ['240123452']],
    ])
    expect(list.problems.filter(({ code }) => code === 'uncertain-column').map(({ value }) => value)).toEqual([
      'Số CMND chủ hộ',
      'Ngày sinh chủ hộ',
    ])
    expect(codesOf(list)).not.toContain('duplicate-in-file')
  })

  it('is told also where the list has no head among its people', async () => {
    const list = await checked([
      ['STT', 'Họ tên học sinh', 'Ngày sinh', 'Chủ hộ', 'Số CMND chủ hộ'],
      [1, 'Võ Thị Nhỏ', '01/02/2010', 'Võ Văn Lớn', '240123451'],
    ])
    expect(codesOf(list).sort()).toEqual(['missing-id-number', 'uncertain-column'])
  })

  it('stands below a header of his own', async () => {
    const list = await checked([
      ['STT', 'Chủ hộ', null, 'Thành viên', null, 'Số tiền'],
      [null, 'Họ và tên', 'Số CMND', 'Họ và tên', 'Năm sinh', null],
      [1, 'Võ Văn Lớn', '240123451', 'Võ Văn Lớn', 1980, 750_000],
      [2, 'Võ Văn Lớn', '240123451', 'Võ Thị Nhỏ', 2010, 750_000],
    ])
    expect(list.people.map(({ fullName, idNumbers }) => [fullName, idNumbers.length])).toEqual([
      ['Võ Văn Lớn', 1],
      ['Võ Thị Nhỏ', 0],
    ])
  })

  it('is his own where the list names the heads alone', async () => {
    const list = await checked([
      ['STT', 'Chủ hộ', 'CMND chủ hộ', 'Năm sinh chủ hộ', 'Thôn', 'Số tiền'],
      [1, 'Võ Văn Lớn', '240123451', 1980, 'Thôn 1', 750_000],
    ])
    expect(list.people).toMatchObject([{ birth: { year: 1980 }, idNumbers: [{ number: '240123451' }] }])
  })
})

describe('a list of household businesses', () => {
  const people = [1, 'Quán Gió', 'Võ Văn Lớn', '240123451', 'Tổ dân phố 3', 1_000_000]

  it('says in a column alone who owns them, and where they are', async () => {
    const header = ['STT', 'Tên hộ kinh doanh', 'Tên chủ hộ KD', 'Số CMND', 'Địa điểm kinh doanh', 'Số tiền']
    const list = await checked([header, people])
    expect(list.people).toMatchObject([{ fullName: 'Võ Văn Lớn', hamlet: 'Tổ dân phố 3' }])
    expect(codesOf(list)).toEqual([])
  })

  it('says by his address where the owner lives, wherever the business is', async () => {
    const header = ['STT', 'Tên hộ KD', 'Chủ hộ KD', 'Số CMND', 'Địa điểm KD', 'Số tiền', 'Địa chỉ']
    const list = await checked([header, [...people, 'Thôn 1']])
    expect(list.people).toMatchObject([{ hamlet: 'Thôn 1' }])
  })
})
