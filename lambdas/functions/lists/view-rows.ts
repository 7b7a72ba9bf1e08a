import { hideLongNumbers } from '../../domain/ids/hide-numbers.ts'
import { isOnlyCompared } from '../../domain/lists/brought-in.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { isAllowed } from '../../domain/permissions/permission-table.ts'
import type { StoredRow } from '../../store/lists/list-item.ts'

/**
 * The rows as this reader may see them. A problem quotes the cell, and a cell may hold an ID number in full: whoever may not read
 * those gets their last digits, which is enough to find the row.
 */
export function viewRows(
  found: readonly StoredRow[],
  actor: Actor,
  list: Parameters<typeof isOnlyCompared>[0],
): StoredRow[] {
  const rows = isOnlyCompared(list) ? found.map(withoutRecord) : found
  if (isAllowed(actor.role, 'entitlement.read-id-number')) return [...rows]
  return rows.map((row) => ({
    ...row,
    fullName: row.fullName && hideLongNumbers(row.fullName),
    ...(row.cells && {
      cells: row.cells.map((cell) => ({ ...cell, text: hideLongNumbers(cell.text), key: hideLongNumbers(cell.key) })),
    }),
    problems: row.problems.map((problem) =>
      problem.field === 'amount' && !ofRemarks.has(problem.code)
        ? problem
        : {
            ...problem,
            value: problem.value && hideLongNumbers(problem.value),
            message: hideLongNumbers(problem.message),
            suggestion: problem.suggestion && hideLongNumbers(problem.suggestion),
          },
    ),
  }))
}

/** Whoever would have come in has no record to be led to. */
const withoutRecord = (row: StoredRow): StoredRow => (row.outcome === 'added' ? { ...row, entitlementId: null } : row)

/** Whatever cell they are pinned to, they are words. */
const ofRemarks = new Set(['cell-comment', 'note-says-otherwise'])
