import type { CheckedItem } from '../checked-list.ts'
import type { SideTable } from '../columns/side-by-side.ts'
import type { Cell, Row } from '../workbook/workbook.ts'
import { isTotalRow } from './bare-row.ts'
import { beginsFoot } from './row-kind.ts'

/**
 * The rows of a sheet on which tables stand side by side, one table after the other as the officer goes on: down the left one, then from
 * the top of the next. Headings, totals and signatures are written once for the whole page, mostly on its left.
 */
export class SideRows {
  private at = 0
  /** Rows that the left table's pass has understood, where the tables right of it say nothing in words. */
  private readonly ofPage = new Set<number>()
  /** Headings across the page: beside them no table has anything. */
  private readonly headings = new Map<number, Row>()
  private foot = Number.POSITIVE_INFINITY
  private hasPeople = false

  constructor(private readonly tables: readonly SideTable[]) {}

  next(): void {
    this.at += 1
  }

  /** What the row says in the table that is being read. */
  part(row: Row): Row {
    const { tables, at, headings, ofPage } = this
    const own = within(row, tables[at])
    if (at === 0) return tables.length > 1 ? withSum(row, own, tables) : own
    if (own.cells.length === 0) return headings.get(row.number) ?? own
    return ofPage.has(row.number) && !own.cells.some(isWords) ? { ...own, cells: [] } : own
  }

  /** Whether the page's foot begins with this row, in a table right of the first. */
  isFoot({ number }: Row): boolean {
    return this.at > 0 && number === this.foot
  }

  /** What became of a row's part. */
  note(row: Row, item: CheckedItem): void {
    if (this.at > 0 || this.tables.length === 1) return
    if (item.kind === 'person' || item.kind === 'refused') this.hasPeople = true
    // A heading that waited for the row below it comes with that row.
    if (item.kind !== 'skipped' || item.skipped.row !== row.number) return
    const beside = row.cells.filter(({ column }) => column > (this.tables[0]?.to ?? 0))
    if (!beside.some(isWords)) this.ofPage.add(row.number)
    if (item.skipped.why === 'heading' && beside.length === 0)
      this.headings.set(row.number, within(row, this.tables[0]))
    if (beginsFoot(item.skipped.why, this.hasPeople)) this.foot = Math.min(this.foot, row.number)
  }
}

function within(row: Row, table: SideTable | undefined): Row {
  if (table === undefined || (table.from === 0 && table.to === Number.POSITIVE_INFINITY)) return row
  return { ...row, cells: row.cells.filter(({ column }) => column >= table.from && column <= table.to) }
}

const isWords = ({ text }: Cell): boolean => /\p{L}/u.test(text)

/** "Tổng cộng" on the left with the page's sum below the money of the last table: it is the total's. */
function withSum(row: Row, own: Row, tables: readonly SideTable[]): Row {
  const money = tables.map(({ table }) => table.columns.find(({ field }) => field === 'amount')?.index)
  const [home, ...others] = money
  if (home === undefined || own.cells.some(({ column }) => column === home)) return own
  if (!isTotalRow(own)) return own
  const beside = row.cells.filter(({ column }) => column > (tables[0]?.to ?? 0))
  const sum = beside.find(({ column }) => others.includes(column))
  if (sum === undefined || beside.some(isWords)) return own
  return { ...own, cells: [...own.cells, { ...sum, column: home }] }
}
