import type { ListRow, RowProblem } from '../../../lambdas/contract/lists.ts'
import { differencesInWords } from '../../../lambdas/domain/ledger/record-fields.ts'

/** One line of the table: a row with one of its problems, or a row without any. */
export interface RowLine {
  readonly key: string
  readonly row: ListRow
  readonly problem: RowProblem | null
  /** "Dòng 7"; what is said of a column or of a whole sheet stands in no row. */
  readonly where: string
  /** What the row corrects in the register, once a row. */
  readonly changes: string | null
  readonly isFirstOfRow: boolean
}

export function linesOf(rows: readonly ListRow[]): readonly RowLine[] {
  // A file's row that names a household is several rows of the result.
  const met = new Map<string, number>()
  return rows.flatMap((row) => {
    const place = `${row.sheet}|${row.row}`
    const number = met.get(place) ?? 0
    met.set(place, number + 1)
    const problems: readonly (RowProblem | null)[] = row.problems.length > 0 ? row.problems : [null]
    return problems.map((problem, index) => ({
      key: `${place}|${number}|${index}`,
      row,
      problem,
      where: whereOf(row, problem),
      changes: index === 0 && row.changes ? differencesInWords(row.changes) : null,
      isFirstOfRow: index === 0,
    }))
  })
}

function whereOf({ row }: ListRow, problem: RowProblem | null): string {
  if (row > 0) return `Dòng ${row}`
  return problem?.column ? 'Cả cột' : 'Cả trang'
}
