import { type ResultLine, saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { readResults } from '../../../../lambdas/lists/results/read-results.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { batchDetails } from '../../../support/builders.ts'
import { aWorkbook } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'

const who = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123456']

async function linesOf(rows: readonly WrittenRow[]): Promise<ResultLine[]> {
  const lines: ResultLine[] = []
  for await (const line of readResults(await open(await aWorkbook({ 'Kết quả': rows })))) lines.push(line)
  return lines
}

/** What is said of each row: "paid" with the sum that is named, why not, or "left". */
async function saidOf(header: WrittenRow, rows: readonly WrittenRow[]) {
  const lines = await linesOf([[...who, ...header], ...rows.map((row) => [...hung, ...row])])
  return lines.map((line) => {
    const said = saidBy(line, batchDetails)
    if (typeof said === 'string') return 'left'
    return said.outcome === 'paid' ? ['paid', said.amount] : said.reason
  })
}

describe('what a post office has paid', () => {
  // A part, and nothing at all, were taken for the whole sum that stood in the column of what was to be paid.
  it.each(['Số tiền đã chi', 'Số tiền thực chi', 'Số tiền đã chi (đồng)'])('is the sum below "%s"', async (header) => {
    const rows = [
      [1_500_000, 500_000, 'Đã chi'],
      [1_500_000, 0, 'Đã chi'],
      [1_500_000, '1.500.000đ', 'Đã chi'],
      [1_500_000, 1_500_000, 'Chưa nhận'],
    ]
    expect(await saidOf(['Số tiền', header, 'Trạng thái'], rows)).toEqual([
      ['paid', 500_000],
      ['paid', 0],
      ['paid', 1_500_000],
      'left',
    ])
  })

  it('is told by sums alone, and nothing was handed out where there is none and a reason stands', async () => {
    const rows = [
      [1_500_000, 1_500_000, 0, null],
      [1_500_000, 500_000, 1_000_000, null],
      [1_500_000, 0, 1_500_000, 'vắng'],
      [1_500_000, null, null, null],
    ]
    const expected = [['paid', 1_500_000], ['paid', 500_000], 'absent', 'left']
    expect(await saidOf(['Số tiền', 'Đã chi', 'Chưa chi', 'Lý do'], rows)).toEqual(expected)
  })

  // Ticked in both it was paid, in the other one "Kết quả" was blank.
  it('is ticked in one of two columns', async () => {
    const rows = [
      ['x', null, null],
      [null, 'x', 'vắng'],
      [null, 'Đã mất ngày 3/5', null],
      ['x', 'x', null],
      [null, null, null],
    ]
    const expected = [['paid', null], 'absent', 'deceased', 'left', 'left']
    expect(await saidOf(['Đã chi', 'Chưa chi', 'Lý do'], rows)).toEqual(expected)
  })

  // Below one heading the tick for "Chưa nhận" stood in the column of results, and was a payment.
  it('is ticked below a heading of its own, in whichever order', async () => {
    const lines = await linesOf([
      [...who, 'Kết quả chi trả', null, 'Ghi chú'],
      [null, null, null, null, 'Chưa nhận', 'Đã nhận', null],
      [...hung, 'x', null, 'đi làm xa'],
      [...hung, null, 'x', null],
    ])
    const said = lines.map((line) => saidBy(line, batchDetails))
    expect(said).toMatchObject([{ outcome: 'not-paid', reason: 'absent' }, { outcome: 'paid' }])
  })

  it('is left where two columns contradict each other', async () => {
    const rows = [
      ['Đã chi', 'Hoàn trả'],
      [null, 'Đã chi'],
      ['Chưa chi', 'Vắng'],
    ]
    expect(await saidOf(['Trạng thái', 'Kết quả'], rows)).toEqual(['left', ['paid', null], 'absent'])
  })

  // Two months were paid where the file had the sum of one.
  it('is of the months whose columns are filled', async () => {
    const [one, two] = await linesOf([
      [...who, 'Tháng 4', 'Tháng 5', 'Tháng 6', 'Kết quả'],
      [...hung, 1_000_000, null, 0, 'Đã chi'],
      [...hung, 1_000_000, '1.000.000', '-', 'Đã chi'],
    ])
    expect(one).toMatchObject({ months: ['04'], amount: 1_000_000 })
    expect(two).toMatchObject({ months: ['04', '05'], amount: 2_000_000 })
  })
})

describe('who took the money', () => {
  // His number was added to the record of whom the support is granted, who was said to have come himself.
  it('is named by "Người nhận tiền", and the number behind it is his', async () => {
    const [other, himself] = await linesOf([
      [...who, 'Kết quả', 'Người nhận tiền', 'Số CMND người nhận', 'Quan hệ'],
      [...hung, 'Đã chi', 'Trần Thị Bé', '240777777', 'vợ'],
      [...hung, 'Đã chi', 'NGUYEN VAN HUNG', '240123456', null],
    ])
    expect(other).toMatchObject({
      idNumbers: [{ number: '240123456' }],
      receiver: { name: 'Trần Thị Bé', relation: 'vợ', paper: '240777777' },
    })
    expect(himself && saidBy(himself, batchDetails)).toMatchObject({ receiver: { kind: 'self' } })
  })

  // The paper was asked for although it stood there.
  it.each([
    [
      ['Người nhận', 'Giấy tờ', 'Quan hệ'],
      ['Trần Thị Bé', 'CMND 240777777', 'vợ'],
    ],
    [
      ['Người nhận', 'Quan hệ', 'Giấy tờ'],
      ['Trần Thị Bé', 'vợ', 'CMND 240777777'],
    ],
    [
      ['Người nhận', 'Quan hệ', 'Số giấy tờ'],
      ['Trần Thị Bé', 'vợ', 'CMND 240777777'],
    ],
    [
      ['Người nhận', 'Số CMND', 'Quan hệ'],
      ['Trần Thị Bé', 'CMND 240777777', 'vợ'],
    ],
  ])('has shown what stands behind his name: %j', async (headers, cells) => {
    const rows = [
      [...who, 'Kết quả', ...headers],
      [...hung, 'Đã chi', ...cells],
    ]
    const himself = [
      ...hung,
      'Đã chi',
      ...cells.map((cell) => (cell === 'vợ' ? null : cell.replace('Trần Thị Bé', 'Nguyễn Văn Hùng'))),
    ]
    const nobody = [...hung, 'Đã chi', ...cells.map((cell) => (cell.startsWith('CMND') ? cell : null))]
    const lines = await linesOf([...rows, himself, nobody])
    expect(lines.map((line) => saidBy(line, batchDetails))).toMatchObject([
      { receiver: { kind: 'other', name: 'Trần Thị Bé', relation: 'vợ', paper: 'CMND 240777777' } },
      { receiver: { kind: 'self', paper: null } },
      { receiver: { kind: 'self', paper: null } },
    ])
    expect(lines[0]?.idNumbers).toMatchObject([{ number: '240123456' }])
  })

  it('has the only number of the table behind his name', async () => {
    const [line] = await linesOf([
      ['STT', 'Họ và tên', 'Năm sinh', 'Kết quả', 'Người nhận thay', 'Số CMND'],
      [1, 'Nguyễn Văn Hùng', 1954, 'Đã chi', 'Trần Thị Bé', '240777777'],
    ])
    expect(line).toMatchObject({ fullName: 'Nguyễn Văn Hùng', idNumbers: [] })
  })
})

describe('when it was paid', () => {
  const paidOn = async (cells: readonly (string | number)[]) =>
    (await linesOf([[...who, 'Kết quả', 'Ngày chi'], ...cells.map((cell) => [...hung, 'Đã chi', cell])])).map((line) =>
      line.fault === null ? [line.paidOn, line.paidAt] : 'left',
    )

  it('is read as programs and offices write it', async () => {
    const cells = [
      '29/05/2020 14:30:11',
      '2020-05-29',
      '2020-05-29T08:05:00',
      '2020-05-29 00:00:00',
      'Ngày 29 tháng 5 năm 2020',
      '2020/5/29',
      'sáng 29/05/2020',
      '29/05/2020 (chiều)',
      '29/5',
      '2020-13-29',
      '28/5 và 29/5',
    ]
    expect(await paidOn(cells)).toEqual([
      ['2020-05-29', '14:30'],
      ['2020-05-29', null],
      ['2020-05-29', '08:05'],
      ['2020-05-29', null],
      ['2020-05-29', null],
      ['2020-05-29', null],
      ['2020-05-29', null],
      ['2020-05-29', null],
      ['05-29', null],
      'left',
      'left',
    ])
  })

  it('has its hour in a column of its own', async () => {
    const rows = ['14h30', '14:30:05', 0.604_166_7, null, '0:00', '25:00'].map((hour) => [...hung, 'Đã chi', hour])
    const lines = await linesOf([[...who, 'Kết quả', 'Giờ'], ...rows])
    const read = lines.map(({ paidAt, fault }) => [paidAt, fault === null])
    expect(read).toEqual([
      ['14:30', true],
      ['14:30', true],
      ['14:30', true],
      [null, true],
      [null, true],
      [null, false],
    ])
  })

  // The day of the batch was entered.
  it('is in the title for all rows that have no day', async () => {
    const table = [
      [...who, 'Kết quả', 'Ngày nhận'],
      [...hung, 'Đã chi', null],
      [...hung, 'Đã chi', '26/05/2020'],
    ]
    const days = async (...title: WrittenRow[]) =>
      (await linesOf([['BƯU ĐIỆN HUYỆN CƯ KUIN'], ...title, ...table])).map((line) => line.paidOn)
    expect(await days(['(Ngày chi: 27/05/2020)'])).toEqual(['2020-05-27', '2020-05-26'])
    expect(await days(['Ngày chi trả:', '27/05/2020'])).toEqual(['2020-05-27', '2020-05-26'])
    for (const title of ['Quyết định ngày 12/05/2020', 'Ngày chi: từ 25/05/2020 đến 27/05/2020'])
      expect(await days([title])).toEqual([null, '2020-05-26'])
  })
})

describe('a table further down', () => {
  // Its rows were read by the columns of the table above.
  it('is read by its own header, also where the same columns stand in another order', async () => {
    const lines = await linesOf([
      [...who, 'Kết quả', 'Ngày chi'],
      [...hung, 'Đã chi', '29/05/2020'],
      [...who, 'Kết quả', 'Ngày chi'],
      [...hung, 'Đã chi', '28/05/2020'],
      ['STT', 'Họ và tên', 'Số CMND', 'Năm sinh', 'Ngày chi', 'Kết quả'],
      [1, 'Nguyễn Văn Hùng', '240123456', 1954, '27/05/2020', 'Đã chi'],
    ])
    expect(lines.map(({ row, result, paidOn }) => [row, result, paidOn])).toEqual([
      [2, 'Đã chi', '2020-05-29'],
      [4, 'Đã chi', '2020-05-28'],
      [6, 'Đã chi', '2020-05-27'],
    ])
  })

  it('leaves no row with a result without an answer', async () => {
    const lines = await linesOf([
      [...who, 'Kết quả'],
      [1, null, null, null, 'Đã chi'],
    ])
    expect(lines).toMatchObject([{ row: 2, fullName: '', result: 'Đã chi' }])
  })
})
