import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked, checkedSheets, codesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const people = (from: number, to: number): WrittenRow[] =>
  Array.from({ length: to - from + 1 }, (_, at) => [
    at + 1,
    'Âu Văn An',
    1950,
    String(240_100_000 + from + at),
    750_000,
  ])
const total = (text: string, sum: number | null): WrittenRow => [null, text, null, null, sum]
const read = (...rows: WrittenRow[]) => checked([header, ...rows])

describe('a total of totals', () => {
  it.each(['Cộng cả 2 đợt', 'Tổng cộng cả hai đợt', 'Cộng chung:', 'Tổng cộng'])(
    'is what the list declares, and adds nothing: %s',
    async (text) => {
      const list = await read(
        ...people(1, 3),
        total('Tổng cộng', 2_250_000),
        ...people(4, 4),
        total('Cộng đợt 2', 750_000),
        total(text, 3_000_000),
        ['Số tiền bằng chữ: Ba triệu đồng'],
      )
      expect(list.totals).toMatchObject({ amount: 3_000_000, declaredAmount: 3_000_000 })
      expect(list.problems).toEqual([])
    },
  )

  it('may be called like the subtotals before it', async () => {
    const parts = [...people(1, 2), total('Cộng thôn 1', 1_500_000), ...people(3, 4), total('Cộng thôn 2', 1_500_000)]
    expect((await read(...parts, total('Cộng', 3_000_000))).problems).toEqual([])
    expect((await read(...parts)).totals).toMatchObject({ declaredAmount: 3_000_000 })
  })

  it('is not meant by a number of people', async () => {
    const list = await read(
      ...people(1, 2),
      total('Cộng 2 người', 1_500_000),
      ...people(3, 5),
      total('Cộng 3 người', 2_250_000),
    )
    expect(list.totals).toMatchObject({ declaredPeople: 5, declaredAmount: 3_750_000 })
  })

  it('that is wrong is named with its own row and figure', async () => {
    const list = await read(
      ...people(1, 2),
      total('Tổng cộng', 1_500_000),
      ...people(3, 3),
      total('Cộng cả 2 đợt', 2_000_000),
    )
    expect(list.problems.map(({ row, message }) => [row, message])).toEqual([
      [
        6,
        'Dòng 6: Dòng tổng ghi 2.000.000 đồng, cộng các dòng được 2.250.000 đồng. Kiểm tra số tiền từng dòng và dòng tổng.',
      ],
    ])
  })
})

describe('a number of people with their sum', () => {
  it('is a total without being called so: it was refused as somebody', async () => {
    const list = await read(total('2 người', 1_500_000), ...people(1, 2))
    expect(list.totals).toMatchObject({ people: 2, declaredPeople: 2, declaredAmount: 1_500_000 })
    expect([list.refused, codesOf(list)]).toEqual([[], []])
  })
})

describe('several totals', () => {
  it('that are wrong together are told as several', async () => {
    const list = await read(...people(1, 2), total('Tổng cộng', 1_500_000), ...people(3, 4), total('Tổng số', 900_000))
    expect(list.problems).toMatchObject([
      {
        row: 7,
        message: expect.stringContaining('Các dòng tổng cộng lại là 2.400.000 đồng, cộng các dòng được 3.000.000'),
      },
    ])
  })
})

describe('the number of people', () => {
  it.each([
    'Tổng cộng: 02 hộ, 04 khẩu',
    'Tổng cộng: 2 hộ; 4 nhân khẩu',
    'Tổng cộng: 4 khẩu, trong đó 1 người khuyết tật',
    'Danh sách này có 04 người với số tiền 2.250.000 đồng',
    '* Ấn định danh sách này gồm 4 đối tượng',
  ])('is declared by "%s"', async (text) => {
    const list = await read(...people(1, 3), [text])
    expect(list.totals).toMatchObject({ people: 3, declaredPeople: 4 })
    expect(list.problems).toMatchObject([
      { row: 5, code: 'total-mismatch', message: expect.stringContaining('ghi 4 người, đọc được 3 dòng có người') },
    ])
  })

  it('in a sentence adds nothing to a total', async () => {
    const list = await read(
      ...people(1, 3),
      total('Tổng cộng: 3 người', 2_250_000),
      [null, 'Người lập biểu'],
      ['* Danh sách này có 03 người với số tiền 2.250.000 đồng'],
    )
    expect(list.totals).toMatchObject({ declaredPeople: 3, declaredAmount: 2_250_000 })
    expect(list.problems).toEqual([])
  })
})

describe('a total above the table', () => {
  const below = [header, ...people(1, 3)]
  const told = async (line: string, ...more: WrittenRow[]) => {
    const { totals, problems } = await checked([['DANH SÁCH HỘ NGHÈO'], [line], ...below, ...more])
    const { declaredPeople, declaredAmount } = totals
    return [declaredPeople, declaredAmount, problems.map(({ row, code }) => [row, code])]
  }
  const mismatch = [2, 'total-mismatch']

  it.each([
    '(tổng số 5 người, 3.750.000 đồng)',
    'Tổng số: 05 đối tượng; tổng kinh phí: 3.750.000 đồng',
    'Tổng cộng 5 khẩu x 750.000 đồng/khẩu = 3.750.000 đồng',
    'Tổng số người: 5, tổng số tiền: 3.750.000đ',
    'Danh sách này gồm 5 người với số tiền 3.750.000 đồng',
  ])('is what the list declares, and told where the rows say otherwise: %p', async (line) => {
    expect(await told(line)).toEqual([5, 3_750_000, [mismatch, mismatch]])
  })

  it('agrees, and gives way to a total row', async () => {
    expect(await told('Tổng số 3 người, 2.250.000 đồng')).toEqual([3, 2_250_000, []])
    expect(await told('Tổng số 5 người', total('Tổng cộng 3 người', 2_250_000))).toEqual([3, 2_250_000, [mismatch]])
  })

  it.each([
    'Danh sách gồm 3 người, mức 750.000 đồng một người',
    'Tổng số 3 người x 750.000 đồng',
    'Tổng số 3 người, mức hỗ trợ: 750.000 đồng',
    'Tổng số 3 người, 750.000 đồng mỗi người',
    'Tổng số 750.000 đồng x 3 người',
  ])('says no sum by what each is given: %p', async (line) => {
    expect(await told(line)).toEqual([3, null, []])
    expect(await told('', [line])).toMatchObject([3, null, []])
  })

  it('says a sum by "tổng mức" and behind what each is given', async () => {
    expect(await told('Tổng số 3 người, tổng mức hỗ trợ 2.250.000 đồng')).toEqual([3, 2_250_000, []])
    expect(await told('Tổng số 3 người, mức 750.000 đồng, tổng tiền 2.250.000 đồng')).toEqual([3, 2_250_000, []])
  })

  it('is of the list, not of each sheet that has the title', async () => {
    const title = ['Tổng số 6 người, 4.500.000 đồng']
    const list = await checkedSheets({
      'Thôn 1': [title, header, ...people(1, 3)],
      'Thôn 2': [title, header, ...people(4, 6)],
    })
    expect(list.totals).toMatchObject({ people: 6, declaredPeople: null, declaredAmount: null })
  })

  it.each([
    'Tổng số lao động: 120 người',
    'Tổng số người lao động: 120',
    'Mức hỗ trợ 750.000 đồng/người',
    'Kèm theo Quyết định hỗ trợ 438 người',
    'Tổng số 438 người trên toàn huyện',
    'Tổng cục Thuế, 12 người',
    'Tổng hợp ngày 12/5/2020',
  ])('is not %p', async (line) => {
    expect(await told(line)).toEqual([null, null, []])
  })
})
