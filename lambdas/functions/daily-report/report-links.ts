import { periodInWords, type Report } from '../../domain/reports/report.ts'
import type { Unit } from '../../domain/units/unit-tree.ts'
import type { MailPart, ReportMail } from './report-mail.ts'

type Linked = Pick<Report, 'kind' | 'title' | 'period'>

/** Where the console shows each of a unit's reports, as it was ordered: its kind, and its days where it has any. */
export const reportLinks = (mail: ReportMail, { reports, unit }: MailPart) =>
  reports.map((report) => linkTo(mail, unit, report))

/** The same of the mails before it that never went: of each the reports that have days, else the mail's own are all that there is. */
export const unsentLinks = (mail: ReportMail, { reports, unit }: MailPart) =>
  mail.unsent.flatMap(({ from, to }) =>
    reports
      .filter(({ period }) => period !== null)
      .map(({ kind, title }) =>
        linkTo(mail, unit, { kind, title: `${title}, ${periodInWords({ from, to })}`, period: { from, to } }),
      ),
  )

function linkTo({ programme, consoleUrl }: ReportMail, { code }: Unit, { kind, title, period }: Linked) {
  const asked = new URLSearchParams({
    'dia-ban': code,
    'chuong-trinh': programme.id,
    loai: kind,
    ...(period ? { 'tu-ngay': period.from, 'den-ngay': period.to } : {}),
  })
  return { title, address: `${consoleUrl}bao-cao?${asked}` }
}
