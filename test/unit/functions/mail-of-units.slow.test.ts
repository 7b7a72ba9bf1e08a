import { simpleParser } from 'mailparser'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import type { ReportKind } from '../../../lambdas/domain/reports/report.ts'
import { cellOf } from '../../../lambdas/domain/statistics/counts.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { composeReport } from '../../../lambdas/functions/daily-report/compose-report.ts'
import { reportHtml } from '../../../lambdas/functions/daily-report/report-html.ts'
import type { ReportMail } from '../../../lambdas/functions/daily-report/report-mail.ts'
import { reportText } from '../../../lambdas/functions/daily-report/report-text.ts'
import { openWorkbook } from '../../../lambdas/lists/workbook/open-workbook.ts'
import { readPdf } from '../../support/read-pdf.ts'
import { aReport, value } from '../domain/reports/a-report.ts'
import { aCell } from '../domain/statistics/invented-province.ts'
import { textsOf } from '../lists/hand-made-workbook.ts'
import { aMail, aPart } from './a-mail.ts'

const tree = unitTree('daklak-2020')
const now = Date.UTC(2020, 4, 29, 10)
const unitOf = (code: string) => tree.find(code) ?? tree.root
const cuKuin = { unit: unitOf('657'), cells: [aCell('24547', 'A6', { waiting: 3, paid: 2 })] }
const buonMaThuot = { unit: unitOf('643'), cells: [aCell('24118', 'A6', { waiting: 1, paid: 7 })] }
const kinds: readonly ReportKind[] = ['policies', 'communes']

function mailOf(...told: (typeof cuKuin)[]): ReportMail {
  const [first, ...others] = told.map(({ unit, cells }) => {
    const reports = kinds.map((kind) => aReport(kind, cells, { unit, at: now }))
    return aPart({ unit, cells, reports, now })
  })
  if (!first) throw new Error('a mail about no unit')
  const cells = told.flatMap((one) => one.cells)
  const report = aReport('units', cells, { units: told.map(({ unit }) => unit), at: now })
  const whole = { total: cellOf(cells.map(({ counts }) => counts)), report }
  return { ...aMail({ cells, now }), parts: [first, ...others], whole }
}

const mail = mailOf(cuKuin, buonMaThuot)
const bodies = [reportHtml(mail, 'Báo cáo'), reportText(mail)]
const attachmentsOf = async (one: ReportMail) => (await simpleParser(Buffer.from(await composeReport(one)))).attachments

describe('a mail about several units', () => {
  it('tells first of them together, then of each by its name, in both bodies', () => {
    for (const body of bodies) {
      const places = [
        '2 địa bàn: Huyện Cư Kuin, Thành phố Buôn Ma Thuột. Cộng cả 2:',
        'Đã chi trả 9 trên 13 lượt hỗ trợ được phê duyệt',
        'Bảng cộng các địa bàn tự kiểm tra: cả ',
        'Đã chi trả 2 trên 5 lượt hỗ trợ được phê duyệt',
        'Đã chi trả 7 trên 8 lượt hỗ trợ được phê duyệt',
      ].map((words) => body.indexOf(words))
      expect(places.filter((place) => place < 0)).toEqual([])
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    expect(bodies[1]).toContain('\nTHÀNH PHỐ BUÔN MA THUỘT\nĐã chi trả 7')
  })

  it('is called by the first of them, how many others there are, and the sum of all', async () => {
    const { subject } = await simpleParser(Buffer.from(await composeReport(mail)))
    expect(subject).toMatch(
      /^\[NQ 42\] Báo cáo ngày 29\/05\/2020 – Huyện Cư Kuin và 1 địa bàn – đã chi 9 lượt hỗ trợ \(/,
    )
  })

  it('draws them all in one picture, a bar each and one for the sum', () => {
    expect(bodies[0]?.match(/role="presentation"/g)).toHaveLength(2 + 1)
    expect(bodies[0]).toContain('>Cộng các địa bàn</th>')
  })

  it('leads to each report of each unit', () => {
    const links = [...(bodies[1] ?? '').matchAll(/dia-ban=(\d+)&chuong-trinh=nq42-2020&loai=(\w+)/g)]
    expect(links.map(([, unit, kind]) => `${unit} ${kind}`)).toEqual([
      ...['657 policies', '657 communes', '643 policies', '643 communes'],
    ])
  })

  it('has them in one workbook: their sum, which checks itself, and each unit’s sheets under its name', async () => {
    const [file] = await attachmentsOf(mail)
    const bytes = new Uint8Array(file?.content ?? [])
    const { sheets } = await openWorkbook(bytes, 'a.xlsx')
    expect(sheets.map(({ name }) => name)).toEqual([
      'Các địa bàn',
      '1 Theo chính sách Huyện Cư Kuin',
      '1 Theo xã Huyện Cư Kuin',
      '2 Theo chính sách Thành phố Buô',
      '2 Theo xã Thành phố Buôn Ma Thu',
    ])
    const report = mail.whole?.report
    if (!report) throw new Error('no sum')
    expect([value(report, '657', 'paid.people'), value(report, '643', 'paid.people')]).toEqual([2, 7])
    expect(value(report, 'total', 'paid.people')).toBe(9)
    const first = (await textsOf(bytes, 0)).flat().join('\n')
    expect(first).toContain('Điều kiện lọc: Huyện Cư Kuin, Thành phố Buôn Ma Thuột; mọi chính sách')
    expect(first).toContain(report.check.sentence)
  })

  it('says before everything else that the sum of all does not add up', () => {
    // A cell of a third district: it stands in the sum and in no row.
    const faulty = mailOf(cuKuin, { unit: unitOf('643'), cells: [aCell('24316', 'A6', { waiting: 1 })] })
    for (const body of [reportHtml(faulty, 'Báo cáo'), reportText(faulty)]) {
      const at = body.indexOf('KHÔNG KHỚP')
      expect(at).toBeGreaterThan(0)
      expect(at).toBeLessThan(body.indexOf('2 địa bàn:'))
    }
  })
})

describe('the files of a mail', () => {
  it('are what was ordered, each with every table', async () => {
    const files = await attachmentsOf({ ...mail, formats: ['xlsx', 'csv', 'pdf'] })
    expect(files.map(({ filename }) => filename)).toEqual(
      ['xlsx', 'csv', 'pdf'].map((format) => `bao-cao-nq42-2020-2020-05-29.${format}`),
    )
    const bytesOf = (format: string) =>
      new Uint8Array(files.find(({ filename }) => filename?.endsWith(format))?.content ?? [])
    const csv = new TextDecoder().decode(bytesOf('csv'))
    const pdf = readPdf(bytesOf('pdf')).pages.flat().join('\n')
    const [text = ''] = [reportText({ ...mail, formats: ['csv'] })]
    expect(text).toContain('Huyện Cư Kuin')
    const digests = (from: string) => from.match(/[0-9a-f]{64}/g) ?? []
    expect(digests(csv)).toHaveLength(1 + 2 * kinds.length)
    expect(digests(pdf)).toEqual(digests(csv))
    expect(reportHtml({ ...mail, formats: ['csv', 'pdf'] }, 'Báo cáo')).toContain('ở tệp đính kèm (CSV, PDF).')
  })
})

describe('a mail of a month', () => {
  it('is called by its days, says what moved in them, and of when its figures are', async () => {
    const period = { from: '2020-04-01', to: '2020-04-30' }
    const moved = [
      {
        commune: '24547',
        policy: 'A6',
        moved: new Map([
          ['approved', { people: -2, amount: -3_000_000 }],
          ['paid', { people: 5, amount: 7_500_000 }],
        ] as const),
        reachesBack: { granted: [], paid: [] },
      },
    ]
    const reports = [aReport('policies', cuKuin.cells, { unit: cuKuin.unit, at: now })]
    const day = aMail({ ...cuKuin, reports, now })
    const month: ReportMail = {
      ...day,
      parts: [{ ...day.parts[0], moved }],
      ...{ period, isOfPast: true, isOfMonth: true, unsent: [], day: '2020-05-01' },
    }
    const { subject } = await simpleParser(Buffer.from(await composeReport(month)))
    expect(subject).toContain(`[${nq42.shortName}] Báo cáo từ 01/04/2020 đến 30/04/2020 – Huyện Cư Kuin`)
    for (const body of [reportHtml(month, 'Báo cáo'), reportText(month)]) {
      expect(body).toContain(
        'Trong kỳ, từ 01/04/2020 đến 30/04/2020: phê duyệt 3 lượt hỗ trợ, 4.500.000 đồng; chi trả theo ngày nhập 5 lượt hỗ trợ, 7.500.000 đồng.',
      )
      expect(body).toContain('Số liệu chi trả đến hết ngày 30/04/2020;')
    }
    expect(bodies[1]).not.toContain('Trong kỳ')
  })
})
