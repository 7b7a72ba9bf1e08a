import { isAsAbove } from '../rows/merged-values.ts'
import type { Cell, MergedRange, Row } from '../workbook/workbook.ts'
import type { ResultField } from './result-columns.ts'

/** Not what counts money: the sum of a household is not each member's. */
const counted: ReadonlySet<ResultField> = new Set(['ofMonth', 'code'])

/**
 * Gives the rows under a merged cell what it says of the payment, which the file holds in the first of them only, and those with a ditto
 * sign what the person right above has there. Left as they are, the day of the whole file would be theirs. Rows must come in their order.
 */
export class SharedCells {
  private readonly ranges: readonly MergedRange[]
  /** How many of the ranges have begun above. */
  private begun = 0
  /** The last to begin in each column, with what stands in its first row. */
  private readonly current = new Map<number, { readonly lastRow: number; cell: Cell | null }>()
  private above: Row | null = null

  constructor(
    merged: readonly MergedRange[],
    private columns: ReadonlyMap<number, ResultField>,
  ) {
    this.ranges = merged
      .filter(({ firstRow, lastRow }) => lastRow > firstRow)
      .toSorted((one, other) => one.firstRow - other.firstRow)
  }

  /** Another table has begun, with columns of its own. */
  table(columns: ReadonlyMap<number, ResultField>): void {
    this.columns = columns
    this.above = null
  }

  fill(row: Row): Row {
    const at = row.number - 1
    this.begin(at)
    const written = row.cells.map((cell) => this.withoutSign(cell))
    const shared: Cell[] = []
    for (const [column, range] of this.current) {
      if (range.lastRow < at) this.current.delete(column)
      else if (this.isShared(column)) {
        const own = written.find((cell) => cell.column === column)
        if (own) range.cell = own
        else if (range.cell) shared.push(range.cell)
      }
    }
    if (shared.length === 0 && written.every((cell, index) => cell === row.cells[index])) return row
    return { ...row, cells: [...written, ...shared].sort((one, other) => one.column - other.column) }
  }

  /** A person's row, as it is filled: a ditto sign below it means its cells. */
  person(row: Row): void {
    this.above = row
  }

  private begin(at: number): void {
    for (let range = this.ranges[this.begun]; range && range.firstRow <= at; range = this.ranges[this.begun]) {
      this.begun += 1
      this.current.set(range.firstColumn, { lastRow: range.lastRow, cell: null })
    }
  }

  private withoutSign(cell: Cell): Cell {
    if (cell.kind !== 'text' || !this.isShared(cell.column) || !isAsAbove(cell.text)) return cell
    return this.above?.cells.find(({ column }) => column === cell.column) ?? cell
  }

  private isShared(column: number): boolean {
    const meant = this.columns.get(column)
    return meant !== undefined && !counted.has(meant)
  }
}
