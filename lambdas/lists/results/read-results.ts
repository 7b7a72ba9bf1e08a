import type { ResultLine } from '../../domain/batches/result-line.ts'
import { displayName } from '../../domain/names/display-name.ts'
import { findTable } from '../columns/find-table.ts'
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
import { readResultLine } from './read-result-line.ts'
import { type ResultField, resultColumns } from './result-columns.ts'

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
    const table = found === null ? null : joinSplitName(found, head)
    const columns = table === null ? null : resultColumns(table)
    if (table === null || columns === null || ![...columns.values()].includes('result')) continue
    tables += 1
    legacy.settle(letters, sheet.name, table)
    yield* linesOf({ sheet, date1904: workbook.date1904, table, columns, read: (row) => letters.row(row) })
  }
  if (tables === 0)
    throw new NotAList(
      'no-table',
      'Không tìm thấy bảng kết quả chi trả: tệp cần một dòng tiêu đề có cột "Họ và tên" và cột "Kết quả". Thêm các cột đó rồi gửi lại.',
    )
}

interface ResultSheet {
  readonly sheet: Sheet
  readonly date1904: boolean
  readonly table: Table
  readonly columns: ReadonlyMap<number, ResultField>
  readonly read: (row: Row) => Row
}

async function* linesOf({ sheet, date1904, table, columns, read }: ResultSheet): AsyncGenerator<ResultLine> {
  const map = new ColumnMap(table.columns)
  const headerTexts = headerTextsOf(table)
  const moneyUnit = moneyUnits()
  const part = new TablePart()
  const headings = new StandingHeadings({ hamlet: hamletOfSheet(sheet.name), policyText: null })
  for await (const raw of sheet.rows()) {
    if (raw.number <= table.lastRow) continue
    const view = new RowView(read(raw), map)
    if (view.cells.length === 0) continue
    const kind = rowKind(view, headerTexts, part.at)
    if (kind.kind === 'skipped') {
      part.skipped(view, kind.why)
      if (kind.why === 'heading') {
        const text = view.line()
        headings.take(view.number, text, communeOfHeading(text) !== null)
      }
      continue
    }
    part.person(view, false)
    const line = readResultLine(view, columns, { sheet: sheet.name, date1904, moneyUnit })
    const fullName = displayName(view.text('fullName') || view.text('headName') || view.text('givenName'))
    yield { ...line, fullName, hamlet: line.hamlet ?? headings.hamlet, policy: line.policy ?? headings.policyText }
  }
}
