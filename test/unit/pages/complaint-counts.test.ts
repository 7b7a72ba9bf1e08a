import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { renderCountsPage } from '../../../lambdas/pages/complaints/render-follow-page.ts'
import { langs } from '../../../lambdas/pages/site.ts'
import { viewComplaintCounts } from '../../../lambdas/views/complaint-view.ts'
import { aSite } from '../../support/sites.ts'

const now = Date.UTC(2020, 5, 1)
const pageOf = (unitMap: string, lang: (typeof langs)[number] = 'vi'): string => {
  const site = aSite(nq42, unitMap)
  return renderCountsPage(viewComplaintCounts([], site.tree, now), { site, programme: nq42, lang })
}

describe('the page of how many complaints there are', () => {
  it.each(langs)('calls communes no districts where the province has none (%s)', (lang) => {
    expect(pageOf('daklak-2025', lang)).toContain('Phường Buôn Hồ')
    expect(pageOf('daklak-2025', lang)).not.toMatch(/huyện|district/i)
  })

  it('is a table for a screen reader also on a phone, where the style sheet lays its rows out as blocks', () => {
    const [table = ''] = pageOf('daklak-2020').match(/<table.*<\/table>/s) ?? []
    const without = [...table.matchAll(/<(table|thead|tbody|tr|th|td)(?![^>]* role=)[^>]*>/g)].map(([tag]) => tag)
    expect(without).toEqual([])
  })
})
