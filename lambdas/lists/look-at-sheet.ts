import type { OpenSheet, SheetReport } from './checked-list.ts'
import { correctionsOf, noCorrections, recoveryOf } from './columns/correction-list.ts'
import { guessColumns } from './columns/guess-columns.ts'
import { type MemberColumns, memberColumns, withMembers } from './columns/member-columns.ts'
import { type OpenTable, openTable } from './columns/open-table.ts'
import type { SaidColumns } from './columns/said-columns.ts'
import { type SideBySide, type SideTable, tablesSideBySide } from './columns/side-by-side.ts'
import { joinSplitName } from './columns/split-name.ts'
import { hasNames, headerRowOf, type Table } from './columns/table.ts'
import { tableOfSheet } from './columns/table-of-sheet.ts'
import { asToBePaid, withFormer } from './columns/to-be-paid.ts'
import {
  besideWords,
  correctionWords,
  explainSkipped,
  recoveryWords,
  tellNamesInDoubt,
  type Words,
} from './explain-sheet.ts'
import { noNames, onlyHidden, whyNoTable } from './no-table.ts'
import { NotAList } from './not-a-list.ts'
import { reportedColumns } from './reported-columns.ts'
import type { RowFeed } from './row-feed.ts'
import type { ProblemLog } from './rows/problem-log.ts'
import { areHamletsToChoose } from './templates/hamlet-sheet.ts'
import type { Row, Sheet, Workbook } from './workbook/workbook.ts'

/** A sheet that is read: its table, and those beside it under the same header, the first of them itself. */
interface ListSheet {
  readonly kind: 'list'
  readonly table: Table
  readonly tables: readonly SideTable[]
  readonly beside: SideBySide
  /** The columns that name the people of a household beside its head; null where there are none. */
  readonly members: MemberColumns | null
  /** Whether it is read as a list at an officer's word alone. */
  readonly isByWord: boolean
  /** A row as it is to be read by that word. */
  readonly toBePaid: (row: Row) => Row
  /** As it was before an officer had said what its columns are: nothing else tells who stands in it. Null of all others. */
  readonly open: OpenTable | null
}

type OtherTable = 'tables-side-by-side' | 'correction-list' | 'recovery-list'

/** A sheet that is not. */
type PassedOver =
  /** Nothing on it names people, or it is hidden beside sheets that are not. */
  | { readonly kind: 'no-table'; readonly table: Table | null; readonly open: OpenTable | null }
  /** A table of people of whom nobody may be brought in: corrections, money asked back, tables side by side that cannot be one list. */
  | { readonly kind: 'other-table'; readonly table: Table; readonly code: OtherTable; readonly words: Words }
  /** A table of which nobody can say yet in which column the names stand. */
  | { readonly kind: 'names-in-doubt'; readonly table: Table }

/** What a person has said of the file. */
interface Said {
  readonly columns: SaidColumns
  /** Codes of what he has answered with yes. */
  readonly accepted: ReadonlySet<string>
}

/**
 * What a sheet is, by its first rows.
 * @param start as far as a header is looked for, with its letters as they were meant
 */
export function lookAtSheet(
  { sheets }: Workbook,
  sheet: Sheet,
  start: readonly Row[],
  { columns: said, accepted }: Said,
): ListSheet | PassedOver {
  const known = tableOfSheet(start, said)
  if (known === null) return { kind: 'no-table', table: null, open: openOf(sheet, start) }
  const corrections = correctionsOf(known, start)
  const askedBack = recoveryOf(known, start)
  const isCorrecting = corrections !== null && !accepted.has('correction-list')
  const isAskingBack = askedBack !== null && !accepted.has('recovery-list')
  const isByWord = (corrections !== null && !isCorrecting) || (askedBack !== null && !isAskingBack)
  const found = isByWord ? asToBePaid(known, corrections ?? noCorrections, askedBack) : known
  const toBePaid = withFormer(known, isByWord && corrections !== null ? corrections : noCorrections)
  const rows = start.map(toBePaid)
  const beside = tablesSideBySide(found, rows)
  const tables = beside.tables.map((one) => ({
    ...one,
    table: guessColumns(joinSplitName(one.table, rows), rows, said, one),
  }))
  const [{ table } = { table: null }] = tables
  const isSkipped = sheet.hidden && sheets.some((other) => !other.hidden)
  if (table === null || isSkipped) return { kind: 'no-table', table, open: null }
  const other = (code: OtherTable, words: Words): PassedOver => ({ kind: 'other-table', table, code, words })
  if (isCorrecting) return other('correction-list', correctionWords(corrections))
  if (isAskingBack) return other('recovery-list', recoveryWords(askedBack))
  if (beside.isUnsure) return other('tables-side-by-side', besideWords(beside))
  if (!hasNames(table)) return { kind: 'names-in-doubt', table }
  const [first, ...others] = tables
  const members = first === undefined || others.length > 0 ? null : memberColumns(table, rows)
  const open = said.size > 0 && tableOfSheet(start, nothingSaid) === null ? openOf(sheet, start) : null
  const list = { kind: 'list', beside, members, isByWord, toBePaid, open } as const
  if (first === undefined || members === null) return { ...list, table, tables }
  const told = withMembers(table, members)
  return { ...list, table: told, tables: [{ ...first, table: told }] }
}

const nothingSaid: SaidColumns = new Map()

/** What nobody sees in Excel, and what is known to be no table as it stands, is nothing to speak of. */
const openOf = ({ hidden }: Sheet, start: readonly Row[]): OpenTable | null =>
  hidden || whyNoTable(start) !== null ? null : openTable(start)

/** Whether an officer's word may make a list of it: that its people are to be paid, or in which column their names stand. */
export function isOpenToWord(look: PassedOver, asks: boolean): boolean {
  if (look.kind === 'no-table') return asks && look.open !== null
  if (look.kind === 'other-table') return asks && look.code !== 'tables-side-by-side'
  return look.kind === 'names-in-doubt'
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
  if (kind === 'other-table') {
    const { code, words } = passed
    log.error({ row: passed.table.lastRow }, code, words.reason, words.mend)
    return { report, refusal: new NotAList(code, `${words.reason}. ${words.mend}.`) }
  }
  if (kind === 'names-in-doubt') {
    if (!tellNamesInDoubt(table, log))
      await explainSkipped(sheet, { hasTable: false, areToChoose: false }, feed.batches(), log)
    return { report: { ...report, headerRow: headerRowOf(table), columns: reportedColumns([table]) }, refusal: null }
  }
  const open = passed.open && openSheetOf(passed.open)
  if (start.length > 0) {
    const areToChoose = areHamletsToChoose(start)
    await explainSkipped(sheet, { hasTable: table !== null, areToChoose }, feed.batches(), log)
  }
  if (table !== null) return { report, refusal: onlyHidden(sheet) }
  if (open === null) return { report, refusal: whyNoTable(start) }
  return { report: { ...report, open }, refusal: noNames({ name, ...open }) }
}

/** How a table that waits for an officer's word is reported. */
export const openSheetOf = (open: OpenTable): OpenSheet => ({
  headerRow: headerRowOf(open),
  columns: reportedColumns([open]).map((column, at) => ({ ...column, look: open.columns[at]?.look ?? 'mixed' })),
  rows: [...open.shown],
})
