import type { StatisticsResponse } from '../../contract/statistics.ts'
import type { CaseTally } from '../../domain/cases/case-tally.ts'
import type { ComplaintTally } from '../../domain/complaints/complaint-tally.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import type { Report, ReportFormat, ReportPeriod } from '../../domain/reports/report.ts'
import type { UnsentMail } from '../../domain/reports/unsent-mail.ts'
import type { MovedCell } from '../../domain/statistics/movement.ts'
import type { Unit } from '../../domain/units/unit-tree.ts'

/** What a mail tells of one unit. */
export interface MailPart {
  readonly unit: Unit
  readonly statistics: StatisticsResponse
  /** What the mail's period has moved. */
  readonly moved: readonly MovedCell[]
  /** How often each kind of evidence was right, of the cases that offices of the unit have concluded. */
  readonly precision: CaseTally['byKind']
  /** Counts alone: what people wrote is in no mail. */
  readonly complaints: ComplaintTally
  /** Each is a sheet of the workbook. */
  readonly reports: readonly Report[]
}

/** Of several units: what they are together. */
export interface MailWhole {
  readonly total: StatisticsResponse['total']
  /** A row for each of them, as the workbook's first sheet. */
  readonly report: Report
}

/** What a report by mail is made of. */
export interface ReportMail {
  readonly programme: Programme
  readonly parts: readonly [MailPart, ...MailPart[]]
  /** Null of one unit. */
  readonly whole: MailWhole | null
  readonly formats: readonly ReportFormat[]
  readonly period: ReportPeriod
  /** Whether the period's last day is over: then the figures are those of its end. */
  readonly isOfPast: boolean
  /** The mails before it that never went. */
  readonly unsent: readonly UnsentMail[]
  /** By the days of the month, so that it is called by its period and not by its day. */
  readonly isOfMonth: boolean
  readonly from: string
  readonly recipients: readonly string[]
  /** Where the console begins; it ends with a slash. */
  readonly consoleUrl: string
  readonly isTest: boolean
  /** The day that it was due on: one that is tried again after midnight is still that day's. */
  readonly day: string
  readonly now: number
}
