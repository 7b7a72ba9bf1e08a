import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { platformDeflate } from '../../../../lambdas/lists/writer/platform-deflate.ts'
import {
  type CellValue,
  workbookBytes,
  workbookToBytes,
  writeWorkbook,
} from '../../../../lambdas/lists/writer/write-workbook.ts'
import { deflateWithFflate } from '../../../../lambdas/lists/writer/zip-stream.ts'
import { anyText } from '../../../support/any-text.ts'
import { open, rowsOf, textsOf } from '../hand-made-workbook.ts'
import { aSheet, partOf } from './a-sheet.ts'

/** Styles that show and keep text as it is, as the apostrophe does that one types in Excel. */
function literalStyles(styles: string): Set<number> {
  const cellStyles = /<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? ''
  const all = [...cellStyles.matchAll(/<xf [^>]*>/g)].map(([xf]) => xf)
  return new Set(all.flatMap((xf, index) => (xf.includes('quotePrefix="1"') ? [index] : [])))
}

function formulasSeenBySheetJs(bytes: Uint8Array): unknown[] {
  const { Sheets } = SheetJs.read(bytes, { type: 'array', cellFormula: true })
  return Object.values(Sheets)
    .flatMap((sheet) => Object.entries(sheet))
    .filter(([address, cell]) => !address.startsWith('!') && (cell.f !== undefined || cell.t !== 's'))
}

describe('a written workbook', () => {
  it('reads back as it was written: text as text, numbers, days', async () => {
    const text = anyText({ minLength: 1, maxLength: 20 })
    const value: fc.Arbitrary<CellValue> = fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      fc.integer(),
      fc.constant(null),
      fc.record({
        year: fc.integer({ min: 1900, max: 9999 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        const read = await rowsOf(await workbookToBytes([aSheet({ columns: [], rows })]))
        const back = rows.map((row, index) => {
          const cells = read.find(({ number }) => number === index + 1)?.cells ?? []
          return row.map((_, column) => {
            const cell = cells.find((other) => other.column === column)
            return cell?.kind === 'date' ? cell.date : (cell?.value ?? null)
          })
        })
        expect(back).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  it('is equal bytes for equal content', async () => {
    expect(await workbookToBytes([aSheet()])).toEqual(await workbookToBytes([aSheet()]))
  })

  it.each([
    ['fflate', deflateWithFflate],
    ['the platform', platformDeflate()],
  ])('is the same workbook whatever packs it: %s', async (_, deflateRaw) => {
    const rows = Array.from({ length: 3000 }, (_, index) => [index, `H'Maryam Niê ${index}`])
    const texts = rows.map(([number, name]) => [String(number), String(name)])
    expect(await textsOf(await workbookToBytes([aSheet({ rows })], { deflateRaw }))).toEqual(texts)
  })

  it('is packed by what a browser has where there is no Node', () => {
    const node = jest.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
    expect(platformDeflate()).toBe(deflateWithFflate)
    node.mockRestore()
    expect(platformDeflate()).not.toBe(deflateWithFflate)
  })

  it('waits for a slow receiver', async () => {
    let isBusy = false
    await writeWorkbook([aSheet()], async () => {
      expect(isBusy).toBe(false)
      isBusy = true
      await new Promise(setImmediate)
      isBusy = false
    })
  })

  it('has title, header, total and signatures around its rows', async () => {
    const bytes = await workbookToBytes([
      aSheet({
        title: [[{ value: 'UBND XÃ EA TIÊU', across: 3 }]],
        header: [
          ['STT', { value: 'Năm sinh', across: 2 }, null],
          [null, 'Nam', 'Nữ'],
        ],
        footer: [[null, { value: 'Tổng cộng', style: 'total' }, { value: 1_500_000, style: 'total-money' }]],
      }),
    ])
    expect(await textsOf(bytes)).toEqual([
      ['UBND XÃ EA TIÊU'],
      ['STT', 'Năm sinh'],
      ['Nam', 'Nữ'],
      ['1', '066085004321', '1500000'],
      ['Tổng cộng', '1500000'],
    ])
    expect(await (await open(bytes)).sheets[0]?.merged()).toEqual([
      { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 2 },
      { firstRow: 1, firstColumn: 1, lastRow: 1, lastColumn: 2 },
    ])
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toContain('paperSize="9" orientation="landscape"')
    expect(partOf(bytes, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Danh sách'!$2:$3</definedName>`,
    )
  })

  it('has sheets that Excel accepts, whatever they are called', async () => {
    const names = ['Thôn 1/Thôn 2', 'thôn 1-thôn 2', "Ea H'leo [1]", '', `${'x'.repeat(28)}&<"dài`]
    const bytes = await workbookToBytes(names.map((name) => aSheet({ name })))
    const read = (await open(bytes)).sheets.map(({ name }) => name)
    expect(read).toEqual(['Thôn 1-Thôn 2', 'thôn 1-thôn 2 (2)', "Ea H'leo -1-", 'Trang', `${'x'.repeat(28)}&<"`])
    expect(read.every((name) => [...name].length <= 31)).toBe(true)
  })

  it.each(['=HYPERLINK("http://x")', '+84905', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '|cmd', '%0A'])(
    'never lets %p become a formula, in a row, a title or a signature',
    async (text) => {
      const bytes = await workbookToBytes([
        aSheet({
          title: [[text]],
          header: [[text]],
          rows: [[text, text]],
          footer: [[{ value: text, style: 'plain' }]],
        }),
      ])
      expect((await textsOf(bytes)).flat()).toEqual([text, text, text, text, text])
      const literal = literalStyles(partOf(bytes, 'xl/styles.xml'))
      const cells = [...partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<c [^>]*?s="(\d+)"([^>]*)>(<[a-z]+)/g)]
      expect(cells).toHaveLength(5)
      for (const [, style, type, content] of cells) {
        expect({ literal: literal.has(Number(style)), type, content }).toEqual({
          literal: true,
          type: ' t="inlineStr"',
          content: '<is',
        })
      }
      expect(formulasSeenBySheetJs(bytes)).toEqual([])
    },
  )

  it('marks no other text as a literal', async () => {
    const bytes = await workbookToBytes([aSheet({ rows: [[1, 'Nguyễn Văn A', 5, "H'Maryam", { value: -5 }]] })])
    const literal = literalStyles(partOf(bytes, 'xl/styles.xml'))
    const cells = [...partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<c [^>]*?s="(\d+)"/g)]
    expect(cells).toHaveLength(5)
    for (const [, style] of cells) expect(literal.has(Number(style))).toBe(false)
  })

  it('refuses what no cell can hold', async () => {
    await expect(workbookToBytes([aSheet({ rows: [[Number.NaN]] })])).rejects.toThrow(RangeError)
    await expect(workbookToBytes([aSheet({ rows: [['x'.repeat(32_768)]] })])).rejects.toThrow('A1')
    expect(() => workbookBytes([])).toThrow(RangeError)
  })
})
