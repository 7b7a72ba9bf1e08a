import { paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import type { renderLookup } from '../../../lambdas/pages/lookup/render-lookup.ts'
import { type LookupPage, renderLookupPage as renderOn } from '../../../lambdas/pages/lookup/render-lookup-page.ts'
import { langs, paths } from '../../../lambdas/pages/site.ts'
import { exclusionWords } from '../../../lambdas/pages/words/exclusion-words.ts'
import { lookupWords } from '../../../lambdas/pages/words/lookup-words.ts'
import { aSite } from '../../support/sites.ts'
import { anOwnSupport } from './own-support.ts'

const site = aSite()
const renderLookupPage = (page: Parameters<typeof renderLookup>[0] & Pick<LookupPage, 'lang' | 'embedded'>): string =>
  renderOn({ ...page, site })
const at = Date.UTC(2020, 5, 1, 2, 30)
const found = (...supports: ReturnType<typeof anOwnSupport>[]): string =>
  renderLookupPage({ state: 'found', supports, at })
const textOf = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('renderLookupPage', () => {
  it('asks with a form that needs no script and puts nothing into an address', () => {
    const page = renderLookupPage({ state: 'form' })
    expect(page).toContain('<form method="post" action="/api/lookup"')
    expect(page).toMatch(/<input id="idNumber" name="idNumber" type="text" inputmode="numeric" autocomplete="off"/)
    expect(page).toMatch(/<input id="fullName" name="fullName" type="text"/)
    expect(page).not.toContain('name="robots"')
  })

  it('shows mistakes on top, first in the title and with the same words beside the field', () => {
    const message = 'Số căn cước phải có 12 chữ số'
    const page = renderLookupPage({
      state: 'invalid',
      values: { idNumber: '12 "3', fullName: 'Mẫu' },
      errors: { idNumber: message },
    })
    expect(page).toContain('<title>Lỗi: ')
    expect(page).toContain(`<li><a href="#idNumber">${message}</a></li>`)
    expect(page.indexOf('class="errors"')).toBeLessThan(page.indexOf('<h1>'))
    expect(page).toMatch(new RegExp(`id="idNumber-error">.*${message}`))
    expect(page).toContain('aria-describedby="idNumber-error idNumber-hint" aria-invalid="true"')
    expect(page).toContain('value="12 &quot;3"')
    expect(page).toContain('value="Mẫu"')
  })

  it('tells everything the person may know of his support', () => {
    const text = textOf(found(anOwnSupport()))
    for (const fact of [
      'H&#39;Ƀlŭm Niê Kdăm',
      '•••••••• 4321',
      'Xã Ea Tiêu, Huyện Cư Kuin',
      'Hộ nghèo',
      '750.000 đồng',
      'Số 1042/QĐ-UBND ngày 12/05/2020',
      'Đã chi trả',
      '29/05/2020',
      'Bưu điện huyện Cư Kuin',
      'Chính chủ',
      'Tra cứu lúc 09:30 01/06/2020',
    ])
      expect(text).toContain(fact)
  })

  it.each(langs)(
    'leads to a complaint, in %s: below an answer that finds nobody, and below one that says paid',
    (lang) => {
      const states = [{ state: 'not-found' }, { state: 'found', supports: [anOwnSupport()], at }] as const
      for (const state of states) {
        const page = renderLookupPage({ ...state, lang })
        expect(page.slice(page.indexOf('</form>'), page.indexOf('</main>'))).toContain(
          `href="${paths.complaint[lang]}"`,
        )
      }
    },
  )

  it('leaves out the payment of a support that is not paid', () => {
    const text = textOf(
      found(
        anOwnSupport({
          status: 'approved',
          paid: null,
          paidOn: null,
          payerName: null,
          receivedBy: null,
          districtName: null,
        }),
      ),
    )
    expect(text).toContain('Chưa chi trả')
    for (const name of ['Ngày chi trả', 'Đơn vị chi trả', 'Người nhận']) expect(text).not.toContain(name)
    expect(text).not.toContain('null')
  })

  it('tells of a support that is paid by the month what was paid last, for which months, and all of it so far', () => {
    const support = anOwnSupport({
      amount: 3_000_000,
      status: 'part-paid',
      paid: { soFar: 2_000_000, last: 1_000_000, months: ['05/2020'] },
    })
    const text = textOf(found(support))
    for (const fact of ['Đã chi trả 2.000.000 đồng', 'Lần chi gần nhất 1.000.000 đồng 05/2020'])
      expect(text).toContain(fact)
    expect(textOf(found(anOwnSupport()))).not.toMatch(/Lần chi gần nhất/)
    const english = textOf(renderLookupPage({ state: 'found', supports: [support], at, lang: 'en' }))
    expect(english).toContain('Last payment 1,000,000 đồng 05/2020')
  })

  it('tells what is not handed out since it was had before, and by which later decision the sum is another', () => {
    const amendedBy = { number: '88/QĐ-UBND', day: '2020-06-02' }
    const paid = { soFar: 1_500_000, last: 1_500_000, months: [] }
    const support = anOwnSupport({ amount: 3_000_000, offset: 1_500_000, amendedBy, paid })
    const text = textOf(found(support))
    for (const fact of [
      'Số tiền được phê duyệt 3.000.000 đồng',
      'Trừ khoản đã nhận 1.500.000 đồng',
      'Quyết định Số 1042/QĐ-UBND ngày 12/05/2020',
      'Sửa theo quyết định Số 88/QĐ-UBND ngày 02/06/2020',
      'Đã chi trả 1.500.000 đồng',
    ])
      expect(text).toContain(fact)
    const english = textOf(renderLookupPage({ state: 'found', supports: [support], at, lang: 'en' }))
    for (const fact of ['Of it already received before 1,500,000', 'Changed by decision'])
      expect(english).toContain(fact)
    expect(textOf(found(anOwnSupport()))).not.toMatch(/đã nhận trước|Điều chỉnh/)
  })

  it('says that a person gets only one policy when there are several, and not otherwise', () => {
    const sentence = exclusionWords['highest-only'].vi
    expect(found(anOwnSupport(), anOwnSupport({ policyName: 'Bảo trợ xã hội' }))).toContain(sentence)
    expect(found(anOwnSupport())).not.toContain(`<p class="note">${sentence}`)
  })

  it('says each programme’s own rule, and none of two programmes that support a person once each', () => {
    const other = { programmeName: 'Chương trình khác', rule: exclusionWords['one-of'] }
    const note = (page: string): string => /<p class="note">([^<]*)/.exec(page)?.[1] ?? ''
    expect(note(found(anOwnSupport(), anOwnSupport(other)))).toBe('')
    expect(note(found(anOwnSupport(other), anOwnSupport(other)))).toContain(exclusionWords['one-of'].vi)
  })

  it.each(paymentStatuses)('says in words what %s means and what to do', (status) => {
    for (const lang of langs) {
      const page = renderLookupPage({ state: 'found', supports: [anOwnSupport({ status })], at, lang })
      expect(page).toContain(`</svg>${lookupWords[lang].statuses[status].name}</strong>`)
      expect(page).toContain(lookupWords[lang].statuses[status].meaning)
    }
  })

  it('empties the form beside an answer about a person', () => {
    expect(found(anOwnSupport()).match(/value=""/g)).toHaveLength(2)
  })

  it('keeps pages with or about people out of search engines', () => {
    for (const page of [
      found(anOwnSupport()),
      renderLookupPage({ state: 'not-found' }),
      renderLookupPage({ state: 'busy' }),
      renderLookupPage({ state: 'form', embedded: true }),
    ])
      expect(page).toContain('<meta name="robots" content="noindex">')
  })

  it('says why nothing may be found and what to do next', () => {
    const text = textOf(renderLookupPage({ state: 'not-found' }))
    expect(text).toContain('Có thể bạn chưa có trong danh sách, hoặc số giấy tờ chưa được nhập.')
    for (const step of lookupWords.vi.notFoundSteps) expect(text).toContain(step)
  })

  it('passes on how long to wait', () => {
    expect(renderLookupPage({ state: 'busy', detail: 'Thử lại sau 10 phút.' })).toContain('Thử lại sau 10 phút.')
  })

  it('moves the focus to what is new, without a script too', () => {
    for (const page of [found(anOwnSupport()), renderLookupPage({ state: 'not-found' })])
      expect(page.match(/ autofocus/g)).toHaveLength(1)
    expect(renderLookupPage({ state: 'form' })).not.toContain(' autofocus')
  })

  it('escapes what the register says', () => {
    expect(found(anOwnSupport({ fullName: '<img src=x onerror=alert(1)>' }))).not.toContain('<img')
  })

  it('keeps the language of a form that was posted in English', () => {
    const page = renderLookupPage({ state: 'not-found', lang: 'en' })
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<input type="hidden" name="lang" value="en">')
  })

  it('has neither header nor footer in a frame, and leaves the frame for every other page', () => {
    const page = renderLookupPage({ state: 'form', embedded: true })
    expect(page).not.toContain('<header')
    expect(page).not.toContain('<footer')
    expect(page).toContain('<base target="_blank">')
  })
})
