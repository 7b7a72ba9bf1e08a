/** A day of birth as far as it is known. Papers of the region often hold the year alone; nothing is ever filled in. */
export type BirthDate = { year: number; month: number | null; day: number | null }
