import { isWithdrawn } from '../../domain/payments/correction.ts'
import type { Decision } from '../../domain/payments/decision-key.ts'
import type { Entitlement, Person } from '../../domain/payments/entitlement.ts'
import type { Marks } from '../table/id-mark.ts'
import type { Register } from '../table/table.ts'
import { findStored, type ListedRow, mostOfLine } from './find-stored.ts'
import { lineId, lineOf } from './line-id.ts'

/**
 * Rows of a list whose decision corrects a former one, with the supports of the former decision that they stand for. Found as the former
 * list's own rows would be if it came again. Whom that list no longer has, since it was withdrawn, is not revived by another decision.
 */
export async function findCorrected(
  register: Register,
  marks: Marks,
  rows: readonly ListedRow[],
  { former, isInFile }: { readonly former: Decision; readonly isInFile: (person: Person) => boolean },
): Promise<Map<ListedRow, Entitlement>> {
  const before = new Map(rows.map((row) => [underFormer(marks, row, former), row] as const))
  const found = await findStored(register, marks, [...before.keys()], isInFile)
  return new Map(
    [...found].flatMap(([formerRow, { stored }]) => {
      const row = before.get(formerRow)
      return row && stored && !isWithdrawn(stored) ? [[row, stored] as const] : []
    }),
  )
}

function underFormer(marks: Marks, row: ListedRow, former: Decision): ListedRow {
  const { entitlement } = row
  const line = lineOf(marks, entitlement, former)
  const id = lineId(marks, line, row.isOnly ? 0 : placeOf(marks, row))
  return { ...row, line, entitlement: { ...entitlement, id, decision: former } }
}

/** Which of its line the row is. */
function placeOf(marks: Marks, { line, entitlement }: ListedRow): number {
  for (let nth = 0; nth < mostOfLine; nth++) if (lineId(marks, line, nth) === entitlement.id) return nth
  return 0
}
