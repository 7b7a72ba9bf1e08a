import { deflateSync, strToU8, zipSync } from 'fflate'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { openWorkbook } from '../../../../lambdas/lists/workbook/open-workbook.ts'
import { handMade, mainNamespace, open, refusalOf, rowsOf, worksheet } from '../hand-made-workbook.ts'

const everything = async (bytes: Uint8Array) => {
  const workbook = await open(bytes)
  for (const sheet of workbook.sheets) for await (const _ of sheet.batches());
}
const codeOf = async (bytes: Uint8Array) => (await refusalOf(everything(bytes))).code
const zip = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

/** An OLE container's directory, as far as it is looked at: streams by name. */
function oleWith(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [index, name] of names.entries()) {
    const at = 1024 + index * 128
    for (const [letter, character] of [...name].entries()) bytes[at + letter * 2] = character.charCodeAt(0)
    bytes[at + 64] = (name.length + 1) * 2
  }
  return bytes
}

/** A workbook whose sheet unpacks to 60 MB of blanks: more than the largest real ones, from a thousandth of it. */
const blanks = new Uint8Array(60 * 1024 * 1024).fill(0x20)
const bomb = handMade({ parts: { 'xl/worksheets/sheet1.xml': blanks } })

/** The same with another size in its directory. */
function lyingBomb(size: number): Uint8Array {
  const bytes = bomb.slice()
  const view = new DataView(bytes.buffer)
  for (let at = bytes.length - 46; at >= 0; at--) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === blanks.length) {
      view.setUint32(at + 24, size, true)
      return bytes
    }
  }
  throw new Error('no such entry')
}

describe('a file that is no workbook', () => {
  it.each([
    ['nothing at all', new Uint8Array(0), 'empty-file'],
    ['a PDF', strToU8('%PDF-1.7\n%âãÏÓ'), 'pdf'],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'image'],
    ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4), 'program'],
    ['a RAR archive', strToU8('Rar!\u001a\u0007\u0001', true), 'archive'],
    ['a zip of something else', zip({ 'a.xlsx': 'x', 'b.xlsx': 'y' }), 'archive'],
    ['a Word document', zip({ '[Content_Types].xml': '', '_rels/.rels': '', 'word/document.xml': '' }), 'document'],
    ['a rich text', strToU8('{\\rtf1\\ansi'), 'document'],
    [
      'an OpenDocument sheet',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
      'other-spreadsheet',
    ],
    ['an .xlsb', zip({ '[Content_Types].xml': '', 'xl/workbook.bin': '' }), 'other-spreadsheet'],
    ['a web page under an Excel name', strToU8('\n<html><table><tr><td>066</td></tr></table></html>'), 'web-page'],
    ['bytes of no kind', Uint8Array.of(1, 2, 3, 250, 0, 0, 9, 200, 17), 'unknown-format'],
    ['an old Word document', oleWith('Root Entry', 'WordDocument'), 'document'],
    ['an OLE container of no kind', oleWith('Root Entry', 'Contents'), 'unknown-format'],
    ['a workbook with a password', oleWith('Root Entry', 'EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['a workbook without sheets', handMade({ parts: { 'xl/workbook.xml': strToU8('<workbook/>') } }), 'no-sheets'],
  ])('is told by its content: %s', async (_, bytes, code) => {
    const refusal = await refusalOf(everything(bytes))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/gửi|chọn/)
  })

  it('is a CSV when it is text, whatever its name', async () => {
    expect((await open(strToU8('a;b\n1;2'), 'x.xlsx')).format).toBe('csv')
  })
})

describe('a broken workbook', () => {
  const whole = handMade({
    sheet: Array.from({ length: 500 }, (_, index) => `<row><c><v>${index * 7919}</v></c></row>`).join(''),
  })

  it.each([0.1, 0.5, 0.9, 0.99])('is refused when only %d of its bytes arrived', async (part) => {
    expect(await codeOf(whole.slice(0, Math.floor(whole.length * part)))).toBe('damaged')
  })

  it('is refused when one bit of its packed rows is wrong', async () => {
    const codes = new Set<string>()
    const name = strToU8('xl/worksheets/sheet1.xml')
    const start = whole.findIndex((_, at) => name.every((byte, index) => whole[at + index] === byte)) + name.length
    for (const bit of [0, 3, 6]) {
      const broken = whole.slice()
      broken[start + 300] = (broken[start + 300] as number) ^ (1 << bit)
      codes.add(await codeOf(broken))
    }
    expect([...codes]).toEqual(['damaged'])
  })

  // Each remark to a row names its sheet: such a list could not be kept, and its reader was called again and again.
  it.each([
    ['as long as any file can be called', 255, undefined],
    ['longer than that', 256, 'damaged'],
    ['of a thousand pages', 1_000_000, 'damaged'],
  ])('may have a sheet whose name is %s, or not', async (_what, letters, code) => {
    const opened = open(handMade({ more: { ['T'.repeat(letters)]: '' } })).then(({ sheets }) => sheets.length)
    expect(await (code ? refusalOf(opened).then((refusal) => refusal.code) : opened)).toBe(code ?? 2)
  })

  it('is refused when its sheet ends in the middle', async () => {
    const sheet = worksheet('<row><c><v>1</v></c></row>').replace('</sheetData></worksheet>', '<row><c><v>2')
    expect(await codeOf(handMade({ sheet }))).toBe('damaged')
  })

  it('is refused when a cell points to a string that is not there', async () => {
    expect(await codeOf(handMade({ sheet: '<row><c t="s"><v>5</v></c></row>' }))).toBe('damaged')
  })

  it('is refused when a part is packed in a way that nobody uses', async () => {
    const bytes = handMade()
    for (let at = 0; at < bytes.length - 4; at++) {
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2)
        bytes[at + 10] = 99
    }
    expect(await codeOf(bytes)).toBe('damaged')
  })

  it('leaves the next file untouched', async () => {
    await refusalOf(everything(whole.slice(0, 900)))
    expect(await rowsOf(whole)).toHaveLength(500)
  })
})

describe('a hostile workbook', () => {
  it('is refused when it unpacks beyond every real one', async () => {
    expect(await codeOf(bomb)).toBe('bomb')
  })

  it('is refused also when its directory lies about the size', async () => {
    expect(await codeOf(lyingBomb(1000))).toBe('damaged')
    expect(await codeOf(lyingBomb(0xffff_fff0))).toBe('bomb')
  })

  it('is refused when its entries share their bytes', async () => {
    const bytes = handMade({ sheet: '<row><c><v>1</v></c></row>'.repeat(5000) })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let at = 0; at < bytes.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 20, bytes.length - 200, true)
    }
    expect(await codeOf(bytes)).toBe('damaged')
  })

  it.each(['xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])(
    'is refused at a DOCTYPE in %s, before any entity is looked at',
    async (part) => {
      const doctype = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
      expect(
        await codeOf(handMade({ parts: { [part]: strToU8(`<?xml version="1.0"?>${doctype}<x>&b;&c;</x>`) } })),
      ).toBe('unsafe-xml')
    },
  )

  it('may have a cell at the far end without taking room for all before it', async () => {
    const sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    expect(await rowsOf(handMade({ sheet }))).toMatchObject([
      { number: 1 },
      { number: 1_048_576, cells: [{ column: 16_383 }] },
    ])
  })

  it('is refused with a column beyond XFD', async () => {
    expect(await codeOf(handMade({ sheet: '<row><c r="XFE1"><v>1</v></c></row>' }))).toBe('too-large')
    expect(await codeOf(handMade({ sheet: `<row>${'<c><v>1</v></c>'.repeat(16_385)}</row>` }))).toBe('too-large')
  })

  it('is refused with a cell or a row that no list has', async () => {
    const long = (length: number) => `<c t="inlineStr"><is><t>${'x'.repeat(length)}</t></is></c>`
    expect((await rowsOf(handMade({ sheet: `<row>${long(32_767)}</row>` })))[0]?.cells[0]?.text).toHaveLength(32_767)
    expect(await codeOf(handMade({ sheet: `<row>${long(3_000_000)}</row>` }))).toBe('too-large')
    expect(await codeOf(handMade({ sheet: `<row>${long(30_000).repeat(700)}</row>` }))).toBe('too-large')
  })

  it('may merge all cells of the sheet', async () => {
    const sheet = `<worksheet xmlns="${mainNamespace}"><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`
    const bytes = handMade({ sheet })
    expect(await rowsOf(bytes)).toHaveLength(1)
    expect(await (await open(bytes)).sheets[0]?.merged()).toHaveLength(1)
  })

  it('may have comments and quotes that never end', async () => {
    expect(await codeOf(handMade({ sheet: '<row><c><v>1</v></c><!-- ' }))).toBe('damaged')
    expect(await codeOf(handMade({ sheet: '<row><c r="A1><v>1</v></c>' }))).toBe('damaged')
    expect(await codeOf(handMade({ parts: { 'xl/workbook.xml': strToU8('<!--'.repeat(50_000)) } }))).toBe('no-sheets')
  })

  it('may have attributes, formats and texts made to keep patterns busy', async () => {
    const million = 1_000_000
    const styles = `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(million)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs><x ${'a'.repeat(million)}>`
    const workbook = `<workbook><sheets ${"a='".repeat(100_001)}/></workbook>`
    expect(await rowsOf(handMade({ styles, sheet: '<row><c s="0"><v>1</v></c></row>' }))).toHaveLength(1)
    expect(await codeOf(handMade({ parts: { 'xl/workbook.xml': strToU8(workbook) } }))).toBe('no-sheets')
    const texts = [
      'd/'.repeat(16_000),
      '9'.repeat(32_000),
      'xã '.repeat(10_000),
      'ngày '.repeat(6_000),
      '[thôn : '.repeat(4_000),
    ]
    const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
    const header = ['Họ và tên', 'Số tiền', 'Năm sinh', 'CMND', 'Thôn']
      .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
      .join('')
    const list = await checkList(
      await open(
        handMade({
          sheet: `<row>${cells}</row><row>${header}</row><row>${cells}</row><row><c t="inlineStr"><is><t>Tổng</t></is></c>${cells}</row>`,
        }),
      ),
    )
    expect(list.people).toEqual([])
  })

  it('is refused when one of its parts is locked with a zip password', async () => {
    const bytes = handMade()
    for (let at = 0; at < bytes.length - 4; at++) {
      if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) bytes[at + 8] = 1
    }
    expect(await codeOf(bytes)).toBe('encrypted')
  })
})

describe('unusual zips of real workbooks', () => {
  it('are read when entries are stored unpacked', async () => {
    const bytes = handMade({
      parts: { 'xl/worksheets/sheet1.xml': [strToU8(worksheet('<row><c><v>1</v></c></row>')), { level: 0 }] },
    })
    expect(await rowsOf(bytes)).toHaveLength(1)
  })

  it('are read when bytes stand before the zip or a comment behind it', async () => {
    const bytes = handMade({ sheet: '<row><c><v>1</v></c></row>' })
    const comment = strToU8('lưu bằng máy của xã')
    const withComment = new Uint8Array(bytes.length + comment.length)
    withComment.set(bytes)
    withComment.set(comment, bytes.length)
    new DataView(withComment.buffer).setUint16(bytes.length - 2, comment.length, true)
    expect(await rowsOf(withComment)).toHaveLength(1)
  })

  it('are read by ranges, and never more of them than is needed', async () => {
    const noise = deflateSync(crypto.getRandomValues(new Uint8Array(60_000)))
    const bytes = handMade({
      sheet: '<row><c><v>1</v></c></row>',
      parts: { 'xl/media/image1.png': [noise, { level: 0 }] },
    })
    let read = 0
    const workbook = await openWorkbook(
      {
        size: bytes.length,
        read: async (offset, length) => {
          read += length
          return bytes.slice(offset, offset + length)
        },
      },
      'x.xlsx',
    )
    for await (const _ of workbook.sheets[0]?.rows() ?? []);
    expect(workbook.sha256).toBeNull()
    // The tail in which a zip's end can stand is 65,557 bytes, so the picture is read at most once, with it.
    expect(read).toBeLessThan(65_557 + 12_000)
  })
})
