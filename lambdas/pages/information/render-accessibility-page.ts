import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { html } from '../html.ts'
import type { Lang, Site } from '../site.ts'
import { accessibilityWords } from '../words/accessibility-words.ts'

/** What everybody can rely on, and honestly what is still missing. */
export function renderAccessibilityPage(site: Site, lang: Lang, assets?: Assets): string {
  const words = accessibilityWords[lang]
  return renderDocument({
    site,
    lang,
    name: 'accessibility',
    title: titleOf(words.title, site),
    description: words.description,
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<section aria-labelledby="can"><h2 id="can">${words.can}</h2>
<ul>${words.abilities.map((ability) => html`<li>${ability}</li>`)}</ul></section>
<section aria-labelledby="standard"><h2 id="standard">${words.standard}</h2><p>${words.standardText}</p></section>
<section aria-labelledby="limits"><h2 id="limits">${words.limits}</h2>
<ul>${words.limitsList.map((limit) => html`<li>${limit}</li>`)}</ul></section>
<section aria-labelledby="report"><h2 id="report">${words.report}</h2><p>${words.reportText}</p></section>`,
    ...(assets ? { assets } : {}),
  })
}
