import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { StatisticsResponse } from '../../contract/statistics.ts'
import { formatDong, formatDongShort, groupThousands } from '../../domain/money/dong.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { formatDay, formatInstant, localDay } from '../../domain/time/local-day.ts'
import { workbookToBytes } from '../../lists/writer/write-workbook.ts'
import { escapeHtml } from '../../pages/html.ts'
import { reportSheets } from './report-sheets.ts'

export interface Report {
  readonly programme: Programme
  readonly statistics: StatisticsResponse
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
  const subject = `[${programme.shortName}] Báo cáo ngày ${formatDay(day)} – đã chi ${groupThousands(paid.people)} người (${formatDongShort(paid.amount)})`
  const composer = new MailComposer({
    from: report.from,
    to: [...report.recipients],
    subject,
    text: textOf(report),
    html: htmlOf(report, subject),
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

function findings({ statistics }: Report): string[] {
  const { planned, approved, paid, left, notPayable, suspended } = statistics.total
  const share = approved.people === 0 ? 0 : Math.floor((paid.people * 1000) / approved.people) / 10
  return [
    `Đã chi trả ${groupThousands(paid.people)} trên ${groupThousands(approved.people)} người được phê duyệt (${String(share).replace('.', ',')} %), ${formatDong(paid.amount)}.`,
    `Còn lại chưa chi ${groupThousands(left.people)} người, ${formatDong(left.amount)}.`,
    `Không chi được (từ chối, đã mất): ${groupThousands(notPayable.people)} người; tạm dừng: ${groupThousands(suspended.people)} người.`,
    `Kế hoạch ${groupThousands(planned.people)} người, ${formatDong(planned.amount)}.`,
  ]
}

function textOf(report: Report): string {
  const rows = report.statistics.policies.map(
    ({ policyName, cell }) =>
      `- ${policyName}: phê duyệt ${groupThousands(cell.approved.people)}, đã chi ${groupThousands(cell.paid.people)} (${formatDong(cell.paid.amount)}), còn ${groupThousands(cell.left.people)}`,
  )
  return [
    ...findings(report),
    '',
    ...rows,
    '',
    `Xem trong hệ thống: ${report.consoleUrl}`,
    `Số liệu lúc ${formatInstant(report.now)}.`,
  ].join('\n')
}

function htmlOf(report: Report, title: string): string {
  const cell = 'style="border:1px solid #999;padding:4px 8px;text-align:right"'
  const first = 'style="border:1px solid #999;padding:4px 8px;text-align:left"'
  const { policies, total } = report.statistics
  const rows = [...policies, { policyName: 'Tổng cộng', cell: total }]
    .map(
      ({ policyName, cell: { planned, approved, paid, left } }) =>
        `<tr><th scope="row" ${first}>${escapeHtml(policyName)}</th>${[planned, approved, paid, left]
          .map(
            ({ people, amount }) =>
              `<td ${cell}>${groupThousands(people)}</td><td ${cell}>${groupThousands(amount)}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('')
  const heads = ['Kế hoạch', 'Phê duyệt', 'Đã chi', 'Còn lại']
    .map((head) => `<th scope="colgroup" colspan="2" ${cell}>${head}</th>`)
    .join('')
  const units = `<th scope="col" ${cell}>người</th><th scope="col" ${cell}>đồng</th>`.repeat(4)
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body style="font-family:system-ui,'Segoe UI','Noto Sans',sans-serif">
<h1 style="font-size:20px">${escapeHtml(title)}</h1>
${findings(report)
  .map((line) => `<p>${escapeHtml(line)}</p>`)
  .join('\n')}
<table style="border-collapse:collapse"><thead><tr><th scope="col" rowspan="2" ${first}>Chính sách</th>${heads}</tr><tr>${units}</tr></thead><tbody>${rows}</tbody></table>
<p><a href="${escapeHtml(report.consoleUrl)}">Xem trong hệ thống</a>. Số liệu lúc ${formatInstant(report.now)}. Bảng đầy đủ theo huyện ở tệp đính kèm.</p>
</body></html>`
}
