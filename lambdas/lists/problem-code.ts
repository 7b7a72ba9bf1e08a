/** Stable codes of what can be wrong with a list, its sheets, rows and cells. */
export type ProblemCode =
  // cells
  | 'missing-name'
  | 'odd-name'
  | 'legacy-text'
  | 'legacy-in-doubt'
  | 'letters-in-doubt'
  | 'reading-in-doubt'
  | 'lost-letters'
  | 'missing-birth'
  | 'bad-birth'
  | 'birth-in-doubt'
  | 'birth-year-only'
  | 'hamlet-filled-down'
  | 'hamlet-in-doubt'
  | 'missing-id-number'
  | 'bad-id-number'
  | 'id-number-in-doubt'
  | 'two-id-numbers'
  | 'head-number-copied'
  | 'duplicate-in-file'
  | 'namesake-in-file'
  | 'suggestion-accepted'
  | 'bad-sex'
  | 'sex-by-code'
  | 'sex-disagrees'
  | 'bad-amount'
  | 'zero-amount'
  | 'missing-amount'
  | 'amount-in-doubt'
  | 'bad-months'
  | 'bad-days'
  | 'relation-in-doubt'
  | 'bad-household-size'
  | 'household-size-differs'
  | 'members-missing'
  | 'member-in-doubt'
  | 'cell-error'
  | 'formula-without-value'
  // rows
  | 'unclear-row'
  | 'unread-row'
  | 'two-people'
  | 'head-again'
  | 'two-policies'
  | 'other-policy'
  | 'no-policy'
  | 'unknown-policy'
  | 'struck-row'
  | 'note-says-otherwise'
  | 'cell-comment'
  | 'row-of-other-commune'
  | 'heading-in-doubt'
  | 'hidden-row'
  // sheets and files
  | 'legacy-encoding'
  | 'legacy-converted'
  | 'capitals-lost'
  | 'unknown-column'
  | 'uncertain-column'
  | 'hidden-column'
  | 'hidden-sheet'
  | 'sheet-copied'
  | 'sheet-without-table'
  | 'tables-side-by-side'
  | 'correction-list'
  | 'recovery-list'
  | 'table-apart'
  | 'total-mismatch'
  | 'other-commune'
  | 'rows-cut-off'

/** Whose suggestions a person takes, or declines, all of a kind at once; the console asks for each of them. */
export const takenTogether = [
  'bad-id-number',
  'bad-birth',
  'birth-in-doubt',
  'bad-sex',
  'bad-amount',
  'odd-name',
  'letters-in-doubt',
  'reading-in-doubt',
] as const satisfies readonly ProblemCode[]
export type TakenTogether = (typeof takenTogether)[number]
export const isTakenTogether = (code: string): code is TakenTogether => takenTogether.some((one) => one === code)
