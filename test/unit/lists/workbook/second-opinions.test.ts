import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as SheetJs from '@e965/xlsx'
import fc from 'fast-check'
import type { Cell } from '../../../../lambdas/lists/workbook/workbook.ts'
import { workbookToBytes } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { handMade, rowsOf } from '../hand-made-workbook.ts'

/**
 * Two readers by other hands on the same bytes. Where they differ from ours, the reason stands beside the case; a new
 * difference fails. SheetJS runs here; hucre is a module that Jest's sandbox cannot load, so it runs beside.
 */

/** Cells by address ("B3"), each as JSON of its plain value; days as serial numbers. */
type Plain = Record<string, unknown>

async function ours(bytes: Uint8Array): Promise<Plain> {
  const plain: Plain = {}
  for (const row of await rowsOf(bytes)) {
    for (const cell of row.cells)
      plain[SheetJs.utils.encode_cell({ r: row.number - 1, c: cell.column })] = plainValue(cell)
  }
  return plain
}

function plainValue(cell: Cell): unknown {
  return cell.kind === 'error' ? cell.text : cell.value
}

function sheetJs(bytes: Uint8Array): Plain {
  const book = SheetJs.read(bytes, { type: 'array', cellDates: false })
  const plain: Plain = {}
  for (const [address, cell] of Object.entries(book.Sheets[book.SheetNames[0] ?? ''] ?? {})) {
    if (address.startsWith('!') || cell.t === 'z' || cell.v === '') continue
    plain[address] = cell.t === 'e' ? cell.w : cell.v
  }
  return plain
}

/** All files in one process: starting one costs more than reading. */
function hucre(files: Uint8Array[]): Plain[] {
  const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'))
  try {
    const names = files.map((bytes, index) => {
      const name = join(folder, `${index}.xlsx`)
      writeFileSync(name, bytes)
      return name
    })
    const program = `
      import { readFileSync } from 'node:fs'
      import { readXlsx } from 'hucre'
      const books = []
      for (const file of process.argv.slice(1)) books.push((await readXlsx(readFileSync(file))).sheets[0].rows)
      console.log(JSON.stringify(books))`
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, ...names], {
      encoding: 'utf8',
    })
    return (JSON.parse(output) as unknown[][][]).map((rows) => {
      const plain: Plain = {}
      for (const [r, row] of rows.entries()) {
        for (const [c, value] of (row ?? []).entries()) {
          if (value !== null && value !== '') plain[SheetJs.utils.encode_cell({ r, c })] = daySerial(value)
        }
      }
      return plain
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function daySerial(value: unknown): unknown {
  const day = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)T00:00:00\.000Z$/.exec(value) : null
  return day === null ? value : (Date.parse(String(value)) - Date.UTC(1899, 11, 30)) / 86_400_000
}

const oddities: [name: string, made: Parameters<typeof handMade>[0]][] = [
  [
    'strings in every way',
    {
      sharedStrings:
        '<si><t>Nguyễn</t></si><si><r><t>H\'</t></r><r><t xml:space="preserve"> Maryam</t></r></si><si><t>&lt;a&gt; &amp; &#272;</t></si>',
      sheet:
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>001095000123</t></is></c><c r="E1" t="str"><f>A1</f><v>Nguyễn</v></c></row>',
    },
  ],
  [
    'cells without addresses',
    { sheet: '<row><c><v>1</v></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c><v>2</v></c></row>' },
  ],
  [
    'numbers',
    {
      sheet: `<row r="1">${['0', '-1', '1.5', '66085004321', '1E+3', '0.1', '123456789012'].map((n, i) => `<c r="${SheetJs.utils.encode_col(i)}1"><v>${n}</v></c>`).join('')}</row>`,
    },
  ],
  [
    'values of formulas',
    {
      sheet:
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="b"><f>TRUE()</f><v>1</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    },
  ],
  [
    'days',
    {
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs>',
      sheet:
        '<row r="1"><c r="A1" s="1"><v>19788</v></c><c r="B1" s="1"><v>61</v></c><c r="C1" s="1"><v>43952</v></c></row>',
    },
  ],
  [
    'gaps, far rows and merged ranges',
    {
      sheet:
        '<row r="3"><c r="C3"><v>1</v></c></row><row r="700"><c r="Z700" t="inlineStr"><is><t>xa</t></is></c></row>',
    },
  ],
]

describe('our reader beside SheetJS and hucre', () => {
  it.each(oddities)('agrees with SheetJS on %s', async (_, made) => {
    expect(await ours(handMade(made))).toEqual(sheetJs(handMade(made)))
  })

  it('agrees with hucre on all of them', async () => {
    const files = oddities.map(([, made]) => handMade(made))
    expect(await Promise.all(files.map(ours))).toEqual(hucre(files))
  })

  it('agrees with SheetJS on prefixed XML and CDATA', async () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>Êđê</x:t></x:is></x:c><x:c r="C2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await ours(handMade({ sheet }))).toEqual(sheetJs(handMade({ sheet })))
    const cdata = handMade({
      sharedStrings: '<si><t><![CDATA[a < b]]></t></si>',
      sheet: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
    })
    expect(await ours(cdata)).toEqual(sheetJs(cdata))
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
      { numRuns: 60 },
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

describe('where our reader differs on purpose', () => {
  it('takes the 29 February 1900 for no day, where hucre makes the 28th of it', async () => {
    const bytes = handMade({
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      sheet: '<row r="1"><c r="A1" s="1"><v>60</v></c></row>',
    })
    const [row] = await rowsOf(bytes)
    expect(row?.cells[0]).toMatchObject({ text: '29/02/1900', kind: 'date' })
    expect(row?.cells[0]).not.toHaveProperty('date')
    const twentyEighth = (Date.UTC(1900, 1, 28) - Date.UTC(1899, 11, 30)) / 86_400_000
    expect(hucre([bytes])).toEqual([{ A1: twentyEighth }])
  })

  it('says that a formula has no value, where the others show an empty cell', async () => {
    const bytes = handMade({ sheet: '<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c></row>' })
    expect((await rowsOf(bytes))[0]?.cells[0]?.kind).toBe('formula-without-value')
    expect(sheetJs(bytes)).toEqual({ A1: undefined })
  })
})
