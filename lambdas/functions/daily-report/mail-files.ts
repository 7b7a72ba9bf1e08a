import type { Report, ReportFormat } from '../../domain/reports/report.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import {
  paperSheets,
  type ReportOrigin,
  reportLines,
  reportSheet,
  tableLines,
} from '../../lists/templates/report-sheet.ts'
import { csvBytes } from '../../lists/writer/write-csv.ts'
import { workbookBytes } from '../../lists/writer/write-workbook.ts'
import type { WrittenSheet } from '../../lists/writer/written-sheet.ts'
import { tinos } from '../../print/fonts.ts'
import { printSheets } from '../../print/print-sheets.ts'
import { digestOfRows } from '../../runtime/rows-digest.ts'
import type { ReportMail } from './report-mail.ts'

/** Nobody's hand: the clock made it, or a trial that goes to whoever asked for it. */
const maker = 'hệ thống An Sinh, làm để gửi thư'

/** Every table of the mail in one file: a sheet or some pages each, in a CSV one below the other. */
export async function mailFile(mail: ReportMail, format: ReportFormat, title: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(mail, format, title)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function bytesOf(mail: ReportMail, format: ReportFormat, title: string): AsyncIterable<Uint8Array> {
  if (format === 'csv') return csvBytes(csvLines(mail))
  if (format === 'xlsx') return workbookBytes(sheetsOf(mail))
  const papers = reportsOf(mail).flatMap((report) => paperSheets(report, originOf(report)))
  const madeAt = new Date(mail.now)
  return printSheets(papers, {
    fonts: tinos(),
    info: { title, author: maker, madeAt },
    foot: { text: `An Sinh – ${mail.programme.shortName} – lập lúc ${formatInstant(mail.now)}` },
  })
}

const originOf = (report: Report): ReportOrigin => ({ maker, digest: digestOfRows(tableLines(report)) })

/** Of several units each sheet's tab is numbered by its unit, the sum of all being the first. */
function sheetsOf({ parts, whole }: ReportMail): WrittenSheet[] {
  const sheetOf = (report: Report): WrittenSheet => reportSheet(report, originOf(report))
  if (!whole) return parts[0].reports.map(sheetOf)
  const ofParts = parts.flatMap(({ unit, reports }, index) =>
    reports.map(sheetOf).map((sheet) => ({ ...sheet, name: `${index + 1} ${sheet.name} ${unit.name}` })),
  )
  return [{ ...sheetOf(whole.report), name: 'Các địa bàn' }, ...ofParts]
}

/** Of several units first the one of their sum. */
const reportsOf = ({ parts, whole }: ReportMail): Report[] => [
  ...(whole ? [whole.report] : []),
  ...parts.flatMap((part) => part.reports),
]

function* csvLines(mail: ReportMail): Generator<(string | number)[]> {
  for (const [index, report] of reportsOf(mail).entries()) {
    if (index > 0) yield []
    yield* reportLines(report, originOf(report))
  }
}
