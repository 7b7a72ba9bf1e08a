import type { StatisticsResponse } from '../../contract/statistics.ts'
import { noiseSentences } from '../../domain/cases/noisy-kinds.ts'
import { formatDong, groupThousands } from '../../domain/money/dong.ts'
import { notPaidReasonNames, notPaidReasons } from '../../domain/payments/payment-status.ts'
import { formatNames, periodInWords, type Report, type ReportPeriod } from '../../domain/reports/report.ts'
import { movedInPeriod, shareOf } from '../../domain/reports/result-table.ts'
import { beyondPlanWords } from '../../domain/statistics/beyond-plan.ts'
import { countNames, supportsName } from '../../domain/statistics/count-names.ts'
import type { MovedCell, Net } from '../../domain/statistics/movement.ts'
import { formatDay, formatInstant } from '../../domain/time/local-day.ts'
import { overdueLines } from './overdue-lines.ts'
import { reportLinks, unsentLinks } from './report-links.ts'
import type { MailPart, ReportMail } from './report-mail.ts'

type Tally = StatisticsResponse['total']['left']

/** `12 khẩu`. */
export const countOf = ({ people }: { readonly people: number }, counted: string): string =>
  `${groupThousands(people)} ${counted}`

/** Of several units: what they are together, before each is told of. */
export function wholeFindings({ whole, parts, period }: ReportMail): string[] {
  if (!whole) return []
  const { report, total } = whole
  return [
    ...faultsOf([report]),
    `${parts.length} địa bàn: ${report.unitName}. Cộng cả ${parts.length}:`,
    ...totalLines(total),
    ...periodLine(
      period,
      parts.flatMap(({ moved }) => moved),
    ),
    ...checkedLine('Bảng cộng các địa bàn', [report]),
  ]
}

/** Of the mails before it that never went, in one sentence: their days are in the columns of no later mail. */
export const unsentLines = ({ unsent }: Pick<ReportMail, 'unsent'>): string[] =>
  unsent.length === 0
    ? []
    : [
        `Thư báo cáo trước đó không gửi được, hoặc không rõ đã đến chưa: ${unsent.map(periodInWords).join('; ')}. Báo cáo của kỳ đó xem trong hệ thống, theo liên kết ở dưới.`,
      ]

/** What a unit's day is about, in sentences; both bodies of the mail begin with them. */
export function findings(
  { statistics, reports, complaints, precision, moved }: MailPart,
  period: ReportPeriod,
): string[] {
  const { parts, refusals, late } = statistics
  const { planned } = statistics.total
  const { differing, sentences } = statistics.recount ?? { differing: 0, sentences: [] }
  const beyond = beyondPlanWords(statistics.policies)
  return [
    // Before any figure: they may be wrong.
    ...(differing > 0 ? sentences : []),
    ...faultsOf(reports),
    ...totalLines(statistics.total),
    ...reasonLines(parts),
    ...periodLine(period, moved),
    // A plan that nobody has set is no plan of nothing.
    ...(planned.people > 0 ? [`Kế hoạch ${countOf(planned, supportsName)}, ${formatDong(planned.amount)}.`] : []),
    ...(beyond === null ? [] : [beyond]),
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
    ...checkedLine('Các bảng đính kèm', reports),
  ]
}

const faultsOf = (reports: readonly Report[]): string[] =>
  reports.filter(({ check }) => check.faults.length > 0).map(({ title, check }) => `${title}: ${check.sentence}`)

function checkedLine(tables: string, reports: readonly Report[]): string[] {
  if (reports.length === 0 || faultsOf(reports).length > 0) return []
  const done = reports.reduce((sum, { check }) => sum + check.done, 0)
  return [`${tables} tự kiểm tra: cả ${groupThousands(done)} phép tính đều khớp.`]
}

/** approved = paid + left + not payable + suspended, as three sentences. */
function totalLines(total: StatisticsResponse['total']): string[] {
  const { approved, paid, left, notPayable, suspended } = total
  const share = shareInWords(total)
  return [
    `Đã chi trả ${groupThousands(paid.people)} trên ${countOf(approved, supportsName)} được phê duyệt, ${formatDong(paid.amount)}${share === null ? '' : ` (${share})`}.`,
    `Còn lại, chờ chi ${countOf(left, supportsName)}, ${formatDong(left.amount)}.`,
    `Chưa chi được, có lý do: ${tallyOf(notPayable)}; tạm dừng: ${tallyOf(suspended)}.`,
  ]
}

/** What came in the days of the mail less what was taken back in them, as the tables have it; nothing where nothing did. */
function periodLine(period: ReportPeriod, moved: readonly MovedCell[]): string[] {
  const { approved, paid } = movedInPeriod(moved)
  if ([approved, paid].every(({ people, amount }) => people === 0 && amount === 0)) return []
  return [
    `Trong kỳ, ${periodInWords(period)}: phê duyệt ${netInWords(approved)}; chi trả theo ngày nhập ${netInWords(paid)}.`,
  ]
}

function netInWords({ people, amount }: Net): string {
  const sign = (figure: number): string => (figure < 0 ? '−' : '')
  return `${sign(people)}${groupThousands(Math.abs(people))} ${supportsName}, ${sign(amount)}${formatDong(Math.abs(amount))}`
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

/** How much of the money is paid, by the figure that reports and overview have; null where nothing is approved. */
export function shareInWords({ approved, paid }: StatisticsResponse['total']): string | null {
  const share = shareOf(paid.amount, approved.amount)
  return share === null ? null : `${String(share).replace('.', ',')} % kinh phí phê duyệt`
}

/** The policies of which there is anything to report, and the names of the others. */
export function reportedPolicies({ policies }: StatisticsResponse) {
  const has = ({ cell }: (typeof policies)[number]) => cell.planned.people + cell.approved.people > 0
  return {
    told: policies.filter(has),
    silent: policies.filter((policy) => !has(policy)).map(({ policyName }) => policyName),
  }
}

/** Of when the figures are: of a period that is over they are those of its end, but for what no days are kept of. */
export const momentInWords = ({ isOfPast, period, now }: ReportMail): string =>
  isOfPast
    ? `Số liệu chi trả đến hết ngày ${formatDay(period.to)}; phản ánh, vụ nghi trùng và các bảng không theo kỳ: lúc ${formatInstant(now)}.`
    : `Số liệu lúc ${formatInstant(now)}.`

/** `Excel, PDF`. */
export const filesInWords = ({ formats }: ReportMail): string => formats.map((format) => formatNames[format]).join(', ')

/** For mail programs that show no HTML. */
export function reportText(mail: ReportMail): string {
  const { parts, whole } = mail
  return [
    ...unsentLines(mail),
    ...(whole ? [...wholeFindings(mail), ''] : []),
    ...parts.flatMap((part) => [
      ...(whole ? [part.unit.name.toLocaleUpperCase('vi')] : []),
      ...findings(part, mail.period),
      '',
      ...policyLines(part),
      '',
      'Xem trong hệ thống:',
      ...[...reportLinks(mail, part), ...unsentLinks(mail, part)].map(({ title, address }) => `- ${title}: ${address}`),
      ...(whole ? [''] : []),
    ]),
    momentInWords(mail),
  ].join('\n')
}

function policyLines({ statistics }: MailPart): string[] {
  const { told, silent } = reportedPolicies(statistics)
  return [
    ...told.map(
      ({ policyName, unit, cell }) =>
        `- ${policyName}: phê duyệt ${countOf(cell.approved, countNames[unit])}, đã chi ${groupThousands(cell.paid.people)} (${formatDong(cell.paid.amount)}), còn ${groupThousands(cell.left.people)}`,
    ),
    ...(silent.length > 0 ? [`Chưa có số liệu: ${silent.join('; ')}.`] : []),
  ]
}
