import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { checked } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const people = (from: number, to: number): WrittenRow[] =>
  Array.from({ length: to - from + 1 }, (_, at) => [
    ...[at + 1, 'Âu Văn An', 1950, String(240_100_000 + from + at), 750_000],
  ])
const total = (text: string, sum: number | null): WrittenRow => [null, text, null, null, sum]
const told = async (...rows: WrittenRow[]) =>
  (await checked([header, ...rows])).problems.map(({ row, code, message }) => [row, code, message])

describe("a hamlet's own total", () => {
  it('that is wrong is told where it stands, with what the rows of the hamlet say', async () => {
    const problems = await told(
      ...[['Thôn 1'], ...people(1, 2), total('Cộng thôn 1: 2 người', 1_500_000)],
      ...[['Thôn 2'], ...people(3, 5), total('Cộng thôn 2: 4 người', 3_000_000)],
      ...[['Thôn 3'], ...people(6, 6), total('Cộng thôn 3: 1 người', 750_000)],
      total('Tổng cộng: 6 người', 4_500_000),
    )
    expect(problems).toEqual([
      [
        10,
        'total-mismatch',
        'Dòng 10: Dòng cộng ghi 4 người, phần này ở phía trên có 3 dòng có người. Kiểm tra phần này có thiếu hoặc thừa dòng.',
      ],
      [
        10,
        'total-mismatch',
        'Dòng 10: Dòng cộng ghi 3.000.000 đồng, cộng các dòng của phần này ở phía trên được 2.250.000 đồng. Kiểm tra số tiền từng dòng và dòng cộng.',
      ],
    ])
  })

  it('may be called a total, where it names the hamlet', async () => {
    const problems = await told(
      ...[...people(1, 2), total('Tổng cộng thôn 1', 2_250_000)],
      ...[...people(3, 5), total('Tổng cộng thôn 2', 2_250_000)],
    )
    expect(problems.map(([row]) => row)).toEqual([4, 8])
  })

  it('is told once where the sheet has no other', async () => {
    expect(await told(...people(1, 2), total('Cộng thôn 1: 3 người', 2_250_000))).toMatchObject([
      [4, 'total-mismatch', expect.stringContaining('Dòng cộng ghi 3 người')],
      [4, 'total-mismatch', expect.stringContaining('Dòng cộng ghi 2.250.000 đồng')],
    ])
  })

  it.each<[string, WrittenRow[]]>([
    ['of all hamlets', [['Thôn 1'], ...people(1, 2), ['Thôn 2'], ...people(3, 3), total('Cộng', 2_250_000)]],
    ['of the last one', [['Thôn 1'], ...people(1, 2), ['Thôn 2'], ...people(3, 3), total('Cộng thôn 2', 750_000)]],
    [
      'of groups within it',
      [['Thôn 1'], ['a) Hộ nghèo'], ...people(1, 2), ['b) Hộ cận nghèo'], ...people(3, 3), total('Cộng', 2_250_000)],
    ],
    [
      'below those of its groups',
      [
        ...[['I. Thôn 1'], ...people(1, 1), total('Cộng', 750_000), ...people(2, 3), total('Cộng', 1_500_000)],
        ...[['II. Thôn 2'], ...people(4, 4), total('Cộng', 750_000), ...people(5, 5), total('Cộng', 750_000)],
        total('Cộng thôn 2', 1_500_000),
        total('Tổng cộng', 3_750_000),
      ],
    ],
    [
      'of a page',
      [['Thôn 1'], ...people(1, 2), total('Cộng trang 1', 1_400_000), ...people(3, 3), total('Cộng', 2_250_000)],
    ],
    [
      'in khẩu, where heads stand for all',
      [...people(1, 2), total('Cộng thôn 1: 2 hộ, 9 khẩu', 1_500_000), ...people(3, 3)],
    ],
  ])('says nothing wrong %s', async (_, rows) => {
    expect((await told(...rows)).filter(([, , message]) => String(message).includes('Dòng cộng ghi'))).toEqual([])
  })
})
