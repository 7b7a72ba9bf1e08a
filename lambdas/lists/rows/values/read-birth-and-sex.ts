import { type BirthDate, formatBirthDate } from '../../../domain/dates/birth-date.ts'
import type { ReadingDay } from '../../../domain/dates/parse-birth-date.ts'
import { parseBirthDate } from '../../../domain/dates/parse-birth-date.ts'
import { foldText } from '../../../domain/names/fold-text.ts'
import type { Sex } from '../../checked-list.ts'
import { headerKey } from '../../columns/recognise-header.ts'
import { type ProblemLog, quoted } from '../problem-log.ts'
import type { FieldCell, RowView } from '../row-view.ts'
import { birthCells, dayWithoutMonth, sexCells } from './birth-cells.ts'
import type { BirthHabits } from './birth-habits.ts'
import { readBirth } from './read-birth.ts'
import type { SexCodes } from './sex-codes.ts'
import { refuseUnreadable } from './unreadable-cells.ts'

export type BirthAndSex = { birth: BirthDate | null; sex: Sex | null }

export type BirthFacts = {
  date1904: boolean
  asOf: ReadingDay | undefined
  habits: BirthHabits
  sexes: SexCodes
  /** What stands behind the name, as "Nguyễn Văn Hùng (1954)", where nothing else says when somebody was born. */
  besideName: FieldCell | null
}

/**
 * Birth and sex are read together, because lists write the year into a column "Nam" or a column "Nữ": which column it
 * stands in is the sex. The same columns hold a mere "x" where the birth has a column of its own.
 */
export function readBirthAndSex(row: RowView, facts: BirthFacts, log: ProblemLog): BirthAndSex {
  let birth: BirthDate | null = null
  for (const field of birthCells(row)) {
    const taken = takeBirth(field, row.number, facts, log)
    birth ??= taken
  }
  if (facts.besideName !== null) birth = birthBesideName(facts.besideName, row, facts.asOf, log)
  tellLostDay(row, log)
  let sex: Sex | null = null
  for (const [name, value] of [
    ['male', 'nam'],
    ['female', 'nữ'],
  ] as const) {
    for (const field of sexCells(row, name)) {
      if (sex !== null && sex !== value) {
        const place = { row: row.number, column: field.column, value: field.cell.text }
        log.error(place, 'sex-disagrees', 'Cả hai cột Nam và Nữ đều có ghi', 'Chỉ ghi ở một cột')
      }
      sex = value
    }
  }
  return { birth, sex: readSexColumn(row, sex, facts.sexes, log) }
}

function birthBesideName(
  { text, column }: FieldCell,
  row: RowView,
  asOf: ReadingDay | undefined,
  log: ProblemLog,
): BirthDate | null {
  const read = parseBirthDate(text, asOf)
  const place = { row: row.number, column, value: row.get('fullName')?.cell.text ?? text }
  if (!read.ok) {
    log.error(place, 'bad-birth', read.reason, 'Ghi ngày sinh hoặc năm sinh ở cột riêng, cột này chỉ ghi họ tên')
    return null
  }
  const isSaid = /\bsinh\b/.test(headerKey(column.header))
  const reason = `Số sau họ tên được hiểu là ngày, năm sinh ${formatBirthDate(read.value)}`
  if (!isSaid) log.warn(place, 'birth-in-doubt', reason, 'Nếu không phải, xóa số này; dòng vẫn được nhận')
  return read.value
}

function tellLostDay(row: RowView, log: ProblemLog): void {
  const day = row.map.has('birthMonth') && row.get('birthYear') !== null ? dayWithoutMonth(row) : null
  if (day === null) return
  log.warn(
    { row: row.number, column: day.column, value: day.cell.text },
    'birth-in-doubt',
    `Có ngày ${quoted(day.text)} mà chưa có tháng nên chỉ lấy năm sinh`,
    'Ghi tháng sinh nếu biết; dòng vẫn được nhận',
  )
}

function takeBirth(field: FieldCell, row: number, facts: BirthFacts, log: ProblemLog): BirthDate | null {
  const { date1904, asOf, habits } = facts
  const { cell, column } = field
  const place = { row, column, value: cell.text }
  if (refuseUnreadable(field, row, log)) return null
  const read = readBirth(cell, date1904, asOf)
  if (!read.ok) {
    const taken = read.suggestion === null ? null : parseBirthDate(read.suggestion, asOf)
    if (taken?.ok && log.accepts(place, 'bad-birth', read.suggestion)) return habits.meant(taken.value, column)
    log.error(place, 'bad-birth', read.reason, read.mend, read.suggestion)
    return null
  }
  for (const doubt of read.doubts) log.warn(place, 'birth-in-doubt', doubt, 'Kiểm tra lại; dòng vẫn được nhận')
  const typed = read.birth === null ? null : habits.typedInstead(field, read.birth)
  const instead = typed ?? (read.birth === null ? null : habits.readMonthFirst(field, read.birth))
  if (instead !== null) {
    const suggestion = formatBirthDate(instead)
    if (log.accepts(place, 'birth-in-doubt', suggestion)) return instead
    const because =
      typed === null
        ? 'các ô khác của cột này ghi tháng trước ngày'
        : 'cột này chỉ có ngày đến 12 là ngày của Excel, sau 12 đều là chữ, như khi Excel đổi chỗ ngày và tháng'
    log.warn(
      place,
      'birth-in-doubt',
      `${quoted(cell.text)} có thể là ${suggestion}: ${because}`,
      `Nếu đúng vậy, chấp nhận ${suggestion}; dòng vẫn được nhận`,
      suggestion,
    )
  }
  return read.birth === null ? null : habits.meant(read.birth, column)
}

function readSexColumn(row: RowView, known: Sex | null, codes: SexCodes, log: ProblemLog): Sex | null {
  const field = row.get('sex')
  if (field === null) return known
  const sex = sexOf(field.text)
  if (sex === null && !/^[-–./]*$/.test(field.text)) {
    const place = { row: row.number, column: field.column, value: field.cell.text }
    const meant = codes.meaning(field.text)
    if (meant?.isProven) return known ?? meant.sex
    if (meant !== null) {
      const suggestion = meant.sex === 'nam' ? 'Nam' : 'Nữ'
      if (log.accepts(place, 'bad-sex', suggestion)) return known ?? meant.sex
      const reason = `${quoted(field.text)} có thể là ${suggestion}, theo số CCCD hoặc tên đệm ở các dòng có mã này`
      const mend = `Nếu đúng vậy, chấp nhận ${suggestion}; dòng vẫn được nhận, chưa có giới tính`
      log.warn(place, 'bad-sex', reason, mend, suggestion)
      return known
    }
    log.warn(
      place,
      'bad-sex',
      `${quoted(field.text)} không phải Nam hay Nữ`,
      'Ghi Nam hoặc Nữ; dòng vẫn được nhận, chưa có giới tính',
    )
  }
  return known ?? sex
}

function sexOf(text: string): Sex | null {
  if (text === 'Nam' || text === 'Nữ') return text === 'Nam' ? 'nam' : 'nữ'
  const folded = foldText(text).replace(/[^a-z]/g, '')
  return sexWords[folded] ?? null
}

const sexWords: Readonly<Partial<Record<string, Sex>>> = {
  nam: 'nam',
  namgioi: 'nam',
  trai: 'nam',
  m: 'nam',
  male: 'nam',
  nu: 'nữ',
  nugioi: 'nữ',
  gai: 'nữ',
  f: 'nữ',
  female: 'nữ',
}
