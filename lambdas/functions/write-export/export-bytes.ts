import { type ExportOrder, filterSentence } from '../../domain/exports/export-order.ts'
import { digestLine, filterLine, makerInWords, makerLine } from '../../domain/exports/origin-words.ts'
import { groupThousands } from '../../domain/money/dong.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { csvBytes } from '../../lists/writer/write-csv.ts'
import { type WrittenRow, workbookBytes } from '../../lists/writer/write-workbook.ts'
import { type ExportCell, type ExportRows, exportColumns } from './export-rows.ts'

const titleText = 'DANH SÁCH XUẤT TỪ HỆ THỐNG AN SINH'

type ListOrder = ExportOrder & {
  readonly format: 'xlsx' | 'csv'
  /** Of the uploaded list that the filter names. */
  readonly listName: string | null
}

/** The file as it comes to be. Each says by itself what it shows, for whom, from when, and what it has to add up to. */
export function exportBytes(order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> {
  return order.format === 'xlsx' ? workbook(order, tree, rows) : commaSeparated(order, tree, rows)
}

function headLines({ filter, by, at, listName }: ListOrder, tree: UnitTree): string[] {
  return [filterLine(filterSentence(filter, tree, listName)), makerLine(makerInWords(tree, by), at)]
}

/** Known only once all rows have gone by. */
function footLines(rows: ExportRows): string[] {
  const { supports, amount, digest } = rows.sums
  return [`Cộng: ${groupThousands(supports)} khoản hỗ trợ, ${groupThousands(amount)} đồng`, digestLine(digest)]
}

function workbook(order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> {
  const across = exportColumns.length
  const line = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across }]
  async function* all(): AsyncGenerator<WrittenRow> {
    yield* rows
    for (const value of footLines(rows)) yield [{ value, style: 'total', across }]
  }
  return workbookBytes([
    {
      name: 'Danh sách',
      columns: exportColumns.map(({ width }) => ({ width })),
      title: [line(titleText, 'title'), ...headLines(order, tree).map((text) => line(text, 'subtitle'))],
      header: [exportColumns.map(({ header }) => header)],
      rows: all(),
    },
  ])
}

/** The same lines and rows; Excel knows it by its mark. */
function commaSeparated(order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> {
  async function* all(): AsyncGenerator<readonly ExportCell[]> {
    for (const text of [titleText, ...headLines(order, tree)]) yield [text]
    yield exportColumns.map(({ header }) => header)
    yield* rows
    for (const text of footLines(rows)) yield [text]
  }
  return csvBytes(all())
}
