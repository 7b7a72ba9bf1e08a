import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { workbookToBytes } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { handMade, open, refusalOf, rowsOf } from '../hand-made-workbook.ts'
import { bookOf, generatedRows, generatedStyle } from './generated-books.ts'
import { oddities } from './oddities.ts'
import { hucre, lockedByHucre, ours, sheetJs } from './other-readers.ts'

/**
 * Two readers by other hands on the same bytes. Where they differ from ours, the reason stands beside the case; a new
 * difference fails, and so does one that is gone.
 */
describe('our reader beside SheetJS and hucre', () => {
  it.each(oddities)('agrees with SheetJS, or it is known why not: $name', async ({ bytes, differs }) => {
    const cells = await ours(bytes)
    expect(sheetJs(bytes)).toEqual(differs?.sheetJs?.cells ?? cells)
    if (differs?.sheetJs !== undefined) expect(cells).not.toEqual(differs.sheetJs.cells)
  })

  it('agrees with hucre, or it is known why not', async () => {
    const theirs = hucre(oddities.map(({ bytes }) => bytes))
    for (const [index, { name, bytes, differs }] of oddities.entries()) {
      const cells = await ours(bytes)
      expect({ name, cells: theirs[index] }).toEqual({ name, cells: differs?.hucre?.cells ?? cells })
      if (differs?.hucre !== undefined) expect(cells).not.toEqual(differs.hucre.cells)
    }
  })

  it('agrees with what was meant and with SheetJS, in whatever ways a workbook says it', async () => {
    await fc.assert(
      fc.asyncProperty(generatedStyle, generatedRows, async (style, rows) => {
        const { bytes, meant } = bookOf(style, rows)
        expect(await ours(bytes)).toEqual(meant)
        // It loses cells and rows behind comments.
        if (!style.remark.includes('<')) expect(sheetJs(bytes)).toEqual(meant)
      }),
      { numRuns: 50 },
    )
  })

  it('agrees on whatever our writer writes', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'aĐễ <>&"\'_x0041\n ,=', '\u0306', '😀'),
      minLength: 1,
      maxLength: 12,
    })
    const value = fc.oneof(
      text,
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constant(null),
      fc.record({
        year: fc.integer({ min: 1901, max: 2100 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 28 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { maxLength: 6 }), async (rows) => {
        const bytes = await workbookToBytes([{ name: 'a', columns: [], rows }])
        expect(await ours(bytes)).toEqual(sheetJs(bytes))
      }),
      { numRuns: 25 },
    )
  })

  it('agrees on a list of some thousand people written by each of them', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => [
      index + 1,
      `Nguyễn Thị H'Đức ${index % 97}`,
      `0660850${String(index).padStart(5, '0')}`,
      1_500_000,
    ])
    const sheet = SheetJs.utils.aoa_to_sheet([['STT', 'Họ và tên', 'CMND', 'Số tiền'], ...rows])
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, sheet, 'a')
    const files = [true, false].map(
      (bookSST) =>
        new Uint8Array(
          SheetJs.write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer,
        ),
    )
    const read = await Promise.all(files.map(ours))
    expect(read).toEqual(files.map(sheetJs))
    expect(read).toEqual(hucre(files))
  })
})

describe('our reading of other containers beside hucre’s', () => {
  it('agrees: the library that reads it for us is not the only one to say so', async () => {
    const rows = [
      ['STT', 'Họ và tên', 'Số CMND', 'Số tiền', 'Đã ký'],
      ...Array.from({ length: 300 }, (_, index) => [
        index + 1,
        `H'Maryam Niê ${index % 31}`,
        `0660850${String(index).padStart(5, '0')}`,
        index * 750_000.5,
        index % 2 === 0,
      ]),
    ]
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'a')
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    expect([await ours(bytes)]).toEqual(hucre([bytes]))
  })

  it('tells a workbook that is really locked', async () => {
    expect((await refusalOf(open(lockedByHucre()))).code).toBe('encrypted')
  })
})

describe('what only our reader says', () => {
  it('is that the 29 February 1900 is no day', async () => {
    const bytes = handMade({
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      sheet: '<row r="1"><c r="A1" s="1"><v>60</v></c></row>',
    })
    const [row] = await rowsOf(bytes)
    expect(row?.cells[0]).toMatchObject({ text: '29/02/1900', kind: 'date' })
    expect(row?.cells[0]).not.toHaveProperty('date')
  })

  it('is that a formula was never computed', async () => {
    const bytes = handMade({ sheet: '<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row>' })
    expect((await rowsOf(bytes))[0]?.cells[0]?.kind).toBe('formula-without-value')
  })
})
