import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { renderComplaintPage } from '../../../lambdas/pages/complaints/render-complaint-page.ts'
import { renderCountsPage } from '../../../lambdas/pages/complaints/render-follow-page.ts'
import { renderFiguresPage, renderFiguresShell } from '../../../lambdas/pages/figures/render-figures-page.ts'
import { renderLookupPage } from '../../../lambdas/pages/lookup/render-lookup-page.ts'
import { renderPoliciesPage } from '../../../lambdas/pages/policies/render-policies-page.ts'
import { langs } from '../../../lambdas/pages/site.ts'
import { blankForms } from '../../../web/site/blank-forms.ts'
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
    expect(ofBoth(counts)).toEqual([
      ['nq68-2021', '/api/public/complaints?programme=nq68-2021', false],
      ['nq42-2020', '/api/public/complaints?programme=nq42-2020', true],
    ])
  })
})

const tally = { people: 0, amount: 0 }
const cell = { planned: tally, approved: tally, paid: tally }
const figures: Parameters<typeof renderFiguresPage>[0] = {
  programme: nq42.id,
  programmeName: nq42.name,
  unit: '657',
  unitName: 'Huyện Cư Kuin',
  at: Date.UTC(2021, 6, 8),
  total: cell,
  policies: [],
  units: [],
  leftOut: { here: [], below: [] },
}
const ofBoth = (page: string) =>
  [...page.matchAll(/<a href="([^"]+)" data-programme="([^"]+)"( aria-current="true")?>/g)].map(
    ([, href, id, isShown]) => [id, href?.replaceAll('&amp;', '&'), Boolean(isShown)],
  )

describe('the public figures', () => {
  it('say whose they are, lead to the other programme’s of the same place, and keep theirs in the list of units', () => {
    const page = renderFiguresPage(figures, { site, programme: nq42 })
    expect(ofBoth(page)).toEqual([
      ['nq68-2021', '/api/public/statistics?programme=nq68-2021&unit=657', false],
      ['nq42-2020', '/api/public/statistics?programme=nq42-2020&unit=657', true],
    ])
    expect(page).toContain('<input type="hidden" name="programme" value="nq42-2020">')
    expect(page).toContain(`<p lang="vi">${nq42.name}</p>`)
    expect(page).toContain('đã chi trả theo Nghị quyết 42,')
    // The head of every page names both, the first one first, whoever's figures are shown.
    expect(page).toContain('Tiền hỗ trợ theo Nghị quyết 68 và Nghị quyết 42<')
  })

  it.each(langs)('begin with the first programme, and tell of both in their description (%s)', (lang) => {
    const page = renderFiguresShell({ site, lang })
    expect(ofBoth(page).map(([id, , isShown]) => [id, isShown])).toEqual([
      ['nq68-2021', true],
      ['nq42-2020', false],
    ])
    const [, description = ''] = page.match(/name="description" content="([^"]+)"/) ?? []
    for (const { resolution } of [nq68, nq42]) expect(description).toContain(resolution[lang])
  })

  it('have no choice where one runs alone', () => {
    expect(renderFiguresShell({ site: aSite(nq68) })).not.toContain('data-programme')
  })
})

describe('the home page', () => {
  it.each(langs)('says each rule with the name of its programme, and calls the list by no number (%s)', (lang) => {
    const page = renderLookupPage({ state: 'form', site, lang })
    const facts = [...(page.match(/<ul class="facts">.*?<\/ul>/s)?.[0] ?? '').matchAll(/<li>([^<]+)</g)].map(
      ([, text]) => text,
    )
    expect(facts).toHaveLength(4)
    expect(facts[0]).toMatch(new RegExp(`^${nq68.resolution[lang]}: `))
    expect(facts[1]).toMatch(new RegExp(`^${nq42.resolution[lang]}: `))
    expect(page).not.toMatch(/Ba điều|Three things/)
    const alone = renderLookupPage({ state: 'form', site: aSite(nq42), lang })
    expect(alone).toMatch(/Ba điều|Three things/)
    expect(alone).not.toContain(`<li>${nq42.resolution[lang]}: `)
  })
})

it('the forms to download are those of both, each at an address of its own', async () => {
  const [alone, both] = [await blankForms(aSite(nq68)), await blankForms(site)]
  const addresses = both.map(([address]) => address)
  expect(addresses.slice(0, alone.length)).toEqual(alone.map(([address]) => address))
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses).toContain('mau/nq42-2020/mau-07-bao-tro-xa-hoi.xlsx')
})
