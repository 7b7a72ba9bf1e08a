import * as SheetJs from '@e965/xlsx'
import ExcelJs from 'exceljs'
import { strToU8 } from 'fflate'
import { checkList, checkRows } from '../../../lambdas/lists/check-list.ts'
import type { CheckedList } from '../../../lambdas/lists/checked-list.ts'
import { withoutExplanation } from '../../../lambdas/lists/workbook/comment-parts.ts'
import { maximumCommentBytes, maximumComments } from '../../../lambdas/lists/workbook/limits.ts'
import { handMade, mainNamespace, open, refusalOf } from './hand-made-workbook.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const threaded = 'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền']
const people = [
  [1, 'Nguyễn Văn Hùng', 1954, '240123456', 750_000],
  [2, 'Trần Thị Lan', 1956, '240123457', 750_000],
]
const cells = (row: readonly (string | number)[]) =>
  `<row>${row.map((value) => `<c t="${typeof value === 'number' ? 'n' : 'str'}"><v>${value}</v></c>`).join('')}</row>`
const sheetData = [header, ...people].map(cells).join('')

const notes = (comments: string) =>
  `<comments xmlns="${mainNamespace}"><authors><author>Nguyễn Thị Kế Toán</author></authors><commentList>${comments}</commentList></comments>`
const note = (ref: string, ...runs: readonly string[]) =>
  `<comment ref="${ref}" authorId="0"><text>${runs.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${run}</t></r>`).join('')}</text></comment>`

const rels = (...targets: readonly (readonly [type: string, target: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], id) => `<Relationship Id="rId${id + 1}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`

function withParts(comments: string | null, threads: string | null = null, data = sheetData): Uint8Array {
  const targets = [
    ...(comments === null ? [] : [[`${office}/comments`, '../comments1.xml'] as const]),
    ...(threads === null ? [] : [[threaded, '../threadedComments/threadedComment1.xml'] as const]),
  ]
  return handMade({
    sheet: data,
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': strToU8(rels(...targets)),
      ...(comments === null ? {} : { 'xl/comments1.xml': strToU8(comments) }),
      ...(threads === null ? {} : { 'xl/threadedComments/threadedComment1.xml': strToU8(threads) }),
    },
  })
}

const read = async (bytes: Uint8Array): Promise<CheckedList> => checkList(await open(bytes))
const told = ({ problems }: CheckedList) => problems.map(({ code, row, column, value }) => [code, row, column, value])

describe('a remark that is pinned to a cell', () => {
  it('is told beside the row, with its text and without who wrote it', async () => {
    const list = await read(
      withParts(notes(note('D2', 'Nguyễn Thị Kế Toán:\n', 'chưa có CMND, đang làm lại') + note('E3', 'thiếu hồ sơ'))),
    )
    expect(told(list)).toEqual([
      ['cell-comment', 2, 'D', 'chưa có CMND, đang làm lại'],
      ['cell-comment', 3, 'E', 'thiếu hồ sơ'],
    ])
    expect(list.problems[0]?.message).toBe(
      'Dòng 2, cột D (Số CMND): Ô D2 có ghi chú: "chưa có CMND, đang làm lại". Ghi chú của ô không được đọc: nếu cần, ghi vào cột của nó; dòng vẫn được nhận.',
    )
    expect(list.people).toHaveLength(2)
  })

  it.each(['đã chết', 'Chuyển đi Gia Lai', 'Admin:\nđã chết ngày 5/4'])(
    'says that somebody is not to be paid as a note says it: %s',
    async (text) => {
      const list = await read(withParts(notes(note('B2', text))))
      expect(told(list)).toEqual([['note-says-otherwise', 2, 'B', text.replace('Admin:\n', '')]])
      expect(list.problems[0]?.message).toContain('nhưng người này vẫn ở trong danh sách')
    },
  )

  it('that ends its first line with a colon may be no name of who wrote it', async () => {
    const list = await read(withParts(notes(note('B2', 'Đã chết:\nngày 5/4') + note('B3', 'bỏ'.normalize('NFD')))))
    expect(told(list)).toEqual([
      ['note-says-otherwise', 2, 'B', 'Đã chết: ngày 5/4'],
      ['note-says-otherwise', 3, 'B', 'bỏ'],
    ])
  })

  it('is told of whom of a household it stands at, where its people share a row', async () => {
    const heads = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số khẩu', 'Vợ (chồng)', 'Con 1', 'Số tiền']
    const households = [
      [1, 'Nguyễn Văn Hùng', 1954, '240123456', 3, 'Trần Thị Lan', 'Nguyễn Văn Nam', 2_250_000],
      [2, 'Lê Văn Tám', 1955, '240123457', 2, 'Hồ Thị Hoa', '', 1_500_000],
    ]
    const pinned = notes(note('B2', 'đi làm xa') + note('G2', 'đã chết') + note('G3', 'chưa có'))
    const workbook = await open(withParts(pinned, null, [heads, ...households].map(cells).join('')))
    const found: string[] = []
    for await (const item of checkRows(workbook)) {
      if (item.kind === 'person') found.push(item.person.fullName)
      if (item.kind === 'problem' && item.problem.message.includes('ghi chú:')) found.push(item.problem.message)
    }
    expect(found).toEqual([
      expect.stringContaining('Ô B2 có ghi chú: "đi làm xa"'),
      'Nguyễn Văn Hùng',
      'Trần Thị Lan',
      expect.stringContaining('Nếu không được hỗ trợ, bỏ người này khỏi hộ và sửa số khẩu'),
      'Nguyễn Văn Nam',
      expect.stringContaining('Ô G3 có ghi chú: "chưa có"'),
      'Lê Văn Tám',
      'Hồ Thị Hoa',
    ])
  })

  it('that says somebody is not to be paid is named before those of headers', async () => {
    const pinned = ['A1', 'B1', 'C1', 'D1'].map((ref) => note(ref, 'ghi ở đây')).join('') + note('B9', 'đã chết')
    const list = await read(withParts(notes(pinned)))
    expect(list.problems[0]?.message).toContain('B9 "đã chết"; A1 "ghi ở đây"')
  })

  it('is told where it stands at no person’s row, and in a column that the table has not', async () => {
    const list = await read(withParts(notes(note('A1', 'ghi số thứ tự') + note('K2', 'xem lại') + note('A90', 'chết'))))
    expect(told(list)).toEqual([
      ['cell-comment', 2, null, 'xem lại'],
      ['cell-comment', null, null, null],
    ])
    expect(list.problems[1]?.message).toContain('A90 "chết"; A1 "ghi số thứ tự"')
  })

  it('takes no more room of a row than others leave, and what speaks of a payment stands first', async () => {
    const many = ['A2', 'B2', 'C2', 'D2', 'E2', 'F2'].map((ref) => note(ref, 'xem lại')).join('')
    const list = await read(withParts(notes(`${many}${note('G2', 'đã chết')}`)))
    expect(told(list).map(([code]) => code)).toEqual(['note-says-otherwise', ...Array(3).fill('cell-comment')])
    expect(list.problems.at(-1)?.message).toContain('Còn 4 ô của dòng có ghi chú')
  })

  it('stays with a row that is refused', async () => {
    const refused = cells([3, 'Y Bhiăt Êban', 1960, '12', 750_000])
    const list = await read(withParts(notes(note('D4', 'mất giấy')), null, `${sheetData}${refused}`))
    expect(list.refused).toMatchObject([{ row: 4 }])
    expect(list.problems.find(({ code }) => code === 'cell-comment')?.message).toMatch(/ghi vào cột của nó\.$/)
  })
})

describe('a conversation pinned to a cell', () => {
  const copy = (text: string) =>
    note(
      'B2',
      `[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    ${text}`,
    )
  const thread = (...remarks: readonly string[]) =>
    `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">${remarks.map((text, id) => `<threadedComment ref="B2" dT="2020-05-12T08:00:00.00" personId="{1}" id="{${id}}"><text>${text}</text></threadedComment>`).join('')}</ThreadedComments>`

  it('is one remark, whose copy for old programs is not told again', async () => {
    const list = await read(withParts(notes(copy('còn ở xã?')), thread('còn ở xã?', 'đã chuyển đi &amp; cắt khẩu')))
    expect(told(list)).toEqual([['note-says-otherwise', 2, 'B', 'còn ở xã? đã chuyển đi & cắt khẩu']])
  })

  it('is read from its copy where another program has dropped it', async () => {
    expect(told(await read(withParts(notes(copy('còn ở xã?')))))).toEqual([['cell-comment', 2, 'B', 'còn ở xã?']])
  })
})

describe('remarks of other programs', () => {
  it('are read as exceljs writes them', async () => {
    const book = new ExcelJs.Workbook()
    const sheet = book.addWorksheet('Danh sách')
    sheet.addRows([header, ...people])
    sheet.getCell('C2').note = { texts: [{ text: 'sinh ' }, { text: 'khoảng 1954' }] }
    expect(told(await read(new Uint8Array(await book.xlsx.writeBuffer())))).toEqual([
      ['cell-comment', 2, 'C', 'sinh khoảng 1954'],
    ])
  })

  it('are read from an .xls as far as they go', async () => {
    const text = 'chưa có CMND, đang làm lại ở huyện, hẹn tháng 6'
    // The library writes one byte a letter: room for two, and then the letters as Excel writes them.
    const room = 'Q'.repeat(2 * text.length)
    const sheet = SheetJs.utils.aoa_to_sheet([header, ...people])
    SheetJs.utils.cell_add_comment(sheet.B3, room, 'Kế toán')
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, sheet, 'Danh sách')
    const xls = Buffer.from(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    const at = xls.indexOf(room)
    xls.write(text, at, 'utf16le')
    xls.writeUInt8(1, at - 1)
    xls.writeUInt16LE(text.length, xls.lastIndexOf(Buffer.from([0xb6, 0x01]), at) + 14)
    expect(told(await checkList(await open(new Uint8Array(xls), 'danh-sach.xls')))).toEqual([
      ['cell-comment', 3, 'B', text],
    ])
  })

  it('are read from a 2003 XML file', async () => {
    const sheet = SheetJs.utils.aoa_to_sheet([header, ...people])
    SheetJs.utils.cell_add_comment(sheet.B3, 'đã chết', 'Kế toán')
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, sheet, 'Danh sách')
    const xml = SheetJs.write(book, { type: 'array', bookType: 'xlml' }) as ArrayBuffer
    expect(told(await checkList(await open(new Uint8Array(xml), 'danh-sach.xls')))).toEqual([
      ['note-says-otherwise', 3, 'B', 'đã chết'],
    ])
  })
})

describe('hostile remarks', () => {
  it('are read as far as a list may have them, and the rest is told', async () => {
    const many = Array.from(
      { length: maximumComments + 1_000 },
      (_, row) => `<comment ref="F${row + 4}"><text><t>x</t></text></comment>`,
    )
    const list = await read(withParts(notes(note('B2', 'đã chết') + many.join(''))))
    expect(told(list)).toEqual([
      ['note-says-otherwise', 2, 'B', 'đã chết'],
      ['cell-comment', null, null, null],
      ['cell-comment', null, null, null],
    ])
    expect(list.problems[1]?.message).toContain(`và ${maximumComments - 4} ô khác`)
    expect(list.problems[2]?.message).toContain('Không xem được hết ghi chú')
  })

  it('without a word are no fewer for it, and what stands behind as many as a list may have is told to be there', async () => {
    const empty = Array.from({ length: maximumComments }, (_, row) => `<comment ref="F${row + 4}"/>`)
    expect(told(await read(withParts(notes(empty.slice(1).join('') + note('B2', 'đã chết')))))).toEqual([
      ['note-says-otherwise', 2, 'B', 'đã chết'],
    ])
    const list = await read(withParts(notes(empty.join('') + note('B2', 'đã chết'))))
    expect(list.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('Không xem được hết ghi chú của Excel'),
    ])
  })

  it('are looked at as far as a part of them may go, whatever stands there instead', async () => {
    const element = `<x a="${'x'.repeat(4_096 - 9)}"/>`
    const other = element.repeat(maximumCommentBytes / element.length)
    const list = await read(withParts(notes(`${note('B2', 'đã chết')}${other}`)))
    expect(told(list)).toEqual([
      ['note-says-otherwise', 2, 'B', 'đã chết'],
      ['cell-comment', null, null, null],
    ])
    expect(list.problems[1]?.message).toContain('Không xem được hết ghi chú')
  })

  it('that go on in blanks where a conversation’s copy has a label are none', () => {
    // Each of the blanks was tried as the beginning of a label.
    const hostile = `[Threaded comment] linkid=870924${' '.repeat(1_000_000)}: đã chết`
    expect(withoutExplanation(hostile)).toBe(hostile)
  })

  it('that break off, or stand in a second part, are told not to be read', async () => {
    const whole = notes(note('B2', 'đã chết'))
    const broken = await read(withParts(whole.slice(0, whole.indexOf('chết'))))
    const second = handMade({
      sheet: sheetData,
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': strToU8(
          rels([`${office}/comments`, '../comments1.xml'], [`${office}/comments`, '../comments2.xml']),
        ),
        'xl/comments1.xml': strToU8(notes('')),
        'xl/comments2.xml': strToU8(whole),
      },
    })
    for (const list of [broken, await read(second)])
      expect(list.problems.map(({ message }) => message)).toEqual([
        expect.stringContaining('Không xem được hết ghi chú của Excel'),
      ])
  })

  it('are refused with entities, and where sheets share them', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "đã chết">]>${notes(note('B2', '&b;'))}`
    expect((await refusalOf(read(withParts(bomb)))).code).toBe('unsafe-xml')
    const shared = handMade({
      sheet: sheetData,
      more: { 'Trang 2': sheetData },
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': strToU8(rels([`${office}/comments`, '../comments1.xml'])),
        'xl/worksheets/_rels/sheet2.xml.rels': strToU8(rels([`${office}/comments`, '../comments1.xml'])),
        'xl/comments1.xml': strToU8(notes(note('B2', 'x'))),
      },
    })
    expect((await refusalOf(read(shared))).code).toBe('damaged')
  })

  it('without a place, without words or without a part say nothing', async () => {
    const empty = notes(
      '<comment><text><t>x</t></text></comment><comment ref="B2"><text/></comment><comment ref="B3"/>',
    )
    expect(told(await read(withParts(empty)))).toEqual([])
    const lost = handMade({
      sheet: sheetData,
      parts: { 'xl/worksheets/_rels/sheet1.xml.rels': strToU8(rels([`${office}/comments`, '../nowhere.xml'])) },
    })
    expect(told(await read(lost))).toEqual([])
  })
})
