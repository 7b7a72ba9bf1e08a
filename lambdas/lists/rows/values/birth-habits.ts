import type { BirthDate } from '../../../domain/dates/birth-date.ts'
import type { ReadingDay } from '../../../domain/dates/parse-birth-date.ts'
import { groupThousands } from '../../../domain/money/dong.ts'
import type { TableColumn } from '../../columns/table-column.ts'
import type { ProblemLog } from '../problem-log.ts'
import type { FieldCell } from '../row-view.ts'
import { birthCells } from './birth-cells.ts'
import { readBirth } from './read-birth.ts'
import type { SampledPerson } from './sampled-people.ts'

/** Births are spread over the year: by chance one in 365 is on New Year's Day. */
const fewestNewYears = 3
const shareOfNewYears = 0.2
/** Days of both kinds, and of both together: by chance fewer than one column in thirty looks so. */
const fewestOfEach = 2
const fewestTogether = 5
/** With these between its numbers an American Excel takes a text for a day; never with points. */
const dayInText = /^'?(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})$/

type Column = {
  wholeDays: number
  newYears: number
  lateTexts: number
  earlyTexts: number
  monthFirstTexts: number
  earlyDays: number
  lateDays: number
}

/**
 * How the writer of a sheet writes births, column by column, as its first 500 rows tell:
 *
 * - 01/01 for people of whom only the year is known, where a fifth of the whole days (and at least three) are that day.
 *   The month and day are then an invention and are dropped; a lone 01/01 stays a day.
 * - Day and month changed places. Typed as 05/03/1954 into an Excel of American habit a day up to the twelfth becomes
 *   3 May, and 25/03/1954 stays text. So real days that are all early beside texts that are all late tell it; no cell
 *   alone does. The day stays as the cell shows it until a person says otherwise, and the first real day after the
 *   twelfth, wherever it stands, ends the suspicion for the rows below it.
 * - The month first, as American programs write it: 03/25/1970 can be nothing else, and where no text has a day first, 04/05/1972
 *   beside it is the fifth of April. It too stays as it was read until a person says otherwise.
 */
export class BirthHabits {
  private readonly yearOnly = new Map<number, { column: TableColumn; times: number }>()
  private readonly swapped = new Set<number>()
  private readonly monthFirst = new Set<number>()

  constructor(people: readonly SampledPerson[], date1904: boolean, asOf: ReadingDay | undefined) {
    const columns = new Map<TableColumn, Column>()
    for (const { row } of people) {
      for (const field of birthCells(row)) {
        const read = readBirth(field.cell, date1904, asOf)
        if (!read.ok || read.birth?.day == null) continue
        const counts = columns.get(field.column) ?? {
          wholeDays: 0,
          newYears: 0,
          lateTexts: 0,
          earlyTexts: 0,
          monthFirstTexts: 0,
          earlyDays: 0,
          lateDays: 0,
        }
        columns.set(field.column, counts)
        count(counts, field, read.birth)
      }
    }
    for (const [column, counts] of columns) {
      const { newYears, wholeDays } = counts
      if (newYears >= fewestNewYears && newYears >= wholeDays * shareOfNewYears) {
        this.yearOnly.set(column.index, { column, times: 0 })
      }
      if (areSwapped(counts)) this.swapped.add(column.index)
      if (counts.monthFirstTexts >= fewestOfEach && counts.lateTexts === 0) this.monthFirst.add(column.index)
    }
  }

  /** The birth without a day and month that only stand for "not known". */
  meant(birth: BirthDate, column: TableColumn): BirthDate {
    const habit = this.yearOnly.get(column.index)
    if (habit === undefined || !isNewYear(birth)) return birth
    habit.times += 1
    return { year: birth.year, month: null, day: null }
  }

  /** What was typed where Excel took the day for the month; null where that is no suspicion. */
  typedInstead({ cell, column }: FieldCell, { year, month, day }: BirthDate): BirthDate | null {
    if (!this.swapped.has(column.index) || cell.kind !== 'date' || month === null || day === null) return null
    if (day > 12) this.swapped.delete(column.index)
    return day > 12 || day === month ? null : { year, month: day, day: month }
  }

  /** What a text says in a column that has the month first; null where that is no suspicion. */
  readMonthFirst({ cell, column }: FieldCell, { year, month, day }: BirthDate): BirthDate | null {
    if (!this.monthFirst.has(column.index) || cell.kind !== 'text' || month === null || day === null) return null
    const [, first, , second] = dayInText.exec(cell.text.trim()) ?? []
    if (Number(first) > 12) this.monthFirst.delete(column.index)
    return Number(first) === day && Number(second) === month && day !== month && day <= 12
      ? { year, month: day, day: month }
      : null
  }

  /** Says of each column once how many days were taken for years. */
  report(headerRow: number | null, log: ProblemLog): void {
    for (const { column, times } of this.yearOnly.values()) {
      if (times === 0) continue
      log.warn(
        { row: headerRow, column, value: column.header },
        'birth-year-only',
        `${groupThousands(times)} ngày sinh ghi 01/01 được hiểu là chỉ biết năm sinh`,
        'Nếu biết ngày sinh, ghi đúng theo giấy tờ; các dòng vẫn được nhận',
      )
    }
  }
}

function count(column: Column, { cell }: FieldCell, birth: BirthDate): void {
  column.wholeDays += 1
  if (isNewYear(birth)) column.newYears += 1
  const day = birth.day ?? 0
  if (cell.kind === 'date') {
    if (day > 12) column.lateDays += 1
    else if (day !== birth.month) column.earlyDays += 1
    return
  }
  const typed = dayInText.exec(cell.text.trim())
  if (typed === null) return
  if (Number(typed[1]) > 12) column.lateTexts += 1
  else column.earlyTexts += 1
  if (Number(typed[3]) > 12) column.monthFirstTexts += 1
}

function areSwapped({ lateTexts, earlyTexts, earlyDays, lateDays }: Column): boolean {
  if (earlyTexts > 0 || lateDays > 0) return false
  return lateTexts >= fewestOfEach && earlyDays >= fewestOfEach && lateTexts + earlyDays >= fewestTogether
}

function isNewYear({ month, day }: BirthDate): boolean {
  return month === 1 && day === 1
}
