import { noTally as noCases } from '../../../lambdas/domain/cases/case-tally.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import type { Report } from '../../../lambdas/domain/reports/report.ts'
import type { CellOfCommune } from '../../../lambdas/domain/statistics/counts.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import type { Unit } from '../../../lambdas/domain/units/unit-tree.ts'
import type { MailPart, ReportMail } from '../../../lambdas/functions/daily-report/report-mail.ts'
import { viewStatistics } from '../../../lambdas/views/statistics-view.ts'

const tree = unitTree('daklak-2020')

interface Told {
  readonly unit?: Unit
  readonly reports?: readonly Report[]
  readonly cells: readonly CellOfCommune[]
  readonly now: number
}

/** What a mail tells of one unit, whose complaints nobody has answered in time. */
export const aPart = ({ unit = tree.root, reports = [], cells, now }: Told): MailPart => ({
  unit,
  reports,
  moved: [],
  statistics: viewStatistics({ programme: nq42, unit, tree, cells, now }),
  precision: noCases.byKind,
  complaints: { received: 9, open: 4, overdue: 2, answered: 3, refused: 1, withdrawn: 1 },
})

/** The mail of a day about one unit. */
export const aMail = (told: Told): ReportMail => {
  const day = localDay(told.now)
  return {
    programme: nq42,
    parts: [aPart(told)],
    whole: null,
    formats: ['xlsx'],
    period: { from: day, to: day },
    isOfPast: false,
    isOfMonth: false,
    unsent: [],
    from: 'ansinh@daklak.example',
    recipients: ['so-ldtbxh@daklak.example'],
    consoleUrl: 'https://ansinh.example/console/',
    isTest: false,
    day,
    now: told.now,
  }
}
