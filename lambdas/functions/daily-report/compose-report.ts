import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { StatisticsResponse } from '../../contract/statistics.ts'
import type { ComplaintTally } from '../../domain/complaints/complaint-tally.ts'
import { formatDongShort } from '../../domain/money/dong.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { supportsName } from '../../domain/statistics/count-names.ts'
import { formatDay, localDay } from '../../domain/time/local-day.ts'
import { workbookToBytes } from '../../lists/writer/write-workbook.ts'
import { reportHtml } from './report-html.ts'
import { reportSheets } from './report-sheets.ts'
import { countOf, reportText } from './report-text.ts'

export interface Report {
  readonly programme: Programme
  readonly statistics: StatisticsResponse
  /** Counts alone: what people wrote is in no mail. */
  readonly complaints: ComplaintTally
  readonly from: string
  readonly recipients: readonly string[]
  readonly consoleUrl: string
  readonly now: number
}

/** The whole mail as MIME: the findings first in words, then the table by policy, a link, and the workbook. */
export async function composeReport(report: Report): Promise<Uint8Array> {
  const { programme, statistics, now } = report
  const day = localDay(now)
  const { paid } = statistics.total
  const subject = `[${programme.shortName}] Báo cáo ngày ${formatDay(day)} – đã chi ${countOf(paid, supportsName)} (${formatDongShort(paid.amount)})`
  const composer = new MailComposer({
    from: report.from,
    to: [...report.recipients],
    subject,
    text: reportText(report),
    html: reportHtml(report, subject),
    attachments: [
      {
        filename: `bao-cao-${programme.id}-${day}.xlsx`,
        content: Buffer.from(await workbookToBytes(reportSheets(report))),
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    ],
  })
  return new Promise((resolve, reject) =>
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message))),
  )
}
