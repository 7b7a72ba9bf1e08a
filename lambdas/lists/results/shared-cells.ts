import { MergedCells } from '../rows/values/merged-cells.ts'
import { isAsAbove } from '../rows/values/merged-values.ts'
import type { Cell, MergedRange, Row } from '../workbook/workbook.ts'
import type { ResultField } from './result-columns.ts'

/** Each row's own. */
const ofOne: ReadonlySet<ResultField> = new Set(['ofMonth', 'code'])
/** A tick speaks of each row that it is merged over; the sum of a household is not each member's. */
const sumOrTick: ReadonlySet<ResultField> = new Set(['paid', 'unpaid'])

/**
 * Gives the rows under a merged cell what it says of the payment, and those with a ditto sign what the person right above has there. Left as
 * they are, the day of the whole file would be theirs. Rows must come in their order.
 */
export class SharedCells {
  private readonly merged: MergedCells
  private above: Row | null = null

  constructor(
    merged: readonly MergedRange[],
    private columns: ReadonlyMap<number, ResultField>,
  ) {
    this.merged = new MergedCells(merged)
  }

  /** Another table has begun, with columns of its own. */
  table(columns: ReadonlyMap<number, ResultField>): void {
    this.columns = columns
    this.above = null
  }

  fill(row: Row): Row {
    const cells = row.cells.map((cell) => this.withoutSign(cell))
    const written = cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells }
    return this.merged.fill(written, (cell) => this.isOfEach(cell))
  }

  /** A person's row, as it is filled: a ditto sign below it means its cells. */
  person(row: Row): void {
    this.above = row
  }

  private withoutSign(cell: Cell): Cell {
    if (cell.kind !== 'text' || !this.isShared(cell.column) || !isAsAbove(cell.text)) return cell
    return this.above?.cells.find(({ column }) => column === cell.column) ?? cell
  }

  private isOfEach({ column, text }: Cell): boolean {
    const meant = this.columns.get(column)
    return this.isShared(column) && !(meant && sumOrTick.has(meant) && /\d/.test(text))
  }

  private isShared(column: number): boolean {
    const meant = this.columns.get(column)
    return meant !== undefined && !ofOne.has(meant)
  }
}
