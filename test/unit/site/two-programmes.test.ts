import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { renderComplaintPage } from '../../../lambdas/pages/complaints/render-complaint-page.ts'
import { renderCountsPage } from '../../../lambdas/pages/complaints/render-follow-page.ts'
import { renderPoliciesPage } from '../../../lambdas/pages/policies/render-policies-page.ts'
import { langs } from '../../../lambdas/pages/site.ts'
import { aSite } from '../../support/sites.ts'

/** July 2021: Resolution 68 is paid, and what Resolution 42 paid wrongly is still asked back. */
const site = { ...aSite(nq68), others: [nq42] }

describe('the policies page where two programmes run side by side', () => {
  const page = renderPoliciesPage({ site })

  it('tells of both, the one that the pages are about first, each under its heading, found from the top', () => {
    const headings = [...page.matchAll(/<h2 id="(nq[^"]+)" tabindex="-1">([^<]+)</g)].map(([, id, words]) => [
      id,
      words,
    ])
    expect(headings).toEqual([
      ['nq68-2021', 'Nghị quyết 68'],
      ['nq42-2020', 'Nghị quyết 42'],
    ])
    for (const [id] of headings) expect(page.indexOf(`href="#${id}"`)).toBeLessThan(page.indexOf('id="rules"'))
    expect(page.match(/class="policy"/g)).toHaveLength(nq68.policies.length + nq42.policies.length)
  })

  it('says of each its own rule and its own law', () => {
    const [newer = '', older = ''] = page.split('<h2 id="nq42-2020"')
    for (const [part, own, other] of [
      [newer, nq68, nq42],
      [older, nq42, nq68],
    ] as const) {
      for (const text of own.legalBasis) expect(part).toContain(text)
      expect(part).toContain(own.exclusion.source.document)
      expect(part).not.toContain(other.legalBasis[0])
    }
    expect(newer).not.toContain('là chính sách có mức cao nhất')
    expect(older).toContain('là chính sách có mức cao nhất')
  })

  it('leads to each policy, also where both call one by the same code', () => {
    const twins = { ...nq42, id: 'nq43-2020', policies: nq42.policies }
    const both = renderPoliciesPage({ site: { ...aSite(nq42), others: [twins] } })
    const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of both.matchAll(/href="#([^"]+)"/g)) if (target !== 'main') expect(ids).toContain(target)
  })

  it.each(langs)('has parts of which no two are called alike, also where a policy of both is (%s)', (lang) => {
    const text = renderPoliciesPage({ site, lang })
    const wordsOf = (id: string): string =>
      text.match(new RegExp(` id="${id}"[^>]*>(.*?)</h\\d>`, 's'))?.[1] ?? `no ${id}`
    const names = [...text.matchAll(/<(?:section|nav)[^>]* aria-labelledby="([^"]+)"/g)].map(([, ids = '']) =>
      ids.split(' ').map(wordsOf).join(' '),
    )
    expect(names.join()).not.toContain('no nq')
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(langs)('has no rank of heading left out (%s)', (lang) => {
    const ranks = [...renderPoliciesPage({ site, lang }).matchAll(/<h(\d)/g)].map(([, rank]) => Number(rank))
    expect(ranks.every((rank, nth) => nth === 0 || rank <= (ranks[nth - 1] ?? 0) + 1)).toBe(true)
  })

  it('names both at the head of every page', () => {
    expect(page).toContain('Tiền hỗ trợ theo Nghị quyết 68 và Nghị quyết 42<')
  })

  it('has no list of programmes where one runs alone', () => {
    expect(renderPoliciesPage({ site: aSite(nq68) })).not.toContain('id="programmes"')
  })
})

describe('the complaint form', () => {
  it.each(langs)('asks which programme it is about where two run (%s)', (lang) => {
    const form = renderComplaintPage({ state: 'form', site, lang })
    const [select = ''] = form.match(/<select id="programme".*?<\/select>/s) ?? []
    expect([...select.matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value)).toEqual([
      '',
      'nq68-2021',
      'nq42-2020',
    ])
    expect(form).toContain('<label for="programme">')
  })

  it('asks nobody where one runs alone', () => {
    expect(renderComplaintPage({ state: 'form', site: aSite(nq68), lang: 'vi' })).not.toContain('name="programme"')
  })

  it('leads from the counts of one to those of the other', () => {
    const none = { received: 0, open: 0, overdue: 0, answered: 0, refused: 0, withdrawn: 0 }
    const counts = renderCountsPage({ total: none, parts: [] }, { site, programme: nq42, lang: 'vi' })
    expect(counts).toContain('<strong>Nghị quyết 42</strong>')
    expect(counts).toContain('href="/api/public/complaints?programme=nq68-2021"')
  })
})
