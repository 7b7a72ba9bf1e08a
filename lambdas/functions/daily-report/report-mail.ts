import type { StatisticsResponse } from '../../contract/statistics.ts'
import type { CaseTally } from '../../domain/cases/case-tally.ts'
import type { ComplaintTally } from '../../domain/complaints/complaint-tally.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import type { Report } from '../../domain/reports/report.ts'
import type { Unit } from '../../domain/units/unit-tree.ts'

/** What a report by mail is made of. */
export interface ReportMail {
  readonly programme: Programme
  readonly unit: Unit
  readonly statistics: StatisticsResponse
  /** How often each kind of evidence was right, of the cases that offices of the unit have concluded. */
  readonly precision: CaseTally['byKind']
  /** Counts alone: what people wrote is in no mail. */
  readonly complaints: ComplaintTally
  /** Each is a sheet of the workbook. */
  readonly reports: readonly Report[]
  readonly from: string
  readonly recipients: readonly string[]
  /** Where the console begins; it ends with a slash. */
  readonly consoleUrl: string
  readonly isTest: boolean
  /** The day that it was due on: one that is tried again after midnight is still that day's. */
  readonly day: string
  readonly now: number
}
