import type { ProblemCode } from '../../lambdas/lists/problem-code.ts'
import { type Day, type MessyList, messyList, Paper, type Typed } from './messy-lists-paper.ts'
import { inventPeople } from './messy-lists-people.ts'
import type { Random } from './random.ts'

/** Mess 4 to 6: every way of writing a day, an ID number and a sum, one a row. */
export function valueLists(random: Random): MessyList[] {
  return [dates(random), dates1904(random), dateParts(random), idNumbers(random), ...money(random)]
}

/** What a cell says, what has to be said of it, and the mend that is beyond doubt; refused where `read` is missing. */
type Case<T> = { typed: Typed; read?: T; said?: ProblemCode; mend?: string }

const whole: Day = { year: 1954, month: 3, day: 5 }
const yearOnly: Day = { year: 1954, month: null, day: null }
const dayFormat = (v: number): Typed => ({ t: 'n', v, z: 'dd/mm/yyyy' })

const dayCases: Case<Day | null>[] = [
  { typed: dayFormat(19_788), read: whole },
  { typed: { t: 'n', v: 19_788, z: 'd-m-yy' }, read: whole },
  { typed: '05/03/1954', read: whole },
  { typed: '5/3/1954', read: whole },
  { typed: '05-03-1954', read: whole },
  { typed: '05.03.1954', read: whole },
  { typed: "'05/03/1954", read: whole },
  { typed: ' 05 / 03 / 1954 ', read: whole },
  { typed: '1954-03-05', read: whole },
  { typed: 'ngày 5 tháng 3 năm 1954', read: whole },
  { typed: '05031954', read: whole },
  { typed: '5/3/54', read: whole, said: 'birth-in-doubt' },
  // Day and month changed places by an American Excel: only so it is a day.
  { typed: '05/13/1954', read: { year: 1954, month: 5, day: 13 }, said: 'birth-in-doubt' },
  // A serial number whose cell has lost its format.
  { typed: 19_788, read: whole, said: 'birth-in-doubt' },
  // A year typed into a cell with the format of a day: Excel shows 07/05/1905.
  { typed: dayFormat(1954), read: yearOnly, said: 'birth-in-doubt' },
  { typed: 1954, read: yearOnly },
  { typed: '1954', read: yearOnly },
  { typed: 'Sinh năm 1954', read: yearOnly },
  { typed: '00/00/1954', read: yearOnly },
  { typed: '1954?', read: yearOnly, said: 'birth-in-doubt' },
  { typed: 'khoảng 1954', read: yearOnly, said: 'birth-in-doubt' },
  { typed: '03/1954', read: { year: 1954, month: 3, day: null } },
  { typed: null, read: null, said: 'missing-birth' },
  { typed: 5_031_954, said: 'bad-birth', mend: '05/03/1954' },
  { typed: '31/02/1954', said: 'bad-birth' },
  { typed: '05/03/1854', said: 'bad-birth' },
  { typed: '05/03/2054', said: 'bad-birth' },
  { typed: '5/3/15', said: 'bad-birth' },
  { typed: 'không nhớ', read: null, said: 'birth-in-doubt' },
  { typed: 'l954', said: 'bad-birth', mend: '1954' },
  { typed: '05/O3/1954', said: 'bad-birth', mend: '05/03/1954' },
  { typed: 'xx/xx/1954', read: yearOnly },
  { typed: { t: 'e', v: 15 }, said: 'cell-error' },
]

function dates(random: Random): MessyList {
  const paper = new Paper('Ngày sinh')
  paper.add(['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND', 'Số tiền'])
  const people = inventPeople(random, dayCases.length)
  for (const [index, { typed, read, said, mend }] of dayCases.entries()) {
    const person = people[index]
    if (person === undefined) continue
    const number = `2401${String(10_000 + index)}`
    const row = paper.add([index + 1, person.fullName, typed, number, 1_500_000])
    note(paper, row, read === undefined, said, mend)
    if (read === undefined) continue
    paper.person(row, { fullName: person.fullName, birth: read, idNumbers: [number], amount: 1_500_000 })
  }
  return messyList('4-ngay-sinh-moi-kieu.xlsx', 'every way of writing a day of birth, one a row', [paper])
}

/** The calendar of old Macs, four years and a day behind. */
function dates1904(random: Random): MessyList {
  const paper = new Paper('Lịch 1904')
  paper.add(['STT', 'Họ và tên', 'Ngày sinh', 'Số CMND'])
  for (const [index, { fullName, idNumber }] of inventPeople(random, 3).entries()) {
    const row = paper.add([index + 1, fullName, dayFormat(19_788 - 1_462 + index), idNumber.slice(-9)])
    paper.person(row, { fullName, birth: { ...whole, day: 5 + index }, idNumbers: [idNumber.slice(-9)] })
  }
  return messyList('4-lich-1904.xlsx', 'a workbook in the calendar of 1904', [paper], { date1904: true })
}

function dateParts(random: Random): MessyList {
  const paper = new Paper('Ba cột')
  paper.add(['STT', 'Họ và tên', 'Ngày tháng năm sinh', null, null, 'Số CMND'])
  paper.add([null, null, 'Ngày', 'Tháng', 'Năm'])
  paper.merged.push('C1:E1')
  for (const [index, { fullName, idNumber, year }] of inventPeople(random, 4).entries()) {
    const isYearOnly = index === 3
    const row = paper.add([index + 1, fullName, isYearOnly ? null : 20, isYearOnly ? null : 11, year, idNumber])
    const birth = isYearOnly ? { year, month: null, day: null } : { year, month: 11, day: 20 }
    paper.person(row, { fullName, birth, idNumbers: [idNumber] })
  }
  return messyList('4-ngay-thang-nam-ba-cot.xlsx', 'day, month and year in three columns', [paper])
}

/** All of them of men born in 1954. */
const numberCases: Case<string[]>[] = [
  { typed: '240123456', read: ['240123456'] },
  { typed: '066054000123', read: ['066054000123'] },
  { typed: 240_123_457, read: ['240123457'] },
  { typed: { t: 'n', v: 66_054_000_124, z: '000000000000' }, read: ['066054000124'] },
  { typed: '066 054 000 125', read: ['066054000125'] },
  { typed: '066.054.000.126', read: ['066054000126'] },
  { typed: '240 123 458', read: ['240123458'] },
  { typed: '240-123-459', read: ['240123459'] },
  { typed: "'240123460", read: ['240123460'] },
  { typed: '240123461/066054000127', read: ['240123461', '066054000127'], said: 'two-id-numbers' },
  { typed: '240123462 (cũ)\n066054000128 (mới)', read: ['240123462', '066054000128'], said: 'two-id-numbers' },
  { typed: 'CMND: 240123463', read: ['240123463'] },
  { typed: 'CCCD số 066054000133', read: ['066054000133'] },
  { typed: null, read: [], said: 'missing-id-number' },
  { typed: 'không có', read: [] },
  { typed: '-', read: [] },
  // A woman's number beside a man.
  { typed: '066154000129', read: ['066154000129'], said: 'id-number-in-doubt' },
  { typed: '066060000129', read: ['066060000129'], said: 'id-number-in-doubt' },
  { typed: '240123456', read: ['240123456'], said: 'duplicate-in-file' },
  // Excel took them for numbers and dropped the zeros in front.
  { typed: 66_054_000_130, said: 'bad-id-number', mend: '066054000130' },
  { typed: '66054000131', said: 'bad-id-number', mend: '066054000131' },
  { typed: 1_054_000_131, said: 'bad-id-number', mend: '001054000131' },
  { typed: '85123456', said: 'bad-id-number', mend: '085123456' },
  { typed: 'O66054000132', said: 'bad-id-number', mend: '066054000132' },
  { typed: '24O12346l', said: 'bad-id-number', mend: '240123461' },
  { typed: '6.6054E+10', said: 'bad-id-number' },
  { typed: '24012345678', said: 'bad-id-number' },
  // A digit is missing where nobody can tell: no CMND begins with 00, and 24 is what those of here begin with.
  { typed: '2401234', said: 'bad-id-number' },
  { typed: '24012345', said: 'bad-id-number' },
  { typed: '111111111', said: 'bad-id-number' },
  { typed: '24012????', said: 'bad-id-number' },
  { typed: { t: 'e', v: 42 }, said: 'cell-error' },
]

function idNumbers(random: Random): MessyList {
  const paper = new Paper('Giấy tờ')
  paper.add(['STT', 'Họ và tên', 'Giới tính', 'Năm sinh', 'Số CMND/CCCD', 'Số tiền'])
  const people = inventPeople(random, numberCases.length)
  for (const [index, { typed, read, said, mend }] of numberCases.entries()) {
    const fullName = people[index]?.fullName ?? ''
    const row = paper.add([index + 1, fullName, 'Nam', 1954, typed, 1_500_000])
    note(paper, row, read === undefined, said, mend)
    if (read === undefined) continue
    paper.person(row, { fullName, sex: 'nam', birth: yearOnly, idNumbers: read, amount: 1_500_000 })
  }
  return messyList('5-so-giay-to-moi-kieu.xlsx', 'every way of writing an ID number, one a row', [paper])
}

const sumCases: Case<number | null>[] = [
  { typed: 1_500_000, read: 1_500_000 },
  { typed: { t: 'n', v: 1_500_000, z: '#,##0' }, read: 1_500_000 },
  { typed: '1.500.000', read: 1_500_000 },
  { typed: '1,500,000', read: 1_500_000 },
  { typed: '1 500 000', read: 1_500_000 },
  { typed: '1500000', read: 1_500_000 },
  { typed: '1.500.000đ', read: 1_500_000 },
  { typed: '1.500.000 đồng', read: 1_500_000 },
  { typed: '1.500.000 VNĐ', read: 1_500_000 },
  { typed: '1.500.000,00', read: 1_500_000 },
  { typed: '1,500,000.00', read: 1_500_000 },
  { typed: '1.500.000,-', read: 1_500_000 },
  { typed: '1,5 triệu', read: 1_500_000 },
  { typed: '1.500 nghìn', read: 1_500_000 },
  { typed: { t: 'n', v: 1_500_000, f: '3*500000' }, read: 1_500_000 },
  { typed: { t: 'n', f: '3*500000' }, read: null, said: 'formula-without-value' },
  { typed: null, read: null, said: 'missing-amount' },
  { typed: '-', read: null, said: 'missing-amount' },
  { typed: 0, read: 0, said: 'zero-amount' },
  { typed: 1_500, said: 'bad-amount', mend: '1500000' },
  { typed: '1.500', said: 'bad-amount', mend: '1500000' },
  { typed: -1_500_000, said: 'bad-amount' },
  { typed: 'một triệu rưỡi', said: 'bad-amount', mend: '1500000' },
  { typed: 'một triệu năm trăm', said: 'bad-amount' },
  { typed: { t: 'e', v: 23 }, said: 'cell-error' },
]

function money(random: Random): MessyList[] {
  const paper = new Paper('Số tiền')
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền', 'Ghi chú'])
  for (const [index, { typed, read, said, mend }] of sumCases.entries()) {
    const [person] = inventPeople(random, 1)
    const fullName = person?.fullName ?? ''
    const number = `2402${String(10_000 + index)}`
    const row = paper.add([index + 1, fullName, 1954, number, typed])
    note(paper, row, read === undefined, said, mend)
    if (read !== undefined) paper.person(row, { fullName, birth: yearOnly, idNumbers: [number], amount: read })
  }
  return [
    messyList('6-so-tien-moi-kieu.xlsx', 'every way of writing a sum, one a row', [paper]),
    inThousands(random, 'Số tiền (nghìn đồng)', null),
    inThousands(random, 'Kinh phí', 'ĐVT: 1.000 đồng'),
    months(random),
    rateTimesMonths(random),
  ]
}

function inThousands(random: Random, header: string, above: string | null): MessyList {
  const paper = new Paper('Nghìn đồng')
  paper.add(['UBND XÃ EA TIÊU'])
  if (above !== null) paper.add([null, null, null, above])
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', header])
  for (const [index, typed] of [1_500, '1.500', 750, '2,250'].entries()) {
    const [person] = inventPeople(random, 1)
    if (person === undefined) continue
    const { fullName, year, idNumber } = person
    const row = paper.add([index + 1, fullName, year, idNumber, typed])
    const amount = [1_500_000, 1_500_000, 750_000, 2_250_000][index] ?? null
    paper.person(row, { fullName, birth: { year, month: null, day: null }, idNumbers: [idNumber], amount })
  }
  const where = above === null ? 'cot' : 'tieu-de'
  return messyList(`6-nghin-dong-o-${where}.xlsx`, 'sums in thousands of đồng, as the header or the title says', [
    paper,
  ])
}

function months(random: Random): MessyList {
  const paper = new Paper('Ba tháng')
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền hỗ trợ', null, null, null])
  paper.add([null, null, null, null, 'Tháng 4', 'Tháng 5', 'Tháng 6', 'Cộng'])
  paper.merged.push('E1:H1', 'A1:A2', 'B1:B2', 'C1:C2', 'D1:D2')
  for (const [index, { fullName, year, idNumber }] of inventPeople(random, 4).entries()) {
    const third = index === 2 ? null : 1_000_000
    const amount = 2_000_000 + (third ?? 0)
    const row = paper.add([index + 1, fullName, year, idNumber, 1_000_000, 1_000_000, third, amount])
    paper.person(row, { fullName, birth: { year, month: null, day: null }, idNumbers: [idNumber], amount })
  }
  return messyList('6-tung-thang-va-cong.xlsx', 'a column for each month and one for their sum', [paper])
}

function rateTimesMonths(random: Random): MessyList {
  const paper = new Paper('Mức x tháng')
  paper.add(['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Mức hỗ trợ/tháng', 'Số tháng', 'Thành tiền'])
  for (const [index, { fullName, year, idNumber }] of inventPeople(random, 4).entries()) {
    const count = 1 + (index % 3)
    const row = paper.add([index + 1, fullName, year, idNumber, 500_000, count, 500_000 * count])
    const birth = { year, month: null, day: null }
    paper.person(row, { fullName, birth, idNumbers: [idNumber], amount: 500_000 * count })
  }
  return messyList('6-muc-nhan-thang.xlsx', 'rate, months and sum in three columns', [paper])
}

function note(
  paper: Paper,
  row: number,
  isRefused: boolean,
  said: ProblemCode | undefined,
  mend: string | undefined,
): void {
  if (said === undefined) return
  if (isRefused) paper.refuse(row, said, mend ?? null)
  else paper.warn(row, said, mend ?? null)
}
