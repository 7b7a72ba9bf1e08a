import type { StatisticsCell } from '../../contract/statistics.ts'
import { formatDongShort } from '../../domain/money/dong.ts'
import { countNames, supportsName } from '../../domain/statistics/count-names.ts'
import { type Html, html } from '../../pages/html.ts'
import { reportLinks, unsentLinks } from './report-links.ts'
import type { MailPart, ReportMail } from './report-mail.ts'
import {
  countOf,
  filesInWords,
  findings,
  momentInWords,
  reportedPolicies,
  shareInWords,
  unsentLines,
  wholeFindings,
} from './report-text.ts'

/**
 * The mail as mail programs can show it: styles at the elements, no style sheet, no width but the screen's. It names no colour but
 * grey lines, so that a program in dark mode may turn paper and ink around. A policy is two rows, its name above its figures: three
 * columns fit 320 pixels, the eight of the workbook do not. Of several units the picture is of them all, a bar each: the policies of
 * each stand in the plain text and the files.
 */
export function reportHtml(mail: ReportMail, title: string): string {
  return html`<!doctype html>
<html lang="vi" style="color-scheme:light dark"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${title}</title></head>
<body style="margin:0;padding:16px;font-family:system-ui,'Segoe UI','Noto Sans',sans-serif;font-size:16px;line-height:1.45"><div style="max-width:640px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${title}</h1>
${sentences(unsentLines(mail))}${mail.whole ? ofSeveral(mail, mail.whole.total) : ofOne(mail)}
<p style="margin:16px 0 0">${momentInWords(mail)} Bảng đầy đủ theo chính sách và theo địa bàn, đến từng đồng, ở tệp đính kèm (${filesInWords(mail)}).</p>
</div></body></html>
`.text
}

function ofOne(mail: ReportMail): Html {
  const [part] = mail.parts
  const { told, silent } = reportedPolicies(part.statistics)
  return html`${sentences(findings(part, mail.period))}
${heading('Theo chính sách')}
${picture([
  ...told.map(({ policyName, unit, cell }) => group(policyName, cell, countNames[unit])),
  group('Tổng cộng', part.statistics.total, supportsName),
])}
${silent.length > 0 && html`<p style="margin:8px 0">Chưa có số liệu: ${silent.join('; ')}.</p>`}
${links(mail, part)}`
}

function ofSeveral(mail: ReportMail, total: StatisticsCell): Html {
  return html`${sentences(wholeFindings(mail))}
${heading('Theo địa bàn')}
${picture([
  ...mail.parts.map(({ unit, statistics }) => group(unit.name, statistics.total, supportsName)),
  group('Cộng các địa bàn', total, supportsName),
])}
${mail.parts.map((part) => html`${heading(part.unit.name)}${sentences(findings(part, mail.period))}${links(mail, part)}`)}`
}

const sentences = (lines: readonly string[]): Html[] =>
  lines.map(
    (line) => html`<p style="margin:0 0 8px">${line}</p>
`,
  )

const heading = (words: string): Html => html`<h2 style="margin:24px 0 8px;font-size:17px">${words}</h2>
`

const picture = (
  groups: readonly Html[],
): Html => html`<table style="border-collapse:collapse;width:100%;table-layout:fixed;font-size:14px">
<thead><tr>${['Phê duyệt', 'Đã chi trả', 'Còn lại'].map((head) => html`<th scope="col" style="${cellStyle}">${head}</th>`)}</tr></thead>
${groups}
</table>
`

const links = (mail: ReportMail, part: MailPart): Html =>
  html`<p style="margin:16px 0 8px">Xem trong hệ thống:${[...reportLinks(mail, part), ...unsentLinks(mail, part)].map(
    ({ title, address }) => html`<br><a href="${address}">${title}</a>`,
  )}</p>
`

/**
 * The picture: a bar of borders, which every mail program draws, in the ink of the mail itself and the grey of its lines. It says what the
 * words before it say, so it has none for the ear.
 */
function paidBar({ approved, paid }: StatisticsCell): Html | false {
  if (approved.amount === 0) return false
  const percent = Math.floor((paid.amount / approved.amount) * 100)
  const part = (width: number, line: string): Html | false =>
    width > 0 &&
    html`<td style="width:${width}%;padding:0;border-top:8px solid${line};font-size:0;line-height:0">&nbsp;</td>`
  return html`<table role="presentation" aria-hidden="true" style="border-collapse:collapse;width:100%;margin-top:4px"><tr>${part(percent, '')}${part(100 - percent, ' #888')}</tr></table>`
}

const cellStyle = 'padding:4px 6px 4px 0;text-align:left;vertical-align:top;font-variant-numeric:tabular-nums'

function group(name: string, cell: StatisticsCell, counted: string): Html {
  const { planned, approved, paid, left } = cell
  const plan = planned.people > 0 && html`Kế hoạch ${countOf(planned, counted)}, ${formatDongShort(planned.amount)}. `
  const share = shareInWords(cell)
  const paidInWords = share === null ? 'Chưa có khoản nào được phê duyệt.' : `Đã chi trả ${share}.`
  return html`<tbody><tr><th scope="rowgroup" colspan="3" style="border-top:1px solid #888;padding:8px 0 0;text-align:left;font-size:16px">${name}</th></tr>
<tr>${[approved, paid, left].map(
    (tally) =>
      html`<td style="${cellStyle}"><b>${countOf(tally, counted)}</b><br>${formatDongShort(tally.amount)}</td>`,
  )}</tr>
<tr><td colspan="3" style="padding:0 0 8px;text-align:left">${plan}${paidInWords}${paidBar(cell)}</td></tr></tbody>
`
}
