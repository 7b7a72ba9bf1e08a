import * as SheetJs from '@e965/xlsx'
import { checkList } from '../../../../lambdas/lists/check-list.ts'
import type { WrittenRow } from '../../../../lambdas/lists/writer/write-workbook.ts'
import { asOf, checked, codesOf, namesOf } from '../a-list.ts'
import { open } from '../hand-made-workbook.ts'
import { inFontLetters, inTcvn3 } from '../legacy/encode-legacy.ts'
import { columnsOf, messagesOf, others, people, usual } from './headerless.ts'

const names = people.map(({ fullName }) => fullName)
const nameBeside = (at: number): string | null => others[at]?.fullName ?? null
const allGuessed = ['A stt 0.9', 'B fullName 0.65', 'C birth 0.65', 'D idNumber 0.65', 'E amount 0.65']

describe('a table without a header row', () => {
  it('is read by what stands in its columns, each told with what it was taken for and why: it was no list', async () => {
    const list = await checked(usual())
    expect(namesOf(list)).toEqual(names)
    expect(columnsOf(list)).toEqual(allGuessed)
    expect(list.file.sheets[0]).toMatchObject({ headerRow: null, people: 12, refused: 0 })
    expect(list.people[3]).toMatchObject({ row: 4, birth: { year: people[3]?.year }, amount: 750_000 })
    expect(list.people.map(({ idNumbers }) => idNumbers[0]?.number)).toEqual(people.map(({ idNumber }) => idNumber))
    expect(messagesOf(list)[0]).toBe(
      'Cột B: Cột không có tiêu đề; đọc là họ tên vì 12/12 ô là tên người (chắc 65 %). Xác nhận cột khi xem lại danh sách, hoặc ghi tiêu đề theo mẫu; trước đó chưa nhập ai.',
    )
    expect(list.problems.map(({ code, column, row }) => [code, column, row])).toEqual(
      ['B', 'C', 'D', 'E'].map((column) => ['uncertain-column', column, null]),
    )
  })

  it('begins below a title and its first heading, and ends with its total and signatures', async () => {
    const list = await checked([
      ['UBND XÃ EA TIÊU', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['DANH SÁCH HỖ TRỢ (Kèm theo Quyết định số 12/QĐ-UBND ngày 12/5/2020)'],
      [],
      ['Thôn 3'],
      ...usual(),
      ['Tổng cộng', null, null, null, 9_000_000],
      [null, null, null, 'Chủ tịch'],
      [null, null, null, 'Nguyễn Văn Ba'],
    ])
    expect(namesOf(list)).toEqual(names)
    expect(list.people.every(({ hamlet }) => hamlet === 'Thôn 3')).toBe(true)
    expect(list.title).toMatchObject({ decisionNumber: '12/QĐ-UBND', communeName: expect.stringMatching(/EA TIÊU/i) })
    expect(list.totals).toMatchObject({ people: 12, amount: 9_000_000, declaredAmount: 9_000_000 })
    expect(codesOf(list)).toEqual(Array(4).fill('uncertain-column'))
  })

  it.each([
    [['II', 'Thôn 3'], 'Thôn 3'],
    [['- Buôn Kram'], 'Buôn Kram'],
    [['2/ Thôn 3'], 'Thôn 3'],
  ] as const)('begins at its first heading, however it is numbered: %p', async (heading, hamlet) => {
    const list = await checked([['DANH SÁCH HỖ TRỢ'], [...heading], ...usual()])
    expect(namesOf(list)).toEqual(names)
    expect(list.people.map((person) => person.hamlet)).toEqual(names.map(() => hamlet))
  })

  it('is read of CSV and .xls alike', async () => {
    const csv = usual()
      .map((row) => row.join(';'))
      .join('\n')
    expect(columnsOf(await checkList(await open(new TextEncoder().encode(csv), 'a.csv'), { asOf }))).toEqual(allGuessed)
    const book = SheetJs.utils.book_new(SheetJs.utils.aoa_to_sheet(usual() as unknown[][]), 'Sheet1')
    const xls = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    const list = await checkList(await open(xls, 'a.xls', { loadOldFormats: async () => SheetJs }), { asOf })
    expect(columnsOf(list)).toEqual(allGuessed)
  })

  it('takes its first person in, however the name is built', async () => {
    const list = await checked([[1, 'Bé', 1960, '240123456', 750_000], ...usual().slice(1)])
    expect(namesOf(list)).toEqual(['Bé', ...names.slice(1)])
  })

  it('is read in every way of typing names', async () => {
    const typed = [
      (name: string) => name.toUpperCase(),
      (name: string) => name.toLowerCase(),
      (name: string) => `- ${name}`,
      (name: string) => `${name} (Chủ hộ)`,
    ]
    const rows = usual().map(
      ([stt, name, ...rest], at): WrittenRow => [stt ?? null, typed[at % 4]?.(String(name)) ?? null, ...rest],
    )
    expect((await checked(rows)).people).toHaveLength(12)
  })

  it('tells sexes, hamlets, groups, kin, peoples, rates and sums', async () => {
    const list = await checked(
      people.map(({ fullName, sex, year, idNumber }, at) => [
        ...[fullName, sex === 'nam' ? 'Nam' : 'Nữ', `05/03/${year}`, `Thôn ${1 + (at % 3)}`, 'Kinh', 'Hộ nghèo'],
        ...[idNumber, 500_000, 1_500_000],
      ]),
    )
    const [, ...found] = columnsOf(list).map((column) => column.split(' ')[1])
    expect(found).toEqual(['sex', 'birth', 'hamlet', 'ethnicity', 'policy', 'idNumber', 'rate', 'amount'])
    expect(list.people[0]).toMatchObject({ sex: people[0]?.sex, hamlet: 'Thôn 1', amount: 1_500_000 })
  })

  it('tells men from women where the year stands in one of two columns, by their names', async () => {
    const list = await checked(
      people.map(({ fullName, sex, year, idNumber }, at) => [
        ...[at + 1, fullName, sex === 'nam' ? year : null, sex === 'nữ' ? year : null, idNumber],
      ]),
    )
    expect(columnsOf(list).slice(2, 4)).toEqual(['C male 0.65', 'D female 0.65'])
    expect(list.people.map(({ sex }) => sex)).toEqual(people.map(({ sex }) => sex))
  })

  it('takes the birth, not the day on which the card was given', async () => {
    const list = await checked(
      people.map(({ fullName, year, idNumber }, at) => [
        ...[`12/0${1 + (at % 9)}/20${10 + (at % 9)}`, fullName, `05/03/${year}`, idNumber],
      ]),
    )
    expect(columnsOf(list)).toEqual(['A null 0', 'B fullName 0.65', 'C birth 0.65', 'D idNumber 0.65'])
  })

  it('is one with a header where a row of persons says what headers say', async () => {
    const list = await checked(
      people.map(({ fullName, sex, idNumber }) => [fullName, 'Chủ hộ', sex, 'Hộ nghèo', idNumber.padEnd(12, ' ')]),
    )
    expect(namesOf(list)).toEqual(names)
  })
})

describe('a table without a header row in an old font', () => {
  it('is read as the letters are meant, and asked about them as well', async () => {
    const rows = usual().map(
      ([stt = null, name, ...rest]): WrittenRow => [stt, inTcvn3(inFontLetters(String(name))), ...rest],
    )
    const list = await checked(rows, { asOf, legacy: 'convert' })
    expect(list.people).toHaveLength(12)
    expect(columnsOf(list)).toEqual(allGuessed)
    expect(messagesOf(list)[0]).toMatch(/^Đã chuyển chữ gõ bằng phông cũ TCVN3 \(\.VnTime\) sang Unicode ở cột B: /)
  })
})

describe('names of two people in a row', () => {
  it('are asked about where both may be meant, and nobody is read until it is said', async () => {
    const rows = people.map(({ fullName, year, idNumber }, at) => [
      ...[at + 1, fullName, nameBeside(at), year, idNumber],
    ])
    const list = await checked(rows)
    expect([list.people, list.refused]).toEqual([[], []])
    expect(list.problems).toMatchObject([
      {
        code: 'uncertain-column',
        severity: 'error',
        column: 'B',
        message:
          'Cột B: Cột không có tiêu đề; cột B và C đều là tên người, không rõ ai là người được hỗ trợ nên chưa đọc ai. Chọn cột họ tên khi xem lại danh sách, hoặc ghi tiêu đề cột "Họ và tên".',
      },
    ])
    expect(columnsOf(list)).toEqual([...['A stt 0.9', 'B null 0', 'C null 0', 'D birth 0.65', 'E idNumber 0.65']])
  })

  it('are told apart where one column repeats the head or the director, or is mostly blank', async () => {
    const beside = [() => 'Nguyễn Văn Giám', (at: number) => (at < 3 ? nameBeside(at) : null)]
    for (const other of beside) {
      const list = await checked(people.map(({ fullName, idNumber }, at) => [other(at), fullName, idNumber]))
      expect(namesOf(list)).toEqual(names)
    }
  })

  it('are left alone where a header names one of them', async () => {
    const rows = people.map(({ fullName, idNumber }, at) => [nameBeside(at), fullName, idNumber])
    for (const header of [null, 'Giám đốc', 'Cột 1', 'Người phụ trách']) {
      const list = await checked([[header, 'Họ và tên', 'Số CMND'], ...rows])
      expect(namesOf(list)).toEqual(names)
    }
  })
})

describe('somebody beside the head of each household', () => {
  const rows = people.map(({ fullName, idNumber }, at) => [fullName, nameBeside(at), idNumber])

  it('is asked about: the head was taken without a word', async () => {
    const list = await checked([['Tên chủ hộ', 'Người nhận', 'Số CMND'], ...rows])
    expect(namesOf(list)).toEqual(names)
    expect(messagesOf(list)).toEqual([
      'Dòng 1, cột B (Người nhận): Cột A và B đều là tên người; đang đọc theo "Tên chủ hộ", chưa rõ có đúng là người được hỗ trợ. Xác nhận cột khi xem lại danh sách, hoặc ghi tiêu đề theo mẫu; trước đó chưa nhập ai.',
    ])
  })

  it('is nobody to ask about where it is the head himself, or who answers for him', async () => {
    const same = people.map(({ fullName, idNumber }) => [fullName, fullName, idNumber])
    expect(messagesOf(await checked([['Tên chủ hộ', 'Người nhận', 'Số CMND'], ...same])).join()).not.toContain(
      'đang đọc theo',
    )
    const heads = await checked([['Tên chủ hộ', 'Cán bộ phụ trách', 'Số CMND'], ...rows])
    expect(codesOf(heads)).toEqual(['unknown-column'])
  })
})

describe('two columns that look alike', () => {
  it.each([
    ['sums that are no multiple of each other', [750_000, 500_000], 'số tiền'],
    ['ID numbers of one kind', ['240999001', '240888001'], 'số giấy tờ'],
  ] as const)('are asked about and not read: %s', async (_, [one, other], words) => {
    const plus = (value: string | number, at: number) =>
      typeof value === 'number' ? value : String(Number(value) + at * 7)
    const list = await checked(people.map(({ fullName, year }, at) => [fullName, year, plus(one, at), plus(other, at)]))
    expect(columnsOf(list).slice(2)).toEqual(['C null 0', 'D null 0'])
    expect(messagesOf(list)).toContainEqual(
      expect.stringContaining(`cột C và D đều là ${words}, không rõ cột nào được dùng nên không đọc`),
    )
    expect(list.people.every(({ amount, idNumbers }) => amount === null && idNumbers.length === 0)).toBe(true)
  })

  it('are both numbers of a person where one is the old card and one the new', async () => {
    const rows = people.map(({ fullName }, at) => [
      fullName,
      240_100_000 + at * 7,
      `06607${String(4_000_000 + at * 11)}`,
    ])
    expect((await checked(rows)).people[0]?.idNumbers).toHaveLength(2)
  })
})

describe('a column without a header in a table that has one', () => {
  const header = ['STT', 'Họ và tên', 'Năm sinh', null, null]

  it('is read by its cells where nothing else says the same: it was left out', async () => {
    const list = await checked([header, ...usual()])
    expect(columnsOf(list).slice(3)).toEqual(['D idNumber 0.65', 'E amount 0.65'])
    expect(list.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'D', 'uncertain-column'],
      [1, 'E', 'uncertain-column'],
    ])
  })

  it('may be the names', async () => {
    const list = await checked([['STT', null, 'Năm sinh', 'Số CMND', 'Số tiền'], ...usual()])
    expect(namesOf(list)).toEqual(names)
    expect(columnsOf(list)[1]).toBe('B fullName 0.65')
  })

  it('never takes the place of one that has a header', async () => {
    const list = await checked([
      ['Họ và tên', null, 'Số tiền', null],
      ...people.map(({ fullName, amount }, at) => [fullName, nameBeside(at), amount, 900_000]),
    ])
    expect(list.people[0]).toMatchObject({ fullName: names[0], amount: 750_000 })
    expect(codesOf(list)).toEqual(['unknown-column', 'unknown-column'])
  })

  it('is a remark where few rows have it', async () => {
    const rows = usual().map((row, at) => (at === 4 ? [...row, 'đã nhận'] : row))
    const list = await checked([['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'], ...rows])
    expect(columnsOf(list)[5]).toBe('F null 0')
    expect(codesOf(list)).toEqual(['unknown-column'])
    const sum = usual().map((row, at) => (at === 4 ? [...row.slice(0, 4), 750_000] : row.slice(0, 4)))
    const once = await checked([['STT', 'Họ và tên', 'Năm sinh', 'Số CMND'], ...sum])
    expect(columnsOf(once)[4]).toBe('E null 0')
  })
})
