import type { CellDate } from './workbook.ts'

const dayMilliseconds = 86_400_000
const lastSerial = 2_958_465

/**
 * The day of an Excel serial number. In the 1900 system serial 60 is 29/02/1900, a day that never was (Excel kept a
 * mistake of Lotus 1-2-3), so days before it count from another start. Null where the serial is no day: a time of day,
 * the false 29 February, or beyond the year 9999.
 */
export function dayOfSerial(serial: number, date1904: boolean): CellDate | null {
  const whole = Math.floor(serial)
  if (whole < 0 || whole > lastSerial) return null
  if (date1904) return dayFrom(Date.UTC(1904, 0, 1) + whole * dayMilliseconds)
  if (whole < 1 || whole === 60) return null
  const start = Date.UTC(1899, 11, whole < 60 ? 31 : 30)
  return dayFrom(start + whole * dayMilliseconds)
}

/** The serial of a day in the 1900 system. */
export function serialOfDay(day: CellDate): number {
  const serial = Math.round((Date.UTC(day.year, day.month - 1, day.day) - Date.UTC(1899, 11, 30)) / dayMilliseconds)
  return serial <= 60 ? serial - 1 : serial
}

/** dd/mm/yyyy, and hh:mm behind it when the serial has a part of a day. */
export function textOfSerial(serial: number, date1904: boolean, shows: 'day' | 'month' | 'year' | 'time'): string {
  const day = dayOfSerial(serial, date1904)
  const minutes = Math.round((serial - Math.floor(serial)) * 1440)
  const time = `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
  if (shows === 'time' || (day === null && serial >= 0 && serial < 1)) return time
  const isFalseDay = !date1904 && Math.floor(serial) === 60
  if (day === null && !isFalseDay) return String(serial)
  const { year, month, day: date } = day ?? { year: 1900, month: 2, day: 29 }
  if (shows === 'year') return String(year)
  if (shows === 'month') return `${two(month)}/${year}`
  const shown = `${two(date)}/${two(month)}/${year}`
  return minutes > 0 && minutes < 1440 ? `${shown} ${time}` : shown
}

function dayFrom(milliseconds: number): CellDate {
  const date = new Date(milliseconds)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

const two = (part: number): string => String(part).padStart(2, '0')
