import {
  type CellStyle,
  type Fallback,
  styleInTable,
  type WrittenRow,
  type WrittenSheet,
} from '../lists/writer/written-sheet.ts'
import type { PrintedFonts } from './fonts.ts'
import { margins, Pages, type PrintOptions } from './page.ts'
import { type PrintedCell, printedCells } from './printed-cell.ts'
import { wrapText } from './wrap-text.ts'

type Laid = PrintedCell & { readonly lines: readonly string[] }
type LaidRow = { readonly cells: readonly Laid[]; readonly height: number }

/** Points for one character of a column's width at size 1: a digit of the font. */
const characterWidth = 0.5
const largest = 12
const smallest = 6
/** Signatures never stand on a page of their own: so many rows of people come along. */
const rowsBeforeFooter = 2

/**
 * The sheets that a workbook is written from, on A4 paper: the same titles, headers on each page, rows, totals and signatures.
 * A sheet begins on a new page. Where pages tell how many they are all are kept in memory: for lists of a commune or a
 * report, not for a province's register (2,000 rows take about 140 MB).
 */
export async function* printSheets(
  sheets: readonly WrittenSheet[],
  { fonts, ...options }: PrintOptions & { readonly fonts: PrintedFonts },
): AsyncGenerator<Uint8Array> {
  const pages = new Pages(fonts, options)
  const printed = printAll(pages, sheets)
  // Its error ends the iteration below; this only keeps it from being reported as nobody's.
  printed.catch(() => {})
  for await (const chunk of pages.document) yield chunk as Uint8Array
  await printed
}

async function printAll(pages: Pages, sheets: readonly WrittenSheet[]): Promise<void> {
  try {
    for (const sheet of sheets) await new SheetPrinter(pages, sheet).print()
    pages.finish()
  } catch (error) {
    pages.document.destroy(error as Error)
    throw error
  }
}

const heightOf = (rows: readonly LaidRow[]): number => rows.reduce((sum, row) => sum + row.height, 0)

/** Notes and hands that sign stand below no header. */
const isOfTable = ({ cells }: LaidRow): boolean => cells.some(({ border }) => border)

class SheetPrinter {
  private y = 0
  /** Where the rows of a page begin. */
  private top = 0
  private readonly size: number
  private readonly lefts: number[]
  private readonly header: LaidRow[]

  constructor(
    private readonly pages: Pages,
    private readonly sheet: WrittenSheet,
  ) {
    this.newPage()
    const characters = sheet.columns.reduce((sum, { width }) => sum + width, 0)
    this.size = Math.max(smallest, Math.min(largest, pages.width / (characters * characterWidth)))
    // Narrow tables keep their widths and stand in the middle; wide ones are pressed onto the page.
    const point = Math.min(pages.width / characters, this.size * characterWidth)
    let left = margins.left + (pages.width - point * characters) / 2
    this.lefts = [left, ...sheet.columns.map(({ width }) => (left += width * point))]
    this.header = this.layBlock(sheet.header, 'header')
  }

  async print(): Promise<void> {
    const { sheet } = this
    this.placeBlock(this.layBlock(sheet.title, 'title'))
    if (sheet.title?.length) this.y += this.size / 2
    this.placeHeader()
    const ofColumn = styleInTable(sheet)
    const breaks = new Set(sheet.breaksAfter)
    const held: LaidRow[] = []
    let index = 0
    for await (const row of sheet.rows) {
      held.push(this.lay(row, ofColumn))
      const isBreak = breaks.has(index++)
      if (isBreak) this.placeAll(held.splice(0))
      else if (held.length > rowsBeforeFooter) this.placeAll(held.splice(0, 1))
      if (isBreak) this.turn()
    }
    this.placeFooter(held, this.layBlock(sheet.footer, 'plain'))
  }

  private placeFooter(held: readonly LaidRow[], footer: readonly LaidRow[]): void {
    const block = [...held, ...footer]
    if (footer.length === 0 || this.isOnOnePage(block)) {
      this.placeTogether(block)
      return
    }
    // What no page holds flows like rows, but for its end.
    this.placeAll(block.slice(0, -rowsBeforeFooter - 1))
    this.placeTogether(block.slice(-rowsBeforeFooter - 1))
  }

  private isOnOnePage(rows: readonly LaidRow[]): boolean {
    return heightOf([...this.header, ...rows]) <= this.pages.end - margins.top
  }

  private placeTogether(rows: readonly LaidRow[]): void {
    const [first] = rows
    if (first && this.isOnOnePage(rows) && this.y + heightOf(rows) > this.pages.end) this.turn(first)
    this.placeAll(rows)
  }

  private placeAll(rows: readonly LaidRow[]): void {
    for (const row of rows) this.placeRow(row)
  }

  private placeRow(row: LaidRow): void {
    if (this.y + row.height > this.pages.end && this.y > this.top) this.turn(row)
    const free = this.pages.end - this.y
    if (row.height <= free) {
      this.place(row)
      return
    }
    // Higher than a page: its lines go on below the next header.
    const most = Pages.linesIn(free, this.size)
    this.place(this.linesOf(row, 0, most))
    this.placeRow(this.linesOf(row, most))
  }

  private linesOf(row: LaidRow, from: number, to?: number): LaidRow {
    return this.rowOf(row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) })))
  }

  /** @param next what the new page begins with; without it a row of the table */
  private turn(next?: LaidRow): void {
    this.newPage()
    if (next && !isOfTable(next)) this.top = this.y
    else this.placeHeader()
  }

  private newPage(): void {
    this.pages.add(this.sheet.orientation ?? 'landscape')
    this.y = margins.top
  }

  private placeHeader(): void {
    this.placeBlock(this.header)
    this.top = this.y
  }

  private placeBlock(rows: readonly LaidRow[]): void {
    for (const [index, row] of rows.entries()) this.place(row, rows.slice(index))
  }

  /** `below` begins with the row itself: cells that go down need the heights of the rows they cover. */
  private place(row: LaidRow, below: readonly LaidRow[] = [row]): void {
    for (const cell of row.cells) {
      const height = below.slice(0, cell.down).reduce((sum, covered) => sum + covered.height, 0)
      const x = this.left(cell.column)
      this.pages.draw(cell, { x, y: this.y, width: this.left(cell.column + cell.across) - x, height }, this.size)
    }
    this.y += row.height
  }

  private left(column: number): number {
    return this.lefts[Math.min(column, this.lefts.length - 1)] as number
  }

  /** Rows above or below the table; their cells may go down over several rows. */
  private layBlock(rows: readonly WrittenRow[] = [], style: CellStyle): LaidRow[] {
    const laid: LaidRow[] = []
    for (const row of rows) {
      const covers = ({ column, across, down }: Laid, above: number, at: number) =>
        above + down > laid.length && column <= at && at < column + across
      laid.push(
        this.lay(
          row,
          () => style,
          (at) => laid.some(({ cells }, above) => cells.some((cell) => covers(cell, above, at))),
        ),
      )
    }
    return laid
  }

  private lay(row: WrittenRow, fallback: Fallback, isCovered: (column: number) => boolean = () => false): LaidRow {
    const cells = printedCells(row, fallback, this.lefts.length - 1, isCovered).map((cell): Laid => {
      const width = Pages.inside(this.left(cell.column + cell.across) - this.left(cell.column)) / this.size
      const measure = this.pages.measure[cell.bold ? 'bold' : 'regular']
      if (!cell.isWhole) return { ...cell, lines: wrapText(cell.text, width / cell.size, measure) }
      return { ...cell, size: Math.min(cell.size, width / measure(cell.text)), lines: [cell.text] }
    })
    return this.rowOf(cells)
  }

  private rowOf(cells: readonly Laid[]): LaidRow {
    const heights = cells
      .filter(({ down }) => down === 1)
      .map(({ lines, size }) => Pages.heightOf(lines.length, this.size * size))
    return { cells, height: Math.max(Pages.heightOf(1, this.size), ...heights) }
  }
}
