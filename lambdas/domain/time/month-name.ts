/** `2020-04`, as a month of support is written. */
export const monthName = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`
