import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { formatDongShort } from '../../domain/money/dong.ts'
import { supportsName } from '../../domain/statistics/count-names.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import { reportSheet } from '../../lists/templates/report-sheet.ts'
import { workbookToBytes } from '../../lists/writer/write-workbook.ts'
import { reportHtml } from './report-html.ts'
import type { ReportMail } from './report-mail.ts'
import { countOf, reportText } from './report-text.ts'

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
