import { paymentStatuses } from '../../domain/payments/payment-status.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { html } from '../html.ts'
import { statusTag } from '../lookup/status-tag.ts'
import { type Lang, paths, type Site } from '../site.ts'
import { helpWords } from '../words/help-words.ts'
import { lookupWords } from '../words/lookup-words.ts'

/** How to look up, what every status means, and where to ask. */
export function renderHelpPage(site: Site, lang: Lang, assets?: Assets): string {
  const words = helpWords[lang]
  const { statuses } = lookupWords[lang]
  const { map, communeKinds } = site.tree
  const { help } = map
  const { name: first, text } = words.firstPlace
  return renderDocument({
    site,
    lang,
    name: 'help',
    title: titleOf(words.title, site),
    description: words.description,
    main: html`<h1>${words.title}</h1>
<section aria-labelledby="how"><h2 id="how">${words.how}</h2>
<ol>${words.steps.map((step) => html`<li>${step}</li>`)}</ol>
<p><a class="button" href="${paths.home[lang]}">${words.toLookup}</a></p></section>
<section aria-labelledby="trouble"><h2 id="trouble">${words.trouble}</h2>
${words.troubles.map(({ question, answer }) => html`<h3>${question}</h3><p>${answer}</p>`)}</section>
<section aria-labelledby="statuses"><h2 id="statuses">${words.statuses}</h2>
<dl class="stacked">${paymentStatuses.map(
      (status) =>
        html`<div><dt>${statusTag(status, statuses[status].name)}</dt><dd>${statuses[status].meaning}</dd></div>`,
    )}</dl></section>
<section aria-labelledby="ask"><h2 id="ask">${words.ask}</h2>
<dl class="stacked">${[{ name: first(communeKinds), text }, help[lang], ...words.places].map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
${help.hotline ? html`<p>${words.hotline}: <strong class="number">${help.hotline}</strong></p>` : ''}
<p><a class="button" href="${paths.complaint[lang]}">${words.complain}</a></p></section>
<section aria-labelledby="guard"><h2 id="guard">${words.guard}</h2>
<ul class="facts">${words.guards.map((guard) => html`<li>${guard}</li>`)}</ul></section>`,
    ...(assets ? { assets } : {}),
  })
}
