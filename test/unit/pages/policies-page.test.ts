import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import { programmes } from '../../../lambdas/domain/programmes/programmes.ts'
import { benefitInWords } from '../../../lambdas/pages/policies/benefit-in-words.ts'
import { renderPoliciesPage } from '../../../lambdas/pages/policies/render-policies-page.ts'
import { nq42TextsVi } from '../../../lambdas/pages/policies/texts/nq42-2020-vi.ts'
import { type Lang, langs } from '../../../lambdas/pages/site.ts'
import { aSite } from '../../support/sites.ts'

describe('renderPoliciesPage', () => {
  const page = renderPoliciesPage({ site: aSite() })

  it('explains every policy of Resolution 42 in plain words', () => {
    expect(Object.keys(nq42TextsVi)).toEqual(nq42.policies.map((policy) => policy.code))
    for (const policy of nq42.policies) {
      expect(page).toContain(`href="#${policy.code.toLowerCase()}"`)
      expect(page).toContain(`id="${policy.code.toLowerCase()}"`)
    }
  })

  it('takes amounts and the legal source from the definition', () => {
    expect(page).toContain('250.000 đồng mỗi khẩu một tháng, trong 3 tháng. Trả một lần 750.000 đồng.')
    expect(page).toContain('tối đa 3 tháng (nhiều nhất 5.400.000 đồng)')
    expect(page).toContain('Quyết định 15/2020/QĐ-TTg ngày 24/4/2020, chương V<')
    expect(page).not.toMatch(/chương (?:I|II|III|IV|VI|VII)</)
    expect(page).toContain('Mẫu số 08, 10')
  })

  it('says the rule of the one highest policy, that nothing may be charged, and what to bring', () => {
    expect(page).toContain('Một người chỉ hưởng một chính sách, là chính sách có mức cao nhất.')
    expect(page).toContain('Không ai được thu phí.')
    expect(page).toContain('Khi nhận tiền, mang theo gì')
  })

  it('marks what was not read in the legal text', () => {
    expect(page).toContain('<em class="unsure">(xem văn bản)</em>')
  })

  it('shows the place of a source only where it is certain', () => {
    const [first, ...others] = nq42.policies
    if (!first) throw new Error('no policy')
    const doubtful = {
      ...nq42,
      policies: [{ ...first, source: { ...first.source, place: 'chương 99', certain: false } }, ...others],
    }
    expect(renderPoliciesPage({ site: aSite(doubtful) })).not.toContain('chương 99')
  })

  it.each(programmes.map((programme) => [programme.id, programme] as const))(
    'shows every policy of %s in both languages, with plain words or from its definition alone',
    (_id, programme) => {
      for (const lang of langs) {
        const text = renderPoliciesPage({ site: aSite(programme), lang })
        expect(text.match(/class="policy"/g)).toHaveLength(programme.policies.length)
        expect(text).not.toMatch(/undefined|\[object/)
      }
    },
  )
})

describe('benefitInWords', () => {
  it('says every kind of benefit of every programme in a sentence with an end', () => {
    for (const programme of programmes)
      for (const policy of programme.policies)
        for (const lang of langs) expect(benefitInWords(policy, lang).text).toMatch(/^\S.*[^.]\.$/)
  })

  const ofNq68 = (code: string, lang: Lang): string => {
    const policy = nq68.policies.find((one) => one.code === code)
    return policy ? benefitInWords(policy, lang).text : ''
  }

  it('says of an allowance by the day how many days each group has: whoever is isolated has not those of who is treated', () => {
    expect(ofNq68('B8', 'vi')).toBe(
      '80.000 đồng mỗi người một ngày: người điều trị (F0) tối đa 45 ngày, người cách ly y tế (F1) tối đa 21 ngày.',
    )
  })

  it('marks the law’s own names on an English page as Vietnamese', () => {
    for (const code of ['B1', 'B8'])
      expect(ofNq68(code, 'en').replace(/<span lang="vi">[^<]+<\/span>/g, '')).not.toMatch(/[ừờậảị]/)
  })
})
