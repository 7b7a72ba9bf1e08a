import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { reportHtml } from '../../../lambdas/functions/daily-report/report-html.ts'
import { reportText } from '../../../lambdas/functions/daily-report/report-text.ts'
import { viewStatistics } from '../../../lambdas/views/statistics-view.ts'
import { aCell } from '../domain/statistics/invented-province.ts'

const tree = unitTree('daklak-2020')
const cells = [
  aCell('24547', 'A7a', { planned: 2_000, waiting: 800, paid: 200 }),
  aCell('24550', 'A2', { waiting: 3, paid: 2 }),
  aCell('24118', 'A6', { waiting: 1, paid: 7 }),
]
const now = Date.UTC(2020, 4, 29, 10)
const report = {
  programme: nq42,
  statistics: viewStatistics({ programme: nq42, unit: tree.root, tree, cells, now }),
  from: 'ansinh@daklak.example',
  recipients: ['so-ldtbxh@daklak.example'],
  consoleUrl: 'https://ansinh.example/console/?a=1&b=2',
  now,
}
const html = reportHtml(report, 'Báo cáo <ngày>')
const text = reportText(report)

describe('the daily report', () => {
  it('counts each policy in its own unit and the total in grants, in both bodies', () => {
    for (const words of ['1.000 khẩu', '5 hộ', '8 người', '1.013 lượt hỗ trợ']) {
      expect(html).toContain(words)
      expect(text).toContain(words)
    }
    expect(text).toContain('Đã chi trả 209 trên 1.013 lượt hỗ trợ được phê duyệt (20,6 %), 313.500.000 đồng.')
    expect(html).toContain('Kế hoạch 2.000 khẩu, 3 tỷ đồng. Đã chi trả 20 %.')
  })

  it('names the policies of which there is nothing to report instead of showing rows of noughts', () => {
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(3 + 1)
    for (const body of [html, text]) expect(body).toMatch(/Chưa có số liệu: .*Người có công/)
  })

  it('gives mail programs no width, no colour of paper or ink, and no style sheet', () => {
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
    expect(html).not.toMatch(/[\s;"](min-)?width:\d+px|nowrap|background|[";]color:|<style/)
  })

  it('lets no letter of a title or an address become markup', () => {
    expect(html).toContain('<title>Báo cáo &lt;ngày&gt;</title>')
    expect(html).toContain('href="https://ansinh.example/console/?a=1&amp;b=2"')
  })
})
