import type { LegalSource, Policy } from '../../domain/programmes/programme.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, type HtmlPart, html } from '../html.ts'
import type { Lang, Site } from '../site.ts'
import { exclusionWords } from '../words/exclusion-words.ts'
import { type PoliciesWords, policiesWords } from '../words/policies-words.ts'
import { benefitInWords } from './benefit-in-words.ts'
import type { Fact, PolicyText } from './policy-text.ts'
import { policyTexts } from './texts/policy-texts.ts'

export interface PoliciesPage {
  readonly site: Site
  readonly lang?: Lang
  readonly assets?: Assets
}

/** How each policy of a programme is carried out. Figures come from the programme's definition; the plain words beside them are the site's. */
export function renderPoliciesPage({ site, lang = 'vi', assets }: PoliciesPage): string {
  const words = policiesWords[lang]
  const { programme } = site
  const texts = policyTexts[lang][programme.id] ?? {}
  const rule = exclusionWords[programme.exclusion.kind][lang]
  return renderDocument({
    site,
    lang,
    name: 'policies',
    title: titleOf(words.title, site),
    description: words.description(programme.resolution[lang]),
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<section aria-labelledby="rules">
<h2 id="rules">${words.rules}</h2>
<ul class="facts"><li><strong>${rule}</strong> ${sourceInWords(programme.exclusion.source, lang)}</li><li><strong>${words.noFee}</strong></li><li>${words.open}</li><li>${words.willing}</li></ul>
</section>
<section aria-labelledby="bring">
<h2 id="bring">${words.bring}</h2>
<ul>${words.bringItems.map((item) => html`<li>${fact(item, words)}</li>`)}</ul>
</section>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${words.onThisPage}</h2>
<ul>${programme.policies.map((policy) => html`<li><a href="#${anchorOf(policy)}">${titleOfPolicy(policy, texts[policy.code])}</a></li>`)}</ul>
</nav>
${programme.policies.map((policy) => policySection(policy, texts[policy.code], lang))}
<section aria-labelledby="basis">
<h2 id="basis">${words.legalBasis}</h2>
<ul>${programme.legalBasis.map((text) => html`<li lang="vi">${text}</li>`)}</ul>
<p class="quiet">${words.unsureNote}</p>
</section>`,
    ...(assets ? { assets } : {}),
  })
}

const anchorOf = (policy: Policy): string => policy.code.toLowerCase().replace('+', '-them')

const titleOfPolicy = (policy: Policy, text: PolicyText | undefined): Html =>
  text ? html`${text.title}` : html`<span lang="vi">${policy.publicName}</span>`

function policySection(policy: Policy, text: PolicyText | undefined, lang: Lang): Html {
  const words = policiesWords[lang]
  const { labels } = words
  const facts = (items: readonly Fact[]): Html =>
    html`<ul>${items.map((item) => html`<li>${fact(item, words)}</li>`)}</ul>`
  return html`<section class="policy" aria-labelledby="${anchorOf(policy)}">
<h2 id="${anchorOf(policy)}" tabindex="-1">${titleOfPolicy(policy, text)}</h2>
<dl class="stacked">
${row(labels.who, text ? text.who : html`<span lang="vi">${policy.name}</span>`)}
${row(labels.amount, html`<span class="important">${benefitInWords(policy, lang)}</span>`)}
${row(labels.cutOff, policy.cutOff && words.cutOff(policy.cutOff.list, formatDay(policy.cutOff.day)))}
${row(labels.conditions, text && facts(text.conditions))}
${row(labels.papers, text && facts(text.papers))}
${row(labels.route, text && html`<ol>${text.route.map((step) => html`<li>${fact(step, words)}</li>`)}</ol>`)}
${row(labels.forms, policy.forms.length > 0 && words.forms(policy.forms.join(', ')))}
${row(labels.source, sourceInWords(policy.source, lang))}
</dl>
</section>`
}

const fact = (item: Fact, words: PoliciesWords): HtmlPart =>
  typeof item === 'string' ? item : html`${item.text} ${seeText(words)}`

const seeText = (words: PoliciesWords): Html => html`<em class="unsure">(${words.seeText})</em>`

function sourceInWords(source: LegalSource, lang: Lang): Html {
  const { seeText: see } = policiesWords[lang]
  return html`<span class="quiet"><span lang="vi">${source.document}${source.certain ? `, ${source.place}` : ''}</span>${source.certain ? '' : html` <em class="unsure">(${see})</em>`}</span>`
}

const row = (name: string, value: HtmlPart): HtmlPart => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`
