import type { FollowedComplaint, PublicComplaints } from '../../contract/complaints.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import { formatDay, formatInstant } from '../../domain/time/local-day.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import { programmeChoice } from '../programme-choice.ts'
import { complaintActions, type Lang, paths, type Site } from '../site.ts'
import { type ComplaintWords, complaintWords } from '../words/complaint-words.ts'
import { answerPart, errorSummary, line } from './render-complaint-page.ts'

export interface FollowValues {
  readonly number: string
  readonly secret: string
}

export type FollowView =
  | { readonly state: 'form' }
  | { readonly state: 'invalid'; readonly values: FollowValues; readonly errors: Readonly<Record<string, string>> }
  /** The same bytes for an unknown number and a wrong code: nothing of what was asked is repeated. */
  | { readonly state: 'not-found' }
  /** Likewise for every number: that it was tried too often says nothing of whether there is one. */
  | { readonly state: 'limited' }
  | { readonly state: 'found'; readonly complaint: FollowedComplaint; readonly secret: string }

export type FollowPage = FollowView & { readonly site: Site; readonly lang: Lang; readonly assets?: Assets }

export function renderFollowPage(page: FollowPage): string {
  const words = complaintWords[page.lang]
  return renderDocument({
    site: page.site,
    lang: page.lang,
    name: 'answers',
    title: titleOf(headingOf(page, words), page.site),
    description: words.followDescription,
    main: html`${page.state === 'invalid' ? errorSummary(page.errors, words) : ''}
<h1>${words.followTitle}</h1>
${page.state === 'found' ? foundPart(page.complaint, page.secret, words) : ''}
${page.state === 'not-found' ? answerPart(words.notFound, words.notFoundWhy) : ''}
${page.state === 'limited' ? answerPart(words.triesOver, words.triesOverWhy) : ''}
${page.state === 'found' ? '' : form(page, words)}`,
    noindex: page.state !== 'form',
    ...(page.assets ? { assets: page.assets } : {}),
  })
}

function headingOf({ state }: FollowView, words: ComplaintWords): string {
  if (state === 'invalid') return `${words.error}: ${words.followTitle}`
  if (state === 'limited') return words.triesOver
  return state === 'not-found' ? words.notFound : words.followTitle
}

function form(view: FollowView, words: ComplaintWords): Html {
  const errors = view.state === 'invalid' ? view.errors : {}
  const values = { number: '', secret: '', ...(view.state === 'invalid' ? view.values : {}) }
  return html`<p class="lead">${words.followLead}</p>
<form method="post" action="${complaintActions.follow}" autocomplete="off" novalidate>
${language(words)}
${line('number', words.number, values, errors, words, 'text', words.followHint.number)}
${line('secret', words.secret, values, errors, words, 'text', words.followHint.secret)}
<button type="submit">${words.followSubmit}</button>
</form>
<p><a href="${paths.complaint[words.lang]}">${words.title}</a></p>`
}

const language = (words: ComplaintWords): Html | string =>
  words.lang === 'vi' ? '' : html`<input type="hidden" name="lang" value="${words.lang}">`

function foundPart(complaint: FollowedComplaint, secret: string, words: ComplaintWords): Html {
  const { number, programmeName, subject, communeName, state, receivedAt, ownerName, deadline, isOverdue, answer } =
    complaint
  return html`<section class="answer" aria-labelledby="answer">
<h2 id="answer" tabindex="-1" autofocus>${words.states[state]}</h2>
${isOverdue ? html`<p class="note">${words.overdue}</p>` : ''}
<dl>
<div><dt>${words.number}</dt><dd class="number">${number}</dd></div>
<div><dt>${words.programmeName}</dt><dd lang="vi">${programmeName}</dd></div>
<div><dt>${words.subjectName}</dt><dd>${words.subject.names[subject]}</dd></div>
<div><dt>${words.place}</dt><dd lang="vi">${communeName}</dd></div>
<div><dt>${words.receivedAt}</dt><dd>${formatInstant(receivedAt)}</dd></div>
<div><dt>${words.owner}</dt><dd lang="vi">${ownerName}</dd></div>
${answer ? '' : html`<div><dt>${words.deadline}</dt><dd>${formatDay(deadline)}</dd></div>`}
</dl>
${answer ? html`<h3>${words.answer}</h3><p class="written" lang="vi">${answer.text}</p><p class="quiet" lang="vi">${words.answeredBy(answer.officeName, formatInstant(answer.at))}</p>` : ''}
${
  complaint.mayWithdraw
    ? html`<form method="post" action="${complaintActions.withdraw}">
${language(words)}
<input type="hidden" name="number" value="${number}"><input type="hidden" name="secret" value="${secret}">
<p class="quiet">${words.withdrawHint}</p>
<button type="submit" class="secondary">${words.withdraw}</button></form>`
    : ''
}
</section>`
}

export interface CountsPage {
  readonly site: Site
  /** Whose complaints are counted. */
  readonly programme: Programme
  readonly lang: Lang
}

/** How many, by district: numbers alone. */
export function renderCountsPage({ total, parts }: PublicComplaints, { site, programme, lang }: CountsPage): string {
  const words = complaintWords[lang]
  const { unit, ...columns } = words.countColumns
  const names = Object.keys(columns) as (keyof typeof columns)[]
  const row = (name: Html, tally: PublicComplaints['total']): Html =>
    html`<tr role="row"><th role="rowheader" scope="row">${name}</th>${names.map((column) => html`<td role="cell" data-counts="${columns[column]}">${tally[column]}</td>`)}</tr>`
  return renderDocument({
    site,
    lang,
    name: 'complaint',
    title: titleOf(words.counts, site),
    main: html`<h1>${words.counts}</h1><p class="lead">${words.countsLead}</p>
${countsOf(site, programme, words)}
<div class="scroll" role="region" aria-label="${words.counts}" tabindex="0"><table class="counts" role="table" aria-label="${words.counts}"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${unit}</th>${names.map((column) => html`<th role="columnheader" scope="col">${columns[column]}</th>`)}</tr></thead>
<tbody role="rowgroup">${row(html`${words.total}`, total)}${parts.map((part) => row(html`<span lang="vi">${part.unitName}</span>`, part.tally))}</tbody></table></div>
<p><a href="${paths.complaint[lang]}">${words.title}</a></p>`,
    noindex: true,
  })
}

/** Whose complaints are counted, and the way to those of another programme. */
const countsOf = (site: Site, { id: shown }: Programme, words: ComplaintWords): Html | '' =>
  programmeChoice(site, {
    lang: words.lang,
    shown,
    address: (id) => `${complaintActions.send}?programme=${id}${words.lang === 'vi' ? '' : `&lang=${words.lang}`}`,
    label: words.programmeName,
  })
