import { localDayOf } from '../../domain/time/local-day.ts'
import { quoted } from '../rows/problem-log.ts'
import { dayOfSerial, textOfSerial } from '../workbook/date-serial.ts'
import type { Cell, CellDate, Row } from '../workbook/workbook.ts'

/** Day and hour of a payment; null where the cell tells no day. */
export interface PaidDay {
  /** `2020-05-29`, or `05-29` where no year is written. */
  readonly day: string
  readonly time: string | null
}

export function paidIn(cell: Cell | undefined, date1904: boolean, faults: string[]): PaidDay | null {
  const text = cell?.text.trim() ?? ''
  if (!cell || text === '' || /^[-–.]+$/.test(text)) return null
  const isSerial =
    cell.kind === 'number' && typeof cell.value === 'number' && dayOfSerial(cell.value, date1904) !== null
  const written = writtenDay(isSerial ? textOfSerial(Number(cell.value), date1904, 'day') : text)
  // A date cell may be shown in another order than a day is written here.
  const found = cell.kind === 'date' && cell.date ? dated(cell.date, written?.time ?? null) : written
  if (!found) faults.push(`Ngày chi trả ${quoted(text)} không đọc được: ghi dạng ngày/tháng/năm, ví dụ 29/05/2020.`)
  return found
}

function dated(date: CellDate, time: string | null): PaidDay | null {
  const day = localDayOf(date)
  return day ? { day, time } : null
}

/** A year that has every day. */
const leapYear = 2020

/** "29/05/2020", "8h30 ngày 29/05/2020", "29/05/2020 08:30:11", "29/5"; as programs write it "2020-05-29T08:30:11"; "29 tháng 5 năm 2020". */
const writings = [
  /^(?:(?<before>\d{1,2}[:hg]\d{0,2})\s*,?\s*)?(?:ngày\s*)?(?<day>\d{1,2})[./-](?<month>\d{1,2})(?:[./-](?<year>\d{4}|\d{2}))?(?:,?\s+(?<behind>\d{1,2}[:hg]\d{0,2})(?::\d{2})?)?$/iu,
  /^(?<year>\d{4})[./-](?<month>\d{1,2})[./-](?<day>\d{1,2})(?:[t\s]+(?<behind>\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/iu,
  /^(?:(?<before>\d{1,2}[:hg]\d{0,2})\s*,?\s*)?(?:ngày\s*)?(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})$/iu,
]

/** "sáng 29/05/2020", "29/05/2020 (chiều)" */
const partOfDay = /\(?(?<!\p{L})(?:buổi\s+)?(?:sáng|trưa|chiều|tối)(?!\p{L})\)?,?/giu

/** The hour stands before the day or behind it. */
function writtenDay(words: string): PaidDay | null {
  const text = words.replace(partOfDay, ' ').trim()
  const parts = writings.map((writing) => writing.exec(text)?.groups).find((groups) => groups !== undefined)
  if (!parts) return null
  const { day, month, year, before, behind } = parts
  const hour = before ?? behind
  const time = hour === undefined ? null : timeOf(hour)
  if (hour !== undefined && time === null) return null
  const written = year === undefined ? leapYear : Number(year.length === 2 ? `20${year}` : year)
  const found = dated({ day: Number(day), month: Number(month), year: written }, toldHour(time))
  return found && year === undefined ? { ...found, day: found.day.slice('2020-'.length) } : found
}

/** "Đã chi 29/5", "Đã nhận ngày 29/05/2020" */
const dayBehind =
  /^(?<words>.*?\p{L})[\s,:;(–-]+(?<named>ngày\s*)?(?<day>(?<first>\d{1,2})[./-](?<second>\d{1,2})(?<year>[./-]\d{2,4})?)\)?\.?$/iu

/**
 * The day at the end of the words for a result, and the words without it; null where none is. "Đã chi 1/2" may be a half: without a year
 * and "ngày" a day has to be more than its month.
 */
export function dayBehindWords(text: string): { readonly words: string; readonly day: string } | null {
  const { words = '', named, day = '', first, second, year } = dayBehind.exec(text.trim())?.groups ?? {}
  if (named === undefined && year === undefined && Number(first) <= Number(second)) return null
  const found = writtenDay(day)
  return found && { words, day: found.day }
}

/** Midnight is how a column without hours is exported; nobody is paid then. */
const toldHour = (time: string | null): string | null => (time === '00:00' ? null : time)

/** "8h30", "8:30", "8h" → `08:30`, `08:00`; null where a day has no such hour. */
function timeOf(text: string): string | null {
  const [hours = '', minutes = ''] = text.toLowerCase().split(/[:hg]/)
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/** `14:30` of a column of its own: "14h30", or the part of a day that Excel makes of it. */
export function timeIn(cell: Cell | undefined, faults: string[]): string | null {
  const text = cell?.text.trim() ?? ''
  if (!cell || text === '' || /^[-–.]+$/.test(text)) return null
  const minutes = typeof cell.value === 'number' && cell.value < 1 ? Math.round(cell.value * 24 * 60) : null
  const written = /^\d{1,2}\s?[:hg]\s?\d{0,2}(?=$|:\d{2}$)/iu.exec(text)?.[0].replace(/\s/g, '')
  const time =
    minutes !== null
      ? timeOf(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
      : written
        ? timeOf(written)
        : null
  if (time === null) faults.push(`Giờ chi trả ${quoted(text)} không đọc được: ghi dạng giờ:phút, ví dụ 14:30.`)
  return toldHour(time)
}

const titleDay = /(?:^|[\s(,;–-])ngày (?:chi(?: trả| tiền)?|trả|phát|nhận)(?: tiền)?\s*:?\s*(?<day>.+?)[\s.)]*$/iu

/**
 * The day that the rows above a table give for all of it: "Ngày chi: 29/05/2020". Two days are none.
 * @param rows those above the header
 */
export function paidDayOfTitle(rows: readonly Row[]): string | null {
  const days = rows.flatMap(({ cells }) =>
    cells.flatMap(({ text }, at) => {
      const said = titleDay.exec(`${text.trim()}${/:\s*$/.test(text) ? ` ${cells[at + 1]?.text ?? ''}` : ''}`)
      return writtenDay(said?.groups?.day?.trim() ?? '')?.day ?? []
    }),
  )
  return new Set(days).size === 1 ? (days[0] ?? null) : null
}
