import { Buffer } from 'node:buffer'
import { makerInWords } from '../../domain/exports/origin-words.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { formatTypes, type Report, type ReportFormat, reportFileWords } from '../../domain/reports/report.ts'
import { formatInstant, localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { paperSheets, reportLines, reportSheet, tableLines } from '../../lists/templates/report-sheet.ts'
import { csvBytes } from '../../lists/writer/write-csv.ts'
import { workbookBytes } from '../../lists/writer/write-workbook.ts'
import { tinos } from '../../print/fonts.ts'
import { printSheets } from '../../print/print-sheets.ts'
import { digestOfRows } from '../../runtime/rows-digest.ts'

interface Order {
  readonly format: ReportFormat
  readonly actor: Actor
  readonly tree: UnitTree
}

/** The report as a file; the same table in all three. */
export async function reportFile(report: Report, order: Order) {
  const { format } = order
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(report, order)) chunks.push(chunk)
  return {
    fileName: `bao-cao-${reportFileWords[report.kind]}-${report.unit}-${localDay(report.at)}.${format}`,
    contentType: formatTypes[format],
    base64: Buffer.concat(chunks).toString('base64'),
  }
}

function bytesOf(report: Report, { format, actor, tree }: Order): AsyncIterable<Uint8Array> {
  const origin = { maker: makerInWords(tree, actor), digest: digestOfRows(tableLines(report)) }
  if (format === 'csv') return csvBytes(reportLines(report, origin))
  if (format === 'xlsx') return workbookBytes([reportSheet(report, origin)])
  return printSheets(paperSheets(report, origin), {
    fonts: tinos(),
    info: { title: `${report.title}. ${report.unitName}`, author: actor.username, madeAt: new Date(report.at) },
    foot: { text: `An Sinh – ${report.unitName} – lập lúc ${formatInstant(report.at)}` },
  })
}
