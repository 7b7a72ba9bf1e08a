import { simpleParser } from 'mailparser'
import { noTally as noCases } from '../../../lambdas/domain/cases/case-tally.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { reportKinds } from '../../../lambdas/domain/reports/report.ts'
import { noTally } from '../../../lambdas/domain/statistics/tally.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { composeReport } from '../../../lambdas/functions/daily-report/compose-report.ts'
import { reportHtml } from '../../../lambdas/functions/daily-report/report-html.ts'
import type { MailPart, ReportMail } from '../../../lambdas/functions/daily-report/report-mail.ts'
import { reportText } from '../../../lambdas/functions/daily-report/report-text.ts'
import { viewStatistics } from '../../../lambdas/views/statistics-view.ts'
import { readAsked } from '../../../web/console/reports/report-filter.ts'
import { aReport, withCounts } from '../domain/reports/a-report.ts'
import { aCell, tally } from '../domain/statistics/invented-province.ts'
import { aMail } from './a-mail.ts'

const tree = unitTree('daklak-2020')
const cells = [
  aCell('24547', 'A7a', { planned: 2_000, waiting: 800, paid: 200 }),
  aCell('24550', 'A2', { waiting: 3, paid: 2 }),
  aCell('24118', 'A6', { waiting: 1, paid: 7 }),
]
const now = Date.UTC(2020, 4, 29, 10)
const reportsOf = (own: typeof cells) => reportKinds.map((kind) => aReport(kind, own, { at: now }))
const report = aMail({ reports: reportsOf([]), cells, now })
const html = reportHtml(report, 'Báo cáo <ngày>')
const text = reportText(report)
/** Both bodies of the same mail, whose one part tells something else. */
const bodiesWith = (more: Partial<MailPart>): string[] => {
  const other: ReportMail = { ...report, parts: [{ ...report.parts[0], ...more }] }
  return [reportHtml(other, 'Báo cáo'), reportText(other)]
}

describe('the daily report', () => {
  it('counts each policy in its own unit and the total in grants, in both bodies', () => {
    for (const words of ['1.000 khẩu', '5 hộ', '8 người', '1.013 lượt hỗ trợ', '4 chờ trả lời, 2 quá hạn']) {
      expect(html).toContain(words)
      expect(text).toContain(words)
    }
    expect(text).toContain(
      'Đã chi trả 209 trên 1.013 lượt hỗ trợ được phê duyệt, 313.500.000 đồng (20,6 % kinh phí phê duyệt).',
    )
    expect(html).toContain('Kế hoạch 2.000 khẩu, 3 tỷ đồng. Đã chi trả 20 % kinh phí phê duyệt.')
  })

  it('tells of each policy that is approved beyond its plan, in both bodies, and of none that keeps to it or has none', () => {
    expect(text).not.toContain('vượt kế hoạch')
    // A later list brings people who were left out: the other policy's rest does not pay for them.
    const grown = aMail({
      reports: reportsOf([]),
      cells: [...cells, aCell('24550', 'A6', { planned: 20, waiting: 4 }), aCell('24550', 'A7a', { waiting: 1_200 })],
      now,
    })
    const words = 'Phê duyệt vượt kế hoạch: Hộ nghèo phê duyệt 3.300.000.000 đồng, kế hoạch 3.000.000.000 đồng.'
    for (const body of [reportHtml(grown, 'Báo cáo'), reportText(grown)]) expect(body).toContain(words)
  })

  it('says nothing of a plan where nobody has set one', () => {
    const unplanned = aMail({ cells: [aCell('24550', 'A6', { waiting: 4 })], now })
    expect(reportText(unplanned)).not.toContain('Kế hoạch')
    expect(reportText(aMail({ cells, now }))).toContain('Kế hoạch 2.000 lượt hỗ trợ, ')
  })

  it('is of the day that it was due on, also when it goes out after midnight', async () => {
    const mail = await simpleParser(Buffer.from(await composeReport({ ...report, day: '2020-05-28', now })))
    expect(mail.subject).toContain('Báo cáo ngày 28/05/2020')
    expect(mail.attachments[0]?.filename).toBe(`bao-cao-${nq42.id}-2020-05-28.xlsx`)
  })

  it('names the policies of which there is nothing to report instead of showing rows of noughts', () => {
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(3 + 1)
    for (const body of [html, text]) expect(body).toMatch(/Chưa có số liệu: .*Người có công/)
  })

  it('gives mail programs no width, no colour of paper or ink, and no style sheet', () => {
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
    expect(html).not.toMatch(/[\s;"](min-)?width:\d+px|nowrap|background|[";]color:|<style/)
  })

  it('names who enters after the day, and where many refuse, beside what is still open', () => {
    const found = cells.map((cell, index) => ({
      ...cell,
      counts: {
        ...cell.counts,
        byStatus: { ...cell.counts.byStatus, refused: index === 0 ? tally(30) : noTally },
        lateByOffice: index === 2 ? {} : { 'xa-24547': tally(2), 'payer-657': tally(index === 0 ? 3 : 1) },
      },
    }))
    const statistics = viewStatistics({ programme: nq42, unit: tree.root, tree, cells: found, now })
    for (const body of bodiesWith({ statistics })) {
      expect(body).toContain(
        'Nhập muộn, không trong ngày chi trả: UBND Xã Ea Tiêu 4 lượt hỗ trợ; Bưu điện Huyện Cư Kuin 4',
      )
      expect(body).toContain('Nhiều người từ chối nhận, cần kiểm tra: Xã Ea Tiêu 30 trên 1.030 lượt hỗ trợ.')
      expect(body).toContain('Còn lại, chờ chi 804 lượt hỗ trợ')
    }
    expect(text).not.toContain('Nhập muộn')
  })

  it('says for which reasons nobody could be paid, in people and in đồng, and who is cancelled beside', () => {
    const found = cells.map((cell, index) => ({
      ...cell,
      counts: {
        ...cell.counts,
        byStatus: {
          ...cell.counts.byStatus,
          ...(index === 0 ? { 'not-received': tally(3), suspended: tally(1), cancelled: tally(2) } : {}),
        },
        byReason: { ...cell.counts.byReason, ...(index === 0 ? { absent: tally(3), complaint: tally(1) } : {}) },
      },
    }))
    const statistics = viewStatistics({ programme: nq42, unit: tree.root, tree, cells: found, now })
    for (const body of bodiesWith({ statistics })) {
      expect(body).toContain(
        'Chưa chi được, có lý do: 3 lượt hỗ trợ, 4.500.000 đồng; tạm dừng: 1 lượt hỗ trợ, 1.500.000 đồng.',
      )
      expect(body).toContain(
        'Theo lý do: Vắng mặt, chưa liên hệ được – 3 lượt hỗ trợ, 4.500.000 đồng; Có phản ánh, khiếu nại đang xem xét – 1 lượt hỗ trợ, 1.500.000 đồng.',
      )
      expect(body).toContain('Đã huỷ, ngoài số phê duyệt: 2 lượt hỗ trợ, 3.000.000 đồng.')
      expect(body).toContain('Còn lại, chờ chi 804 lượt hỗ trợ')
    }
    expect(text).not.toContain('Theo lý do')
  })

  it('says before everything else that a table does not add up, and else that all do', () => {
    // Here a household has been paid 1,5 million, and nobody knows a law that gives so much.
    for (const body of bodiesWith({ reports: reportsOf(cells) })) {
      const at = body.indexOf('KHÔNG KHỚP')
      expect(at).toBeGreaterThan(0)
      expect(at).toBeLessThan(body.indexOf('Đã chi trả 209'))
      expect(body).toContain('Xã Ea Tiêu, Hộ nghèo')
    }
    expect(text).toMatch(/Các bảng đính kèm tự kiểm tra: cả [\d.]+ phép tính đều khớp\./)
  })

  it('draws what is paid of each policy in the ink of the mail', () => {
    expect(html).toContain('<td style="width:20%;padding:0;border-top:8px solid;')
    expect(html.match(/role="presentation"/g)).toHaveLength(3 + 1)
  })

  it('gives the share of the money, as overview, reports and its own bar do, and not of the people', () => {
    const one = aCell('24547', 'A4', { waiting: 3, paid: 1 })
    // Three still wait for a month each; one has had all three of his.
    const byStatus = {
      ...one.counts.byStatus,
      approved: { people: 3, amount: dong(3_000_000) },
      paid: { people: 1, amount: dong(3_000_000) },
    }
    const mail = aMail({ cells: [withCounts(one, { byStatus })], now })
    expect(reportText(mail)).toContain(
      'Đã chi trả 1 trên 4 lượt hỗ trợ được phê duyệt, 3.000.000 đồng (50 % kinh phí phê duyệt).',
    )
    const page = reportHtml(mail, 'Báo cáo')
    expect(page).toContain('Đã chi trả 50 % kinh phí phê duyệt.')
    expect(page).toContain('<td style="width:50%;padding:0;border-top:8px solid;')
    // Of nothing there is no share: 0 % would read as somebody's delay.
    const planned = aMail({ cells: [aCell('24547', 'A4', { planned: 4 })], now })
    expect(reportText(planned)).toContain('Đã chi trả 0 trên 0 lượt hỗ trợ được phê duyệt, 0 đồng.')
    expect(reportHtml(planned, 'Báo cáo')).toContain('Chưa có khoản nào được phê duyệt.')
  })

  it('counts who is late with duplicate cases, by office, and says nothing where nobody is', () => {
    const overdue = [
      { unit: '657', conclude: 3, report: 0 },
      { unit: '24547', conclude: 1, report: 2 },
    ]
    const statistics = viewStatistics({ programme: nq42, unit: tree.root, tree, cells, now, overdue })
    for (const body of bodiesWith({ statistics })) {
      expect(body).toContain(
        'Vụ nghi trùng quá hạn chưa kết luận: 4 vụ (Phòng LĐ-TBXH Huyện Cư Kuin 3; UBND Xã Ea Tiêu 1).',
      )
      expect(body).toContain('Xã chưa báo kết quả xác minh đúng hạn: 2 vụ (UBND Xã Ea Tiêu 2).')
    }
    expect(text).not.toContain('Vụ nghi trùng')
  })

  it('names a kind of evidence that is nearly always rejected, and says nothing while all are right now and then', () => {
    const precision = { ...noCases.byKind, 'name-and-year': { confirmed: 1, rejected: 24 } }
    for (const body of bodiesWith({ precision }))
      expect(body).toMatch(/Căn cứ “Trùng họ tên và năm sinh” hầu như chỉ báo nhầm: 24 trên 25 vụ đã kết luận/)
    expect(text).not.toContain('báo nhầm')
  })

  it('lets no letter of a title or an address become markup', () => {
    expect(html).toContain('<title>Báo cáo &lt;ngày&gt;</title>')
    expect(html).toContain(
      'href="https://ansinh.example/console/bao-cao?dia-ban=66&amp;chuong-trinh=nq42-2020&amp;loai=policies"',
    )
  })

  it('leads to each of its reports, with the days that it tells of', () => {
    const period = { from: '2020-05-25', to: '2020-05-29' }
    const reports = [aReport('late', cells, { period }), aReport('recovery', cells)]
    const console = 'https://ansinh.example/console/'
    const [, plain = ''] = bodiesWith({ reports })
    const links = plain.split('\n').filter((line) => line.includes(console))
    expect(links).toEqual([
      `- Nhập sau ngày chi trả: ${console}bao-cao?dia-ban=66&chuong-trinh=nq42-2020&loai=late&tu-ngay=2020-05-25&den-ngay=2020-05-29`,
      `- Thu hồi chi sai: ${console}bao-cao?dia-ban=66&chuong-trinh=nq42-2020&loai=recovery`,
    ])
    const [opened] = links.map((line) => readAsked(line.slice(line.indexOf('?')), '24547'))
    expect(opened).toEqual({ kind: 'late', unit: '66', policy: null, ...period })
  })
})
