import type { CaseFigure } from '../cases/case-tally.ts'
import type { NotPaidReason, PaymentStatus } from '../payments/payment-status.ts'
import type { RegisterGroup } from '../register/register-groups.ts'
import type { DayKind, DaysQuestion, HouseholdQuestion } from '../register/register-question.ts'
import { accountParts } from '../statistics/payer-counts.ts'
import { formatDay } from '../time/local-day.ts'
import type { ReportCheck } from './report-check.ts'

export const reportKinds = [
  'policies',
  'units',
  'communes',
  'late',
  'missing-numbers',
  'duplicates',
  'recovery',
  'payers',
] as const
export type ReportKind = (typeof reportKinds)[number]

export const reportNames = {
  policies: 'Kết quả hỗ trợ theo chính sách',
  units: 'Kết quả hỗ trợ theo địa bàn',
  communes: 'Kết quả hỗ trợ theo từng xã',
  late: 'Nhập sau ngày chi trả',
  'missing-numbers': 'Người chưa có số giấy tờ',
  duplicates: 'Rà soát trùng lặp',
  recovery: 'Thu hồi chi sai',
  payers: 'Chi trả theo đơn vị chi trả',
} as const satisfies Record<ReportKind, string>

/** What the file of each is called behind "bao-cao-": plain letters, which every disk and every mail takes. */
export const reportFileWords = {
  policies: 'theo-chinh-sach',
  units: 'theo-dia-ban',
  communes: 'theo-tung-xa',
  late: 'nhap-muon',
  'missing-numbers': 'chua-co-so-giay-to',
  duplicates: 'ra-soat-trung-lap',
  recovery: 'thu-hoi',
  payers: 'theo-don-vi-chi-tra',
} as const satisfies Record<ReportKind, string>

/** The one table as a file. */
export const reportFormats = ['xlsx', 'csv', 'pdf'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const formatTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
} as const satisfies Record<ReportFormat, string>

export const formatNames = { xlsx: 'Excel', csv: 'CSV', pdf: 'PDF' } as const satisfies Record<ReportFormat, string>

/** Reports that can be asked for one policy alone, and those that know what moved within some days. */
export const isByPolicy = (kind: ReportKind): boolean => kind !== 'policies' && kind !== 'duplicates'
export const isByPeriod = (kind: ReportKind): boolean =>
  ['policies', 'units', 'communes', 'late', 'payers'].includes(kind)

/** What the office of a row has done with the money: handed it out, entered that late; and a post office's account. */
export const officeParts = ['paid', 'late', ...accountParts] as const

/** What a row is about, or a column counts of it; a row's and a column's together are a question to the register. */
export interface ReportFilter {
  readonly unit?: string | undefined
  readonly policy?: string | null | undefined
  /** `payer-657`; a row without one is about all offices. */
  readonly office?: string | undefined
  readonly officePart?: (typeof officeParts)[number] | undefined
  readonly household?: HouseholdQuestion | undefined
  readonly group?: RegisterGroup | undefined
  readonly status?: PaymentStatus | undefined
  readonly reason?: NotPaidReason | undefined
  readonly noNumber?: boolean | undefined
  /** What happened in the report's period. */
  readonly days?: DaysQuestion | undefined
  /** Not supports but what is planned, or cases of the duplicate desk. */
  readonly planned?: true | undefined
  readonly cases?: CaseFigure | undefined
  /** The office that concludes them; without one every office at or below the unit. */
  readonly owner?: string | undefined
}

export const columnKinds = ['words', 'count', 'money', 'share'] as const

export interface ReportColumn {
  readonly key: string
  /** What stands above several columns: "Phê duyệt" above "Số lượt" and "Đồng". */
  readonly group: string | null
  readonly name: string
  readonly kind: (typeof columnKinds)[number]
  /** What of a row's supports the column counts, or whose money it sums; null where no list of the register is that. */
  readonly filter: ReportFilter | null
}

export type ReportValue = number | string | null

export interface ReportRow {
  readonly key: string
  readonly name: string
  /** One for each column, in their order. */
  readonly values: readonly ReportValue[]
  /** Whom the row is about; null where no list of the register is that. */
  readonly filter: ReportFilter | null
  /**
   * Of which days' figures no list is left: something that was entered before the period was taken back in it, and is one less in the
   * figure without being in any list.
   */
  readonly unlisted?: readonly DayKind[]
}

/** Days in Vietnam, both included. */
export interface ReportPeriod {
  readonly from: string
  readonly to: string
}

/** A table that can be read on a screen, in a workbook and on paper, and says on its face whether it adds up. */
export interface Report {
  readonly kind: ReportKind
  readonly title: string
  readonly unit: string
  readonly unitName: string
  readonly programme: string
  readonly programmeName: string
  /** The one that it was asked about; null for all. */
  readonly policy: string | null
  /** What moved in it stands beside; the other figures are those of its last day's end. */
  readonly period: ReportPeriod | null
  /** Whether the figures are those of this moment: of a past day nobody can open the lists any more. */
  readonly isNow: boolean
  /** Milliseconds since 1970. */
  readonly at: number
  readonly rowTitle: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly total: ReportRow | null
  readonly notes: readonly string[]
  readonly check: ReportCheck
}

/** `ngày 29/05/2020`, `từ 01/05/2020 đến 31/05/2020`. */
export const periodInWords = ({ from, to }: ReportPeriod): string =>
  from === to ? `ngày ${formatDay(to)}` : `từ ${formatDay(from)} đến ${formatDay(to)}`
