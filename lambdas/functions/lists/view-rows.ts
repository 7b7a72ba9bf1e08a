import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import type { StoredRow } from '../../store/list-item.ts'

/**
 * Eight digits and more, in any script, with what people type for them and between them: an ID number, or one that lost a zero. A text
 * without a digit is none.
 */
const longNumbers = /(?=[\p{Nd}oOlI]{0,3}\p{Nd})[\p{Nd}oOlI](?:[^\p{L}\p{N}\n]{0,2}[\p{Nd}oOlI]){7,}/gu

/**
 * The rows as this reader may see them. A problem quotes the cell, and a cell may hold an ID number in full: whoever may not read
 * those gets their last digits, which is enough to find the row.
 */
export function viewRows(rows: readonly StoredRow[], actor: Actor): StoredRow[] {
  if (isAllowed(actor.role, 'entitlement.read-id-number')) return [...rows]
  return rows.map((row) => ({
    ...row,
    fullName: row.fullName && masked(row.fullName),
    problems: row.problems.map((problem) =>
      problem.field === 'amount' && !ofRemarks.has(problem.code)
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

/** Whatever cell they are pinned to, they are words. */
const ofRemarks = new Set(['cell-comment', 'note-says-otherwise'])

const masked = (text: string): string =>
  text.replaceAll(
    longNumbers,
    (digits) =>
      `•••• ${[...digits]
        .filter((sign) => /\p{Nd}/u.test(sign))
        .slice(-4)
        .join('')}`,
  )
