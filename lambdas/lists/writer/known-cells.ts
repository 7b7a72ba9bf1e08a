import type { NumberedBytes } from './row-number.ts'
import type { CellStyle } from './written-sheet.ts'

/** Values of one column that are remembered: communes, policies, sums, Nam and Nữ. A column of names has none that comes again. */
const mostValues = 256

/** Cells of one column as they were written before, under their value: a list says the same few things in most of its columns. */
export class KnownCells<Value extends string | number> {
  private cells: Map<Value, NumberedBytes> | null = new Map()
  private style: CellStyle | null = null
  private found = 0
  /** Lists are ordered: the row above said it as well, mostly, and to compare two texts is cheaper than to look one up. */
  private last: { readonly value: Value; readonly cell: NumberedBytes } | null = null

  find(style: CellStyle, value: Value): NumberedBytes | undefined {
    if (!this.cells || style !== this.style) return undefined
    if (this.last?.value === value) {
      this.found++
      return this.last.cell
    }
    const cell = this.cells.get(value)
    if (cell) {
      this.found++
      this.last = { value, cell }
    }
    return cell
  }

  /** Whether there is room for one more of this style. */
  takes(style: CellStyle): boolean {
    this.style ??= style
    if (!this.cells || style !== this.style) return false
    if (this.cells.size < mostValues) return true
    // To look in vain costs as much as to write.
    if (this.found < mostValues) this.cells = null
    return false
  }

  add(value: Value, written: NumberedBytes): void {
    this.cells?.set(value, written)
  }
}
