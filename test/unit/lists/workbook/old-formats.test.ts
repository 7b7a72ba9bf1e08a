import * as SheetJs from '@e965/xlsx'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { open, refusalOf, rowsOf } from '../hand-made-workbook.ts'
import { withHidden } from './hidden-rows.ts'
import { withStruckCells } from './struck-cells.ts'

/** Jest's module sandbox has no dynamic import, so the tests hand the library in; the program imports it by itself. */
const options = { loadOldFormats: async () => SheetJs }

function oldFile(
  bookType: 'biff8' | 'biff5' | 'xlml',
  build: (sheet: SheetJs.WorkSheet, book: SheetJs.WorkBook) => void = () => {},
): Uint8Array {
  const sheet = SheetJs.utils.aoa_to_sheet([
    ['UBND XÃ EA TIÊU'],
    ['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND', 'Số tiền'],
    [1, "H'Maryam Niê", { t: 'n', v: 19788, z: 'dd/mm/yyyy' }, '066054004321', 1500000],
    [2, 'Y Jut Êban', 1960, { t: 'n', v: 66054004321, z: '000000000000' }, { t: 'e', v: 42 }],
    [true],
  ])
  const book = SheetJs.utils.book_new()
  SheetJs.utils.book_append_sheet(book, sheet, 'Thôn 1')
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet([['b']]), 'Ẩn')
  build(sheet, book)
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

describe('an old workbook', () => {
  it.each([
    ['biff8', 'xls'],
    ['xlml', 'xml-2003'],
  ] as const)('written as %s is read as %s', async (bookType, format) => {
    const bytes = oldFile(bookType)
    expect(await open(bytes, 'a.xls', options)).toMatchObject({ format, sheets: [{ name: 'Thôn 1' }, { name: 'Ẩn' }] })
    const rows = await rowsOf(bytes, 0, options)
    expect(rows[0]).toEqual({
      number: 1,
      hidden: false,
      cells: [{ column: 0, text: 'UBND XÃ EA TIÊU', value: 'UBND XÃ EA TIÊU', kind: 'text' }],
    })
    expect(rows[2]?.cells).toEqual([
      { column: 0, text: '1', value: 1, kind: 'number' },
      { column: 1, text: "H'Maryam Niê", value: "H'Maryam Niê", kind: 'text' },
      {
        column: 2,
        text: '05/03/1954',
        value: 19788,
        kind: 'date',
        shows: 'day',
        date: { year: 1954, month: 3, day: 5 },
      },
      { column: 3, text: '066054004321', value: '066054004321', kind: 'text' },
      { column: 4, text: '1500000', value: 1500000, kind: 'number' },
    ])
    expect(rows[3]?.cells.slice(3)).toEqual([
      { column: 3, text: '066054004321', value: 66054004321, kind: 'number' },
      { column: 4, text: '#N/A', value: null, kind: 'error' },
    ])
    expect(rows[4]?.cells).toEqual([{ column: 0, text: 'TRUE', value: true, kind: 'boolean' }])
  })

  it.each(['biff8', 'biff5'] as const)('tells what is struck through: %s', async (bookType) => {
    const struckOf = async (bytes: Uint8Array) =>
      (await rowsOf(bytes, 0, options)).flatMap(({ number, cells }) =>
        cells.flatMap(({ column, struck }) => (struck ? [[number, column]] : [])),
      )
    const usual = oldFile(bookType)
    expect(await struckOf(usual)).toEqual([])
    const struck = withStruckCells(usual, [
      { row: 2, column: 1 },
      { row: 3, column: 2 },
    ])
    expect(await struckOf(struck)).toEqual([
      [3, 1],
      [4, 2],
    ])
    expect((await rowsOf(struck, 1, options)).flatMap(({ cells }) => cells)).toEqual([
      { column: 0, text: 'b', value: 'b', kind: 'text' },
    ])
  })

  it('tells what is struck through: 2003 XML', async () => {
    const struckOf = async (bytes: Uint8Array) =>
      (await rowsOf(bytes, 0, options)).flatMap(({ number, cells }) =>
        cells.flatMap(({ column, text, struck }) => (struck ? [[number, column, text]] : [])),
      )
    const file = (styles: string): Uint8Array =>
      new TextEncoder().encode(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default" ss:Name="Đậm"/>${styles}<Style ss:ID="s3"><Interior ss:Pattern="Solid"/></Style></Styles>
<Worksheet ss:Name="Thôn 1"><Table>
<Row><Cell><Data ss:Type="String">Họ và tên</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="String">Y Jut Êban</Data></Cell></Row>
<Row ss:StyleID="s1" ss:Index="4"><Cell ss:Index="3"><Data ss:Type="Number">1960</Data></Cell></Row>
<Row><Cell ss:StyleID="s2"><Data ss:Type="String">Lò Văn An</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="String">Páo</Data></Cell></Row>
</Table></Worksheet></Workbook>`)
    const font = (strike: string) => `<Font ss:FontName="Times New Roman" ${strike}/><Interior ss:Pattern="Solid"/>`
    const two = (one: string, other: string) =>
      `<Style ss:ID="s1">${font(one)}</Style><ss:Style ss:ID="s2">${font(other)}</ss:Style>`
    expect(await struckOf(file(two('ss:Bold="1"', 'ss:StrikeThrough="0"')))).toEqual([])
    expect(await struckOf(file(two('ss:StrikeThrough="1"', 'ss:Bold="1"')))).toEqual([
      [1, 1, 'Y Jut Êban'],
      [4, 2, '1960'],
    ])
    expect(await struckOf(file(two('ss:Bold="1"', "ss:StrikeThrough='1'")))).toEqual([[5, 0, 'Lò Văn An']])
  })

  it('loses nobody whose line is struck through, and takes nobody by it', async () => {
    const list = await checkList(
      await open(withStruckCells(oldFile('biff8'), [{ row: 2, column: 1 }]), 'a.xls', options),
    )
    expect(list.people).toEqual([])
    expect(list.problems).toContainEqual(expect.objectContaining({ row: 3, code: 'struck-row', severity: 'error' }))
  })

  it('tells hidden rows and columns, of whom nobody is lost', async () => {
    const bytes = withHidden(oldFile('biff8'), { row: 3, column: 1 })
    const [first, second] = (await open(bytes, 'a.xls', options)).sheets
    expect([await first?.hiddenColumns(), await second?.hiddenColumns()]).toEqual([[1], []])
    const hidden = (await rowsOf(bytes, 0, options)).filter((row) => row.hidden)
    expect(hidden.map(({ number }) => number)).toEqual([4])
    const list = await checkList(await open(bytes, 'a.xls', options))
    const told = list.problems.map(({ row, column, code }) => [row, column, code])
    expect(told).toEqual(
      expect.arrayContaining([
        [null, 'B', 'hidden-column'],
        [4, null, 'hidden-row'],
      ]),
    )
    expect([...list.people, ...list.refused].map(({ fullName }) => fullName)).toContain('Y Jut Êban')
  })

  it('tells hidden sheets and merged ranges', async () => {
    const bytes = oldFile('biff8', (sheet, book) => {
      sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 4 } }]
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
    })
    const { sheets } = await open(bytes, 'a.xls', options)
    expect(sheets.map(({ hidden }) => hidden)).toEqual([false, true])
    expect(await sheets[0]?.merged()).toEqual([{ firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 4 }])
  })

  it('may have a row at the end of what an .xls holds', async () => {
    const bytes = oldFile('biff8', (sheet) => {
      SheetJs.utils.sheet_add_aoa(sheet, [['xa']], { origin: 'A65536' })
    })
    expect((await rowsOf(bytes, 0, options)).at(-1)).toMatchObject({ number: 65_536, cells: [{ text: 'xa' }] })
  })

  it('is refused when it is broken', async () => {
    const bytes = oldFile('biff8')
    for (const part of [0.3, 0.7]) {
      const broken = bytes.slice(0, Math.floor(bytes.length * part))
      expect(['damaged', 'unknown-format', 'no-sheets']).toContain(
        (await refusalOf(rowsOf(broken, 0, options).then(() => open(broken, 'a.xls', options)))).code,
      )
    }
  })
})
