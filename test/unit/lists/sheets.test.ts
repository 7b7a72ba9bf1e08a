import * as SheetJs from '@e965/xlsx'
import { checkList } from '../../../lambdas/lists/check-list.ts'
import type { CheckedList } from '../../../lambdas/lists/checked-list.ts'
import { checkedSheets } from './a-list.ts'
import { handMade, open } from './hand-made-workbook.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750000]
const lan = [2, 'Trần Thị Lan', 1956, '240123457', 750000]

describe('several sheets', () => {
  it("are one list; a sheet's name can be the hamlet", async () => {
    const list = await checkedSheets({ 'Thôn 1': [header, hung], 'Buôn Tơng Jú': [header, lan] })
    expect(list.people.map(({ sheet, row, hamlet }) => [sheet, row, hamlet])).toEqual([
      ['Thôn 1', 2, 'Thôn 1'],
      ['Buôn Tơng Jú', 2, 'Buôn Tơng Jú'],
    ])
  })

  it('are each of the policy that its name or its own title says: several titles together said none', async () => {
    const title = (text: string) => [[`DANH SÁCH NGƯỜI LAO ĐỘNG ${text} theo Nghị quyết 68/NQ-CP`]]
    const list = await checkedSheets({
      'Mẫu 6': [...title('NGỪNG VIỆC'), header, hung],
      HKD: [header, lan],
      LĐTD: [header, [1, 'Lê Văn Ba', 1960, '240123458', 750000]],
    })
    expect(list.people.map(({ policyText }) => policyText)).toEqual(['NGỪNG VIỆC', 'HKD', 'LĐTD'])
  })

  it('are named in messages, and the same number is found across them', async () => {
    const list = await checkedSheets({
      'Thôn 1': [header, hung],
      'Thôn 1 (2)': [header, [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750000]],
    })
    expect(list.problems).toMatchObject([
      {
        code: 'duplicate-in-file',
        sheet: 'Thôn 1 (2)',
        message: expect.stringMatching(/^Trang "Thôn 1 \(2\)", dòng 2, cột D .*dòng 2 trang "Thôn 1"/),
      },
      { code: 'sheet-copied', sheet: 'Thôn 1 (2)', row: null },
    ])
  })

  it('without a table are told, not passed over', async () => {
    const list = await checkedSheets({ 'Danh sách': [header, hung], 'Ghi chép': [['một vài', 'ghi chép']], Trống: [] })
    expect(list.problems).toMatchObject([{ code: 'sheet-without-table', sheet: 'Ghi chép', severity: 'warning' }])
    expect(list.file.sheets.map(({ name, headerRow }) => [name, headerRow])).toEqual([
      ['Danh sách', 1],
      ['Ghi chép', null],
      ['Trống', null],
    ])
  })

  it('that are hidden are not read, and told', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = `<row>${['Họ và tên', 'Năm sinh', 'Số CMND'].map(cell).join('')}</row><row>${['Y Jut', '1960', '240123456'].map(cell).join('')}</row>`
    const list = await checkList(
      await open(handMade({ sheet: rows, sheetAttributes: 'state="hidden"', more: { Hiện: rows } })),
    )
    expect(list.people.map(({ sheet }) => sheet)).toEqual(['Hiện'])
    expect(list.problems).toMatchObject([
      { code: 'hidden-sheet', sheet: 'Trang 1', message: expect.stringContaining('2 dòng') },
    ])
    const alone = handMade({ sheet: rows, sheetAttributes: 'state="hidden"', more: { Hiện: '' } })
    await expect(open(alone).then((book) => checkList(book))).rejects.toMatchObject({
      code: 'no-table',
      message: expect.stringContaining('trang ẩn "Trang 1"'),
    })
  })
})

describe('what Excel hides', () => {
  it('is read and told: rows and columns', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
    const row = (attributes: string, ...texts: string[]) => `<row ${attributes}>${texts.map(cell).join('')}</row>`
    const data = row('', 'Họ và tên', 'Năm sinh', 'Số CMND') + row('hidden="1"', 'Y Jut', '1960', '240123456')
    const sheet = `<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>${data}</sheetData></worksheet>`
    const list = await checkList(await open(handMade({ sheet })))
    expect(list.people).toHaveLength(1)
    expect(list.problems.map(({ code, row: at, column }) => [code, at, column])).toEqual([
      ['hidden-column', null, 'C'],
      ['hidden-row', 2, null],
    ])
  })

  it('is told for formulas that were never computed and for cells in error', async () => {
    const cells = (id: string, amount: string) =>
      `<row><c t="inlineStr"><is><t>Y Jut</t></is></c><c><v>1960</v></c>${id}${amount}</row>`
    const head = `<row>${['Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
    const sheet =
      head +
      cells('<c><v>240123456</v></c>', '<c><f>3*250000</f></c>') +
      cells('<c><f>A1</f></c>', '<c><v>750000</v></c>') +
      cells('<c t="e"><v>#N/A</v></c>', '<c><v>750000</v></c>')
    const list = await checkList(await open(handMade({ sheet })))
    expect(list.people).toMatchObject([{ row: 2, amount: null }])
    expect(list.problems.map(({ row, code, severity }) => [row, code, severity])).toEqual([
      [2, 'formula-without-value', 'warning'],
      [3, 'formula-without-value', 'error'],
      [4, 'cell-error', 'error'],
    ])
  })
})

describe('an .xls that ends on the last row that it can hold', () => {
  /** As a longer list is left when it is saved so: cut without a word. */
  async function listUpTo(row: number) {
    const sheet = SheetJs.utils.aoa_to_sheet([header, hung])
    SheetJs.utils.sheet_add_aoa(sheet, [lan], { origin: `A${row}` })
    const book = SheetJs.utils.book_new(sheet, 'Danh sách')
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    const workbook = await open(bytes, 'a.xls', { loadOldFormats: async () => SheetJs })
    return checkList(workbook, { asOf: { year: 2020, month: 6, day: 1 } })
  }
  const cut = ({ problems }: CheckedList) => problems.filter(({ code }) => code === 'rows-cut-off')

  it('is suspected of having lost the others, and its rows are read', async () => {
    const list = await listUpTo(65_536)
    expect(cut(list)).toMatchObject([{ row: 65_536, severity: 'warning', message: expect.stringContaining('.xlsx') }])
    expect(list.people.map(({ row }) => row)).toEqual([2, 65_536])
  })

  it('is none when it ends a row before', async () => {
    expect(cut(await listUpTo(65_535))).toEqual([])
  })
})
