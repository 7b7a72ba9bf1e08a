import type { MailPart, ReportMail } from './report-mail.ts'

/** Where the console shows each of a unit's reports, as it was ordered: its kind, and its days where it has any. */
export const reportLinks = ({ programme, consoleUrl }: ReportMail, { reports, unit }: MailPart) =>
  reports.map(({ kind, title, period }) => {
    const asked = new URLSearchParams({
      'dia-ban': unit.code,
      'chuong-trinh': programme.id,
      loai: kind,
      ...(period ? { 'tu-ngay': period.from, 'den-ngay': period.to } : {}),
    })
    return { title, address: `${consoleUrl}bao-cao?${asked}` }
  })
