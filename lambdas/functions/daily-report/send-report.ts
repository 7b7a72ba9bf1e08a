import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { tallyComplaints } from '../../domain/complaints/complaint-tally.ts'
import { unitThatSees } from '../../domain/complaints/decide-complaint.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { makeReport } from '../../domain/reports/make-report.ts'
import type { ReportKind, ReportPeriod } from '../../domain/reports/report.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { Unit, UnitTree } from '../../domain/units/unit-tree.ts'
import { logCodes, logger } from '../../runtime/observability.ts'
import { readCaseTally } from '../../store/case-store.ts'
import type { ListedComplaint } from '../../store/complaint-item.ts'
import { complaintsOfUnit } from '../../store/complaint-store.ts'
import { readCounts } from '../../store/counts-store.ts'
import { overdueCases } from '../../store/overdue-store.ts'
import { lastRecount } from '../../store/recount-store.ts'
import { readReportSource } from '../../store/report-source.ts'
import type { Register } from '../../store/table.ts'
import { viewStatistics } from '../../views/statistics-view.ts'
import { composeReport } from './compose-report.ts'
import { orderTag } from './mail-feedback.ts'

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
  readonly unit: Unit
  readonly kinds: readonly ReportKind[]
  /** What is told of in the columns of the period. */
  readonly period: ReportPeriod
  /** That it is due on. */
  readonly day: string
  readonly recipients: readonly string[]
  /** What ordered it, as SES gives it back with a bounce; null for a trial. */
  readonly tag: string | null
  /** Somebody wants to see what others will get. */
  readonly isTest: boolean
}

/** @throws what SES answers when it does not take the mail */
export async function sendReport(desk: MailDesk, order: MailOrder, now: number): Promise<void> {
  const { register, tree, ses, from, set, consoleUrl } = desk
  const { programme, unit, recipients } = order
  const cells = await readCounts(register, tree, programme.id, unit.code)
  // It is about the whole province's counters, and its office's to mend.
  const recount = unit.code === tree.root.code ? await lastRecount(register, programme.id) : undefined
  const overdue = await overdueCases(register, tree, programme.id, { unit: unit.code, now })
  const reports = []
  for (const kind of order.kinds)
    reports.push(makeReport(await readReportSource(register, tree, { ...order, kind, policy: null }, now)))
  const mail = await composeReport({
    ...order,
    statistics: viewStatistics({ programme, unit, tree, cells, recount, now, overdue }),
    reports,
    precision: (await readCaseTally(register, tree, programme.id, unit.code)).byKind,
    complaints: tallyComplaints(await complaintsFor(desk, order), localDay(now)),
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
  logger.info(logCodes.reportSent, { programme: programme.id, unit: unit.code, recipients: recipients.length })
}

/** What the unit's own office may see: a commune's mail does not even count what is about the commune. */
async function complaintsFor({ register, tree }: MailDesk, { programme, unit }: MailOrder): Promise<ListedComplaint[]> {
  const all = await complaintsOfUnit(register, tree, unit.code, programme.id)
  return all.filter((one) => tree.contains(unit.code, unitThatSees('tinh', one)))
}
