import { strToU8, zipSync } from 'fflate'
import { handMade, mainNamespace, open, rowsOf, textsOf, worksheet } from '../hand-made-workbook.ts'

const styles = (...codes: string[]) =>
  `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${code}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${codes.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('')}<xf numFmtId="14"/></cellXfs>`

const one = async (cell: string, made: Parameters<typeof handMade>[0] = {}) => {
  const [row] = await rowsOf(handMade({ sheet: `<row r="1">${cell}</row>`, ...made }))
  return row?.cells[0]
}

describe('a sheet of SpreadsheetML', () => {
  it('gives cells with their columns, and only those that say something', async () => {
    const sheet =
      '<row r="2" hidden="1"><c r="A2" s="0"/><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="AA2"><v>7</v></c></row><row r="3"/><row r="5"><c r="A5" t="str"><v></v></c></row>'
    expect(await rowsOf(handMade({ sheet }))).toEqual([
      {
        number: 2,
        hidden: true,
        cells: [
          { column: 1, text: 'a', value: 'a', kind: 'text' },
          { column: 26, text: '7', value: 7, kind: 'number' },
        ],
      },
    ])
  })

  it('counts rows and cells that do not say where they are', async () => {
    const sheet =
      '<row><c><v>1</v></c><c t="inlineStr"><is><t>b</t></is></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row>'
    const rows = await rowsOf(handMade({ sheet }))
    expect(rows.map(({ number }) => number)).toEqual([1, 2])
    expect(rows.map(({ cells }) => cells.map(({ column }) => column))).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('puts cells in order that were written out of it', async () => {
    const [row] = await rowsOf(handMade({ sheet: '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>' }))
    expect(row?.cells.map(({ column }) => column)).toEqual([0, 2])
  })

  it('finds shared strings that stand behind the sheet, joins rich text and leaves out phonetic guides', async () => {
    const sharedStrings =
      '<si><t>Y </t></si><si><r><t xml:space="preserve">H\'</t></r><r><rPr><b/></rPr><t>Maryam </t></r><r><t>Niê</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/><si><t/></si><si><t>cuối</t></si>'
    const sheet = `<row r="1">${[0, 1, 2, 3, 4, 5].map((index) => `<c t="s"><v>${index}</v></c>`).join('')}</row>`
    const [row] = await rowsOf(handMade({ sheet, sharedStrings }))
    expect(row?.cells.map(({ column, text }) => [column, text])).toEqual([
      [0, 'Y '],
      [1, "H'Maryam Niê"],
      [2, '東京'],
      [5, 'cuối'],
    ])
  })

  it('joins the runs of inline rich text', async () => {
    const cell = '<c t="inlineStr"><is><r><t>Nguyễn </t></r><r><rPr><i/></rPr><t>Văn A</t></r></is></c>'
    expect((await one(cell))?.text).toBe('Nguyễn Văn A')
  })

  it('resolves entities, character references, CDATA, comments and Excel escapes', async () => {
    const texts = async (inner: string) => (await one(`<c t="inlineStr"><is><t>${inner}</t></is></c>`))?.text
    expect(await texts('a &lt;b&gt; &amp;amp; &quot;c&quot; &apos;d&apos;')).toBe('a <b> &amp; "c" \'d\'')
    expect(await texts('&#272;&#x1EA1;t &#x1F600; &unknown; &#0; &#xD800;')).toBe('Đạt 😀 &unknown; &#0; &#xD800;')
    expect(await texts('<![CDATA[<Nguyễn> & ]]>Văn<!-- x --> A')).toBe('<Nguyễn> & Văn A')
    expect(await texts('dòng 1_x000D_\ndòng 2 _x005F_x0041_')).toBe('dòng 1\r\ndòng 2 _x0041_')
  })

  it('does the same for shared strings', async () => {
    const sharedStrings =
      '<si><t>A &amp; B_x000A_</t></si><si><t><![CDATA[<&>]]> _x0041_</t></si><si><r><t>&lt;a&gt;</t></r><r><t>&amp;amp; _x005F_x0041_</t></r></si>'
    const sheet = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'
    expect(await textsOf(handMade({ sheet, sharedStrings }))).toEqual([['A & B\n', '<&> A', '<a>&amp; _x0041_']])
  })

  it('reads elements with a namespace prefix, attributes in single quotes and blanks around signs', async () => {
    const sheet = `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData><x:row r = '4' ><x:c r = "B4" t = 'inlineStr' ><x:is><x:t>Êđê</x:t></x:is></x:c><x:c r="C4" ><x:f>1+1</x:f><x:v>2</x:v></x:c ></x:row></x:sheetData></x:worksheet>`
    expect(await rowsOf(handMade({ sheet }))).toEqual([
      {
        number: 4,
        hidden: false,
        cells: [
          { column: 1, text: 'Êđê', value: 'Êđê', kind: 'text' },
          { column: 2, text: '2', value: 2, kind: 'number' },
        ],
      },
    ])
  })

  it('is not misled by a > in an attribute, a comment with tags or a processing instruction', async () => {
    const sheet =
      '<row r="1" note="a > b"><!-- <c><v>9</v></c> --><?x <c><v>8</v></c> ?><c r="A1" note="</row>"><v>1</v></c></row>'
    expect(await textsOf(handMade({ sheet }))).toEqual([['1']])
  })

  it('takes the cached value of a formula, of every type, and says when there is none', async () => {
    const sheet =
      '<row><c><f>1+1</f><v>2</v></c><c t="str"><f>"a"</f><v>a &amp; b</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><f>TRUE</f><v>1</v></c><c><f>A1</f></c><c><f t="shared" si="0"/><v/></c><c t="str"><f>""</f><v></v></c></row>'
    const [row] = await rowsOf(handMade({ sheet }))
    expect(row?.cells.map(({ text, value, kind }) => [text, value, kind])).toEqual([
      ['2', 2, 'number'],
      ['a & b', 'a & b', 'text'],
      ['#DIV/0!', null, 'error'],
      ['TRUE', true, 'boolean'],
      ['', null, 'formula-without-value'],
      ['', null, 'formula-without-value'],
    ])
  })

  it.each([
    ['66085004321', '66085004321'],
    ['6.6085004321E10', '66085004321'],
    ['1.095E+11', '109500000000'],
    ['123456789012345678', '123456789012345678'],
    ['0.1', '0.1'],
    ['0.30000000000000004', '0.3'],
    ['-1500000', '-1500000'],
    ['1E-7', '0.0000001'],
    ['1500000.0', '1500000'],
  ])('writes the number %s out in full: %s', async (written, text) => {
    expect((await one(`<c><v>${written}</v></c>`))?.text).toBe(text)
  })

  it('shows the zeros that a number format shows', async () => {
    const cell = await one('<c s="1"><v>66085004321</v></c>', { styles: styles('000000000000') })
    expect(cell).toMatchObject({ text: '066085004321', value: 66085004321, kind: 'number' })
  })
})

describe('days in a sheet', () => {
  const day = async (serial: string, code = 'dd/mm/yyyy', properties = '') =>
    one(`<c s="1"><v>${serial}</v></c>`, { styles: styles(code), workbookProperties: properties })

  it('come from the number format, own or built in', async () => {
    expect(await day('19788')).toEqual({
      column: 0,
      text: '05/03/1954',
      value: 19788,
      kind: 'date',
      shows: 'day',
      date: { year: 1954, month: 3, day: 5 },
    })
    expect((await one('<c s="1"><v>19788</v></c>', { styles: styles() }))?.text).toBe('05/03/1954')
  })

  it.each([
    ['[$-42A]d mmmm, yyyy', 'day'],
    ['yyyy', 'year'],
    ['mm/yyyy', 'month'],
    ['hh:mm', 'time'],
    ['[h]:mm:ss', 'time'],
    ['dd\\/mm\\/yyyy;@', 'day'],
    ['&quot;ngày &quot;dd', 'day'],
  ])('are told by the format %s, which shows the %s', async (code, shows) => {
    expect(await day('19788', code)).toMatchObject({ kind: 'date', shows })
  })

  it.each([
    '#,##0',
    '[Red]#,##0',
    '0.00E+00',
    '#,##0 &quot;đồng&quot;',
    'General',
    '_-* #,##0_-',
    '@',
    '[Blue][&gt;100]0',
    '\\d0',
  ])('are not made of numbers with the format %s', async (code) => {
    expect((await day('19788', code))?.kind).toBe('number')
  })

  it('stand right around the 29 February 1900 that Excel believes in', async () => {
    expect((await day('1'))?.date).toEqual({ year: 1900, month: 1, day: 1 })
    expect((await day('59'))?.date).toEqual({ year: 1900, month: 2, day: 28 })
    expect(await day('60')).toEqual({ column: 0, text: '29/02/1900', value: 60, kind: 'date', shows: 'day' })
    expect((await day('61'))?.date).toEqual({ year: 1900, month: 3, day: 1 })
  })

  it('count from 1904 where the workbook says so', async () => {
    const cell = await day('18326', 'dd/mm/yyyy', '<workbookPr date1904="1"/>')
    expect(cell?.date).toEqual({ year: 1954, month: 3, day: 5 })
  })

  it('may be written as ISO text', async () => {
    expect(await one('<c t="d"><v>1954-03-05T00:00:00</v></c>')).toMatchObject({
      kind: 'date',
      text: '05/03/1954',
      date: { year: 1954, month: 3, day: 5 },
    })
  })

  it('keep a time of day in their text, and are no day when they are only that', async () => {
    expect((await day('43952.5', 'dd/mm/yyyy hh:mm'))?.text).toBe('01/05/2020 12:00')
    expect(await day('0.25', 'dd/mm/yyyy')).toMatchObject({ kind: 'date', text: '06:00' })
    expect(await day('0.25')).not.toHaveProperty('date')
  })
})

describe('a workbook', () => {
  it('names its sheets in their order and flags hidden ones', async () => {
    const bytes = handMade({
      sheetAttributes: 'state="veryHidden"',
      more: { 'Thôn 1 &amp; 2': '', 'Buôn Tơng Jú': '' },
    })
    const { sheets, format } = await open(bytes)
    expect(format).toBe('xlsx')
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Trang 1', true],
      ['Thôn 1 & 2', false],
      ['Buôn Tơng Jú', false],
    ])
  })

  it('tells merged ranges and hidden columns', async () => {
    const sheet = `<worksheet xmlns="${mainNamespace}"><cols><col min="1" max="1" width="5"/><col min="3" max="4" width="5" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>D sheetData</t></is></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:D1"/><mergeCell ref="AA10:AB1048576"/></mergeCells></worksheet>`
    const { sheets } = await open(handMade({ sheet }))
    expect(await sheets[0]?.merged()).toEqual([
      { firstRow: 0, firstColumn: 0, lastRow: 0, lastColumn: 3 },
      { firstRow: 9, firstColumn: 26, lastRow: 1_048_575, lastColumn: 27 },
    ])
    expect(await sheets[0]?.hiddenColumns()).toEqual([2, 3])
  })

  it('has its parts where its relations say, whatever their names', async () => {
    const main = `<workbook xmlns="${mainNamespace}" xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/><sheet name="Biểu đồ" sheetId="2" r:id="c"/></sheets></workbook>`
    const bytes = zipSync({
      '_rels/.rels': strToU8(
        '<Relationships><Relationship Id="x" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/data/book.xml"/></Relationships>',
      ),
      'data/book.xml': strToU8(main),
      'data/_rels/book.xml.rels': strToU8(
        '<Relationships><Relationship Id="a" Type="x/worksheet" Target="../other/S1.XML"/><Relationship Id="b" Type="x/sharedStrings" Target="/other/strings.xml"/><Relationship Id="c" Type="x/chartsheet" Target="chart.xml"/></Relationships>',
      ),
      'other/s1.xml': strToU8(worksheet('<row><c t="s"><v>0</v></c></row>')),
      'other/strings.xml': strToU8('<sst><si><t>ở chỗ khác</t></si></sst>'),
      'xl/theme.xml': strToU8('<a/>'),
      '[Content_Types].xml': strToU8('<Types/>'),
    })
    expect((await open(bytes)).sheets).toHaveLength(1)
    expect(await textsOf(bytes)).toEqual([['ở chỗ khác']])
  })

  it('may have XML in UTF-16', async () => {
    const text = worksheet('<row><c t="inlineStr"><is><t>Nguyễn Văn Đức</t></is></c></row>').replace('UTF-8', 'UTF-16')
    const little = new Uint8Array(2 + text.length * 2)
    little.set([0xff, 0xfe])
    for (let index = 0; index < text.length; index++) {
      little[2 + index * 2] = text.charCodeAt(index) & 255
      little[3 + index * 2] = text.charCodeAt(index) >> 8
    }
    expect(await textsOf(handMade({ parts: { 'xl/worksheets/sheet1.xml': little } }))).toEqual([['Nguyễn Văn Đức']])
  })

  it('shows a wrong byte as itself, never as U+FFFD', async () => {
    const sheet = strToU8(worksheet('<row><c t="inlineStr"><is><t>Nguyễn #</t></is></c></row>'))
    sheet[sheet.indexOf(0x23)] = 0xe9
    expect(await textsOf(handMade({ parts: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual([['Nguyễn é']])
  })

  it('can be read twice, from the start each time, and left half-read', async () => {
    const sheet = Array.from({ length: 2000 }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('')
    const { sheets } = await open(handMade({ sheet }))
    for (let time = 0; time < 2; time++) {
      for await (const row of sheets[0]?.rows() ?? []) {
        expect(row.cells[0]?.value).toBe(0)
        break
      }
    }
    let count = 0
    for await (const row of sheets[0]?.rows() ?? []) count += row.cells.length
    expect(count).toBe(2000)
  })

  it('knows its fingerprint', async () => {
    const bytes = handMade()
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
    expect((await open(bytes)).sha256).toBe(digest)
  })
})
