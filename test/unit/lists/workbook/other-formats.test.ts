import * as SheetJs from '@e965/xlsx'
import { strToU8 } from 'fflate'
import { open, refusalOf, rowsOf } from '../hand-made-workbook.ts'

/** Jest's module sandbox has no dynamic import, so the tests hand the library in; the program imports it by itself. */
const options = { loadOldFormats: async () => SheetJs }

const people = [
  ['STT', 'Họ và tên', 'Số CMND/CCCD'],
  [1, "H'Maryam Niê", '066158004321'],
]

function written(bookType: SheetJs.BookType): Uint8Array {
  const book = SheetJs.utils.book_new()
  SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(people), 'Danh sách')
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType }) as ArrayBuffer)
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, letter] of [...`\uFEFF${text}`].entries()) view.setUint16(index * 2, letter.charCodeAt(0), true)
  return bytes
}

const table = '<table><tr><td>Họ và tên</td><td x:num>66158004321</td></tr></table>'

describe('a list in a format that is not read', () => {
  it.each([
    ['an OpenDocument sheet (.ods)', written('ods'), 'other-spreadsheet'],
    ['a flat OpenDocument sheet (.fods)', written('fods'), 'other-spreadsheet'],
    ['a binary workbook (.xlsb)', written('xlsb'), 'other-spreadsheet'],
    ['HTML as SheetJS writes it', written('html'), 'web-page'],
    ['HTML as Excel saves it', strToU8(`<html xmlns:x="urn:schemas-microsoft-com:office:excel">${table}`), 'web-page'],
    ['HTML with its mark and blank lines first', strToU8(`\uFEFF\r\n\r\n<HTML><BODY>${table}`), 'web-page'],
    ['HTML that begins with a remark', strToU8(`<!-- báo cáo --><div>${table}`), 'web-page'],
    ['HTML that begins with a font', strToU8(`<font face="Times New Roman">${table}`), 'web-page'],
    ['HTML in UTF-16', utf16(`<html>${table}</html>`), 'web-page'],
    ['XHTML', strToU8(`<?xml version="1.0"?><!DOCTYPE html><html>${table}</html>`), 'web-page'],
    [
      'a web page in one file (.mht)',
      strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
      'web-page',
    ],
  ])('is told, with how to save it as .xlsx: %s', async (_, bytes, code) => {
    const refusal = await refusalOf(open(bytes, 'danh-sach.xls', options))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/mở bằng Excel, chọn Lưu thành \(Save As\) kiểu \.xlsx rồi gửi lại\.$/)
  })

  it('is no web page when a CSV merely holds a sign of one', async () => {
    expect((await open(strToU8('Họ và tên;Ghi chú\nA;<table>\n'), 'a.csv')).format).toBe('csv')
    expect((await open(strToU8('<Họ và tên>;<Năm sinh>\nA;1954\n'), 'a.csv')).format).toBe('csv')
  })
})

describe('a list in an older format of Excel', () => {
  it.each([
    ['XML Spreadsheet 2003', 'xlml', 'xml-2003'],
    ['Excel 97', 'biff8', 'xls'],
    ['Excel 95', 'biff5', 'xls'],
  ] as const)('is read with all digits: %s', async (_, bookType, format) => {
    const bytes = written(bookType)
    expect((await open(bytes, 'a.xls', options)).format).toBe(format)
    const rows = await rowsOf(bytes, 0, options)
    expect(rows[1]?.cells.map(({ text }) => text).at(-1)).toBe('066158004321')
  })

  it('is refused at a DOCTYPE, as every other XML is', async () => {
    const xml = new TextDecoder().decode(written('xlml'))
    const hostile = xml.replace('?>', '?><!-- --><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    expect((await refusalOf(open(strToU8(hostile), 'a.xls', options))).code).toBe('unsafe-xml')
    const remarked = xml.replace('?>', '?><!-- <!DOCTYPE x> -->')
    expect((await open(strToU8(remarked), 'a.xls', options)).format).toBe('xml-2003')
  })
})
