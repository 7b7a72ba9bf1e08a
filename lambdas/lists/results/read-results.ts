import type { ResultLine } from '../../domain/batches/result-line.ts'
import { resultWord } from '../../domain/batches/result-words.ts'
import { displayName } from '../../domain/names/display-name.ts'
import { findTable, tableFromRow } from '../columns/find-table.ts'
import { headerKey } from '../columns/recognise-header.ts'
import { joinSplitName } from '../columns/split-name.ts'
import type { Table } from '../columns/table.ts'
import { LegacyFile } from '../legacy/legacy-file.ts'
import { NotAList } from '../not-a-list.ts'
import { hamletOfSheet } from '../rows/headings/group-heading.ts'
import { StandingCommune } from '../rows/headings/standing-commune.ts'
import { StandingHeadings } from '../rows/headings/standing-headings.ts'
import { headerTextsOf } from '../rows/repeated-header.ts'
import { rowKind } from '../rows/row-kind.ts'
import { ColumnMap, RowView } from '../rows/row-view.ts'
import { TablePart } from '../rows/table-part.ts'
import { moneyUnits } from '../title/money-unit.ts'
import { readTitle } from '../title/read-title.ts'
import type { MergedRange, Row, Sheet, Workbook } from '../workbook/workbook.ts'
import { communeOfTitle } from './commune-of-title.ts'
import { filledPaidColumn } from './read-outcome.ts'
import { paidDayOfTitle } from './read-paid-day.ts'
import { readResultLine } from './read-result-line.ts'
import {
  type ResultField,
  resultColumns,
  tellsReceiver,
  withReceivers,
  withResultRow,
  withSoleNames,
} from './result-columns.ts'
import { resultOfSheet } from './result-of-sheet.ts'
import { SharedCells } from './shared-cells.ts'
import { StandingMonth } from './standing-month.ts'

const headerSearchRows = 60
const letterSampleRows = 500

/**
 * The lines of a payer's file, sheet after sheet, in bounded memory. Titles, headings, totals and signatures are no lines. Rows of a sheet
 * that says nowhere what happened are lines without a result.
 * @param here how the province's own CMND begin
 * @throws NotAList when no sheet tells results, or the file breaks off
 */
export async function* readResults(
  workbook: Workbook,
  { cmndSeries }: { readonly cmndSeries?: readonly string[] } = {},
): AsyncGenerator<ResultLine> {
  const legacy = new LegacyFile(workbook.encoding)
  let tables = 0
  for (const sheet of workbook.sheets) {
    if (sheet.hidden && workbook.sheets.some(({ hidden }) => !hidden)) continue
    const sample: Row[] = []
    for await (const row of sheet.rows()) {
      sample.push(row)
      if (sample.length === letterSampleRows) break
    }
    const letters = legacy.sheet(sample)
    const head = letters.head(headerSearchRows)
    const found = findTable(head) ?? findTable(withSoleNames(head))
    if (found === null) continue
    const table = withReceivers(withResultRow(joinSplitName(found, head), head))
    const columns = resultColumns(table)
    const title = head.filter(({ number }) => number < table.firstRow)
    const hasResult = tellsResult(columns)
    const ofSheet = hasResult ? null : resultOfSheet(sheet.name, title)
    if (hasResult || ofSheet !== null) tables += 1
    legacy.settle(letters, sheet.name, table)
    yield* linesOf({
      ...{
        sheet,
        table,
        columns,
        ofSheet,
        date1904: workbook.date1904,
        cmndSeries,
        read: (row: Row) => letters.row(row),
      },
      merged: await sheet.merged(),
      sample: sample.map((row) => letters.row(row)).filter(({ number }) => number > table.lastRow),
      title: {
        paidOn: paidDayOfTitle(title),
        commune: communeOfTitle(title),
        moneyUnit: readTitle(title).moneyUnit,
        month: new StandingMonth(sheet.name, title),
      },
    })
  }
  if (tables === 0)
    throw new NotAList(
      'no-table',
      'Không tìm thấy bảng kết quả chi trả: tệp cần một dòng tiêu đề có cột "Họ và tên" và cột "Kết quả". Thêm các cột đó rồi gửi lại.',
    )
}

const tellsResult = (columns: ReadonlyMap<number, ResultField>): boolean =>
  [...columns.values()].some((field) => field === 'result' || field === 'paid' || field === 'unpaid')

/** The header of the page before again, each column where it was. */
const isSameHeader = ({ cells }: Row, { columns }: Table): boolean =>
  cells.every(({ column, text }) => {
    const header = columns.find(({ index }) => index === column)?.header ?? ''
    return header.split(' – ').some((part) => headerKey(part) === headerKey(text))
  })

/** Whoever it is about, a row with a result has an answer. */
const saysResult = (view: RowView, columns: ReadonlyMap<number, ResultField>): boolean =>
  view.cells.some(({ cell, text }) => columns.get(cell.column) === 'result' && resultWord(text) !== null)

interface ResultSheet {
  readonly sheet: Sheet
  readonly date1904: boolean
  readonly cmndSeries: readonly string[] | undefined
  readonly table: Table
  readonly columns: ReadonlyMap<number, ResultField>
  readonly merged: readonly MergedRange[]
  /** The first rows below the header. */
  readonly sample: readonly Row[]
  /** What the sheet's name or title says happened, where no column does. */
  readonly ofSheet: string | null
  /** What the title says of all of its rows. */
  readonly title: {
    readonly paidOn: string | null
    readonly commune: string | null
    readonly moneyUnit: number | undefined
    readonly month: StandingMonth
  }
  readonly read: (row: Row) => Row
}

async function* linesOf({ sheet, merged, title, sample, ...whole }: ResultSheet): AsyncGenerator<ResultLine> {
  const { date1904, cmndSeries, ofSheet, read } = whole
  let { table, columns } = whole
  let map = new ColumnMap(table.columns)
  let headerTexts = headerTextsOf(table)
  const shared = new SharedCells(merged, columns)
  const paidColumn = filledPaidColumn(columns, (index) => map.at(index)?.header ?? '', sample)
  let facts = {
    sheet: sheet.name,
    date1904,
    ...(cmndSeries && { cmndSeries }),
    moneyUnit: moneyUnits(title.moneyUnit),
    paidOn: title.paidOn,
    paidColumn,
    ofSheet,
  }
  const part = new TablePart()
  const headings = new StandingHeadings({ hamlet: hamletOfSheet(sheet.name), policyText: null })
  const commune = new StandingCommune(sheet.name)
  for await (const raw of sheet.rows()) {
    if (raw.number <= table.lastRow) continue
    const row = shared.fill(read(raw))
    const view = new RowView(row, map)
    if (view.cells.length === 0) continue
    const kind = rowKind(view, headerTexts, part.at)
    // Another table further down has its columns in another order: below them a day would be a result.
    const other = tableFromRow(row)
    if (other !== null && !isSameHeader(row, table)) {
      table = withReceivers(other)
      columns = resultColumns(table)
      map = new ColumnMap(table.columns)
      headerTexts = headerTextsOf(table)
      shared.table(columns)
      facts = { ...facts, paidColumn: null, ofSheet: tellsResult(columns) ? null : ofSheet }
      part.table()
      continue
    }
    if (kind.kind === 'skipped' && !(kind.isUnread && saysResult(view, columns))) {
      part.skipped(view, kind.why)
      if (kind.why !== 'heading') continue
      headings.take(view.number, view.line(), commune.takeHeading(view.line()))
      title.month.takeHeading(view.line())
      continue
    }
    part.person(view, false)
    shared.person(row)
    const line = readResultLine(view, columns, facts)
    yield {
      ...line,
      fullName: displayName(view.text('fullName') || view.text('headName') || view.text('givenName')),
      hamlet: line.hamlet ?? headings.hamlet,
      under: commune.of(view) ?? title.commune,
      months: line.months ?? title.month.months,
      isMonthOfTitle: line.months === null && title.month.isOfTitle,
      policy: line.policy ?? headings.policyText,
      hasResult: tellsResult(columns) || facts.ofSheet !== null,
      saysReceiver: tellsReceiver(columns, table),
    }
  }
}
