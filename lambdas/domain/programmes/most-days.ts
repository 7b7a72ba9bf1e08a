/** Whoever is supported by the day is so for a year at most; each policy has a lower limit of its own. */
export const mostDays = 366
