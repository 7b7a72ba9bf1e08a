import { cleanText } from '../names/clean-text.ts'
import { foldText } from '../names/fold-text.ts'
import { type BirthDate, formatBirthDate, isDayOfCalendar } from './birth-date.ts'
import { withoutSlips } from './mistyped-date.ts'

export type Day = { year: number; month: number; day: number }

/** The day of reading, and the years in which the list may have been written, where they are known. */
export type ReadingDay = Day & { written?: { from: number; to: number } }

export type BirthDateDoubt =
  /** 12/5/54: the century was added. */
  | 'two-digit-year'
  /** 05/13/1954: only month first makes a day of it. */
  | 'month-first'
  /** "1954?", "khoảng 1954": the list itself is not sure. */
  | 'marked-unsure'

export type BirthDateRefusal = {
  ok: false
  code: 'empty' | 'not-a-date' | 'no-such-day' | 'ambiguous-century' | 'in-the-future' | 'too-old' | 'several-dates'
  /** Vietnamese, begins with the text as written. */
  reason: string
  suggestion?: string
}

export type ParsedBirthDate =
  | {
      ok: true
      value: BirthDate
      /** 01/01 of a year: so common where only the year is known that the day and month may be an invention. */
      maybeYearOnly: boolean
      doubts: BirthDateDoubt[]
    }
  | BirthDateRefusal

/** No one older than this is on a list; an earlier year is a slip of the hand. */
const oldest = 125
const fallbackToday: ReadingDay = { year: 2100, month: 12, day: 31 }

/** How most of them are written: 05/03/1954, 5-3-1954, 1954. */
const usual = /^(?:(\d{1,2})[/-](\d{1,2})[/-])?(\d{4})$/
/** "1954 (66 tuổi)", "1954 (66t)" */
const age = /(?<=\d{4}\s*)\(\d{1,3} ?(?:tu[ổo]i|t)\.?\)$/iu
/** "không rõ", "không nhớ": as good as a blank cell. */
const unknown = /^(?:khong|ko|k|chua) ?[/.]? ?(?:ro|nho|biet|co|xac dinh)(?: (?:ngay|thang|nam)(?: sinh)?)*$/
/** "xx/xx/1955", "…/…/1955", "__/__/1955": signs for what is not known, as zeros are. */
const crosses = /(?<![a-z\d])x{1,4}(?![a-z\d])|…+|\.{2,}|_+/g
/** "T8/1964", "t.8/1964": the month, behind a day or alone. */
const shortMonth = /(?<![a-z\d])t\.? ?(?=\d{1,2}[/.-]\d{4}$)/

/**
 * Reads a day of birth in every form that lists use: dd/mm/yyyy with any separator, one-digit parts, yyyy-mm-dd, ddmmyyyy,
 * mm/yyyy, the year alone, "ngày 5 tháng 3 năm 1954", 00/00/1954, xx/xx/1954, "1954?", with a time of day or an apostrophe before it.
 * What the text does not say stays null. `asOf` is the day of reading: no birth lies after it, and two-digit years
 * are read against the years in which the list was written, or against it.
 */
export function parseBirthDate(text: string, asOf: ReadingDay = fallbackToday): ParsedBirthDate {
  const written = cleanText(text)
  const [, day = null, month = null, year] = usual.exec(written) ?? []
  if (year !== undefined) return judge(() => written, parts(year, month, day), false, asOf)
  const parsed = parseWritten(written, asOf)
  if (parsed.ok || parsed.code !== 'not-a-date') return parsed
  const mended = withoutSlips(written)
  const meant = mended === null ? null : parseWritten(mended, asOf)
  return meant?.ok ? { ...parsed, suggestion: formatBirthDate(meant.value) } : parsed
}

function parseWritten(written: string, asOf: ReadingDay): ParsedBirthDate {
  const unsure = /[?~≈]|kho[aả]ng|ch[ưu]a r[oõ]/i.test(written)
  const bare = foldText(written.endsWith(')') ? written.replace(age, ' ') : written)
    .replace(/\b(?:khoang|uoc|chua ro|sinh|nam sinh|ngay sinh|sn|ns)\b/g, ' ')
    .replace(/[?~≈'’‘`"()[\]]/g, ' ')
    .replace(/[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?z?$/, ' ')
    .trim()
    .replace(/^[:.,\-– ]+|[.,;: ]+$/g, '')
  if (bare === '' || /^[-–.x/ …_]+$/.test(bare) || unknown.test(foldText(written))) {
    return { ok: false, code: 'empty', reason: 'Chưa có ngày, năm sinh' }
  }
  const parts = readParts(bare.replace(crosses, ' ').replace(shortMonth, '').trim())
  if (parts === null) {
    return { ok: false, code: 'not-a-date', reason: `${written} không đọc được là ngày sinh hay năm sinh` }
  }
  if (parts === 'several') {
    return { ok: false, code: 'several-dates', reason: `${written} có nhiều hơn một ngày, năm sinh: chỉ ghi một` }
  }
  return judge(() => written, parts, unsure, asOf)
}

/** A day that a cell of a workbook holds as a day, not as text. */
export function birthDateFromDay(day: Day, asOf: ReadingDay = fallbackToday): ParsedBirthDate {
  const parts = { year: day.year, yearDigits: 4, month: day.month, day: day.day }
  return judge(() => `${day.day}/${day.month}/${day.year}`, parts, false, asOf)
}

type Parts = { year: number; yearDigits: number; month: number | null; day: number | null }

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = new RegExp(`\\b(${monthNames.join('|')})[a-z]*\\b`, 'g')
/** "May 12, 1954": a named month stands first only in the English order. */
const nameFirst = new RegExp(`^((?:${monthNames.join('|')})[a-z]*)\\.? (\\d{1,2})(?=[ ,])`)

function readParts(bare: string): Parts | 'several' | null {
  const words = bare
    .replace(nameFirst, '$2 $1')
    .replace(monthName, (_, name: string) => String(monthNames.indexOf(name) + 1))
    .replace(/\b(?:ngay|thang|thg|nam|mung|mong)\b/g, ' ')
    .trim()
  const whole = /^\d+$/.exec(words)
  if (whole) return readDigits(words)
  if (/^\d{4}\.0+$/.test(words)) return readDigits(words.slice(0, 4))
  if (!/^[\d/.\-–—,\\ :]+$/.test(words)) return null
  const numbers = words.split(/[/.\-–—,\\ :]+/).filter((part) => part !== '')
  const years = numbers.filter((part) => part.length === 4)
  if (years.length > 1 || numbers.length > 3) return years.length > 1 ? 'several' : null
  if (numbers.some((part) => part.length > 4 || part.length === 3)) return null
  const [first = '', second = '', third] = numbers
  if (third === undefined) {
    // 5/1954 is a month and a year; 5/54 could as well be the fifth of a month, so it says nothing sure.
    if (second.length === 4 && first.length <= 2) return parts(second, first, null)
    return first.length === 4 && second.length <= 2 ? parts(first, second, null) : null
  }
  if (first.length === 4) return parts(first, second, third)
  return second.length <= 2 && (third.length === 4 || third.length === 2) ? parts(third, second, first) : null
}

function readDigits(digits: string): Parts | null {
  if (digits.length === 4) return parts(digits, null, null)
  if (digits.length === 8) {
    const yearLast = parts(digits.slice(4), digits.slice(2, 4), digits.slice(0, 2))
    if (yearLast.year >= 1850 && yearLast.year <= 2100) return yearLast
    return parts(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6))
  }
  return null
}

/** Zero for a part means "not known" in lists (00/00/1954). */
function parts(year: string, month: string | null, day: string | null): Parts {
  return {
    year: Number(year),
    yearDigits: year.length,
    month: month === null ? null : Number(month) || null,
    day: day === null ? null : Number(day) || null,
  }
}

/** @param written as the list has it, for what is refused */
function judge(written: () => string, parts: Parts, unsure: boolean, asOf: ReadingDay): ParsedBirthDate {
  const doubts: BirthDateDoubt[] = unsure ? ['marked-unsure'] : []
  let { year, month, day } = parts
  if (parts.yearDigits < 4) {
    const full = fullYear(year, asOf)
    if (full === null) {
      return {
        ok: false,
        code: 'ambiguous-century',
        reason: `${written()} không rõ là năm ${1900 + year} hay ${2000 + year}: ghi đủ bốn số của năm`,
      }
    }
    year = full
    doubts.push('two-digit-year')
  }
  if (month !== null && month > 12 && day !== null && day <= 12) {
    ;[month, day] = [day, month]
    doubts.push('month-first')
  }
  // A day without its month says nothing that could be compared with a card.
  if (month === null) day = null
  if ((month !== null && month > 12) || (month !== null && day !== null && !isDayOfCalendar(year, month, day))) {
    return { ok: false, code: 'no-such-day', reason: `${written()} không có trong lịch` }
  }
  if (year > asOf.year || isAfter({ year, month: month ?? 1, day: day ?? 1 }, asOf)) {
    return { ok: false, code: 'in-the-future', reason: `${written()} là ngày chưa tới` }
  }
  if (year < Math.min(asOf.year, 2021) - oldest) {
    return { ok: false, code: 'too-old', reason: `${written()} cho tuổi lớn hơn ${oldest}` }
  }
  return { ok: true, value: { year, month, day }, maybeYearOnly: month === 1 && day === 1, doubts }
}

/**
 * Two digits of a year: the one century that makes an age between 0 and 105, in whichever of the list's years it was written. Where both
 * do (a child or somebody past ninety-nine), the list has to say which.
 */
function fullYear(short: number, asOf: ReadingDay): number | null {
  const today = asOf === fallbackToday ? 2021 : asOf.year
  const { from, to } = asOf.written ?? { from: today, to: today }
  const [first, last] = [fullYearIn(short, from), fullYearIn(short, to)]
  return first === last ? first : null
}

function fullYearIn(short: number, written: number): number | null {
  const isPossible = (year: number) => year <= written && written - year <= 105
  const old = isPossible(1900 + short)
  const young = isPossible(2000 + short)
  if (old && young) return null
  return old ? 1900 + short : young ? 2000 + short : null
}

function isAfter(one: Day, other: Day): boolean {
  return one.year * 10_000 + one.month * 100 + one.day > other.year * 10_000 + other.month * 100 + other.day
}
