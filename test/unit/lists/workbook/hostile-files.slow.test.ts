import * as SheetJs from '@e965/xlsx'
import { strToU8 } from 'fflate'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { aWorkbook } from '../a-list.ts'
import { handMade, mainNamespace, refusalOf, worksheet } from '../hand-made-workbook.ts'
import { type ZipParts, zipOf } from '../zip-of.ts'
import { openCounted, type Work } from './counted-file.ts'

const options = { loadOldFormats: async () => SheetJs }
const mega = 1024 * 1024
const sheetPart = 'xl/worksheets/sheet1.xml'

/** What is unpacked before a file is refused must be little, whatever the file; the tail of a zip is 65,557 bytes. */
const mostUnpacked = 3 * mega
const mostReadBeside = 70_000

async function check(bytes: Uint8Array): Promise<{ work: Work; names: string[] }> {
  const { work, opened } = openCounted(bytes, options)
  const { people } = await checkList(await opened)
  return { work, names: people.map(({ fullName }) => fullName) }
}

const blanks = (megabytes: number): ZipParts[string] => new Uint8Array(megabytes * mega).fill(0x20)
const person = '<row><c t="inlineStr"><is><t>Họ và tên</t></is></c><c t="inlineStr"><is><t>Năm sinh</t></is></c></row>'
const billionLaughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghi'.replace(/./g, (name, at: number) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)}]>`
const external =
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://127.0.0.1/b.dtd"> %b;]>'
const whole = handMade({ sheet: person.repeat(3000) })

/** The workbook with the part's unpacked size declared otherwise in the zip's directory. */
function declared(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const [copy, name] = [bytes.slice(), strToU8(part)]
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 46 - name.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50 || view.getUint16(at + 28, true) !== name.length) continue
    if (name.every((byte, index) => copy[at + 46 + index] === byte)) view.setUint32(at + 24, size, true)
  }
  return copy
}

function manySheets(count: number, isOnePart: boolean): Uint8Array {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const part = (number: number) => `worksheets/s${isOnePart ? 1 : number}.xml`
  const data = new Uint8Array(mega).fill(0x20)
  return zipOf({
    '_rels/.rels': strToU8(
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${mainNamespace}"><sheets>${numbers.map((number) => `<sheet name="S${number}" r:id="r${number}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${numbers.map((number) => `<Relationship Id="r${number}" Type="x/worksheet" Target="${part(number)}"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      numbers.slice(0, isOnePart ? 1 : count).map((number): [string, ZipParts[string]] => [`xl/${part(number)}`, data]),
    ),
  })
}

/** OLE container with the streams of a workbook under a password, as far as a reader looks. */
function encrypted(): Uint8Array {
  const bytes = new Uint8Array(4096)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [index, name] of ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].entries()) {
    const at = 1024 + index * 128
    for (const [letter, character] of [...name].entries()) bytes[at + letter * 2] = character.charCodeAt(0)
    bytes[at + 64] = (name.length + 1) * 2
  }
  return bytes
}

const hostile: [name: string, bytes: Uint8Array, code: string][] = [
  ...[sheetPart, 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', '_rels/.rels'].map(
    (part): [string, Uint8Array, string] => [
      `a bomb in ${part}`,
      declared(handMade({ sheet: person }), part, 60 * mega),
      'bomb',
    ],
  ),
  ['a bomb that is one', handMade({ parts: { 'xl/media/image1.bmp': blanks(60) } }), 'bomb'],
  [
    'a bomb that says it is small',
    declared(handMade({ parts: { [sheetPart]: blanks(60) } }), sheetPart, 1000),
    'damaged',
  ],
  ['sixty sheets that are a bomb together', manySheets(60, false), 'bomb'],
  ['a thousand sheets on one part', manySheets(1000, true), 'damaged'],
  ['more sheets than anybody has', manySheets(1001, true), 'too-large'],
  ...[
    sheetPart,
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'xl/workbook.xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
  ].flatMap((part): [string, Uint8Array, string][] => [
    [
      `an entity bomb in ${part}`,
      handMade({ sheet: person, parts: { [part]: strToU8(`<?xml version="1.0"?>${billionLaughs}<x>&i;</x>`) } }),
      'unsafe-xml',
    ],
    [
      `external entities in ${part}`,
      handMade({ sheet: person, parts: { [part]: strToU8(`${external}<x>&a;</x>`) } }),
      'unsafe-xml',
    ],
  ]),
  ['one column too many', handMade({ sheet: `<row>${'<c><v>1</v></c>'.repeat(16_385)}</row>` }), 'too-large'],
  [
    'a header of 400,000 cells as CSV',
    strToU8(`Họ và tên,Năm sinh${',Nam,Nữ'.repeat(200_000)}\nA,1954\n`),
    'too-large',
  ],
  ['400,000 empty cells as CSV', strToU8(`Họ và tên,Năm sinh${','.repeat(400_000)}\nA,1954\n`), 'too-large'],
  [
    'a quotation mark that never closes',
    strToU8(`Họ và tên,Năm sinh\n"A,1954${'\nB,1955'.repeat(100_000)}`),
    'damaged',
  ],
  [
    'a cell of three million characters',
    handMade({ sheet: `<row><c t="inlineStr"><is><t>${'x'.repeat(3_000_000)}</t></is></c></row>` }),
    'too-large',
  ],
  ['a tag that never ends', handMade({ sheet: `<row><c ${'a'.repeat(3_000_000)}` }), 'too-large'],
  ['an encrypted workbook', encrypted(), 'encrypted'],
  ...[0.02, 0.3, 0.6, 0.95].map((part): [string, Uint8Array, string] => [
    `the first ${part * 100} % of a workbook`,
    whole.slice(0, Math.floor(whole.length * part)),
    'damaged',
  ]),
  ['a program named .xlsx', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff), 'program'],
  ['a PDF', strToU8('%PDF-1.7\n1 0 obj << /Type /Catalog >>'), 'pdf'],
  ['zero bytes', new Uint8Array(0), 'empty-file'],
  ['nothing but zeros', new Uint8Array(100_000), 'unknown-format'],
]

describe('a file that must be refused', () => {
  let good = new Uint8Array()
  beforeAll(async () => {
    const rows = Array.from({ length: 50 }, (_, index) => [index + 1, `Nguyễn Văn ${'ABCDE'[index % 5]}`, 1950 + index])
    good = new Uint8Array(await aWorkbook({ 'Thôn 1': [['STT', 'Họ và tên', 'Năm sinh'], ...rows] }))
  })

  it.each(hostile)('is, in one message and with little work, and the next is read: %s', async (_, bytes, code) => {
    const before = await check(good)
    expect(before.names).toHaveLength(50)
    const { work, opened } = openCounted(bytes, options)
    const refusal = await refusalOf(opened.then((workbook) => checkList(workbook)))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/^[A-ZĐ].{20,220}(?:gửi|chọn).*\.$/su)
    expect(work.unpacked).toBeLessThanOrEqual(mostUnpacked)
    expect(work.read).toBeLessThanOrEqual(3 * bytes.length + mostReadBeside)
    expect(await check(good)).toEqual(before)
  })
})

describe('a file that is merely odd', () => {
  it('may have rows that are formatted and empty, down to the last of a sheet', async () => {
    const empty = Array.from(
      { length: 131_071 },
      (_, index) => `<row r="${8 * (index + 2)}" spans="1:12" s="1" customFormat="1" ht="15"/>`,
    ).join('')
    const list = `<row>${['Họ và tên', 'Năm sinh'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row><row><c t="inlineStr"><is><t>Y Jut Êban</t></is></c><c><v>1960</v></c></row>`
    const bytes = handMade({ parts: { [sheetPart]: [strToU8(worksheet(list + empty)), { level: 1 }] } })
    expect((await check(bytes)).names).toEqual(['Y Jut Êban'])
  })

  /** Each such row is looked at as a header of a new table. When each column was compared with each, this took minutes. */
  it('may have hundreds of rows of 256 columns that look like headers', async () => {
    const header = `Họ và tên,Năm sinh${Array.from({ length: 254 }, (_, index) => `,Nhóm ${index}`).join('')}\n`
    const unclear = `Thôn,Năm sinh${',Nam,Nữ'.repeat(127)}\n`
    const bytes = strToU8(`${header}Y Jut Êban,1960\n${unclear.repeat(500)}`)
    expect((await check(bytes)).names[0]).toBe('Y Jut Êban')
  })

  it('may say numbers that are far too large', async () => {
    const sheet = `<worksheet xmlns="${mainNamespace}"><dimension ref="A1:XFD1048576"/><cols><col min="1" max="4294967295" hidden="0"/><col min="5" max="4294967295" hidden="1"/></cols><sheetData><row r="4294967295" spans="1:4294967295"><c r="A1" t="s" s="4294967295"><v>0</v></c><c t="inlineStr"><is><t>Năm sinh</t></is></c></row><row r="99999999999999999999"><c t="inlineStr"><is><t>Y Jut Êban</t></is></c><c s="999"><v>1960</v></c></row></sheetData><mergeCells count="4294967295"><mergeCell ref="A1:XFD9999999"/></mergeCells></worksheet>`
    const bytes = handMade({
      sheet,
      parts: {
        'xl/sharedStrings.xml': strToU8(
          '<sst count="4294967295" uniqueCount="4294967295"><si><t>Họ và tên</t></si></sst>',
        ),
      },
      styles: '<cellXfs count="4294967295"><xf numFmtId="99999999999"/></cellXfs>',
    })
    const { work, names } = await check(bytes)
    expect(names).toEqual(['Y Jut Êban'])
    expect(work.unpacked).toBeLessThan(20_000)
  })

  it('has its formulas read as the values that Excel left, and a formula in a name as what it is: text', async () => {
    const cells = (...texts: string[]) =>
      `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
    const bytes = handMade({
      parts: {
        [sheetPart]: strToU8(
          worksheet(
            cells('Họ và tên', 'Năm sinh') + cells('=HYPERLINK("http://x","Y")', '1960') + cells('Y Jut', '1961'),
          ),
        ),
      },
    })
    expect((await check(bytes)).names).toEqual(['=HYPERLINK("http://x","Y")', 'Y Jut'])
  })
})
