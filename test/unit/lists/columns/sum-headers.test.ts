import { checked, codesOf } from '../a-list.ts'

const fieldsOf = (list: Awaited<ReturnType<typeof checked>>) => list.file.sheets[0]?.columns.map(({ field }) => field)

describe('columns', () => {
  it('of a sum with the rate in its header are a header, no data', async () => {
    const list = await checked([
      ['STT', 'Họ và tên chủ hộ', 'Số khẩu', 'Số tiền (750000đ/khẩu)'],
      [1, 'Vi Văn An', 4, 3000000],
    ])
    expect(list.people).toMatchObject([{ amount: 3000000 }])
  })

  it('of what was paid or is left are not the sum', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số tiền được hỗ trợ', 'Số tiền đã nhận', 'Số tiền còn lại'],
      [1, 'Tô Văn An', 3000000, 1000000, 2000000],
    ])
    expect(list.people).toMatchObject([{ amount: 3000000 }])
    expect(codesOf(list)).toEqual(['unknown-column', 'unknown-column'])
  })

  it('of a rate and of months are multiplied where there is no sum', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức hỗ trợ/tháng', 'Số tháng'],
      [1, 'Y Blô Niê', '500.000', '3 tháng'],
    ])
    expect(list.people).toMatchObject([{ amount: 1500000 }])
  })

  it('of a rate times months in one cell are the sum: they were taken for the number of months', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức hỗ trợ x số tháng'],
      [1, 'Y Blô Niê', '1.000.000 x 2 tháng'],
      [2, 'Vi Văn An', '1tr*3 tháng'],
    ])
    expect(list.people).toMatchObject([
      { amount: 2000000, months: null },
      { amount: 3000000, months: null },
    ])
  })

  it('of months below “Thời gian hỗ trợ” are parts of the sum: they were numbers of months that nobody could read', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Thời gian hỗ trợ', null, 'Tổng cộng'],
      [null, null, 'Tháng 4', 'Tháng 5', null],
      [1, 'Y Blô Niê', 1000000, 1000000, 2000000],
      [2, 'Vi Văn An', 1000000, null, 1000000],
    ])
    expect(list.people).toMatchObject([{ amount: 2000000 }, { amount: 1000000 }])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'amountPart', 'amountPart', 'amount'])
    expect(codesOf(list)).toEqual([])
  })

  it.each(['Tổng', 'Cộng'])('%p beside a rate is the sum: the rate was taken for it', async (total) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức', total],
      [1, 'Y Blô Niê', 500000, 1500000],
    ])
    expect(list.people).toMatchObject([{ amount: 1500000 }])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'rate', 'amount'])
  })

  it('of what is paid out are the sum, whatever is added and taken off before', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức hưởng', 'Thành tiền', 'Khấu trừ', 'Thực lĩnh'],
      [1, 'Vi Văn An', 500_000, 1_500_000, 250_000, 1_250_000],
    ])
    expect(list.people).toMatchObject([{ amount: 1_250_000 }])
  })

  // Only the first month's sum was read.

  it.each([
    ['T4', 'T5', 'T6'],
    ['Tháng 4/2020', 'Tháng 5/2020', 'Tháng 6/2020'],
  ])('of months below a sum are parts of it: %p', async (...months) => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Số tiền', null, null],
      [null, null, null, ...months],
      [1, 'Vi Văn An', 1960, 1_000_000, 1_000_000, 1_000_000],
    ])
    expect(list.people).toMatchObject([{ amount: 3_000_000 }])
    expect(codesOf(list)).toEqual([])
  })

  it('of sums below months are parts, with signatures between them: the last month was the sum', async () => {
    for (const total of ['Cộng', null]) {
      const list = await checked([
        ['STT', 'Họ và tên', 'Tháng 4', null, 'Tháng 5', null, total],
        [null, null, 'Số tiền', 'Ký nhận', 'Số tiền', 'Ký nhận', null],
        [1, 'Vi Văn An', 500_000, null, 500_000, null, ...(total === null ? [] : [1_000_000])],
      ])
      expect(list.people).toMatchObject([{ amount: 1_000_000 }])
      expect(codesOf(list)).toEqual([])
    }
  })

  it('of an allowance and of this grant are two, and their total is neither: it was what somebody was given', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Trợ cấp tháng 5', 'Hỗ trợ Covid (3 tháng)', 'Tổng cộng'],
      [1, 'Vi Văn An', 1930, 405_000, 1_500_000, 1_905_000],
    ])
    expect(list.people).toMatchObject([{ amount: 1_500_000 }])
    const rated = await checked([
      ['STT', 'Họ và tên', 'Năm sinh', 'Tiền hỗ trợ Covid-19/khẩu', 'Thành tiền'],
      [1, 'Vi Văn An', 1930, 250_000, 750_000],
    ])
    expect(rated.people).toMatchObject([{ amount: 750_000 }])
  })

  it('of wages and of what was paid out so far are no supports', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Mức lương', 'Hỗ trợ', 'Số tiền thực chi'],
      [1, 'Vi Văn An', 5_000_000, 1_800_000, 0],
    ])
    expect(list.people).toMatchObject([{ amount: 1_800_000 }])
    expect(codesOf(list)).toEqual(['unknown-column'])
  })

  it('"KP" are sums as often as hamlets, and no hamlet: people lived in "750000"', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số CMND', 'KP'],
      [1, 'Vi Văn An', '240123451', 750_000],
    ])
    expect(list.people).toMatchObject([{ hamlet: null }])
  })

  it('of a total behind a sum are asked about where it is no less: a part was taken for the whole', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Số tiền hỗ trợ', 'Hỗ trợ thêm', 'Tổng'],
      [1, 'Vi Văn An', 1_855_000, 1_000_000, 2_855_000],
      [2, 'Vi Thị Bé', 1_855_000, null, 1_855_000],
    ])
    expect(list.people.map(({ amount }) => amount)).toEqual([2_855_000, 1_855_000])
    expect(list.problems).toMatchObject([{ code: 'unknown-column' }, { code: 'uncertain-column', column: 'E' }])
    expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'rate', null, 'amount'])
  })

  it('of a total behind a sum are told without half a letter of the sum’s header', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', `${'Số tiền hỗ trợ'.padEnd(59, '.')}😀`, 'Tổng'],
      [1, 'Vi Văn An', 1_855_000, 2_855_000],
      [2, 'Vi Thị Bé', 1_855_000, 1_855_000],
    ])
    const { message } = list.problems.find(({ column }) => column === 'D') ?? {}
    expect(message).toContain('không nhỏ hơn cột "Số tiền hỗ trợ...')
    expect(message).not.toMatch(/\p{Surrogate}/u)
  })

  it('of a total of something else are no sum', async () => {
    const header = ['STT', 'Họ và tên', 'Số tiền', 'Tổng']
    for (const other of [4, 500_000]) {
      const list = await checked([header, [1, 'Vi Văn An', 1_500_000, other], [2, 'Vi Thị Bé', 1_500_000, other]])
      expect(fieldsOf(list)).toEqual(['stt', 'fullName', 'amount', null])
    }
  })

  it.each<[string, (string | null)[][]]>([
    ['beside a total', [['STT', 'Họ và tên', 'NCC', 'BTXH', 'Hộ nghèo', 'Tổng cộng']]],
    ['with none', [['STT', 'Họ và tên', 'NCC', 'BTXH', 'Hộ nghèo', null]]],
    [
      'below one header',
      [
        ['STT', 'Họ và tên', 'Số tiền', null, null, null],
        [null, null, 'NCC', 'BTXH', 'Hộ nghèo', null],
      ],
    ],
  ])('of groups with the sums below them say both: %s', async (_, rows) => {
    const sums = [1_500_000, 1_500_000, 750_000]
    const people = sums.map((sum, at) => [
      at + 1,
      `Vi Văn ${'ABC'[at]}n`,
      ...sums.map((_, group) => (group === at ? sum : null)),
      ...(rows[0]?.at(-1) ? [sum] : []),
    ])
    const list = await checked([...rows, ...people])
    expect(list.people.map(({ policyText, amount }) => [policyText, amount])).toEqual([
      ['NCC', 1_500_000],
      ['BTXH', 1_500_000],
      ['Hộ nghèo', 750_000],
    ])
  })

  it('of nothing but months are no sums: what marks them says which months are granted, and the officer is told so', async () => {
    const list = await checked([
      ['STT', 'Họ và tên', 'Tháng 4', 'Tháng 5'],
      [1, 'Y Blô Niê', 'x', 'x'],
    ])
    expect(list.people).toMatchObject([{ amount: null, months: { count: 2, ofYear: [4, 5] } }])
    expect(codesOf(list)).toEqual(['uncertain-column', 'uncertain-column'])
  })
})
