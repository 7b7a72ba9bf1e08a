import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { groupThousands } from '../../../lambdas/domain/money/dong.ts'
import { notPaidReasons } from '../../../lambdas/domain/payments/payment-status.ts'
import { reportFormats } from '../../../lambdas/domain/reports/report.ts'
import type { ReportSource } from '../../../lambdas/domain/reports/report-source.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { composeReport } from '../../../lambdas/functions/daily-report/compose-report.ts'
import { reportFile } from '../../../lambdas/functions/reports/report-file.ts'
import { anActor } from '../../support/builders.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { aReport, withCounts } from '../domain/reports/a-report.ts'
import { aCell, tally } from '../domain/statistics/invented-province.ts'
import { textsOf } from '../lists/hand-made-workbook.ts'
import { aMail } from './a-mail.ts'

const tree = unitTree('daklak-2020')
const unit = tree.find('657') ?? tree.root
const cells = [aCell('24547', 'A6', { waiting: 3, paid: 2 }), aCell('24544', 'A6', { waiting: 1 })]
const at = Date.UTC(2020, 4, 29, 3)
const actor = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })

const ofDistrict = ({ kind = 'communes', ...more }: Partial<ReportSource> = {}) =>
  aReport(kind, cells, { unit, at, ...more })

async function textOf(format: (typeof reportFormats)[number], report = ofDistrict(), by = actor): Promise<string> {
  const { base64 } = await reportFile(report, { format, actor: by, tree })
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  if (format === 'csv') return new TextDecoder().decode(bytes)
  return (format === 'xlsx' ? await textsOf(bytes) : readPdf(bytes).pages).flat(2).join('\n')
}

const digestIn = (text: string): string | undefined => /Mã kiểm SHA-256 của các dòng: ([0-9a-f]{64})/.exec(text)?.[1]

describe('the file of a report', () => {
  it.each(reportFormats)(
    'says as %s who made it, when, of what, how many rows it has and their hash',
    async (format) => {
      const text = await textOf(format)
      expect(text).toContain('Người xuất: huyen-657 (Phòng LĐ-TBXH Huyện Cư Kuin); lúc 10:00 29/05/2020')
      expect(text).toContain('Điều kiện lọc: Huyện Cư Kuin; mọi chính sách; luỹ kế đến lúc lập')
      expect(text).toContain(`Số dòng: ${ofDistrict().rows.length}, chưa kể dòng tổng`)
      expect(digestIn(text)).toBeDefined()
    },
  )

  it('says which policy and which days it was asked for', async () => {
    const period = { from: '2020-05-01', to: '2020-05-31' }
    expect(await textOf('xlsx', ofDistrict({ policy: 'A6', period }))).toContain(
      'Điều kiện lọc: Huyện Cư Kuin; Bảo trợ xã hội; từ 01/05/2020 đến 31/05/2020',
    )
  })

  it.each(reportFormats)(
    'says each thing once above its table as %s: title lines are scarce on paper',
    async (format) => {
      const period = { from: '2020-05-01', to: '2020-05-31' }
      for (const isNow of [true, false]) {
        const text = await textOf(format, ofDistrict({ period, isNow }))
        const head = text.slice(0, text.indexOf('Xã, phường, thị trấn')).replace(/^An Sinh – .*$/gm, '')
        // The unit stands beside whoever made it once more, as the name of his office.
        expect(head.replace(/Phòng LĐ-TBXH Huyện Cư Kuin/, '').match(/Huyện Cư Kuin/g)).toHaveLength(1)
        for (const once of ['01/05/2020', '31/05/2020', '10:00 29/05/2020']) expect(head.split(once)).toHaveLength(2)
      }
    },
  )

  it('prints every sum of a province whole, with a period and people left out for each reason', async () => {
    const refused = Object.fromEntries(notPaidReasons.map((reason, index) => [reason, tally(20_000 + index)]))
    const whole = aCell('24547', 'A6', { planned: 438_623, waiting: 112_345, paid: 237_654 })
    const counts = { byReason: refused as typeof whole.counts.byReason }
    const period = { from: '2020-05-01', to: '2020-05-31' }
    const report = aReport('units', [withCounts(whole, counts)], { at, period, unit: tree.root })
    const { base64 } = await reportFile(report, { format: 'pdf', actor, tree })
    const { pages } = readPdf(new Uint8Array(Buffer.from(base64, 'base64')))
    const sums = (report.total?.values ?? []).filter((value) => typeof value === 'number' && value >= 1000)
    expect(sums.length).toBeGreaterThan(20)
    const printed = pages.flat()
    expect(sums.map((sum) => groupThousands(Number(sum))).filter((sum) => !printed.includes(sum))).toEqual([])
    for (const page of pages) expect(page).toContain('Địa bàn')
    // Whoever holds one part alone knows what it is of.
    const titles = printed.filter((text) => text === 'KẾT QUẢ HỖ TRỢ THEO ĐỊA BÀN')
    expect(titles).toHaveLength(3)
    expect(printed.filter((text) => text.startsWith('Phần '))).toEqual(
      [1, 2, 3].map((part) => `Phần ${part}/3 của bảng`),
    )
    expect(printed.filter((text) => text === 'THỦ TRƯỞNG ĐƠN VỊ')).toHaveLength(1)
    // Three parts of nearly as many columns have larger letters than one that is full and one with what is left.
    const sumsOf = (page: readonly string[]): number => page.filter((text) => text === 'Đồng').length
    const tables = pages.filter((page) => page.includes('Tổng cộng')).map(sumsOf)
    expect(Math.max(...tables) - Math.min(...tables)).toBeLessThanOrEqual(2)
  })

  it('has a hash that anybody makes anew from the rows that stand in it', async () => {
    const lines = (await textOf('csv')).split('\r\n')
    const head = lines.findIndex((line) => line.startsWith('"Xã, phường, thị trấn"'))
    const rows = lines.slice(head + 1, head + 1 + ofDistrict().rows.length + 1)
    expect(rows.at(-1)).toMatch(/^Tổng/)
    const hash = createHash('sha256')
    for (const row of rows) {
      const cells = row.split(',').map((text) => (/^[\d.]+$/.test(text) ? Number(text) : text))
      hash.update(`${JSON.stringify(cells)}\n`)
    }
    expect(digestIn(lines.join('\n'))).toBe(hash.digest('hex'))
  })

  it('has one hash for one table, in every format, by whomever and whenever it is made, and another for another figure', async () => {
    const other = anActor({ username: 'so', role: 'tinh', unit: '66' })
    const texts = await Promise.all([
      ...reportFormats.map((format) => textOf(format)),
      textOf('csv', ofDistrict({ at: at + 86_400_000 }), other),
    ])
    expect(new Set(texts.map(digestIn)).size).toBe(1)
    const changed = await textOf('csv', ofDistrict({ cells: cells.slice(0, 1) }))
    expect(digestIn(changed)).not.toBe(digestIn(texts[0] ?? ''))
  })

  it('that goes by mail says the same of each of its sheets, and that it is nobody’s hand', async () => {
    const reports = [ofDistrict(), ofDistrict({ kind: 'late' })]
    const mail = await composeReport(aMail({ unit, reports, cells, now: at }))
    const [attached] = (await simpleParser(Buffer.from(mail))).attachments
    const book = new Uint8Array(attached?.content ?? [])
    const [communes = '', late = ''] = await Promise.all(
      reports.map(async (_report, sheet) => (await textsOf(book, sheet)).flat().join('\n')),
    )
    for (const text of [communes, late])
      expect(text).toContain('Người xuất: hệ thống An Sinh, làm để gửi thư; lúc 10:00 29/05/2020')
    expect([digestIn(communes), digestIn(late)]).toEqual([
      digestIn(await textOf('csv')),
      digestIn(await textOf('csv', reports[1])),
    ])
  })
})
