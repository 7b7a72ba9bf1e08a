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
  private readonly first = new Map<MergedRange, Cell>()
  private above: Row | null = null

  constructor(
    private readonly columns: ReadonlyMap<number, ResultField>,
    merged: readonly MergedRange[],
  ) {
    this.ranges = merged.filter(
      ({ firstColumn, firstRow, lastRow }) => lastRow > firstRow && this.isShared(firstColumn),
    )
  }

  fill(row: Row): Row {
    const written = row.cells.map((cell) => this.withoutSign(cell))
    const at = row.number - 1
    const shared: Cell[] = []
    for (const range of this.ranges) {
      if (at < range.firstRow || at > range.lastRow) continue
      const own = written.find(({ column }) => column === range.firstColumn)
      if (own) this.first.set(range, own)
      const cell = own ? undefined : this.first.get(range)
      if (cell) shared.push(cell)
    }
    if (shared.length === 0 && written.every((cell, index) => cell === row.cells[index])) return row
    return { ...row, cells: [...written, ...shared].sort((one, other) => one.column - other.column) }
  }

  /** A person's row, as it is filled: a ditto sign below it means its cells. */
  person(row: Row): void {
    this.above = row
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
