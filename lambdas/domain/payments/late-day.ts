/** What a day of payment is held against. */
export interface PayingClock {
  /** In Vietnam: `2020-05-29`. */
  readonly today: string
  /** Payments up to this day may be entered afterwards: the system had not begun here. Null where there was no back-log. */
  readonly backlogUntil: string | null
}

/**
 * The rule is the same day: the day is over, and it is none of those before the system had begun.
 * @param day `2020-05-29`
 */
export const isLateDay = (day: string, { today, backlogUntil }: PayingClock): boolean =>
  day < today && !(backlogUntil !== null && day <= backlogUntil)
