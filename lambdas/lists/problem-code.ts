/** Stable codes of what can be wrong with a list, its sheets, rows and cells. */
export const problemCodes = [
  // cells
  'missing-name',
  'odd-name',
  'legacy-encoding',
  'lost-letters',
  'missing-birth',
  'bad-birth',
  'birth-in-doubt',
  'missing-id-number',
  'bad-id-number',
  'id-number-in-doubt',
  'two-id-numbers',
  'head-number-copied',
  'duplicate-in-file',
  'bad-sex',
  'sex-disagrees',
  'bad-amount',
  'zero-amount',
  'amount-in-doubt',
  'bad-household-size',
  'cell-error',
  'formula-without-value',
  // rows
  'unclear-row',
  'hidden-row',
  // sheets and files
  'unknown-column',
  'uncertain-column',
  'hidden-column',
  'hidden-sheet',
  'sheet-without-table',
  'total-mismatch',
  'other-commune',
  'rows-cut-off',
] as const

export type ProblemCode = (typeof problemCodes)[number]
