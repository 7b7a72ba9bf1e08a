import { parseLocalDay } from '../time/local-day.ts'

const yearBack = 183 * 86_400_000

/**
 * The day that a file means by `05-29`: of the year in which the file is sent, or of the year before where it lies more than half a year
 * ahead. A whole day stays as it is.
 * @param sent the batch's own day of payment, `2020-05-29`
 * @returns null where that year has no such day
 */
export function wholeDay(written: string, sent: string): string | null {
  if (written.length === 10) return written
  const year = Number(sent.slice(0, 4))
  const isAhead = Date.parse(`${year}-${written}`) - Date.parse(sent) > yearBack
  return parseLocalDay(`${isAhead ? year - 1 : year}-${written}`)
}
