import type { StatisticsResponse } from '../../contract/statistics.ts'
import { noiseSentences } from '../../domain/cases/noisy-kinds.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import { notPaidReasonNames, notPaidReasons } from '../../domain/payments/payment-status.ts'
import { countNames, supportsName } from '../../domain/statistics/count-names.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import { overdueLines } from './overdue-lines.ts'
import { reportLinks } from './report-links.ts'
import type { ReportMail } from './report-mail.ts'

type Tally = StatisticsResponse['total']['left']

/** `12 khẩu`. */
export const countOf = ({ people }: { readonly people: number }, counted: string): string =>
  `${groupThousands(people)} ${counted}`

/** What the day is about, in sentences; both bodies of the mail begin with them. */
export function findings({ statistics, reports, complaints, precision }: ReportMail): string[] {
  const { parts, refusals, late } = statistics
  const { planned, approved, paid, left, notPayable, suspended } = statistics.total
  const faulty = reports.filter(({ check }) => check.faults.length > 0)
  const { differing, sentences } = statistics.recount ?? { differing: 0, sentences: [] }
  return [
    // Before any figure: they may be wrong.
    ...(differing > 0 ? sentences : []),
    ...faulty.map(({ title, check }) => `${title}: ${check.sentence}`),
    `Đã chi trả ${groupThousands(paid.people)} trên ${countOf(approved, supportsName)} được phê duyệt (${shareOf(statistics.total)}), ${formatDong(paid.amount)}.`,
    `Còn lại, chờ chi ${countOf(left, supportsName)}, ${formatDong(left.amount)}.`,
    `Chưa chi được, có lý do: ${tallyOf(notPayable)}; tạm dừng: ${tallyOf(suspended)}.`,
    ...reasonLines(parts),
    `Kế hoạch ${countOf(planned, supportsName)}, ${formatDong(planned.amount)}.`,
    ...(parts.askedBack.people > 0
      ? [
          `Thu hồi chi sai: phải thu ${formatDong(parts.askedBack.amount)}, đã thu ${formatDong(parts.returned.amount)}.`,
        ]
      : []),
    ...(complaints.received > 0
      ? [
          `Phản ánh, kiến nghị: ${groupThousands(complaints.open)} chờ trả lời, ${groupThousands(complaints.overdue)} quá hạn; đã nhận ${groupThousands(complaints.received)}.`,
        ]
      : []),
    ...(late.length > 0 ? [`Nhập muộn, không trong ngày chi trả: ${lateInWords(late)}.`] : []),
    ...overdueLines(statistics.overdue),
    ...noiseSentences(precision),
    ...(refusals.length > 0
      ? [
          `Nhiều người từ chối nhận, cần kiểm tra: ${refusals.map(({ unitName, refused, approved }) => `${unitName} ${groupThousands(refused.people)} trên ${countOf(approved, supportsName)}`).join('; ')}.`,
        ]
      : []),
    ...(differing > 0 ? [] : sentences),
    ...(faulty.length === 0 && reports.length > 0
      ? [
          `Các bảng đính kèm tự kiểm tra: cả ${groupThousands(reports.reduce((sum, { check }) => sum + check.done, 0))} phép tính đều khớp.`,
        ]
      : []),
  ]
}

const tallyOf = (tally: Tally): string => `${countOf(tally, supportsName)}, ${formatDong(tally.amount)}`

/** Why, in people and in đồng: together the two figures of the line above. */
function reasonLines({ byReason, byStatus }: StatisticsResponse['parts']): string[] {
  const reasons = notPaidReasons.filter((reason) => byReason[reason].people > 0)
  return [
    ...(reasons.length > 0
      ? [
          `Theo lý do: ${reasons.map((reason) => `${notPaidReasonNames[reason]} – ${tallyOf(byReason[reason])}`).join('; ')}.`,
        ]
      : []),
    ...(byStatus.cancelled.people > 0 ? [`Đã huỷ, ngoài số phê duyệt: ${tallyOf(byStatus.cancelled)}.`] : []),
  ]
}

/** Offices that the mail itself names; the workbook has all of them. */
const mostNamed = 5

function lateInWords(late: StatisticsResponse['late']): string {
  const named = late.slice(0, mostNamed).map(({ officeName, tally }) => `${officeName} ${countOf(tally, supportsName)}`)
  const more = late.length - named.length
  return [...named, ...(more > 0 ? [`và ${more} đơn vị nữa`] : [])].join('; ')
}

/** Paid of approved, cut and not rounded up. */
export function shareOf({ approved, paid }: StatisticsResponse['total']): string {
  const share = approved.people === 0 ? 0 : Math.floor((paid.people * 1000) / approved.people) / 10
  return `${String(share).replace('.', ',')} %`
}

/** The policies of which there is anything to report, and the names of the others. */
export function reportedPolicies({ policies }: StatisticsResponse) {
  const has = ({ cell }: (typeof policies)[number]) => cell.planned.people + cell.approved.people > 0
  return {
    told: policies.filter(has),
    silent: policies.filter((policy) => !has(policy)).map(({ policyName }) => policyName),
  }
}

/** For mail programs that show no HTML. */
export function reportText(report: ReportMail): string {
  const { told, silent } = reportedPolicies(report.statistics)
  const rows = told.map(
    ({ policyName, unit, cell }) =>
      `- ${policyName}: phê duyệt ${countOf(cell.approved, countNames[unit])}, đã chi ${groupThousands(cell.paid.people)} (${formatDong(cell.paid.amount)}), còn ${groupThousands(cell.left.people)}`,
  )
  return [
    ...findings(report),
    '',
    ...rows,
    ...(silent.length > 0 ? [`Chưa có số liệu: ${silent.join('; ')}.`] : []),
    '',
    'Xem trong hệ thống:',
    ...reportLinks(report).map(({ title, address }) => `- ${title}: ${address}`),
    `Số liệu lúc ${formatInstant(report.now)}.`,
  ].join('\n')
}
