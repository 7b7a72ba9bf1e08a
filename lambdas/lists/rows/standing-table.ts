import { tableFromRow, tableFromRows } from '../columns/find-table.ts'
import type { SaidColumns } from '../columns/said-columns.ts'
import { headerRowOf, type Table } from '../columns/table.ts'
import type { TableColumn } from '../columns/table-column.ts'
import { UsedColumns } from '../sheet-closing.ts'
import type { Row } from '../workbook/workbook.ts'
import { HouseholdTracker } from './households/household-tracker.ts'
import type { ProblemLog } from './problem-log.ts'
import { headerTextsOf } from './repeated-header.ts'
import { ColumnMap } from './row-view.ts'
import { type ListHabits, noHabits } from './values/list-habits.ts'

/**
 * The table whose header stands above the next row of a sheet: the first one, another one that begins below it with columns of its own, or
 * the one to its right. Says of each, when it ends, how it was understood.
 */
export class StandingTable {
  map: ColumnMap
  headerTexts: ReadonlySet<string>
  households: HouseholdTracker
  /** The tables to the right of the first. */
  readonly beside: Table[] = []
  private table: Table
  /** The header that was met last inside the table, whose second row may follow. */
  private newHeader: Row | null = null
  private readonly used = new UsedColumns()
  /** Columns of the tables to the left, which were read before. */
  private readonly before: TableColumn[] = []

  /** @param said what an officer has said of columns, for headers that come later */
  constructor(
    first: Table,
    public habits: ListHabits,
    private readonly said: SaidColumns | undefined,
    private readonly log: ProblemLog,
  ) {
    this.table = first
    this.map = new ColumnMap(first.columns)
    this.headerTexts = headerTextsOf(first)
    this.households = new HouseholdTracker(this.map, this.habits.isKinNamed)
  }

  /** Notes that somebody's row has something in a column. */
  use(index: number): void {
    this.used.add(index)
  }

  /** Takes a row for the header of a second table below the first, if it is one. */
  takeHeader(row: Row): boolean {
    const table = tableFromRow(row, this.said)
    if (table === null) return false
    this.closeColumns()
    this.take(table, noHabits(table))
    this.newHeader = row
    return true
  }

  /** Takes the row right below such a header for its second one, if it is. */
  takeSecondHeaderRow(row: Row): boolean {
    const first = this.newHeader
    this.newHeader = null
    if (first === null) return false
    const table = tableFromRows([first, row], this.said)
    if (table === null) return false
    this.take(table, noHabits(table))
    return true
  }

  /** Goes on with the table to the right of the one that has been read. */
  turnTo(table: Table, habits: ListHabits): void {
    this.before.push(...this.table.columns)
    this.beside.push(table)
    this.newHeader = null
    this.take(table, habits)
  }

  /** Says how what no cell alone tells was understood. */
  reportHabits(): void {
    const headerRow = headerRowOf(this.table)
    this.habits.births.report(headerRow, this.log)
    this.habits.sexes.report(headerRow, this.log)
  }

  /** Says which columns with people's data were not understood. */
  closeColumns(): void {
    const table = { ...this.table, columns: [...this.before, ...this.table.columns] }
    this.used.close(table, this.habits.areMonthsMarked, this.log)
  }

  private take(table: Table, habits: ListHabits): void {
    this.reportHabits()
    this.habits = habits
    this.table = table
    this.map = new ColumnMap(table.columns)
    this.headerTexts = headerTextsOf(table)
    this.households = new HouseholdTracker(this.map, this.habits.isKinNamed)
  }
}
