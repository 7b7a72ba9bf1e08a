import type { CellStyle } from './written-sheet.ts'

/** Values of one column that are remembered: communes, policies, Nam and Nữ. A column of names has none that comes again. */
const mostValues = 256

/** Cells of one column as they were written before, under their value: a list says the same few things in most of its columns. */
export class KnownCells {
  private cells: Map<string, Uint8Array> | null = new Map()
  private style: CellStyle | null = null
  private found = 0

  find(style: CellStyle, value: string): Uint8Array | undefined {
    if (!this.cells || style !== this.style) return undefined
    const cell = this.cells.get(value)
    if (cell) this.found++
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

  add(value: string, written: Uint8Array): void {
    this.cells?.set(value, written)
  }
}
