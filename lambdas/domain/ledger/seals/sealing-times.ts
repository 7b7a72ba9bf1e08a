import { dayAfter, dayBefore, type LocalDay, localDay, startOfDay } from '../../time/local-day.ts'

const hour = 3_600_000

/** Longer than any function lives (15 minutes) and clocks differ: what is dated in a day has been written by then. */
export const settlingMs = hour

/**
 * What is written after its day's seal all the same, and is dated in these last hours of it, is sealed with the next day and counted
 * as late. Whatever is older has been slipped in.
 */
export const eveningMs = 2 * hour

/** The last day that may be sealed now. */
export const lastSettledDay = (now: number): LocalDay => dayBefore(localDay(now - settlingMs))

/**
 * The last day whose seal must be published by now: the night of two has six hours for its repetitions, and for a site that is slow to
 * show it. What is older and waits is no evening's work any more.
 */
export const lastDueDay = (now: number): LocalDay => dayBefore(localDay(now - 8 * hour))

/** Whether an event of this moment may be sealed with the day, and whether it is late there. */
export function sealedWith(day: string, at: number): 'own' | 'late' | null {
  const start = startOfDay(day)
  if (at >= start) return at < startOfDay(dayAfter(day)) ? 'own' : null
  return at >= start - eveningMs ? 'late' : null
}
