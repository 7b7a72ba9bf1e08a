interface Tally {
  readonly people: number | null
  readonly amount: number | null
}

/** Whether what was read is what the file's own total rows say. A total that the file does not name agrees with any. */
export const sumsAgree = (declared: Tally, read: Tally): boolean =>
  (declared.people === null || declared.people === read.people) &&
  (declared.amount === null || declared.amount === read.amount)
