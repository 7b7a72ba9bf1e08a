import fc from 'fast-check'
import { CsvScanner } from '../../../../lambdas/lists/workbook/csv-scanner.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import { csvBytes } from '../../../../lambdas/lists/writer/write-csv.ts'
import { open, refusalOf, rowsOf, textsOf } from '../hand-made-workbook.ts'

const text = 'STT;Họ và tên;Số CMND\r\n1;Nguyễn Văn Đức;066085004321\r\n'
const expected = [
  ['STT', 'Họ và tên', 'Số CMND'],
  ['1', 'Nguyễn Văn Đức', '066085004321'],
]

function utf16(content: string, isLittle: boolean, hasMark: boolean): Uint8Array {
  const marked = hasMark ? `\uFEFF${content}` : content
  const bytes = new Uint8Array(marked.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < marked.length; index++) view.setUint16(index * 2, marked.charCodeAt(index), isLittle)
  return bytes
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return new Uint8Array(Buffer.concat(parts))
}

describe('a CSV', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text), 'utf-8'],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 as Excel saves "Unicode text"', utf16(text, true, true), 'utf-16le'],
    ['UTF-16 of the other order', utf16(text, false, true), 'utf-16be'],
    ['UTF-16 without its mark', utf16(text, true, false), 'utf-16le'],
  ])('is read in %s', async (_, bytes, encoding) => {
    const workbook = await open(bytes, 'thôn 1.csv')
    expect(workbook).toMatchObject({ format: 'csv', encoding, sheets: [{ name: 'thôn 1', hidden: false }] })
    expect(await textsOf(bytes)).toEqual(expected)
  })

  it('of an old Vietnamese Windows (code page 1258) has its letters put together', async () => {
    // "Nguyễn" in code page 1258: e with circumflex, then the tone as a sign of its own.
    const bytes = Uint8Array.from([...'A;Nguy'].map((c) => c.charCodeAt(0)).concat([0xea, 0xde, 0x6e, 0x0a]))
    expect(await open(bytes)).toMatchObject({ encoding: 'windows-1258' })
    const [row] = await textsOf(bytes)
    expect(row?.[1]?.normalize('NFC')).toBe('Nguyễn')
  })

  it.each([',', ';', '\t', '|'])('is divided by %p where that stands most evenly', async (sign) => {
    const lines = `${['STT', 'Họ và tên', 'Số tiền'].join(sign)}\n${['1', '"Nguyễn, Văn; A"', '"1.500.000,00"'].join(sign)}\n`
    expect(await textsOf(new TextEncoder().encode(lines))).toEqual([
      ['STT', 'Họ và tên', 'Số tiền'],
      ['1', 'Nguyễn, Văn; A', '1.500.000,00'],
    ])
  })

  it('says in a first line what divides it', async () => {
    const rows = await rowsOf(new TextEncoder().encode('sep=|\r\na,b|c\r\n'))
    expect(rows.map(({ number, cells }) => [number, cells.map((cell) => cell.text)])).toEqual([[1, ['a,b', 'c']]])
  })

  it('may have quotes, line ends and blank lines inside and around its fields', async () => {
    const bytes = new TextEncoder().encode('a,"b ""c""\r\nd",e\r\r\n\nf,g"h,"i"j\n,,k')
    const rows = await rowsOf(bytes)
    expect(rows.map(({ number, cells }) => [number, cells.map((cell) => [cell.column, cell.text])])).toEqual([
      [
        1,
        [
          [0, 'a'],
          [1, 'b "c"\r\nd'],
          [2, 'e'],
        ],
      ],
      [
        4,
        [
          [0, 'f'],
          [1, 'g"h'],
          [2, 'ij'],
        ],
      ],
      [5, [[2, 'k']]],
    ])
  })

  it('keeps its cells as text: no leading zero is lost', async () => {
    const [row] = await rowsOf(new TextEncoder().encode('066085004321,1500000'))
    expect(row?.cells.every(({ kind, value }) => kind === 'text' && typeof value === 'string')).toBe(true)
  })

  it('is refused, with the line, where a quotation mark never closes', async () => {
    const bytes = new TextEncoder().encode(`a,b\nc,"d${'\nx,y'.repeat(60_000)}`)
    expect(await refusalOf(rowsOf(bytes))).toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('dòng 2'),
    })
  })

  it('may be as wide as a sheet of Excel, and no wider, filled or empty', async () => {
    const wide = (cells: number, text: string) =>
      new TextEncoder().encode(`a,b\n${Array(cells).fill(text).join(',')}\n`)
    expect((await rowsOf(wide(16_384, 'x')))[1]?.cells).toHaveLength(16_384)
    expect(await rowsOf(wide(16_384, ''))).toHaveLength(1)
    for (const text of ['x', '', '"x"']) {
      expect(await refusalOf(rowsOf(wide(16_385, text)))).toMatchObject({
        code: 'too-large',
        message: expect.stringContaining('hơn 16.384 cột'),
      })
    }
  })

  it('gives the same rows however it is cut into pieces', () => {
    const texts = fc.stringMatching(/^[ab,;"\r\n]{0,40}$/)
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40)), (content, cuts) => {
        const scanned = (pieces: string[]) => {
          const scanner = new CsvScanner(',')
          for (const piece of pieces) scanner.scan(piece)
          scanner.end()
          return scanner.takeRows()
        }
        const at = [0, ...cuts.toSorted((one, other) => one - other), 40]
        const pieces = at.slice(1).map((end, index) => content.slice(at[index], end))
        expect(scanned(pieces)).toEqual(scanned([content]))
      }),
    )
  })

  it('reads back what was written', async () => {
    const field = fc.string({ maxLength: 8 }).filter((written) => !/(^|[,;\s])[\s\u00A0"]*[=+\-@|%]/.test(written))
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',' as const, ';' as const, '\t' as const), async (written, sign) => {
        const body = (await collect(csvBytes(written, sign))).slice(3)
        const read = await rowsOf(new Uint8Array([...new TextEncoder().encode(`sep=${sign}\r\n`), ...body]))
        const texts = written.map((row, index) => {
          const cells = read.find(({ number }) => number === index + 1)?.cells ?? []
          return row.map((_, column) => cells.find((cell) => cell.column === column)?.text ?? '')
        })
        expect(texts).toEqual(written)
      }),
    )
  })

  it('is read by ranges of a larger file', async () => {
    const line = `${'Nguyễn Văn Đức,'.repeat(5)}\n`
    const bytes = new TextEncoder().encode(line.repeat(6000))
    const workbook = await openWorkbook(
      { size: bytes.length, read: async (at, length) => bytes.slice(at, at + length) },
      'x.csv',
    )
    let rows = 0
    for await (const row of workbook.sheets[0]?.rows() ?? []) {
      rows += 1
      for (const cell of row.cells) if (cell.text !== 'Nguyễn Văn Đức') throw new Error(cell.text)
    }
    expect(rows).toBe(6000)
  })
})

describe('writeCsv', () => {
  const csv = async (
    ...rows: Parameters<typeof csvBytes>[0] extends Iterable<infer R> | AsyncIterable<unknown> ? R[] : never
  ) => new TextDecoder().decode(await collect(csvBytes(rows)))

  it('writes a mark for Excel, numbers as numbers, days dd/mm/yyyy and quotes where needed', async () => {
    expect(await csv(['a', 1500000, { year: 1954, month: 3, day: 5 }, null, 'b "c", d'])).toBe(
      'a,1500000,05/03/1954,,"b ""c"", d"\r\n',
    )
  })

  it.each(['=HYPERLINK("http://x")', '+84905', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '|cmd', '%0A'])(
    'never lets %p become a formula',
    async (text) => {
      const [field] = (await csv([text])).split(/(?<=^.*)\r\n$/)
      expect(field?.replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  // Excel divides by the computer's list sign: the quotes around a cell that a comma has begun are then no quotes.
  it.each<[string, ',' | ';' | '\t', string]>([
    ['x;=HYPERLINK("http://x")', ',', `x;'=HYPERLINK("http://x")`],
    ['Thôn 1; "=1+1"', ',', `Thôn 1; "'=1+1"`],
    ['vắng\n+84905', ',', `vắng\n'+84905`],
    ['vắng\r\n =1;=2', ',', `vắng\r\n '=1;'=2`],
    ['x,@SUM(A1)', ';', `x,'@SUM(A1)`],
    ['x;-1,-1', '\t', `x;'-1,'-1`],
    ['=1;＝2', ',', `'=1;'＝2`],
    ['Thôn 1, - A = B; C', ',', 'Thôn 1, - A = B; C'],
  ])(
    'never lets %p become a formula inside a cell, whatever divides the file of %p',
    async (text, delimiter, harmless) => {
      const [, field = ''] =
        /^"(.*)"\r\n$/s.exec(new TextDecoder().decode(await collect(csvBytes([[text]], delimiter)))) ?? []
      expect(field.replaceAll('""', '"')).toBe(harmless)
    },
  )

  it('looks through a cell of blanks once', async () => {
    const blanks = ' '.repeat(200_000)
    expect(await csv([`x${blanks}y`])).toBe(`x${blanks}y\r\n`)
  })

  it('leaves negative numbers alone', async () => {
    expect(await csv([-5])).toBe('-5\r\n')
  })
})
