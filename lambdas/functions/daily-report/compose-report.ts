import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { formatDongShort } from '../../domain/money/dong.ts'
import type { Report } from '../../domain/reports/report.ts'
import { supportsName } from '../../domain/statistics/count-names.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import { reportSheet, tableLines } from '../../lists/templates/report-sheet.ts'
import { workbookToBytes } from '../../lists/writer/write-workbook.ts'
import { digestOfRows } from '../../runtime/rows-digest.ts'
import { reportHtml } from './report-html.ts'
import type { ReportMail } from './report-mail.ts'
import { countOf, reportText } from './report-text.ts'

/** Nobody's hand: the clock made it, or a trial that goes to whoever asked for it. */
const maker = 'hệ thống An Sinh, làm để gửi thư'

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
        content: Buffer.from(await workbookToBytes(reports.map(sheetOf))),
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      },
    ],
  })
  return new Promise((resolve, reject) =>
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message))),
  )
}

const sheetOf = (report: Report) => reportSheet(report, { maker, digest: digestOfRows(tableLines(report)) })
