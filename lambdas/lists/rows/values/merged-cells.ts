import type { Cell, MergedRange, Row } from '../../workbook/workbook.ts'

/**
 * What cells that are merged over several rows say of those below the first, which is the only one that the file gives it to. Rows must come
 * in their order.
 */
export class MergedCells {
  private readonly ranges: readonly MergedRange[]
  /** How many of the ranges have begun above. */
  private begun = 0
  /** The last to begin in each column, with what stands in it. */
  private readonly current = new Map<number, { readonly lastRow: number; cell: Cell | null }>()

  constructor(merged: readonly MergedRange[]) {
    this.ranges = merged
      .filter(({ firstRow, lastRow }) => lastRow > firstRow)
      .toSorted((one, other) => one.firstRow - other.firstRow)
  }

  /** @param isShared whether the cell speaks of each row that it is merged over */
  fill(row: Row, isShared: (cell: Cell) => boolean = () => true): Row {
    if (this.ranges.length === 0 || row.cells.length === 0) return row
    const at = row.number - 1
    this.begin(at)
    const shared: Cell[] = []
    for (const [column, range] of this.current) {
      if (range.lastRow < at) {
        this.current.delete(column)
        continue
      }
      const own = row.cells.find((cell) => cell.column === column)
      if (own) range.cell = own
      else if (range.cell && isShared(range.cell)) shared.push(range.cell)
    }
    if (shared.length === 0) return row
    return { ...row, cells: [...row.cells, ...shared].sort((one, other) => one.column - other.column) }
  }

  private begin(at: number): void {
    for (let range = this.ranges[this.begun]; range && range.firstRow <= at; range = this.ranges[this.begun]) {
      this.begun += 1
      this.current.set(range.firstColumn, { lastRow: range.lastRow, cell: null })
    }
  }
}
