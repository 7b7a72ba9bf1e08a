import { type ResultLine, saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { readResults } from '../../../../lambdas/lists/results/read-results.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { batchDetails } from '../../../support/builders.ts'
import { aWorkbook } from '../a-list.ts'
import { handMade, open } from '../hand-made-workbook.ts'

const who = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123456']
const lan = [2, "H'Lan Niê", 1956, '240123457']

async function linesIn(bytes: Uint8Array): Promise<ResultLine[]> {
  const lines: ResultLine[] = []
  for await (const line of readResults(await open(bytes))) lines.push(line)
  return lines
}

const linesOf = async (...rows: readonly WrittenRow[]) => linesIn(await aWorkbook({ 'Kết quả': rows }))

/** Who, and what is said of him: "paid" with day and receiver, why not, or "left". */
const saidOf = (lines: readonly ResultLine[]) =>
  lines.map((line) => {
    const said = saidBy(line, batchDetails)
    if (typeof said === 'string') return 'left'
    return said.outcome === 'paid' ? ['paid', said.paidOn, said.receiver.name] : said.reason
  })

it.each([
  [[...who, 'Kết quả'], undefined],
  [[...who, 'Kết quả', 'Ghi chú'], undefined],
  [[...who, 'Kết quả', 'Người nhận thay'], true],
  [[...who, 'Kết quả', 'Quan hệ với người hưởng'], true],
  [[...who, 'Kết quả', 'Ghi chú (người nhận thay)'], true],
])('a table with the columns %j says who took the money: %s', async (header, says) => {
  const [line] = await linesOf(header, [...hung, 'Đã chi'])
  if (!line) throw new Error('nobody is read')
  const said = saidBy(line, batchDetails)
  expect(said).toMatchObject({ outcome: 'paid', receiver: { kind: 'self' } })
  expect(said).toHaveProperty(says ? 'receiver' : 'leavesReceiver')
  expect('leavesReceiver' in Object(said)).toBe(!says)
})

describe('cells that several rows share', () => {
  // Of the rows below a merged day the day of the whole file was entered.
  it('are of each row that they are merged over, but for sums', async () => {
    const lines = await linesOf(
      [...who, 'Kết quả', 'Ngày chi', 'Số tiền đã chi'],
      [...hung, { value: 'Đã chi', down: 2 }, { value: '27/05/2020', down: 2 }, 500_000],
      [...lan, null, null, 1_500_000],
      [...lan, 'Đã chi', null, 1_500_000],
    )
    expect(lines.map(({ result, paidOn, amount }) => [result, paidOn, amount])).toEqual([
      ['Đã chi', '2020-05-27', 500_000],
      ['Đã chi', '2020-05-27', 1_500_000],
      ['Đã chi', null, 1_500_000],
    ])
  })

  // Each of a household was entered with the whole of its sum.
  it('are a tick for each row, and no sum for any but the first', async () => {
    const rows = (cell: string | number) => [
      [...hung, 'Đã chi', { value: cell, down: 2 }],
      [...lan, 'Đã chi', null],
    ]
    const table = [...who, 'Kết quả', 'Số tiền đã chi']
    const ticked = await linesOf(table, ...rows('x'))
    expect(saidOf(ticked).map((said) => said[0])).toEqual(['paid', 'paid'])
    for (const sum of [1_500_000, '1.500.000']) {
      const lines = await linesOf(table, ...rows(sum))
      expect(lines.map(({ amount }) => amount)).toEqual([1_500_000, null])
      expect(saidOf(lines)[1]).toBe('left')
    }
  })

  it('end with their range, and stand below another header in its columns', async () => {
    const lines = await linesOf(
      [...who, 'Kết quả', 'Ngày chi'],
      [...hung, 'Đã chi', { value: '27/05/2020', down: 2 }],
      [...lan, 'Đã chi', null],
      [...lan, 'Đã chi', null],
      ['STT', 'Họ và tên', 'Số CMND', 'Năm sinh', { value: 'Ngày chi' }, 'Kết quả'],
      [1, 'Nguyễn Văn Hùng', '240123456', 1954, { value: '26/05/2020', down: 2 }, 'Đã chi'],
      [2, "H'Lan Niê", '240123457', 1956, null, 'Đã chi'],
    )
    expect(lines.map(({ paidOn }) => paidOn)).toEqual(['2020-05-27', '2020-05-27', null, '2020-05-26', '2020-05-26'])
  })

  it('are repeated by a ditto sign below somebody, and by none below nobody', async () => {
    const table = [...who, 'Kết quả', 'Ngày chi', 'Người nhận thay', 'Quan hệ', 'Giấy tờ nhận thay']
    const lines = await linesOf(
      table,
      [...hung, 'Đã chi', '27/05/2020', 'Lê Văn Ba', 'con', 'giấy uỷ quyền'],
      [...lan, 'nt', '"', 'nt', '"', '"'],
      [...lan, null, '"', null, null, null],
      [...lan, 'nt', '"', null, null, null],
    )
    const paid = ['paid', '2020-05-27', 'Lê Văn Ba']
    expect(saidOf(lines)).toEqual([paid, paid, 'left', 'left'])
  })
})

// Crossed out by hand, they were paid as the others are.
it('leaves rows that are struck through', async () => {
  const styles =
    '<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs>'
  const rows = [
    ['Họ và tên', 'Năm sinh', 'Kết quả', 'Ghi chú'],
    ...['', 'B', 'C', 'D'].map(() => ['Lê Văn Ba', '1954', 'Đã chi', 'ở nhà']),
  ]
  const struck = [null, null, 0, 2, 3]
  const sheet = rows
    .map((cells, row) => {
      const texts = cells.map(
        (text, at) => `<c t="inlineStr" s="${struck[row] === at ? 1 : 0}"><is><t>${text}</t></is></c>`,
      )
      return `<row>${texts.join('')}</row>`
    })
    .join('')
  const lines = await linesIn(handMade({ sheet, styles }))
  const paid = ['paid', '2020-05-29', null]
  expect(saidOf(lines)).toEqual([paid, 'left', 'left', paid])
  expect(lines[1]?.fault).toContain('gạch ngang')
})

describe('what is said of all rows', () => {
  it('is the commune of a heading, a sheet or the title', async () => {
    const rows: readonly WrittenRow[] = [
      [...who, 'Kết quả'],
      ['I', 'XÃ EA TIÊU'],
      [...hung, 'Đã chi'],
      ['II', 'XÃ EA KTUR'],
      [...hung, 'Vắng'],
    ]
    expect((await linesOf(...rows)).map(({ under }) => under)).toEqual(['XÃ EA TIÊU', 'XÃ EA KTUR'])
    const plain: readonly WrittenRow[] = [
      [...who, 'Kết quả'],
      [...hung, 'Đã chi'],
    ]
    expect(await linesIn(await aWorkbook({ 'Xã Ea Ktur': plain }))).toMatchObject([{ under: 'Xã Ea Ktur' }])
    expect(await linesOf(['ĐIỂM CHI TRẢ XÃ EA KTUR, HUYỆN CƯ KUIN'], ...plain)).toMatchObject([{ under: 'XÃ EA KTUR' }])
    for (const title of ['CÁC XÃ EA TIÊU, EA KTUR', 'Điểm chi trả xã Ea Tiêu, Ea Ktur'])
      expect(await linesOf([title], ...plain)).toMatchObject([{ under: null }])
  })

  it('is the unit of its money', async () => {
    const lines = await linesOf(['ĐVT: 1.000 đồng'], [...who, 'Số tiền', 'Kết quả'], [...hung, 1500, 'Đã chi'])
    expect(lines).toMatchObject([{ amount: 1_500_000, fault: null }])
  })

  // All months that were due were entered as paid where the title spoke of one, or the first where it spoke of the second.
  it('is the month of a title, a sheet or a heading, where the rows name none', async () => {
    const monthsIn = async (sheets: Readonly<Record<string, readonly WrittenRow[]>>) =>
      (await linesIn(await aWorkbook(sheets))).map(({ months }) => months)
    const plain: readonly WrittenRow[] = [
      [...who, 'Kết quả'],
      [...hung, 'Đã chi'],
    ]
    expect(await monthsIn({ A: [['DANH SÁCH CHI TRẢ HỖ TRỢ THÁNG 5/2020'], ...plain] })).toEqual([['2020-05']])
    expect(await monthsIn({ A: [['CHI TRẢ HỖ TRỢ TỪ THÁNG 4 ĐẾN THÁNG 6 NĂM 2020'], ...plain] })).toEqual([null])
    expect(await monthsIn({ 'Tháng 4': plain, 'T5 (2)': plain, 'Thôn 4': plain })).toEqual([['04'], ['05'], null])
    const headed = [...plain, ['I', 'THÁNG 4/2020'], [...lan, 'Đã chi'], ['II', 'Tháng 5/2020'], [...lan, 'Đã chi']]
    expect(await monthsIn({ 'Tháng 6': headed })).toEqual([['06'], ['2020-04'], ['2020-05']])
    const named: readonly WrittenRow[] = [
      [...who, 'Kết quả', 'Tháng'],
      [...hung, 'Đã chi', '4/2020'],
    ]
    expect(await monthsIn({ 'Tháng 5': named })).toEqual([['2020-04']])
    const ofTitle = (await linesIn(await aWorkbook({ 'Tháng 6': headed, 'Tháng 5': named, T7: plain }))).map(
      ({ isMonthOfTitle }) => isMonthOfTitle,
    )
    expect(ofTitle).toEqual([true, false, false, false, true])
  })

  // A file with one sheet for those who were paid and one for the others was refused.
  it('is that they were paid, or were not, in the name of a sheet or the title of its list', async () => {
    const rows: readonly WrittenRow[] = [
      [...who, 'Ngày chi', 'Lý do'],
      [...hung, '28/05/2020', null],
    ]
    const absent: readonly WrittenRow[] = [
      [...who, 'Lý do'],
      [...lan, 'đi làm xa'],
    ]
    const sheets = { 'Đã chi': rows, 'Chưa chi (2)': absent, Khác: [['DANH SÁCH CHƯA NHẬN TIỀN'], ...absent] }
    expect(saidOf(await linesIn(await aWorkbook(sheets)))).toEqual([['paid', '2020-05-28', null], 'absent', 'absent'])
  })

  // Sheets without results were passed over, and nobody was told.
  it('is told of nobody where another sheet alone has results', async () => {
    const sheets = {
      'Thôn 1': [
        [...who, 'Kết quả'],
        [...hung, 'Đã chi'],
      ],
      'Thôn 2': [
        [...who, 'Ký nhận'],
        [...lan, 'x'],
      ],
    }
    const lines = await linesIn(await aWorkbook(sheets))
    expect(lines.map(({ hasResult }) => hasResult)).toEqual([true, false])
    expect(saidOf(lines)[1]).toBe('left')
  })
})

describe('columns as offices call and fill them', () => {
  it.each([
    ['KQ chi trả', 'Ngày thực hiện'],
    ['Tình hình chi trả', 'Ngày ký'],
    ['Kết quả', 'Ngày'],
    ['Trạng thái thực hiện', 'Thời điểm chi trả'],
    ['Đã ký nhận', 'Ngày, tháng, năm nhận tiền'],
  ])('"%s" tells the result, "%s" the day', async (result, day) => {
    const lines = await linesOf([...who, result, day], [...hung, 'Đã chi', '28/05/2020'])
    expect(saidOf(lines)).toEqual([['paid', '2020-05-28', null]])
  })

  it.each(['Ngày cấp', 'Ngày hẹn chi', 'Ngày quyết định'])('"%s" is no day of payment', async (day) => {
    const lines = await linesOf([...who, 'Kết quả', day], [...hung, 'Đã chi', '20/05/2020'])
    expect(saidOf(lines)).toEqual([['paid', '2020-05-29', null]])
  })

  // The whole sum was entered where the sum that was paid had been left open.
  it('leaves somebody paid without the sum that the others have', async () => {
    const header = [...who, 'Số tiền', 'Số tiền đã chi', 'Kết quả']
    const blank = [...hung, 1_500_000, null, 'Đã chi']
    expect(saidOf(await linesOf(header, blank, [...lan, 1_500_000, 1_500_000, 'Đã chi']))).toEqual([
      'left',
      ['paid', '2020-05-29', null],
    ])
    expect(saidOf(await linesOf(header, blank, blank, [null, 'Tổng cộng', null, null, 3_000_000, 0]))).not.toContain(
      'left',
    )
  })

  it('reads the day in the words for the result, and leaves what is counted otherwise', async () => {
    const rows = [
      'Đã chi 28/5',
      'Đã nhận ngày 3/5',
      'Đã chi (28/05/2020)',
      'Đã chi 1/2',
      'Đã chi 500',
      'Vắng 28/5',
    ].map((result) => [...hung, result])
    expect(saidOf(await linesOf([...who, 'Kết quả'], ...rows))).toEqual([
      ['paid', '2020-05-28', null],
      ['paid', '2020-05-03', null],
      ['paid', '2020-05-28', null],
      'left',
      'left',
      'absent',
    ])
    const [other] = await linesOf([...who, 'Kết quả', 'Ngày chi'], [...hung, 'Đã chi 28/5', '27/05/2020'])
    expect(other?.fault).toContain('khác ngày')
  })

  // Files with a result for each month were refused.
  it('reads a result for each month, and leaves a row of which they differ', async () => {
    const rows: readonly WrittenRow[] = [
      [...hung, 'Đã chi', 'Đã chi'],
      [...lan, 'Đã chi', null],
      [...lan, 'Đã chi', 'Chưa chi'],
    ]
    const grouped: readonly WrittenRow[] = [
      [...who, 'Kết quả', null],
      [null, null, null, null, 'Tháng 4', 'Tháng 5'],
    ]
    for (const header of [grouped, [[...who, 'Kết quả T4', 'KQ chi trả tháng 5']]]) {
      const lines = await linesOf(...header, ...rows)
      expect(lines.map(({ months, fault }) => fault ?? months)).toEqual([
        ['04', '05'],
        ['04'],
        expect.stringContaining('nói khác nhau'),
      ])
    }
  })

  it('takes "Người nhận" for who is supported where nobody else is named', async () => {
    const lines = await linesOf(
      ['STT', 'Người nhận', 'Số CMND', 'Kết quả'],
      [1, 'Nguyễn Văn Hùng', '240123456', 'Đã chi'],
    )
    expect(lines).toMatchObject([{ fullName: 'Nguyễn Văn Hùng', receiver: null }])
  })

  // Of the post office's own "Mã hồ sơ" no row was found.
  it('passes over codes that are not ours', async () => {
    const codes = ['BDCK-2020-00017', 1_000_021, 'm'.repeat(26)]
    const lines = await linesOf(['Mã hồ sơ', ...who, 'Kết quả'], ...codes.map((code) => [code, ...hung, 'Đã chi']))
    expect(lines.map(({ code }) => code)).toEqual([null, null, 'm'.repeat(26)])
  })

  // Who had signed in the stead of another in our own pay list's column was passed over.
  it('asks who took the money where a name stands in the remarks of our own pay list', async () => {
    const header = [...who, 'Ghi chú (người nhận thay)', 'Kết quả']
    const lines = await linesOf(
      header,
      [...hung, 'Trần Văn Ba, con', 'Đã chi'],
      [...lan, 'tháng 4/2020, tháng 5/2020', 'Đã chi'],
      [...lan, 'vắng', 'Chưa chi'],
    )
    expect(lines.map(({ receiver }) => receiver?.name ?? null)).toEqual(['Trần Văn Ba, con', null, 'vắng'])
    expect(saidOf(lines).at(-1)).toBe('absent')
  })
})
