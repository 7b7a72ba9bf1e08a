import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { aWorkbook } from '../a-list.ts'
import { handMade, mainNamespace } from '../hand-made-workbook.ts'
import { annotated, check, colourOf, columnTexts, lookOf, partOf, sentBack } from './annotated.ts'

const texts = (row: number, cells: Record<string, string>, tail = '') =>
  `<row r="${row}">${Object.entries(cells)
    .map(([letter, text]) => `<c r="${letter}${row}" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('')}${tail}</row>`
const header = { A: 'Họ và tên', B: 'Năm sinh', C: 'Số CMND' }
const wrong = { A: 'Y Jut', B: '1954', C: '12' }

/** Each of them has one error, in C of the row given; the column is D. */
const odd: [name: string, row: number, bytes: Uint8Array][] = [
  [
    'prefixed XML',
    2,
    handMade({
      sheet: `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData>${(texts(1, header) + texts(2, wrong)).replace(/<(\/?)(?=\w)/g, '<$1x:')}</x:sheetData></x:worksheet>`,
    }),
  ],
  [
    'rows and cells without addresses',
    2,
    handMade({ sheet: (texts(1, header) + texts(2, wrong)).replace(/ r="\w+"/g, '') }),
  ],
  [
    'CDATA, comments and attributes in single quotes',
    2,
    handMade({
      sheet: `${texts(1, header)}<row r='2'><!-- <c r="D2"> --><c r='A2' s='0' t='inlineStr'><is><t><![CDATA[Y Jut]]></t></is></c><c r='B2'><v>1954</v></c><c r = 'C2' t='str'><v>12</v></c></row>`,
    }),
  ],
  [
    'empty rows, empty cells and cells that are out of order',
    4,
    handMade({
      sheet: `${texts(1, header)}<row r="2"/><row r="3"></row><row r="4"><c r="B4"><v>1954</v></c><c r="A4" t="inlineStr"><is><t>Y Jut</t></is></c><c r="C4"><v>12</v></c><c r="D4" s="0"/></row>`,
    }),
  ],
  ['no styles at all', 2, without(handMade({ sheet: texts(1, header) + texts(2, wrong) }), 'xl/styles.xml')],
  [
    'styles with a prefix and without fills',
    2,
    handMade({
      sheet: texts(1, header) + texts(2, wrong),
      parts: {
        'xl/styles.xml': strToU8(
          `<?xml version="1.0"?><x:styleSheet xmlns:x="${mainNamespace}"><x:cellXfs count="1"><x:xf numFmtId="49"><x:alignment horizontal="center"/></x:xf></x:cellXfs></x:styleSheet>`,
        ),
      },
    }),
  ],
  [
    'a part in UTF-16',
    2,
    handMade({
      parts: {
        'xl/worksheets/sheet1.xml': new Uint8Array(
          Buffer.from(
            `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${mainNamespace}"><sheetData>${texts(1, header)}${texts(2, wrong)}</sheetData></worksheet>`,
            'utf16le',
          ),
        ),
      },
    }),
  ],
  [
    'a two-row header under titles, the row above it missing',
    5,
    handMade({
      sheet: `<worksheet xmlns="${mainNamespace}"><sheetData>${texts(1, { A: 'UBND XÃ EA TIÊU' })}${texts(3, { A: 'Họ và tên', B: 'Giấy tờ' })}${texts(4, { B: 'Năm sinh', C: 'Số CMND' })}${texts(5, wrong)}</sheetData><mergeCells><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells></worksheet>`,
    }),
  ],
]

describe('an odd workbook sent back', () => {
  it.each(odd)('has its column and mark: %s', async (_, row, bytes) => {
    const before = await check(bytes)
    expect(before.problems.map((problem) => [problem.row, problem.column])).toEqual([[row, 'C']])
    const back = await sentBack(bytes)
    expect(columnTexts(back, 'D')[row]).toMatch(/^Cột C/)
    expect(colourOf(back, `C${row}`)).toBe('FFC7CD')
    const after = await check(back)
    expect(after.people).toEqual(before.people)
    expect(after.problems).toEqual(before.problems)
  })

  it('marks a cell that is not written at all, in the look of its column', async () => {
    const styles =
      '<fonts><font/></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="49" fontId="0"/></cellXfs>'
    const sheet = `<worksheet xmlns="${mainNamespace}"><cols><col min="3" max="3" width="9" style="1"/></cols><sheetData>${texts(1, header)}<row r="2"><c r="A2" t="inlineStr"><is><t>Y Jut</t></is></c><c r="B2"><v>1954</v></c></row></sheetData></worksheet>`
    const back = await sentBack(handMade({ sheet, styles }))
    expect(lookOf(back, 'C2').fill).toContain('FFFFF2CB')
    expect(lookOf(back, 'C2').format).toContain('numFmtId="49"')
  })

  it('keeps what stands beside the title, and has no remark on the sheet where there is no room', async () => {
    const said = [{ sheet: 'a', row: null, column: null, severity: 'warning' as const, message: 'Trang bị cắt' }]
    const table = [
      ['Họ và tên', 'Năm sinh', 'Số CMND'],
      ['Y Jut', 1954, '240123456'],
    ]
    const beside = await annotated(await aWorkbook({ a: [['UBND', null, null, 'Mẫu 07'], [], ...table] }), said)
    expect(columnTexts(beside, 'D')).toEqual({ 1: 'Mẫu 07', 2: 'Chung cho cả trang: Trang bị cắt', 3: 'Lỗi' })
    expect(columnTexts(await annotated(await aWorkbook({ a: table }), said), 'D')).toEqual({ 1: 'Lỗi' })
  })

  it('is not read for its own remarks, whatever they quote', async () => {
    const rows = [
      ['UBND XÃ EA TIÊU'],
      ['Họ và tên', 'Số CMND', 'Số tiền', 'Ghi kinh phí chi (1.000đ)', 'Nghị quyết 68 (xã Ea Ktur)'],
      ['Y Jut', '240123456', 750000, 750, 'x'],
    ]
    const bytes = await aWorkbook({ a: rows })
    const back = await sentBack(bytes)
    expect(columnTexts(back, 'F')[1]).toContain('xã Ea Ktur')
    const [before, after] = [await check(bytes), await check(back)]
    expect(after.people).toEqual(before.people)
    expect(after.title).toEqual(before.title)
  })

  it('is the same list as before, whatever stands in it', async () => {
    const value = fc.oneof(
      fc.constantFrom(
        'Y Jut',
        'Thôn 1',
        'Cộng',
        'H\'Wên "Niê" <b>',
        '1954',
        '31/02/1960',
        '240123456',
        '12',
        'x',
        '=1+1',
        '',
      ),
      fc.integer({ min: 0, max: 70_000 }),
      fc.constant(null),
    )
    const rows = fc.array(fc.array(value, { minLength: 1, maxLength: 8 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const head: WrittenRow = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Thôn', 'Số tiền']
        const bytes = await aWorkbook({ a: [['UBND XÃ EA TIÊU'], head, ...written] })
        const before = await check(bytes)
        const after = await check(await sentBack(bytes))
        expect(after.people).toEqual(before.people)
        expect(after.refused).toEqual(before.refused)
        expect(after.problems).toEqual(before.problems)
        expect(after.totals).toEqual(before.totals)
      }),
      { numRuns: 15 },
    )
  })

  it('goes through long sheets in pieces', async () => {
    const people = Array.from({ length: 4_000 }, (_, index) => [
      `Nguyễn Thị H'Đức`,
      1954,
      index % 100 === 0 ? '12' : String(240_000_000 + index),
    ])
    const bytes = await aWorkbook({ a: [['Họ và tên', 'Năm sinh', 'Số CMND'], ...people] })
    const back = await sentBack(bytes)
    expect(Object.keys(columnTexts(back, 'D'))).toHaveLength(1 + 40)
    const cells = (xml: string) => xml.match(/<c [^>]*r="A\d+"[\s\S]*?<\/c>/g)
    const path = 'xl/worksheets/sheet1.xml'
    expect(cells(partOf(back, path))).toEqual(cells(partOf(bytes, path)))
  })
})

function without(bytes: Uint8Array, path: string): Uint8Array {
  const { [path]: _, ...parts } = unzipSync(bytes)
  const relations = 'xl/_rels/workbook.xml.rels'
  const types = '[Content_Types].xml'
  const cut = (part: string, pattern: RegExp) =>
    strToU8(
      Buffer.from(parts[part] ?? [])
        .toString()
        .replace(pattern, ''),
    )
  return zipSync({
    ...parts,
    [relations]: cut(relations, /<Relationship [^>]*styles\.xml"\/>/),
    [types]: cut(types, /<Override PartName="\/xl\/styles\.xml"[^>]*>/),
  })
}
