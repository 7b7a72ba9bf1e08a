import { type ExportFormat, type ExportOrder, filterSentence } from '../../domain/exports/export-order.ts'
import { digestLine, filterLine, makerInWords, makerLine } from '../../domain/exports/origin-words.ts'
import { numbersFor } from '../../domain/ids/printed-numbers.ts'
import { groupThousands } from '../../domain/money/dong.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { csvBytes } from '../../lists/writer/write-csv.ts'
import { workbookBytes } from '../../lists/writer/write-workbook.ts'
import type { WrittenRow, WrittenSheet } from '../../lists/writer/written-sheet.ts'
import { tinos } from '../../print/fonts.ts'
import { printSheets } from '../../print/print-sheets.ts'
import { type ExportCell, type ExportRows, exportColumns } from './export-rows.ts'

const titleText = 'DANH SÁCH XUẤT TỪ HỆ THỐNG AN SINH'

type ListOrder = ExportOrder & {
  readonly format: ExportFormat
  /** Of the uploaded list that the filter names. */
  readonly listName: string | null
  /** So many rows may a PDF have. */
  readonly mostPrinted: number
}

/** The file as it comes to be. Each says by itself what it shows, for whom, from when, and what it has to add up to. */
export function exportBytes(order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> {
  return kinds[order.format](order, tree, rows)
}

function headLines({ filter, by, at, listName, numbers }: ListOrder, tree: UnitTree): string[] {
  return [
    filterLine(filterSentence(filter, tree, listName)),
    makerLine(makerInWords(tree, by), at),
    ...(numbersFor(by.role, numbers) === 'full' ? ['Số CMND/CCCD ghi đủ: giữ tệp như hồ sơ cá nhân.'] : []),
  ]
}

/** Known only once all rows have gone by. */
function footLines(rows: ExportRows): string[] {
  const { supports, amount, digest } = rows.sums
  const total = `Cộng: ${groupThousands(supports)} khoản hỗ trợ, ${groupThousands(amount)} đồng`
  return [total, ...rows.standing, digestLine(digest)]
}

/** More rows than a PDF may have: a narrower filter, or another format. */
export class TooLong extends Error {
  constructor() {
    super('more rows than a PDF may have')
    this.name = 'TooLong'
  }
}

function sheetOf(order: ListOrder, tree: UnitTree, rows: ExportRows, most = Number.POSITIVE_INFINITY): WrittenSheet {
  const columns = exportColumns(tree)
  const across = columns.length
  const line = (value: string, style: 'title' | 'subtitle'): WrittenRow => [{ value, style, across }]
  async function* all(): AsyncGenerator<WrittenRow> {
    let count = 0
    for await (const row of rows) {
      if (++count > most) throw new TooLong()
      yield row
    }
    for (const value of footLines(rows)) yield [{ value, style: 'total', across }]
  }
  return {
    name: 'Danh sách',
    columns: columns.map(({ width }) => ({ width })),
    title: [line(titleText, 'title'), ...headLines(order, tree).map((text) => line(text, 'subtitle'))],
    header: [columns.map(({ header }) => header)],
    rows: all(),
  }
}

const workbook = (order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> =>
  workbookBytes([sheetOf(order, tree, rows)])

/** The same sheet on paper, page by page: how many there are is not known before the last. */
const paper = (order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> =>
  printSheets([sheetOf(order, tree, rows, order.mostPrinted)], {
    fonts: tinos(),
    info: { title: titleText, author: makerInWords(tree, order.by), madeAt: new Date(order.at) },
    foot: { text: makerLine(makerInWords(tree, order.by), order.at) },
    pageNumbers: 'running',
  })

/** The same lines and rows; Excel knows it by its mark. */
function commaSeparated(order: ListOrder, tree: UnitTree, rows: ExportRows): AsyncIterable<Uint8Array> {
  async function* all(): AsyncGenerator<readonly ExportCell[]> {
    for (const text of [titleText, ...headLines(order, tree)]) yield [text]
    yield exportColumns(tree).map(({ header }) => header)
    yield* rows
    for (const text of footLines(rows)) yield [text]
  }
  return csvBytes(all())
}

const kinds = { xlsx: workbook, csv: commaSeparated, pdf: paper } as const
