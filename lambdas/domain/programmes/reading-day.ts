import type { ReadingDay } from '../dates/parse-birth-date.ts'
import { partsOfDay } from '../time/local-day.ts'
import type { Programme } from './programme.ts'

/** A programme's lists are written in the year in which it begins and the next, however late they are read. */
const yearsOfLists = 1

/** The day on which a list of the programme is read, with the years in which it may have been written. */
export function readingDay({ appliesFrom }: Pick<Programme, 'appliesFrom'>, today: string): ReadingDay {
  const day = partsOfDay(today)
  const { year: begun } = partsOfDay(appliesFrom)
  const first = Math.min(begun, day.year)
  return { ...day, written: { from: first, to: Math.min(first + yearsOfLists, day.year) } }
}
