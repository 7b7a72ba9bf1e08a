import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { StatisticsResponse } from '../../contract/statistics.ts'
import type { ComplaintTally } from '../../domain/complaints/complaint-tally.ts'
import { formatDongShort } from '../../domain/money/dong.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import type { Report } from '../../domain/reports/report.ts'
import { supportsName } from '../../domain/statistics/count-names.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import type { Unit } from '../../domain/units/unit-tree.ts'
import { reportSheet } from '../../lists/templates/report-sheet.ts'
import { workbookToBytes } from '../../lists/writer/write-workbook.ts'
import { reportHtml } from './report-html.ts'
import { countOf, reportText } from './report-text.ts'

export interface ReportMail {
  readonly programme: Programme
  readonly unit: Unit
  readonly statistics: StatisticsResponse
  /** Counts alone: what people wrote is in no mail. */
  readonly complaints: ComplaintTally
  /** Each is a sheet of the workbook. */
  readonly reports: readonly Report[]
  readonly from: string
  readonly recipients: readonly string[]
  readonly consoleUrl: string
  readonly isTest: boolean
  /** The day that it was due on: one that is tried again after midnight is still that day's. */
  readonly day: string
  readonly now: number
}

/** The whole mail as MIME: the findings first in words, then the table by policy with its bars, a link, and the workbook. */
export async function composeReport(mail: ReportMail): Promise<Uint8Array> {
  const { programme, statistics, reports, isTest, day } = mail
  const { paid } = statistics.total
  const place = mail.unit.parent === null ? '' : ` – ${mail.unit.name}`
  const subject = `${isTest ? '[Gửi thử] ' : ''}[${programme.shortName}] Báo cáo ngày ${formatDay(day)}${place} – đã chi ${countOf(paid, supportsName)} (${formatDongShort(paid.amount)})`
  const composer = new MailComposer({
    from: mail.from,
    to: [...mail.recipients],
    subject,
    text: reportText(mail),
    html: reportHtml(mail, subject),
    attachments: [
      {
        filename: `bao-cao-${programme.id}-${day}.xlsx`,
        content: Buffer.from(await workbookToBytes(reports.map(reportSheet))),
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    ],
  })
  return new Promise((resolve, reject) =>
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message))),
  )
}
