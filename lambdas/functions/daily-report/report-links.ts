import type { ReportMail } from './report-mail.ts'

/** Where the console shows each of the reports, as it was ordered: its kind, and its days where it has any. */
export const reportLinks = ({ reports, programme, unit, consoleUrl }: ReportMail) =>
  reports.map(({ kind, title, period }) => {
    const asked = new URLSearchParams({
      'dia-ban': unit.code,
      'chuong-trinh': programme.id,
      loai: kind,
      ...(period ? { 'tu-ngay': period.from, 'den-ngay': period.to } : {}),
    })
    return { title, address: `${consoleUrl}bao-cao?${asked}` }
  })
