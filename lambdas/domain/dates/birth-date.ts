/** A day of birth as far as it is known. Papers of the region often hold the year alone; nothing is ever filled in. */
export type BirthDate = { year: number; month: number | null; day: number | null }

/** As offices write it: 05/03/1954, 03/1954 or 1954. */
export function formatBirthDate(birth: BirthDate): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const year = String(birth.year)
  if (birth.month === null) return year
  return birth.day === null ? `${two(birth.month)}/${year}` : `${two(birth.day)}/${two(birth.month)}/${year}`
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isDayOfCalendar(year: number, month: number, day: number): boolean {
  if (!Number.isInteger(day) || day < 1) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && leap ? 29 : (daysOfMonth[month - 1] ?? 0))
}
