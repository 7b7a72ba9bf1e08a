import type { ListRow, RowProblem } from '../../../lambdas/contract/lists.ts'

/** One line of the table: a row with one of its problems, or a row without any. */
export interface RowLine {
  readonly key: string
  readonly row: ListRow
  readonly problem: RowProblem | null
  readonly isFirstOfRow: boolean
}

export function linesOf(rows: readonly ListRow[]): readonly RowLine[] {
  return rows.flatMap((row) => {
    const problems: readonly (RowProblem | null)[] = row.problems.length > 0 ? row.problems : [null]
    return problems.map((problem, index) => ({
      key: `${row.sheet}|${row.row}|${index}`,
      row,
      problem,
      isFirstOfRow: index === 0,
    }))
  })
}
