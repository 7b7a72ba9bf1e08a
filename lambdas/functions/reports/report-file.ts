import { Buffer } from 'node:buffer'
import type { ReportFormat } from '../../contract/reports.ts'
import type { Report } from '../../domain/reports/report.ts'
import { formatInstant, localDay } from '../../domain/time/local-day.ts'
import { reportLines, reportSheet } from '../../lists/templates/report-sheet.ts'
import { csvBytes } from '../../lists/writer/write-csv.ts'
import { workbookBytes } from '../../lists/writer/write-workbook.ts'
import { tinos } from '../../print/fonts.ts'
import { printSheets } from '../../print/print-sheets.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
} as const satisfies Record<ReportFormat, string>

/** The report as a file; the same table in all three. */
export async function reportFile(report: Report, format: ReportFormat, username: string) {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(report, format, username)) chunks.push(chunk)
  return {
    fileName: `bao-cao-${report.kind}-${report.unit}-${localDay(report.at)}.${format}`,
    contentType: types[format],
    base64: Buffer.concat(chunks).toString('base64'),
  }
}

function bytesOf(report: Report, format: ReportFormat, username: string): AsyncIterable<Uint8Array> {
  if (format === 'csv') return csvBytes(reportLines(report))
  const sheets = [reportSheet(report)]
  if (format === 'xlsx') return workbookBytes(sheets)
  return printSheets(sheets, {
    fonts: tinos(),
    info: { title: `${report.title}. ${report.unitName}`, author: username, madeAt: new Date(report.at) },
    foot: { text: `An Sinh – ${report.unitName} – lập lúc ${formatInstant(report.at)}` },
  })
}
