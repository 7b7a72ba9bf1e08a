import { Buffer } from 'node:buffer'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { formatDongShort } from '../../domain/money/dong.ts'
import { formatTypes, periodInWords } from '../../domain/reports/report.ts'
import { supportsName } from '../../domain/statistics/count-names.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import { mailFile } from './mail-files.ts'
import { reportHtml } from './report-html.ts'
import type { ReportMail } from './report-mail.ts'
import { countOf, reportText } from './report-text.ts'

/** The whole mail as MIME: the findings first in words, then the table with its bars, links, and the tables as files. */
export async function composeReport(mail: ReportMail): Promise<Uint8Array> {
  const { programme, formats, day } = mail
  const subject = subjectOf(mail)
  const attachments = []
  for (const format of formats)
    attachments.push({
      filename: `bao-cao-${programme.id}-${day}.${format}`,
      content: Buffer.from(await mailFile(mail, format, subject)),
      contentType: formatTypes[format],
    })
  const composer = new MailComposer({
    from: mail.from,
    to: [...mail.recipients],
    subject,
    text: reportText(mail),
    html: reportHtml(mail, subject),
    attachments,
  })
  return new Promise((resolve, reject) =>
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message))),
  )
}

function subjectOf({ programme, parts, whole, period, isOfMonth, isTest, day }: ReportMail): string {
  const [{ unit, statistics }, ...others] = parts
  const { paid } = whole?.total ?? statistics.total
  const place = unit.parent === null ? '' : ` – ${unit.name}${others.length > 0 ? ` và ${others.length} địa bàn` : ''}`
  const days = isOfMonth ? periodInWords(period) : `ngày ${formatDay(day)}`
  return `${isTest ? '[Gửi thử] ' : ''}[${programme.shortName}] Báo cáo ${days}${place} – đã chi ${countOf(paid, supportsName)} (${formatDongShort(paid.amount)})`
}
