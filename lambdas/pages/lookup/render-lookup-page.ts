import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import { type Lang, paths, resolutionsOf, type Site, spokenOf } from '../site.ts'
import { exclusionWords } from '../words/exclusion-words.ts'
import { type HomeWords, homeWords } from '../words/home-words.ts'
import { lookupWords } from '../words/lookup-words.ts'
import { type LookupView, lookupTitle, renderLookup } from './render-lookup.ts'

export type LookupPage = LookupView & {
  readonly site: Site
  readonly lang?: Lang
  /** The look-up alone, for the frame in the Department's portal. */
  readonly embedded?: boolean
  readonly assets?: Assets
}

/**
 * The page with the look-up in one of its states: the static home page (`form`) and every answer to a form posted without
 * JavaScript. A page for `not-found` or `busy` is the same bytes for everybody.
 */
export function renderLookupPage(page: LookupPage): string {
  const { site, lang = 'vi', embedded = false } = page
  const words = lookupWords[lang]
  const home = homeWords[lang]
  const beside = !embedded && (page.state === 'form' || page.state === 'invalid')
  return renderDocument({
    site,
    lang,
    name: 'home',
    title: titleOf(lookupTitle(page, words), site),
    description: home.description(resolutionsOf(site, lang)),
    main: html`<div id="lookup">${renderLookup(page, words)}</div>
<p class="hidden" role="status" id="progress"></p>
<p class="no-print">${home.wrong} <a href="${paths.complaint[lang]}">${home.complain}</a></p>
${beside ? rememberAndMore(site, lang, home) : ''}`,
    scripts: embedded ? [`lookup-${lang}.js`, 'embed.js'] : [`lookup-${lang}.js`],
    noindex: page.state !== 'form',
    embedded,
    ...(page.assets ? { assets: page.assets } : {}),
  })
}

/** Each programme's own rule; with its name where another one runs beside it, since the rules differ. */
const rulesOf = (site: Site, lang: Lang): string[] =>
  spokenOf(site).map(({ exclusion, resolution }) => {
    const rule = exclusionWords[exclusion.kind][lang]
    return site.others.length === 0 ? rule : `${resolution[lang]}: ${rule.charAt(0).toLowerCase()}${rule.slice(1)}`
  })

const cards = ['policies', 'figures', 'complaint', 'help'] as const

function rememberAndMore(site: Site, lang: Lang, words: HomeWords): Html {
  return html`<section aria-labelledby="remember">
<h2 id="remember">${site.others.length === 0 ? words.remember : words.rememberAll}</h2>
<ul class="facts">${[...rulesOf(site, lang), ...words.facts].map((fact) => html`<li>${fact}</li>`)}</ul>
</section>
<section aria-labelledby="more">
<h2 id="more">${words.more}</h2>
<ul class="cards">${cards.map(
    (name) =>
      html`<li><a href="${paths[name][lang]}"><strong>${words.cards[name].title}</strong><span>${words.cards[name].text}</span></a></li>`,
  )}</ul>
</section>`
}
