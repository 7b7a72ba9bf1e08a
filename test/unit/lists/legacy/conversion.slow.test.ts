import * as SheetJs from '@e965/xlsx'
import daklak from '../../../../lambdas/domain/units/daklak-2020.json'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import { csvBytes } from '../../../../lambdas/lists/writer/write-csv.ts'
import { seededRandom } from '../../../../local/demo/random.ts'
import { codesOf, namesOf } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'
import { bytesOfText, inFontLetters, inTcvn3, inVni } from './encode-legacy.ts'
import { inventPeople, inventPerson } from './invented-people.ts'
import { checked, type Encode, rowsOfPeople } from './legacy-list.ts'

const communes = daklak.units.filter(({ level }) => level === 'commune').map(({ name }) => name)
const encodings: [string, Encode][] = [
  ['TCVN3', inTcvn3],
  ['VNI', inVni],
]

const namesIn = async (names: readonly string[], encode: Encode) =>
  checked([['STT', 'Họ và tên', 'Năm sinh'], ...names.map((name, index) => [index + 1, encode(name), 1954])], {
    legacy: 'convert',
  })

const inventNames = (seed: number, count: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => inFontLetters(inventPerson(random, 0.2)))
}

describe('a converted list', () => {
  it.each(encodings)('has the names of all 184 communes as they are: %s', async (_, encode) => {
    expect(communes).toHaveLength(184)
    const list = await checked(
      [
        ['STT', 'Họ và tên', 'Năm sinh', 'Địa chỉ'],
        ...communes.map((name, index) => [index + 1, encode('Nguyễn Thị Hương'), 1954, encode(name)]),
      ],
      { legacy: 'convert' },
    )
    expect(list.people.map(({ hamlet }) => hamlet)).toEqual(communes)
  })

  it.each(encodings)('has a thousand invented names as they are: %s', async (_, encode) => {
    const names = inventNames(1, 1200)
    const list = await namesIn(names, encode)
    expect(namesOf(list)).toEqual(names)
    expect(codesOf(list)).toEqual(['legacy-converted'])
  })

  it.each(encodings)('has names in capitals in capitals: %s', async (_, encode) => {
    const names = inventNames(2, 500).map((name) => name.toUpperCase())
    expect(namesOf(await namesIn(names, encode))).toEqual(names)
  })

  it('keeps small letters that a font showed as capitals, and says so once for the column', async () => {
    const names = inventNames(3, 100).map((name) => name.toLowerCase())
    const list = await namesIn(names, inTcvn3)
    expect(namesOf(list)).toEqual(names)
    expect(codesOf(list)).toEqual(['legacy-converted', 'capitals-lost'])
    expect(list.problems[1]).toMatchObject({ severity: 'warning', row: null, column: 'B', field: 'fullName' })
  })

  it.each(encodings)('understands title, header, headings and totals in the font: %s', async (encoding, encode) => {
    const list = await checked(
      [
        [encode('UBND HUYỆN CƯ KUIN')],
        [encode('UBND XÃ EA TIÊU')],
        [encode('Danh sách hộ nghèo (Kèm theo Quyết định số 12/QĐ-UBND ngày 12/5/2020)')],
        ['STT', 'Họ và tên', 'Giới tính', 'Năm sinh', 'Số tiền'].map(encode),
        ['I', encode('Thôn 3')],
        [1, encode('Nguyễn Thị Hường'), encode('Nữ'), 1954, 750_000],
        [2, encode('Đỗ Văn Đức'), encode('Nam'), 1956, 750_000],
        [null, encode('Tổng cộng: 2 người'), null, null, 1_500_000],
      ],
      { legacy: 'convert', expectedCommuneName: 'Xã Ea Tiêu' },
    )
    expect(list.file.encoding).toBe(encoding)
    expect(list.title).toMatchObject({
      communeName: 'XÃ EA TIÊU',
      decisionNumber: '12/QĐ-UBND',
      programmeHints: ['hộ nghèo'],
    })
    expect(list.people).toMatchObject([
      { fullName: 'Nguyễn Thị Hường', sex: 'nữ', hamlet: 'Thôn 3' },
      { fullName: 'Đỗ Văn Đức', sex: 'nam', hamlet: 'Thôn 3' },
    ])
    expect(list.totals).toMatchObject({ declaredPeople: 2, declaredAmount: 1_500_000 })
    expect(codesOf(list)).toEqual(['legacy-converted'])
  })

  it.each(encodings)('may be a CSV of bytes in no code page: %s', async (encoding, encode) => {
    const people = inventPeople(4, 60).map(({ fullName }) => inFontLetters(fullName))
    const rows = ['STT;Họ và tên;Năm sinh', ...people.map((name, index) => `${index + 1};${name};1954`)]
    const workbook = await open(bytesOfText(encode(rows.join('\r\n'))), 'danh-sach.csv')
    expect(workbook.encoding).toBe('windows-1258')
    const list = await checkList(workbook, { legacy: 'convert' })
    expect(list.file.encoding).toBe(encoding)
    expect(namesOf(list)).toEqual(people)
  })

  it.each(encodings)('may be a CSV in UTF-8 with the letters of the font: %s', async (encoding, encode) => {
    const people = inventPeople(5, 60, 0)
    const chunks: Uint8Array[] = []
    const lines = people.map(({ fullName }, index) => [index + 1, encode(fullName), 1954])
    for await (const chunk of csvBytes([['STT', 'Họ và tên', 'Năm sinh'], ...lines])) chunks.push(chunk)
    const list = await checkList(await open(new Uint8Array(Buffer.concat(chunks)), 'a.csv'), { legacy: 'convert' })
    expect(list.file.encoding).toBe(encoding)
    expect(namesOf(list)).toEqual(people.map(({ fullName }) => fullName))
  })

  it.each(encodings)('may be an .xls: %s', async (encoding, encode) => {
    const people = inventPeople(7, 60).map(({ fullName }) => inFontLetters(fullName))
    const sheet = SheetJs.utils.aoa_to_sheet([
      ['STT', 'Họ và tên', 'Số CMND'].map(encode),
      ...people.map((name, index) => [index + 1, encode(name), String(240_000_001 + index)]),
    ])
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, sheet, 'Thon 1')
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'buffer', bookType: 'biff8' }))
    const list = await checkList(await open(bytes, 'danh-sach.xls'), { legacy: 'convert' })
    expect(list.file).toMatchObject({ format: 'xls', encoding })
    expect(list.file.sheets[0]?.columns.map(({ header }) => header)).toEqual(['STT', 'Họ và tên', 'Số CMND'])
    expect(namesOf(list)).toEqual(people)
  })

  it('tells family and given names in two columns', async () => {
    for (const [, encode] of encodings) {
      const list = await checked(
        [
          ['STT', 'Họ và tên đệm', 'Tên', 'Năm sinh'],
          [1, encode('Trần Quốc'), encode('Phúc'), 1954],
          [2, encode('Bùi Thế'), encode('Út'), 1955],
          [3, encode('Lê Thị'), encode('Bộ'), 1956],
        ],
        { legacy: 'convert' },
      )
      expect(namesOf(list)).toEqual(['Trần Quốc Phúc', 'Bùi Thế Út', 'Lê Thị Bộ'])
    }
  })
})

describe('the encoding of a file', () => {
  it('is Unicode for a workbook and its own name for a CSV', async () => {
    const people = inventPeople(6, 3)
    expect((await checked(rowsOfPeople(people, (text) => text))).file).toMatchObject({ encoding: 'Unicode' })
    const csv = new TextEncoder().encode('STT;Họ và tên;Năm sinh\r\n1;Nguyễn Văn Hùng;1954\r\n')
    expect((await checkList(await open(csv, 'a.csv'))).file.encoding).toBe('UTF-8')
  })
})

describe('a cell of 32,767 letters in an old font', () => {
  it.each(['NguyÔn V¨n Hïng ', 'Hïng', 'Hng', '¨'])('is read in no time, whatever it repeats: %p', async (piece) => {
    const text = piece.repeat(Math.floor(32_767 / piece.length))
    const rows = Array.from({ length: 5 }, (_, index) => [index + 1, inTcvn3('Trần Thị Bộ'), 1954, text])
    const list = await checked([['STT', 'Họ và tên', 'Năm sinh', 'Ghi chú'], ...rows], { legacy: 'convert' })
    expect(list.people).toHaveLength(5)
  })
})
