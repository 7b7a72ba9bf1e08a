import { maskIdNumber } from '../../domain/ids/mask-id-number.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import type { StoredRow } from '../../store/list-item.ts'

/** Eight digits and more, however they are grouped: an ID number, or one that lost a zero. */
const longNumbers = /\d(?:[ .\-–]?\d){7,}/g

/**
 * The rows as this reader may see them. A problem quotes the cell, and a cell may hold an ID number in full: whoever may not read
 * those gets their last digits, which is enough to find the row.
 */
export function viewRows(rows: readonly StoredRow[], actor: Actor): StoredRow[] {
  if (isAllowed(actor.role, 'entitlement.read-id-number')) return [...rows]
  return rows.map((row) => ({
    ...row,
    problems: row.problems.map((problem) =>
      problem.field === 'amount'
        ? problem
        : {
            ...problem,
            value: problem.value && masked(problem.value),
            message: masked(problem.message),
            suggestion: problem.suggestion && masked(problem.suggestion),
          },
    ),
  }))
}

const masked = (text: string): string =>
  text.replaceAll(longNumbers, (digits) => maskIdNumber({ number: digits.replaceAll(/\D/g, '') }))
