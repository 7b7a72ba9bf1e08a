import type { LegalSource, Policy, Programme } from '../../domain/programmes/programme.ts'
import { formatDay } from '../../domain/time/local-day.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, type HtmlPart, html } from '../html.ts'
import { type Lang, resolutionsOf, type Site, spokenOf } from '../site.ts'
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

/**
 * How each policy is carried out, of every programme that the pages speak of; two that run side by side each stand under a heading of
 * their own. Figures come from the programmes' definitions; the plain words beside them are the site's.
 */
export function renderPoliciesPage({ site, lang = 'vi', assets }: PoliciesPage): string {
  const words = policiesWords[lang]
  const programmes = spokenOf(site)
  const isAlone = programmes.length === 1
  return renderDocument({
    site,
    lang,
    name: 'policies',
    title: titleOf(words.title, site),
    description: words.description(resolutionsOf(site, lang)),
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${isAlone ? '' : programmesOnPage(programmes, lang)}
<section aria-labelledby="rules">
<h2 id="rules">${words.rules}</h2>
<ul class="facts">${isAlone ? ruleOf(site.programme, lang) : ''}<li><strong>${words.noFee}</strong></li><li>${words.open}</li><li>${words.willing}</li></ul>
</section>
<section aria-labelledby="bring">
<h2 id="bring">${words.bring}</h2>
<ul>${words.bringItems.map((item) => html`<li>${fact(item, words)}</li>`)}</ul>
</section>
${programmes.map((programme, nth) => programmePart(programme, { lang, isAlone, isFirst: nth === 0 }))}
<p class="quiet">${words.unsureNote}</p>`,
    ...(assets ? { assets } : {}),
  })
}

const programmesOnPage = (programmes: readonly Programme[], lang: Lang): Html => {
  const { programmesHere } = policiesWords[lang]
  return html`<nav class="contents" aria-labelledby="programmes">
<h2 id="programmes">${programmesHere}</h2>
<ul>${programmes.map(({ id, resolution }) => html`<li><a href="#${id}">${resolution[lang]}</a></li>`)}</ul>
</nav>`
}

const ruleOf = ({ exclusion }: Programme, lang: Lang): Html =>
  html`<li><strong>${exclusionWords[exclusion.kind][lang]}</strong> ${sourceInWords(exclusion.source, lang)}</li>`

interface Place {
  readonly lang: Lang
  /** The only programme of the page needs no heading: its policies stand right below the page's own. */
  readonly isAlone: boolean
  readonly isFirst: boolean
}

/** A programme's contents, policies and legal texts. */
function programmePart(programme: Programme, place: Place): Html {
  const { lang, isAlone, isFirst } = place
  const words = policiesWords[lang]
  const { id, policies, legalBasis, name, resolution } = programme
  const texts = policyTexts[lang][id] ?? {}
  const below = isFirst ? '' : `${id}-`
  const heading = headingBelow(isAlone)
  // Both may have a policy of one name: a screen reader hears whose it is.
  const named = (own: string): string => (isAlone ? own : `${own} ${id}`)
  const parts = html`<nav class="contents" aria-labelledby="${named(`${below}contents`)}">
${heading(`${below}contents`, html`${isAlone ? words.onThisPage : words.policiesOf(resolution[lang])}`)}
<ul>${policies.map((policy) => html`<li><a href="#${below}${anchorOf(policy)}">${titleOfPolicy(policy, texts[policy.code])}</a></li>`)}</ul>
</nav>
${policies.map((policy) => policySection(policy, texts[policy.code], { lang, anchor: `${below}${anchorOf(policy)}`, named, heading }))}
<section aria-labelledby="${named(`${below}basis`)}">
${heading(`${below}basis`, html`${words.legalBasis}`)}
<ul>${legalBasis.map((text) => html`<li lang="vi">${text}</li>`)}</ul>
</section>`
  if (isAlone) return parts
  return html`<section aria-labelledby="${id}">
<h2 id="${id}" tabindex="-1">${resolution[lang]}</h2>
<p lang="vi">${name}</p>
<ul class="facts">${ruleOf(programme, lang)}</ul>
${parts}
</section>`
}

type Heading = (id: string, words: Html) => Html

const headingBelow = (isAlone: boolean): Heading =>
  isAlone
    ? (id, words) => html`<h2 id="${id}" tabindex="-1">${words}</h2>`
    : (id, words) => html`<h3 id="${id}" tabindex="-1">${words}</h3>`

const anchorOf = (policy: Policy): string => policy.code.toLowerCase().replace('+', '-them')

const titleOfPolicy = (policy: Policy, text: PolicyText | undefined): Html =>
  text ? html`${text.title}` : html`<span lang="vi">${policy.publicName}</span>`

interface PolicyPlace {
  readonly lang: Lang
  readonly anchor: string
  /** The ids of what names a part. */
  readonly named: (own: string) => string
  readonly heading: Heading
}

function policySection(
  policy: Policy,
  text: PolicyText | undefined,
  { lang, anchor, named, heading }: PolicyPlace,
): Html {
  const words = policiesWords[lang]
  const { labels } = words
  const facts = (items: readonly Fact[]): Html =>
    html`<ul>${items.map((item) => html`<li>${fact(item, words)}</li>`)}</ul>`
  return html`<section class="policy" aria-labelledby="${named(anchor)}">
${heading(anchor, titleOfPolicy(policy, text))}
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
