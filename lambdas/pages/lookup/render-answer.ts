import type { OwnSupport } from '../../contract/lookup.ts'
import { formatDay, formatInstant } from '../../domain/time/local-day.ts'
import { type Html, type HtmlPart, html } from '../html.ts'
import { helpPath, receiptAddress } from '../site.ts'
import type { LookupWords } from '../words/lookup-words.ts'
import { statusTag } from './status-tag.ts'

/** `autofocus` moves the focus to the answer where no script runs; the script focuses the same element after a change in place. */
const heading = (text: string): Html => html`<h2 id="answer" tabindex="-1" autofocus>${text}</h2>`

/** @param at the moment of the look-up, ms since 1970: a printed answer must say when it was true */
export function renderFound(supports: readonly OwnSupport[], at: number, words: LookupWords): Html {
  // Supports of two programmes exclude each other by no rule of either.
  const second = supports.find((one, index) => supports[index - 1]?.programmeName === one.programmeName)
  return html`<section class="answer" aria-labelledby="answer">
${heading(words.found)}
${second ? html`<p class="note">${second.rule[words.lang]}</p>` : ''}
${supports.map((support, index) => supportBlock(support, index, words))}
<p class="quiet">${words.at(formatInstant(at))}</p>
<p class="print-row"><button type="button" class="secondary" data-print hidden>${words.print}</button></p>
</section>`
}

/** The same bytes for an unknown number and for a wrong name: it repeats nothing of what was asked. */
export function renderNotFound(words: LookupWords): Html {
  return html`<section class="answer" aria-labelledby="answer">
${heading(words.notFound)}
<p>${words.notFoundWhy}</p>
<h3>${words.nextSteps}</h3>
<ol>${words.notFoundSteps.map((step) => html`<li>${step}</li>`)}</ol>
<p><a href="${helpPath[words.lang]}">${words.helpPage}</a></p>
</section>`
}

/** @param detail what the API says about it, e.g. how long to wait */
export function renderBusy(words: LookupWords, detail?: string): Html {
  return html`<section class="answer" aria-labelledby="answer">
${heading(words.busy)}
<p>${detail ?? words.busyWhy}</p>
</section>`
}

function supportBlock(support: OwnSupport, index: number, words: LookupWords): Html {
  const { fields } = words
  const status = words.statuses[support.status]
  /** The record's own words stay Vietnamese on the English page and must be read out so. */
  const vi = (text: string): Html => (words.lang === 'vi' ? html`${text}` : html`<span lang="vi">${text}</span>`)
  const place = [support.communeName, support.districtName].filter(Boolean).join(', ')
  const decided = ({ number, day }: OwnSupport['decision']): string => words.decision(number, formatDay(day))
  return html`<article class="support" aria-labelledby="support-${index}">
<h3 id="support-${index}">${vi(support.policyName)}</h3>
<p class="quiet">${vi(support.programmeName)}</p>
<dl>
${row(fields.status, html`${statusTag(support.status, status.name)} <span class="meaning">${status.meaning}</span>`)}
${row(fields.amount, html`<span class="amount">${words.money(support.amount)}</span> ${support.months === null ? '' : words.months(support.months)}`)}
${row(fields.offset, support.offset > 0 ? words.money(support.offset) : null)}
${row(fields.fullName, vi(support.fullName))}
${row(fields.idNumber, html`<span class="number">${support.idNumberMasked}</span>`)}
${row(fields.place, vi(place))}
${row(fields.policy, vi(support.policyName))}
${row(fields.decision, decided(support.decision))}
${row(fields.amendedBy, support.amendedBy && decided(support.amendedBy))}
${partsPaid(support, words)}
${row(fields.paidOn, support.paidOn && formatDay(support.paidOn))}
${row(fields.payer, support.payerName && vi(support.payerName))}
${row(fields.receiver, support.receivedBy && words.receivers[support.receivedBy])}
${row(fields.receipt, support.receipt && receiptPart(support.receipt, words))}
</dl>
</article>`
}

/** Where the grant is not paid at once: the receipt below is of the last sum alone. */
const partsPaid = ({ amount, paid }: OwnSupport, { fields, money }: LookupWords): HtmlPart =>
  paid && paid.last !== amount
    ? [row(fields.paid, money(paid.soFar)), row(fields.lastPaid, `${money(paid.last)} ${paid.months.join(', ')}`)]
    : null

/** The link carries the receipt behind its `#`: it is not sent, and the code is what stands on a print. */
const receiptPart = ({ code, content }: NonNullable<OwnSupport['receipt']>, words: LookupWords): Html =>
  html`<span class="number">${code}</span> <a class="no-print" href="${receiptAddress(content, words.lang)}">${words.checkReceipt}</a>`

const row = (name: string, value: HtmlPart): HtmlPart =>
  value === null ? null : html`<div><dt>${name}</dt><dd>${value}</dd></div>`
