import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { checkRows } from '../../../../lambdas/lists/check-list.ts'
import { NotAList } from '../../../../lambdas/lists/not-a-list.ts'
import { asOf, aWorkbook } from '../a-list.ts'
import { handMade, mainNamespace } from '../hand-made-workbook.ts'
import { openCounted } from './counted-file.ts'

const options = { loadOldFormats: async () => SheetJs }

/** Small files can unpack to so much at most before they are called bombs. */
const mostUnpacked = 50 * 1024 * 1024
/** Each part is read at most three times (rows, hidden columns, merged ranges), the tail and the head besides. */
const mostReadOf = (bytes: Uint8Array) => 4 * bytes.length + 100_000

/** Reads and checks whatever comes: it ends in items or in a NotAList, with bounded work; anything else is thrown. */
async function mustEnd(bytes: Uint8Array): Promise<number | string> {
  const { work, opened } = openCounted(bytes, options)
  let end: number | string = 0
  try {
    for await (const _ of checkRows(await opened, { asOf })) end = Number(end) + 1
  } catch (error) {
    if (!(error instanceof NotAList)) throw error
    expect(error.message).toMatch(/(?:gửi|chọn)/u)
    end = error.code
  }
  expect(work.unpacked).toBeLessThanOrEqual(mostUnpacked)
  expect(work.read).toBeLessThanOrEqual(mostReadOf(bytes))
  return end
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const extreme = fc.constantFrom(0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff, 0xffff_fffe, 0x504b_0102)

type Damage = { name: string; damage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> }

const damages: Damage[] = [
  { name: 'cut short', damage: share.map((part) => (bytes) => bytes.slice(0, Math.floor(part * bytes.length))) },
  { name: 'cut at its start', damage: share.map((part) => (bytes) => bytes.slice(Math.floor(part * bytes.length))) },
  {
    name: 'with bits flipped',
    damage: fc.array(fc.tuple(share, fc.nat(7)), { minLength: 1, maxLength: 8 }).map((flips) => (bytes) => {
      const copy = bytes.slice()
      for (const [part, bit] of flips) {
        const at = Math.floor(part * copy.length)
        copy[at] = (copy[at] as number) ^ (1 << bit)
      }
      return copy
    }),
  },
  {
    name: 'with a piece of itself elsewhere',
    damage: fc.tuple(share, share, fc.integer({ min: 1, max: 400 })).map(([from, to, length]) => (bytes) => {
      const copy = bytes.slice()
      const piece = bytes.slice(Math.floor(from * bytes.length)).slice(0, length)
      copy.set(piece.slice(0, copy.length - Math.floor(to * copy.length)), Math.floor(to * copy.length))
      return copy
    }),
  },
  {
    name: 'with huge or zero counts, sizes and offsets in its headers',
    damage: fc
      .array(fc.tuple(share, fc.integer({ min: 4, max: 46 }), extreme, fc.constantFrom(2, 4)), {
        minLength: 1,
        maxLength: 4,
      })
      .map((edits) => (bytes) => {
        const copy = bytes.slice()
        const headers = headersOf(copy)
        const view = new DataView(copy.buffer)
        for (const [part, field, value, width] of edits) {
          const at = (headers[Math.floor(part * headers.length)] ?? 0) + field
          if (at + width > copy.length) continue
          if (width === 2) view.setUint16(at, value & 0xffff, true)
          else view.setUint32(at, value, true)
        }
        return copy
      }),
  },
  {
    name: 'with two entries of its directory changed for each other',
    damage: fc.tuple(share, share).map(([one, other]) => (bytes) => {
      const copy = bytes.slice()
      const entries = headersOf(copy).filter((at) => copy[at + 2] === 1)
      const [first = 0, second = 0] = [one, other].map((part) => entries[Math.floor(part * entries.length)])
      // All but the name: flags, method, checksum, sizes, and where it lies.
      for (const [from, to] of [
        [8, 28],
        [42, 46],
      ] as const) {
        copy.set(bytes.slice(second + from, second + to), first + from)
        copy.set(bytes.slice(first + from, first + to), second + from)
      }
      return copy
    }),
  },
]

/** Where the headers of a zip stand: of entries, of the directory, of its end. */
function headersOf(bytes: Uint8Array): number[] {
  const found: number[] = []
  for (let at = 0; at + 4 < bytes.length; at++) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue
    if ([0x0102, 0x0304, 0x0506].includes(((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number))) found.push(at)
  }
  return found
}

const rows = [
  ['UBND XÃ EA TIÊU'],
  ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'],
  ...Array.from({ length: 60 }, (_, index) => [
    index + 1,
    `H'Maryam Niê ${index % 7}`,
    1950 + index,
    `0660850043${10 + index}`,
    750_000,
  ]),
]

function bySheetJs(bookType: SheetJs.BookType): Uint8Array {
  const book = SheetJs.utils.book_new()
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'Thôn 1')
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType, bookSST: true }) as ArrayBuffer)
}

describe.each([
  ['a workbook of our own', () => aWorkbook({ 'Thôn 1': rows, 'Thôn 2': rows.slice(0, 9) })],
  ['a workbook with shared strings', async () => bySheetJs('xlsx')],
  ['a workbook that is not packed', async () => zipSync(unzipSync(bySheetJs('xlsx')), { level: 0 })],
  ['an .xls', async () => bySheetJs('biff8')],
  ['2003 XML', async () => bySheetJs('xlml')],
  ['a CSV', async () => strToU8(rows.map((row) => row.join(';')).join('\r\n'))],
] as const)('%s', (_, made) => {
  it.each(damages)('ends in rows or in a refusal when it is damaged: $name', async ({ damage }) => {
    const whole = await made()
    await fc.assert(
      fc.asyncProperty(damage, async (change) => {
        await mustEnd(change(whole))
      }),
      { numRuns: 8 },
    )
  })
})

describe('a sheet', () => {
  it('ends in rows or in a refusal, whatever numbers its XML says', async () => {
    const number = fc.oneof(
      fc.constantFrom(
        '0',
        '-1',
        '1048576',
        '1048577',
        '4294967295',
        '1e308',
        '-1e999',
        'NaN',
        '',
        '٣',
        '9'.repeat(400),
        '0x10',
        '1.5',
      ),
      fc.integer().map(String),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 12, maxLength: 12 }), async (numbers) => {
        const [dimension, first, last, row, span, style, shared, value, merged, count, format, day] = numbers
        const bytes = handMade({
          styles: `<numFmts count="${count}"><numFmt numFmtId="${format}" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="${count}"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="${format}"/></cellXfs>`,
          parts: {
            'xl/sharedStrings.xml': strToU8(
              `<sst count="${count}" uniqueCount="${count}"><si><t>Họ và tên</t></si></sst>`,
            ),
          },
          sheet: `<worksheet xmlns="${mainNamespace}"><dimension ref="A1:XFD${dimension}"/><cols><col min="${first}" max="${last}" hidden="1"/></cols><sheetData><row r="${row}" spans="1:${span}"><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Năm sinh</t></is></c></row><row><c t="s" s="${style}"><v>${shared}</v></c><c s="1"><v>${day}</v></c><c s="2"><v>${value}</v></c><c r="C${row}" t="d"><v>${day}-01-01</v></c></row></sheetData><mergeCells count="${count}"><mergeCell ref="A1:B${merged}"/></mergeCells></worksheet>`,
        })
        await mustEnd(bytes)
      }),
      { numRuns: 25 },
    )
  })
})
