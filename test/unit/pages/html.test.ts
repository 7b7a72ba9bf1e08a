import fc from 'fast-check'
import { Html, html } from '../../../lambdas/pages/html.ts'
import { anyText } from '../../support/any-text.ts'

describe('html', () => {
  it('escapes text and attributes', () => {
    const hostile = `"><script>alert('x')</script>&`
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
    )
  })

  it('lets no inserted text open a tag or close an attribute', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/)
      }),
    )
  })

  it('keeps nested markup and joins lists', () => {
    expect(html`<ul>${['a', '<b>'].map((item) => html`<li>${item}</li>`)}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
    )
  })

  it('inserts nothing for null, undefined and false, but keeps zero', () => {
    expect(html`[${null}${undefined}${false}${0}]`.text).toBe('[0]')
  })

  it('does not take an object of the same shape for markup', () => {
    const forged = JSON.parse('{"text":"<script>"}') as Html
    expect(forged).not.toBeInstanceOf(Html)
    expect(html`${forged}`.text).not.toContain('<script>')
  })
})
