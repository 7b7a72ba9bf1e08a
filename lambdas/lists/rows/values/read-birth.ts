import { type BirthDate, formatBirthDate } from '../../../domain/dates/birth-date.ts'
import {
  birthDateFromDay,
  type ParsedBirthDate,
  parseBirthDate,
  type ReadingDay,
} from '../../../domain/dates/parse-birth-date.ts'
import { dayOfSerial } from '../../workbook/date-serial.ts'
import type { Cell } from '../../workbook/workbook.ts'
import { quoted } from '../problem-log.ts'

export type ReadBirth =
  | { ok: true; birth: BirthDate | null; doubts: string[] }
  | { ok: false; reason: string; mend: string; suggestion: string | null }

const mend = 'Ghi ngày sinh dạng ngày/tháng/năm (05/03/1954) hoặc chỉ năm sinh (1954)'
/** No way of writing a day is longer. */
const longestText = 60
const firstYear = 1890
const lastYear = 2100
/** Serial numbers of the days from 1910 to 2036: in a column of births a number between them is a day without its format. */
const firstSerial = 3_654
const lastSerial = 50_000

/** A birth from a cell of any kind; nothing is filled in, and every reading that was not certain is among the doubts. */
export function readBirth(cell: Cell, date1904: boolean, asOf: ReadingDay | undefined): ReadBirth {
  if (cell.kind === 'date') return fromDateCell(cell, asOf)
  if (cell.kind === 'number' && typeof cell.value === 'number') return fromNumber(cell.value, cell.text, date1904, asOf)
  const text = cell.text.trim()
  if (text.length > longestText) return refused(`${quoted(text)} không đọc được là ngày sinh hay năm sinh`, null)
  if (text.length === 5 && /^\d{5}$/.test(text)) {
    const day = dayOfSerial(Number(text), date1904)
    const shown = day === null ? null : formatBirthDate(day)
    return refused(`${text} là số ngày của Excel${shown === null ? '' : ` (${shown})`}, không phải ngày sinh`, shown)
  }
  if (text.length === 2 && /^\d{2}$/.test(text)) return yearOrAge(text, asOf)
  const read = fromParsed(parseBirthDate(text, asOf), text)
  const meant = read.ok || read.suggestion !== null ? null : monthAndYear(text, asOf)
  return read.ok || meant === null ? read : refused(read.reason, meant)
}

/** "5/63": no day of a month, so month and year; null for "5/12". */
function monthAndYear(text: string, asOf: ReadingDay | undefined): string | null {
  const [, month, year] = /^(0?[1-9]|1[0-2])[/.-](3[2-9]|[4-9]\d)$/.exec(text) ?? []
  const read = month === undefined ? null : parseBirthDate(`00/${month}/${year}`, asOf)
  return read?.ok ? formatBirthDate(read.value) : null
}

/** "54" below "Năm sinh" is the year or the age: which, only the officer can say. */
function yearOrAge(text: string, asOf: ReadingDay | undefined): ReadBirth {
  const year = parseBirthDate(`01/01/${text}`, asOf)
  const reason = `${text} chỉ có hai số, không rõ là năm sinh hay tuổi`
  return refused(reason, year.ok ? String(year.value.year) : null)
}

function fromDateCell(cell: Cell, asOf: ReadingDay | undefined): ReadBirth {
  const serial = Number(cell.value)
  // 1954 typed into a cell with a date format: Excel makes 07/05/1905 of it, and nobody on a list is that old.
  if (Number.isInteger(serial) && serial >= firstYear && serial <= lastYear) {
    const parsed = parseBirthDate(String(serial), asOf)
    return parsed.ok
      ? {
          ok: true,
          birth: parsed.value,
          doubts: [`ô hiện ${cell.text} vì có định dạng ngày, số đã nhập là ${serial}: hiểu là năm ${serial}`],
        }
      : refused(parsed.reason, null)
  }
  const day = cell.date
  if (day === undefined) return refused(`${cell.text} không phải một ngày có trong lịch`, null)
  if (cell.shows === 'year') return fromParsed(parseBirthDate(String(day.year), asOf), cell.text)
  if (cell.shows === 'month') return fromParsed(parseBirthDate(`${day.month}/${day.year}`, asOf), cell.text)
  return fromParsed(birthDateFromDay(day, asOf), cell.text)
}

function fromNumber(value: number, text: string, date1904: boolean, asOf: ReadingDay | undefined): ReadBirth {
  if (Number.isInteger(value) && value >= firstSerial && value <= lastSerial) {
    const day = dayOfSerial(value, date1904)
    if (day !== null) {
      const read = fromParsed(birthDateFromDay(day, asOf), text)
      return read.ok
        ? { ...read, doubts: [...read.doubts, `số ${text} được hiểu là ngày ${formatBirthDate(day)} của Excel`] }
        : read
    }
  }
  // 05031954 as a number has lost its zero.
  if (/^\d{7}$/.test(text)) {
    const parsed = parseBirthDate(`0${text}`, asOf)
    return refused(
      `${text} có phải ngày viết liền, thiếu số 0 ở đầu?`,
      parsed.ok ? formatBirthDate(parsed.value) : null,
    )
  }
  if (/^\d{2}$/.test(text)) return yearOrAge(text, asOf)
  return fromParsed(parseBirthDate(text, asOf), text)
}

function fromParsed(parsed: ParsedBirthDate, text: string): ReadBirth {
  if (!parsed.ok) {
    return parsed.code === 'empty'
      ? {
          ok: true,
          birth: null,
          doubts: /\p{L}{2}/u.test(text) ? [`danh sách ghi ${quoted(text)}, chưa có ngày sinh`] : [],
        }
      : refused(parsed.reason, parsed.suggestion ?? null)
  }
  if (parsed.doubts.length === 0) return { ok: true, birth: parsed.value, doubts: [] }
  const shown = formatBirthDate(parsed.value)
  const isRead = `${quoted(text)} được hiểu là ${shown}`
  const doubts = parsed.doubts.map((doubt) =>
    doubt === 'marked-unsure' ? `danh sách ghi chưa chắc chắn (${quoted(text)}), hiểu là ${shown}` : isRead,
  )
  return { ok: true, birth: parsed.value, doubts }
}

function refused(reason: string, suggestion: string | null): ReadBirth {
  return { ok: false, reason, mend: suggestion === null ? mend : `Sửa thành ${suggestion}`, suggestion }
}
