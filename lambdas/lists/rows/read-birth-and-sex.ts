import type { BirthDate } from '../../domain/dates/birth-date.ts'
import type { Day } from '../../domain/dates/parse-birth-date.ts'
import { parseBirthDate } from '../../domain/dates/parse-birth-date.ts'
import { foldText } from '../../domain/names/fold-text.ts'
import type { Sex } from '../checked-list.ts'
import type { Cell } from '../workbook/workbook.ts'
import { type ProblemLog, quoted } from './problem-log.ts'
import { readBirth } from './read-birth.ts'
import { refuseUnreadable } from './read-id-numbers.ts'
import type { FieldCell, RowView } from './row-view.ts'

export type BirthAndSex = { birth: BirthDate | null; sex: Sex | null }

/** A mark that says "this one": x, X, ✓, 1 and the like. */
const mark = /^(?:x+|v|1|✓|✔|√|có|co)$/iu

/**
 * Birth and sex are read together, because lists write the year into a column "Nam" or a column "Nữ": which column it
 * stands in is the sex. The same columns hold a mere "x" where the birth has a column of its own.
 */
export function readBirthAndSex(row: RowView, date1904: boolean, asOf: Day | undefined, log: ProblemLog): BirthAndSex {
  let birth: BirthDate | null = null
  let sex: Sex | null = null
  const take = (field: FieldCell): void => {
    const { cell, column } = field
    const place = { row: row.number, column, value: cell.text }
    if (refuseUnreadable(field, row.number, log)) return
    const read = readBirth(cell, date1904, asOf)
    if (!read.ok) {
      const taken = read.suggestion === null ? null : parseBirthDate(read.suggestion, asOf)
      if (taken?.ok && log.accepts(place, 'bad-birth', read.suggestion)) birth ??= taken.value
      else log.error(place, 'bad-birth', read.reason, read.mend, read.suggestion)
      return
    }
    for (const doubt of read.doubts) log.warn(place, 'birth-in-doubt', doubt, 'Kiểm tra lại; dòng vẫn được nhận')
    birth ??= read.birth
  }
  for (const field of row.all('birth')) take(field)
  const parts = birthFromParts(row)
  if (parts !== null) take(parts)
  for (const [name, value] of [
    ['male', 'nam'],
    ['female', 'nữ'],
  ] as const) {
    for (const field of row.all(name)) {
      if (/^[-–0]$/.test(field.text)) continue
      if (sex !== null && sex !== value) {
        const place = { row: row.number, column: field.column, value: field.cell.text }
        log.error(place, 'sex-disagrees', 'Cả hai cột Nam và Nữ đều có ghi', 'Chỉ ghi ở một cột')
      }
      sex = value
      if (!mark.test(field.text)) take(field)
    }
  }
  return { birth, sex: readSexColumn(row, sex, log) }
}

function readSexColumn(row: RowView, known: Sex | null, log: ProblemLog): Sex | null {
  const field = row.get('sex')
  if (field === null) return known
  const sex = sexOf(field.text)
  if (sex === null && !/^[-–./]*$/.test(field.text)) {
    const place = { row: row.number, column: field.column, value: field.cell.text }
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
  trai: 'nam',
  m: 'nam',
  nu: 'nữ',
  gai: 'nữ',
  f: 'nữ',
}

/** Three columns Ngày | Tháng | Năm as one cell's text. */
function birthFromParts(row: RowView): FieldCell | null {
  const year = row.get('birthYear')
  if (year === null) return null
  const text = [row.text('birthDay'), row.text('birthMonth'), year.text].filter((part) => part !== '').join('/')
  const cell: Cell = { column: year.cell.column, text, value: text, kind: 'text' }
  return { cell, column: year.column, text }
}
