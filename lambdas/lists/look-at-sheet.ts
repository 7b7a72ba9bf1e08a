import type { SheetReport } from './checked-list.ts'
import { type Corrections, correctionsOf } from './columns/correction-list.ts'
import { guessColumns } from './columns/guess-columns.ts'
import type { SaidColumns } from './columns/said-columns.ts'
import { type SideBySide, type SideTable, tablesSideBySide } from './columns/side-by-side.ts'
import { joinSplitName } from './columns/split-name.ts'
import { hasNames, headerRowOf, type Table } from './columns/table.ts'
import { tableOfSheet } from './columns/table-of-sheet.ts'
import { besideWords, correctionWords, explainSkipped, tellNamesInDoubt } from './explain-sheet.ts'
import { onlyHidden, whyNoTable } from './no-table.ts'
import { NotAList } from './not-a-list.ts'
import { reportedColumns } from './reported-columns.ts'
import type { RowFeed } from './row-feed.ts'
import type { ProblemLog } from './rows/problem-log.ts'
import type { Row, Sheet, Workbook } from './workbook/workbook.ts'

/** A sheet that is read: its table, and those beside it under the same header, the first of them itself. */
interface ListSheet {
  readonly kind: 'list'
  readonly table: Table
  readonly tables: readonly SideTable[]
  readonly beside: SideBySide
}

/** A sheet that is not. */
type PassedOver =
  /** Nothing on it names people, or it is hidden beside sheets that are not. */
  | { readonly kind: 'no-table'; readonly table: Table | null }
  /** What a former list said of people, and beside it what is right. */
  | { readonly kind: 'corrections'; readonly table: Table; readonly corrections: Corrections }
  /** Tables side by side that cannot be one list. */
  | { readonly kind: 'unsure'; readonly table: Table; readonly beside: SideBySide }
  /** A table of which nobody can say yet in which column the names stand. */
  | { readonly kind: 'names-in-doubt'; readonly table: Table }

/**
 * What a sheet is, by its first rows.
 * @param start as far as a header is looked for, with its letters as they were meant
 */
export function lookAtSheet(
  { sheets }: Workbook,
  sheet: Sheet,
  start: readonly Row[],
  said: SaidColumns,
): ListSheet | PassedOver {
  const found = tableOfSheet(start, said)
  if (found === null) return { kind: 'no-table', table: null }
  const beside = tablesSideBySide(found, start)
  const tables = beside.tables.map((one) => ({
    ...one,
    table: guessColumns(joinSplitName(one.table, start), start, said, one),
  }))
  const [{ table } = { table: null }] = tables
  const isSkipped = sheet.hidden && sheets.some((other) => !other.hidden)
  if (table === null || isSkipped) return { kind: 'no-table', table }
  const corrections = correctionsOf(found, start)
  if (corrections !== null) return { kind: 'corrections', table, corrections }
  if (beside.isUnsure) return { kind: 'unsure', table, beside }
  return hasNames(table) ? { kind: 'list', table, tables, beside } : { kind: 'names-in-doubt', table }
}

interface Passing {
  readonly sheet: Sheet
  readonly start: readonly Row[]
  readonly feed: RowFeed
  readonly log: ProblemLog
}

/**
 * Says of a sheet that is no list why it is not read.
 * @returns its report, and with what the file is refused where none of its sheets is one
 */
export async function passOver(
  passed: PassedOver,
  { sheet, start, feed, log }: Passing,
): Promise<{ readonly report: Omit<SheetReport, 'skipped'>; readonly refusal: NotAList | null }> {
  const { name, hidden } = sheet
  const report = { name, hidden, headerRow: null, people: 0, refused: 0, columns: [] }
  const { kind, table } = passed
  if (kind === 'unsure' || kind === 'corrections') {
    const code = kind === 'unsure' ? 'tables-side-by-side' : 'correction-list'
    const { reason, mend } = kind === 'unsure' ? besideWords(passed.beside) : correctionWords(passed.corrections)
    log.error({ row: passed.table.lastRow }, code, reason, mend)
    return { report, refusal: new NotAList(code, `${reason}. ${mend}.`) }
  }
  if (kind === 'names-in-doubt') {
    if (!tellNamesInDoubt(table, log)) await explainSkipped(sheet, false, feed.batches(), log)
    return { report: { ...report, headerRow: headerRowOf(table), columns: reportedColumns([table]) }, refusal: null }
  }
  if (start.length > 0) await explainSkipped(sheet, table !== null, feed.batches(), log)
  return { report, refusal: table === null ? whyNoTable(start) : onlyHidden(sheet) }
}
