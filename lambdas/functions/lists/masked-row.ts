import type { ListRow } from '../../contract/lists.ts'

/** Seven digits or more, however they are grouped: what could be a number of a card. */
const longNumber = /\d(?:[ .-]?\d){6,}/g

const masked = (text: string | null): string | null =>
  text && text.replace(longNumber, (number) => `•••• ${number.replace(/\D/g, '').slice(-4)}`)

/** A row's result for those who may not read ID numbers: what the check quotes from the sheet is masked, suggestions too. */
export const maskRow = (row: ListRow): ListRow => ({
  ...row,
  problems: row.problems.map((problem) => ({
    ...problem,
    value: masked(problem.value),
    message: masked(problem.message) ?? '',
    suggestion: masked(problem.suggestion),
  })),
})
