import { type ResultLine, saidBy } from '../../../../lambdas/domain/batches/result-line.ts'
import { annotateWorkbook } from '../../../../lambdas/lists/annotate/annotate-workbook.ts'
import { readResults } from '../../../../lambdas/lists/results/read-results.ts'
import type { Workbook } from '../../../../lambdas/lists/workbook/workbook.ts'
import { joined } from '../../../../lambdas/lists/writer/bytes.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { batchDetails } from '../../../support/builders.ts'
import { aWorkbook } from '../a-list.ts'
import { open, refusalOf, textsOf } from '../hand-made-workbook.ts'

const header = [
  'STT',
  'Mã hồ sơ',
  'Họ và tên',
  'Năm sinh',
  'Số CMND/CCCD',
  'Xã',
  'Đối tượng',
  'Số tiền',
  'Kết quả',
  'Ngày chi trả',
  'Lý do',
  'Người nhận thay',
  'Quan hệ',
]
const title: WrittenRow = ['BƯU ĐIỆN HUYỆN CƯ KUIN – KẾT QUẢ CHI TRẢ']
const hung = [1, null, 'Nguyễn Văn Hùng', 1954, '240123456', 'Ea Tiêu', 'Hộ nghèo', '1.500.000', 'Đã chi', '29/05/2020']
const lan = [2, null, "H'Lan Niê", 1956, '240123457', 'Ea Tiêu', 'Hộ nghèo', 750000, 'chưa nhận', null, 'Vắng mặt']

async function linesIn(file: Workbook): Promise<ResultLine[]> {
  const lines: ResultLine[] = []
  for await (const line of readResults(file)) lines.push(line)
  return lines
}

const linesOf = async (rows: readonly WrittenRow[]): Promise<ResultLine[]> =>
  linesIn(await open(await aWorkbook({ 'Kết quả': rows })))

describe("a payer's file", () => {
  it('gives who, what, when and why, and leaves titles, headings, totals and signatures', async () => {
    const lines = await linesOf([
      title,
      header,
      ['I. Thôn 3'],
      hung,
      [...lan, 'Trần Văn Ba', 'con'],
      [null, null, 'Tổng cộng', null, null, null, null, 2_250_000],
      [null, null, 'Người lập biểu'],
    ])
    expect(lines).toMatchObject([
      {
        row: 4,
        code: null,
        fullName: 'Nguyễn Văn Hùng',
        birthYear: 1954,
        idNumbers: [{ kind: 'CMND', number: '240123456' }],
        hamlet: 'Thôn 3',
        commune: 'Ea Tiêu',
        policy: 'Hộ nghèo',
        amount: 1_500_000,
        result: 'Đã chi',
        paidOn: '2020-05-29',
        receiver: null,
        fault: null,
      },
      {
        row: 5,
        result: 'chưa nhận',
        reason: 'Vắng mặt',
        receiver: { name: 'Trần Văn Ba', relation: 'con', paper: null },
      },
    ])
  })

  it('keeps a relation beside which no receiver stands, but none of a household where nobody takes money for others', async () => {
    const [blank, nobody] = await linesOf([header, [...lan, null, 'con'], [...lan, null, null]])
    expect(blank?.receiver).toEqual({ name: '', relation: 'con', paper: null })
    expect(nobody?.receiver).toBeNull()
    const ofHousehold = header.filter((name) => name !== 'Người nhận thay')
    const [member] = await linesOf([ofHousehold, [...lan, 'con']])
    expect([ofHousehold.length, member?.receiver]).toEqual([header.length - 1, null])
    const both = [...header.slice(0, -2), 'Quan hệ', 'Người nhận thay']
    expect((await linesOf([both, [...lan, 'con', null]]))[0]?.receiver).toBeNull()
    expect((await linesOf([both, [...lan, 'con', 'Trần Văn Ba']]))[0]?.receiver).toMatchObject({ name: 'Trần Văn Ba' })
  })

  it('reads who took the money from a column below a heading of its own', async () => {
    const group = [...header.slice(0, -2), 'Người nhận thay', null, null]
    const below = [...header.slice(0, -2).map(() => null), 'Họ và tên', 'Quan hệ', 'Giấy uỷ quyền']
    const [line] = await linesOf([title, group, below, [...lan, 'Trần Văn Ba', 'con', 'số 12']])
    expect(line).toMatchObject({
      fullName: "H'Lan Niê",
      receiver: { name: 'Trần Văn Ba', relation: 'con', paper: 'số 12' },
    })
  })

  // Sums of more than 2^53 could not be kept, and the dry run of the whole file failed.
  it('has no line of more money than anybody is granted', async () => {
    const money = 7
    const [most, more] = await linesOf([header, hung.with(money, 1_000_000_000), hung.with(money, 1_000_000_000_000)])
    expect(most).toMatchObject({ amount: 1_000_000_000, fault: null })
    expect(more).toMatchObject({ amount: null, fault: 'Số tiền: 1000000000000 quá lớn cho một người.' })
  })

  it('takes a reason in the place of a number, or from a column of its own', async () => {
    const inWords = hung.map((cell, index) => (index === 4 ? 'Trẻ em' : cell))
    const inColumn = [...hung.map((cell, index) => (index === 4 ? 'chưa có' : cell)), null, null, null, 'mất thẻ']
    const lines = await linesOf([[...header, 'Lý do chưa có CCCD'], inWords, inColumn, hung])
    expect(lines.map(({ idNumbers, noNumberReason, fault }) => [idNumbers.length, noNumberReason, fault])).toEqual([
      [0, 'Trẻ em', null],
      [0, 'mất thẻ', null],
      [1, null, null],
    ])
  })

  it('reads which months the row is about, with or without their year', async () => {
    const cells = ['4', 'Tháng 5', 'T4, T5', '4 và 5/2020', '04/2020', '3 tháng', null, 'quý 2']
    const rows = cells.map((cell): WrittenRow => [...hung, null, null, null, cell])
    const lines = await linesOf([[...header, 'Tháng'], ...rows])
    expect(lines.map(({ months, fault }) => months ?? fault?.slice(0, 13) ?? null)).toEqual([
      ['04'],
      ['05'],
      ['04', '05'],
      ['2020-04', '2020-05'],
      ['2020-04'],
      null,
      null,
      'Tháng quý 2 k',
    ])
    // Below "Ngày sinh" it is somebody's birth.
    const born = [
      ['Họ và tên', 'Ngày sinh', null, null, 'Kết quả'],
      [null, 'Ngày', 'Tháng', 'Năm', null],
    ]
    const [one] = await linesOf([...born, ['Nguyễn Văn Hùng', 2, 9, 1954, 'Đã chi']])
    expect(one).toMatchObject({ months: null, birthYear: 1954, result: 'Đã chi' })
  })

  it('says of a cell that it cannot read that it cannot', async () => {
    const bad = (at: number, value: string): WrittenRow => hung.map((cell, index) => (index === at ? value : cell))
    const lines = await linesOf([header, bad(9, '31/02/2020'), bad(4, '24012345O'), bad(7, 'một triệu')])
    expect(lines.map(({ fault }) => fault?.split(' ').slice(0, 3).join(' '))).toEqual([
      'Ngày chi trả',
      'Số giấy tờ:',
      'Số tiền: một',
    ])
  })

  it('keeps the hour that stands beside the day, and takes none that no day has', async () => {
    const cells = [
      '8h30 29/05/2020',
      '29/05/2020 16:05',
      '7h ngày 29/5/2020',
      '29/05/2020',
      43980.5625,
      '29/05/2020 00:00',
      '25h 29/05/2020',
    ]
    const lines = await linesOf([header, ...cells.map((cell) => [...hung.slice(0, 9), cell])])
    expect(lines.map(({ paidOn, paidAt, fault }) => [paidOn, paidAt, fault === null])).toEqual([
      ['2020-05-29', '08:30', true],
      ['2020-05-29', '16:05', true],
      ['2020-05-29', '07:00', true],
      ['2020-05-29', null, true],
      ['2020-05-29', '13:30', true],
      // As a system writes a day that has no hour.
      ['2020-05-29', null, true],
      [null, null, false],
    ])
    const all = { ...batchDetails, paidAt: '09:00' }
    const [told, , , untold] = lines.map((line) => saidBy(line, all))
    expect([told, untold]).toMatchObject([{ paidAt: '08:30' }, { paidAt: '09:00' }])
  })

  it('is refused where no column says the result', async () => {
    const file = await open(await aWorkbook({ A: [header.slice(0, 8), hung.slice(0, 8)] }))
    const refusal = await refusalOf(linesIn(file))
    expect(refusal.message).toContain('"Kết quả"')
  })

  it('comes back with the answers in one column, which is written anew and never read as a result', async () => {
    const file = await aWorkbook({ 'Kết quả': [header, hung] })
    const answered = async (bytes: Uint8Array, message: string): Promise<Uint8Array> => {
      const remark = { sheet: 'Kết quả', row: 2, column: null, severity: 'warning' as const, message, isAnswer: true }
      const { chunks } = await annotateWorkbook(bytes, [remark], { title: 'Kết quả ghi nhận' })
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) parts.push(chunk)
      return joined(parts)
    }
    const twice = await answered(await answered(file, 'Chưa ghi'), 'Đã ghi')
    const [first, second] = await textsOf(twice)
    expect(first?.filter((text) => text === 'Kết quả ghi nhận')).toHaveLength(1)
    expect(second?.at(-1)).toBe('Đã ghi')
    expect(await linesIn(await open(twice))).toMatchObject([{ result: 'Đã chi' }])
  })
})
