import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { tallyComplaints } from '../../domain/complaints/complaint-tally.ts'
import { unitThatSees } from '../../domain/complaints/decide-complaint.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { unitAround } from '../../domain/reports/mailed-units.ts'
import { makeReport } from '../../domain/reports/make-report.ts'
import { isByPeriod, type ReportFormat, type ReportKind, type ReportPeriod } from '../../domain/reports/report.ts'
import type { ReportSource } from '../../domain/reports/report-source.ts'
import type { UnsentMail } from '../../domain/reports/unsent-mail.ts'
import { cellOf } from '../../domain/statistics/counts.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { Unit, UnitTree } from '../../domain/units/unit-tree.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { readCaseTally } from '../../store/cases/case-store.ts'
import { overdueCases } from '../../store/cases/overdue-store.ts'
import type { ListedComplaint } from '../../store/complaints/complaint-item.ts'
import { complaintsOfUnit } from '../../store/complaints/complaint-store.ts'
import { lastRecount } from '../../store/counts/recount-store.ts'
import { readReportSource } from '../../store/counts/report-source.ts'
import type { Register } from '../../store/table/table.ts'
import { viewStatistics } from '../../views/statistics-view.ts'
import { composeReport } from './compose-report.ts'
import { orderTag } from './mail-feedback.ts'
import type { MailPart, MailWhole } from './report-mail.ts'

export interface MailDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly ses: Pick<SESv2Client, 'send'>
  readonly from: string
  /** SES's own name for where it tells what became of a mail. */
  readonly set: string
  readonly consoleUrl: string
}

export interface MailOrder {
  readonly programme: Programme
  /** At least one, and none in another. */
  readonly units: readonly Unit[]
  readonly kinds: readonly ReportKind[]
  readonly formats: readonly ReportFormat[]
  /** What is told of in the columns of the period. */
  readonly period: ReportPeriod
  readonly isOfMonth: boolean
  /** That it is due on. */
  readonly day: string
  readonly recipients: readonly string[]
  /** The mails before it that never went. */
  readonly unsent: readonly UnsentMail[]
  /** What ordered it, as SES gives it back with a bounce; null for a trial. */
  readonly tag: string | null
  /** Somebody wants to see what others will get. */
  readonly isTest: boolean
}

/** @throws what SES answers when it does not take the mail */
export async function sendReport(desk: MailDesk, order: MailOrder, now: number): Promise<void> {
  const { ses, from, set, consoleUrl } = desk
  const { programme, units, recipients } = order
  const read = []
  for (const unit of units) read.push(await readPart(desk, order, { unit, now }))
  const [first, ...others] = read
  if (!first) throw new Error('a mail about no unit')
  const mail = await composeReport({
    ...order,
    parts: [first.part, ...others.map(({ part }) => part)],
    whole: others.length > 0 ? wholeOf(desk, [first.source, ...others.map(({ source }) => source)]) : null,
    isOfPast: !first.source.isNow,
    from,
    consoleUrl,
    now,
  })
  await ses.send(
    new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [...recipients] },
      Content: { Raw: { Data: mail } },
      ConfigurationSetName: set,
      ...(order.tag === null ? {} : { EmailTags: [{ Name: orderTag, Value: order.tag }] }),
    }),
  )
  const codes = units.map(({ code }) => code)
  logger.info(logCodes.reportSent, { programme: programme.id, units: codes, recipients: recipients.length })
}

/** Words and tables by days from one reading, so that they say the same. */
async function readPart(
  desk: MailDesk,
  order: MailOrder,
  { unit, now }: { readonly unit: Unit; readonly now: number },
): Promise<{ readonly part: MailPart; readonly source: ReportSource }> {
  const { register, tree } = desk
  const { programme, period } = order
  const asked = { programme, unit, period, policy: null }
  const source = await readReportSource(register, tree, { ...asked, kind: 'units' }, now)
  // It is about the whole province's counters, and its office's to mend.
  const recount = unit.code === tree.root.code ? await lastRecount(register, programme.id) : undefined
  const overdue = await overdueCases(register, tree, programme.id, { unit: unit.code, now })
  const reports = []
  for (const kind of order.kinds)
    reports.push(
      makeReport(
        isByPeriod(kind) ? { ...source, kind } : await readReportSource(register, tree, { ...asked, kind }, now),
      ),
    )
  const { cells, moved } = source
  const part = {
    ...{ unit, moved, reports },
    statistics: viewStatistics({ programme, unit, tree, cells, recount, now, overdue }),
    precision: (await readCaseTally(register, tree, programme.id, unit.code)).byKind,
    complaints: tallyComplaints(await complaintsFor(desk, order, unit), localDay(now)),
  }
  return { part, source }
}

/** The units of the mail as the rows of one table, made of the very cells of their own. */
function wholeOf({ tree }: MailDesk, sources: readonly [ReportSource, ...ReportSource[]]): MailWhole {
  const units = sources.map(({ unit }) => unit)
  const around = tree.find(
    unitAround(
      tree,
      units.map(({ code }) => code),
    ),
  )
  const cells = sources.flatMap((source) => source.cells)
  const moved = sources.flatMap((source) => source.moved)
  return {
    total: cellOf(cells.map(({ counts }) => counts)),
    report: makeReport({ ...sources[0], kind: 'units', unit: around ?? tree.root, units, cells, moved }),
  }
}

/** What the unit's own office may see: a commune's mail does not even count what is about the commune. */
async function complaintsFor(
  { register, tree }: MailDesk,
  { programme }: MailOrder,
  unit: Unit,
): Promise<ListedComplaint[]> {
  const all = await complaintsOfUnit(register, tree, unit.code, programme.id)
  return all.filter((one) => tree.contains(unit.code, unitThatSees('tinh', one)))
}
