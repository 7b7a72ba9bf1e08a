import type { ResultLine } from '../../domain/batches/result-line.ts'
import { resultWord } from '../../domain/batches/result-words.ts'
import { displayName } from '../../domain/names/display-name.ts'
import { findTable, tableFromRow } from '../columns/find-table.ts'
import { headerKey } from '../columns/recognise-header.ts'
import { joinSplitName } from '../columns/split-name.ts'
import type { Table } from '../columns/table.ts'
import { LegacyFile } from '../legacy/legacy-file.ts'
import { NotAList } from '../not-a-list.ts'
import { communeOfHeading, hamletOfSheet } from '../rows/group-heading.ts'
import { headerTextsOf } from '../rows/repeated-header.ts'
import { rowKind } from '../rows/row-kind.ts'
import { ColumnMap, RowView } from '../rows/row-view.ts'
import { StandingHeadings } from '../rows/standing-headings.ts'
import { TablePart } from '../rows/table-part.ts'
import { moneyUnits } from '../title/money-unit.ts'
import type { Row, Sheet, Workbook } from '../workbook/workbook.ts'
import { paidDayOfTitle } from './read-paid-day.ts'
import { readResultLine } from './read-result-line.ts'
import { type ResultField, resultColumns, withReceivers, withResultRow } from './result-columns.ts'

const headerSearchRows = 60
const letterSampleRows = 500

/**
 * The lines of a payer's file, sheet after sheet, in bounded memory. Titles, headings, totals and signatures are no lines.
 * @throws NotAList when no sheet has a table with a column of results, or the file breaks off
 */
export async function* readResults(workbook: Workbook): AsyncGenerator<ResultLine> {
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
    const found = findTable(head)
    const table = found === null ? null : withReceivers(withResultRow(joinSplitName(found, head), head))
    const columns = table === null ? null : resultColumns(table)
    if (table === null || columns === null || !tellsResult(columns)) continue
    tables += 1
    legacy.settle(letters, sheet.name, table)
    const paidOn = paidDayOfTitle(head.filter(({ number }) => number < table.firstRow))
    yield* linesOf({ sheet, date1904: workbook.date1904, paidOn, table, columns, read: (row) => letters.row(row) })
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
  /** What the title says of all of its rows. */
  readonly paidOn: string | null
  readonly table: Table
  readonly columns: ReadonlyMap<number, ResultField>
  readonly read: (row: Row) => Row
}

async function* linesOf({ sheet, date1904, paidOn, read, ...whole }: ResultSheet): AsyncGenerator<ResultLine> {
  let { table, columns } = whole
  let map = new ColumnMap(table.columns)
  let headerTexts = headerTextsOf(table)
  const moneyUnit = moneyUnits()
  const part = new TablePart()
  const headings = new StandingHeadings({ hamlet: hamletOfSheet(sheet.name), policyText: null })
  for await (const raw of sheet.rows()) {
    if (raw.number <= table.lastRow) continue
    const row = read(raw)
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
      part.table()
      continue
    }
    if (kind.kind === 'skipped' && !(kind.isUnread && saysResult(view, columns))) {
      part.skipped(view, kind.why)
      if (kind.why === 'heading') {
        const text = view.line()
        headings.take(view.number, text, communeOfHeading(text) !== null)
      }
      continue
    }
    part.person(view, false)
    const line = readResultLine(view, columns, { sheet: sheet.name, date1904, moneyUnit, paidOn })
    const fullName = displayName(view.text('fullName') || view.text('headName') || view.text('givenName'))
    yield { ...line, fullName, hamlet: line.hamlet ?? headings.hamlet, policy: line.policy ?? headings.policyText }
  }
}
