import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { annotateWorkbook } from '../../../../lambdas/lists/annotate/annotate-workbook.ts'
import { bytesAsSource } from '../../../../lambdas/lists/workbook/random-access.ts'
import { workbookToBytes } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { anyText } from '../../../support/any-text.ts'
import { aWorkbook } from '../a-list.ts'
import { handMade, mainNamespace, refusalOf } from '../hand-made-workbook.ts'
import { annotated, check, columnTexts, lookOf, partOf, sentBack } from './annotated.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const hung = [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750000]
const lan = [2, 'Trần Thị Lan', 1956, '66156000045', 750000]
const titled = [['UBND XÃ EA TIÊU'], [], header, hung, lan, ['Tổng cộng', null, null, null, 1_500_000]]

const words = (row: string) => `<row>${row}</row>`
const cell = (text: string, attributes = '') => `<c ${attributes} t="inlineStr"><is><t>${text}</t></is></c>`
const headerRow = words(['Họ và tên', 'Năm sinh', 'Số CMND'].map((text) => cell(text)).join(''))

describe("the officer's own workbook back", () => {
  it('has one more column with what is wrong in each row, in words', async () => {
    const back = await sentBack(await aWorkbook({ 'Danh sách': titled }))
    expect(columnTexts(back, 'F')).toEqual({
      3: 'Lỗi',
      5: expect.stringMatching(/^Cột D \(Số CMND\): 66156000045 có 11 số, .*066156000045$/),
    })
  })

  it('joins what a row has several of, and tells the whole sheet above the header', async () => {
    const rows = [['UBND XÃ EA TIÊU'], [...header, 'Cột lạ'], [1, 'Y Jut', '31/02/1956', '12', 1, 'x']]
    const back = await sentBack(await aWorkbook({ 'Danh sách': rows }))
    const texts = columnTexts(back, 'G')
    expect(texts[1]).toMatch(/^Chung cho cả trang: Cột F \(Cột lạ\): Không hiểu cột này/)
    expect(texts[2]).toBe('Lỗi')
    expect(texts[3]?.split(/; (?=Cột)/)).toEqual([
      expect.stringMatching(/^Cột C/),
      expect.stringMatching(/^Cột D/),
      expect.stringMatching(/^Cột E/),
    ])
  })

  it('marks the cells in question and keeps their own number format, font, border and alignment', async () => {
    const bytes = await workbookToBytes([
      {
        name: 'a',
        columns: header.map(() => ({ width: 9 })),
        header: [header],
        rows: [[1, 'Y Jut', { value: '31/02/1956', style: 'centred' }, null, { value: 1_500, style: 'money' }]],
      },
    ])
    const back = await sentBack(bytes)
    for (const [address, colour] of [
      ['C2', 'FFFFC7CD'],
      ['D2', 'FFFFF2CB'],
      ['E2', 'FFFFC7CD'],
    ] as const) {
      expect(lookOf(back, address).fill).toContain(`<fgColor rgb="${colour}"/>`)
      const plain = (format: string) => format.replace(/fillId="\d+"/, '')
      expect(plain(lookOf(back, address).format)).toBe(plain(lookOf(bytes, address).format))
    }
    expect(lookOf(back, 'B2')).toEqual(lookOf(bytes, 'B2'))
    expect(lookOf(back, 'F1').fill).toContain('FFF8CBAD')
  })

  it('leaves every part that it need not touch as its very bytes', async () => {
    const rows = headerRow + words(cell('Y Jut') + cell('31/02/1956') + cell('240123456'))
    const parts = {
      'xl/vbaProject.bin': new Uint8Array([1, 2, 3, 255]),
      'xl/media/image1.png': [strToU8('not really'), { level: 0 }] as [Uint8Array, { level: 0 }],
      'xl/comments1.xml': strToU8('<comments xmlns="x"/>'),
    }
    const bytes = handMade({ sheet: rows, more: { 'Ghi chép': words(cell('xin chào')) }, parts })
    const back = await sentBack(bytes)
    const [before, after] = [unzipSync(bytes), unzipSync(back)]
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
    const touched = Object.keys(before).filter(
      (name) => !Buffer.from(before[name] ?? []).equals(Buffer.from(after[name] ?? [])),
    )
    expect(touched.sort()).toEqual(['xl/styles.xml', 'xl/worksheets/sheet1.xml'])
  })

  it('copies packed bytes without unpacking them', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)
    const bytes = handMade({ sheet: headerRow, parts: { 'xl/vbaProject.bin': [noise, { level: 9 }] } })
    const packed = (zip: Uint8Array) => {
      const at = Buffer.from(zip).indexOf('xl/vbaProject.bin') + 'xl/vbaProject.bin'.length
      return Buffer.from(zip.subarray(at, at + 200)).toString('hex')
    }
    expect(packed(await sentBack(bytes))).toBe(packed(bytes))
  })

  it('keeps formulas, merged cells, widths, comments and print set-up of the sheet itself', async () => {
    const before = `<worksheet xmlns="${mainNamespace}"><sheetPr/><dimension ref="A1:E3"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="1" max="3" width="7.5" customWidth="1"/><col min="4" max="16384" width="9" hidden="1"/></cols><sheetData>`
    const after =
      '</sheetData><autoFilter ref="A1:C2"/><mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells><pageSetup paperSize="9"/><legacyDrawing r:id="x" xmlns:r="y"/></worksheet>'
    const rows = `<row r="1" spans="1:3" ht="20">${['Họ và tên', 'Năm sinh', 'Số CMND'].map((text, at) => cell(text, `r="${'ABC'[at]}1"`)).join('')}</row><row r="2" spans="1:3">${cell('Y Jut', 'r="A2"')}<c r="B2"><f>1950+4</f><v>1954</v></c>${cell('12', 'r="C2"')}</row>`
    const back = partOf(await sentBack(handMade({ sheet: before + rows + after })), 'xl/worksheets/sheet1.xml')
    expect(back.endsWith(after)).toBe(true)
    expect(back).toContain('<c r="B2"><f>1950+4</f><v>1954</v></c>')
    expect(back).toContain('<dimension ref="A1:E3"/>')
    expect(back).toContain(
      '<cols><col min="1" max="3" width="7.5" customWidth="1"/><col min="4" max="4" width="60" customWidth="1"/><col min="5" max="16384" width="9" hidden="1"/></cols>',
    )
    expect(back).toMatch(/<row r="1"\s+ht="20">/)
  })

  it('tells macros, which must not be called .xlsx, and never an ordinary workbook', async () => {
    const bytes = handMade({ sheet: headerRow })
    expect((await annotateWorkbook(bytes, [])).extension).toBe('xlsx')
    expect((await annotateWorkbook(edited(bytes, {}), [])).extension).toBe('xlsx')
    const parts = unzipSync(bytes)
    const types = '[Content_Types].xml'
    const macros = Buffer.from(parts[types] ?? [])
      .toString()
      .replace('openxmlformats-officedocument.spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main')
    expect((await annotateWorkbook(zipSync({ ...parts, [types]: strToU8(macros) }), [])).extension).toBe('xlsm')
  })

  it('takes a column that is free where notes stand beside the table', async () => {
    const rows = [header, [...hung, 'nhớ hỏi lại'], [...lan, null, 'xa']]
    expect(columnTexts(await sentBack(await aWorkbook({ a: rows })), 'H')).toMatchObject({ 1: 'Lỗi' })
  })

  it('has the column on each sheet with a table and on no other', async () => {
    const back = await sentBack(
      await aWorkbook({ 'Thôn 1': [header, hung], 'Ghi chép': [['một vài', 'ghi chép']], 'Thôn 2': [header, lan] }),
    )
    expect([0, 1, 2].map((sheet) => columnTexts(back, sheet === 1 ? 'C' : 'F', sheet)[1])).toEqual([
      'Lỗi',
      undefined,
      'Lỗi',
    ])
    expect(columnTexts(back, 'F', 2)[2]).toMatch(/^Cột D/)
  })

  it('is no formula and no damaged file whatever a cell says', async () => {
    const message = anyText({ maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(message, fc.constantFrom('A', 'C', 'F', 'ZZ', null), async (text, column) => {
        const said = [{ sheet: 'a', row: 2, column, severity: 'error' as const, message: `Dòng 2: =${text}` }]
        const back = await annotated(await aWorkbook({ a: [header, hung] }), said)
        expect(columnTexts(back, 'F')[2]).toMatch(/^Cả dòng: =/)
        expect(partOf(back, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
        expect((await check(back)).people).toHaveLength(1)
      }),
      { numRuns: 10 },
    )
  })

  it('is made from a source by ranges, and refused where the file is broken', async () => {
    const bytes = await aWorkbook({ a: titled })
    expect(await annotated(bytesAsSource(bytes), (await check(bytes)).problems)).toEqual(await sentBack(bytes))
    expect((await refusalOf(annotateWorkbook(bytes.subarray(0, 900), []))).code).toBe('damaged')
    expect((await refusalOf(annotateWorkbook(strToU8('%PDF-1.4'), []))).code).toBe('pdf')
  })
})

describe('a file that was mended and sent again', () => {
  it('has no problem any more where it was mended, and none with our column', async () => {
    const back = await sentBack(await aWorkbook({ 'Danh sách': titled }))
    const mended = edited(back, { D5: '066156000045' })
    const list = await check(mended)
    expect(list.problems).toEqual([])
    expect(list.people.map(({ row, idNumbers }) => [row, idNumbers[0]?.number])).toEqual([
      [4, '240123456'],
      [5, '066156000045'],
    ])
    expect(list.file.sheets[0]?.columns.at(-1)).toMatchObject({ header: 'Lỗi', field: 'problems', confidence: 1 })
  })

  it('gets the column anew and not a second one, and loses the marks of what is mended', async () => {
    const bytes = await aWorkbook({
      a: [['UBND XÃ EA TIÊU'], [...header, 'Cột lạ'], [...hung, 'x'], [...lan, null], [3, 'Y Jut', 'xx', '12', 750000]],
    })
    const back = await sentBack(bytes)
    const again = await sentBack(replaced(back, '66156000045', '066156000045'))
    expect(columnTexts(again, 'H')).toEqual({})
    expect(Object.keys(columnTexts(again, 'G'))).toEqual(['1', '2', '5'])
    expect(lookOf(back, 'D4').fill).toContain('FFFFC7CD')
    expect(lookOf(again, 'D4').fill).not.toContain('FFFFC7CD')
    expect(lookOf(again, 'D5').fill).toContain('FFFFC7CD')
    expect(columnTexts(await sentBack(again), 'G')).toEqual(columnTexts(again, 'G'))
  })

  it('gets back the colour that a mark had covered', async () => {
    const styles = `<fonts count="1"><font/></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="9" tint="0.5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="0" fillId="2" borderId="0" applyFill="1"/></cellXfs>`
    const bytes = handMade({
      styles,
      sheet: headerRow + words(cell('Y Jut', 'r="A2"') + cell('1954', 'r="B2"') + cell('12', 'r="C2" s="1"')),
    })
    const back = await sentBack(bytes)
    expect(lookOf(back, 'C2').fill).toContain('<fgColor rgb="FFFFC7CD"/><bgColor theme="9" tint="0.5"/>')
    const again = await sentBack(replaced(back, '>12<', '>240123456<'))
    expect(lookOf(again, 'C2').fill).toContain('<fgColor theme="9" tint="0.5"/>')
  })
})

describe('an old workbook or a CSV', () => {
  it('comes back as a new .xlsx with its values and the column', async () => {
    const book = SheetJs.utils.book_new()
    const sheet = SheetJs.utils.aoa_to_sheet([
      ['UBND XÃ EA TIÊU'],
      [],
      header,
      hung,
      lan,
      [3, 'Y Jut', 1960, '066060000123', 750000],
    ])
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 4 } }]
    SheetJs.utils.book_append_sheet(book, sheet, 'Thôn 1')
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    const back = await sentBack(bytes, 'a.xls')
    expect(columnTexts(back, 'F')).toEqual({ 3: 'Lỗi', 5: expect.stringMatching(/^Cột D/) })
    const list = await check(edited(back, { D5: '066156000045' }))
    expect(list.problems).toEqual([])
    expect(list.people.map(({ fullName, idNumbers }) => [fullName, idNumbers[0]?.number])).toEqual([
      ['Nguyễn Văn Hùng', '240123456'],
      ['Trần Thị Lan', '066156000045'],
      ['Y Jut', '066060000123'],
    ])
  })

  it('keeps the numbers of a CSV and is called as the check called it', async () => {
    const csv = `${header.join(';')}\r\n1;Nguyễn Văn Hùng;05/03/1954;066054000123;750000\r\n\r\n2;Y Jut;1960;12;750.000\r\n`
    const name = 'Danh sách hỗ trợ người có công với cách mạng xã Ea Tiêu.csv'
    const bytes = strToU8(csv)
    const back = await annotated(bytes, (await check(bytes, name)).problems, { fileName: name })
    expect(columnTexts(back, 'F')).toEqual({ 1: 'Lỗi', 4: expect.stringMatching(/^Cột D/) })
    expect((await check(back)).people).toMatchObject([
      { row: 2, amount: 750000, idNumbers: [{ number: '066054000123' }] },
    ])
  })
})

/** Cells typed over, as in Excel; SheetJS keeps values and loses looks. */
function edited(bytes: Uint8Array, cells: Record<string, string>): Uint8Array {
  const book = SheetJs.read(bytes, { type: 'array', cellNF: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  for (const [address, text] of Object.entries(cells)) sheet[address] = { t: 's', v: text }
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

/** Text of the first sheet changed and nothing else, so that looks stay. */
function replaced(bytes: Uint8Array, text: string, by: string): Uint8Array {
  const parts = unzipSync(bytes)
  const path = 'xl/worksheets/sheet1.xml'
  const xml = Buffer.from(parts[path] ?? []).toString()
  // Not in our own column, which quotes it.
  return zipSync({ ...parts, [path]: strToU8(xml.replace(text, by)) })
}
