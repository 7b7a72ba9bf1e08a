import type { ReceiptVerdict } from '../../domain/ledger/seals/check-receipt.ts'
import type { OpenPart } from '../../domain/ledger/seals/ledger-entry.ts'
import type { PublishedIndex } from '../../domain/ledger/seals/published-ledger.ts'
import { type NamedUnits, officeName } from '../../domain/permissions/office-name.ts'
import { isRole } from '../../domain/permissions/permission-table.ts'
import { formatDay, formatInstant } from '../../domain/time/local-day.ts'
import { type Html, type HtmlPart, html } from '../html.ts'
import type { ReceiptWords } from '../words/receipt-words-vi.ts'

/** Nothing of the ledger has come, or something that is no part of it. */
export interface Unread {
  readonly kind: 'offline' | 'no-file'
}

export type ShownVerdict = ReceiptVerdict | Unread

/** @param open what the receipt says; null for a typed code, which says nothing but itself */
export function renderVerdict(
  verdict: ShownVerdict,
  open: OpenPart | null,
  units: NamedUnits,
  words: ReceiptWords,
): Html {
  const isProved = verdict.kind === 'proved' && open !== null
  const title = words.verdicts[open ? verdict.kind : kindOfCode(verdict.kind)]
  return html`<section class="answer" aria-labelledby="answer">
<h2 id="answer" tabindex="-1">${words.result}</h2>
<div class="support verdict verdict-${look(verdict)}">
<p class="verdict-title"><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><circle cx="12" cy="12" r="10"/><path d="${signs[look(verdict)]}"/></svg><strong>${title}</strong></p>
<p>${meaning(verdict, open !== null, words)}</p>
${open ? html`<h3>${isProved ? words.content : words.untrusted}</h3><dl>${contentRows(open, units, words)}</dl>` : ''}
</div>
</section>`
}

/** A typed code proves and disproves less than a receipt does. */
function kindOfCode(kind: ShownVerdict['kind']) {
  return kind === 'proved' ? 'known' : kind === 'absent' ? 'unknown' : kind
}

const look = ({ kind }: ShownVerdict): 'good' | 'waiting' | 'bad' =>
  kind === 'proved'
    ? 'good'
    : kind === 'absent' || kind === 'ledger-broken' || kind === 'seal-lacking'
      ? 'bad'
      : 'waiting'

const signs = { good: 'M6 12.5l4 4 8-9', waiting: 'M12 6.5V12l3.5 2.5', bad: 'M7.5 7.5l9 9m0-9l-9 9' } as const

function meaning(verdict: ShownVerdict, isWhole: boolean, words: ReceiptWords): string {
  switch (verdict.kind) {
    case 'proved': {
      const proof = words.provedMeans(verdict.place, verdict.events, formatDay(verdict.day))
      return isWhole ? proof : `${words.knownMeans} ${proof}`
    }
    case 'not-sealed-yet':
      return words.notYetMeans(formatDay(verdict.day))
    case 'seal-lacking':
      return words.lackingMeans(formatDay(verdict.day))
    case 'absent':
      return isWhole ? words.absentMeans : words.unknownMeans
    case 'ledger-broken':
      return words.brokenMeans(formatDay(verdict.day))
    case 'offline':
      return words.offlineMeans
    case 'no-file':
      return words.noFileMeans
  }
}

function contentRows({ unit, at, office, of }: OpenPart, units: NamedUnits, words: ReceiptWords): HtmlPart {
  const { fields } = words
  const vi = (text: string): HtmlPart => (words.lang === 'vi' ? text : html`<span lang="vi">${text}</span>`)
  const row = (name: string, value: HtmlPart): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const officeText = office && isRole(office.role) ? officeName(units, office.role, office.unit) : (office?.unit ?? '')
  return [
    of && row(fields.fullName, html`<strong>${vi(of.fullName)}</strong>`),
    of?.paid && row(fields.amount, html`<span class="amount">${words.money(of.paid.amount)}</span>`),
    of?.paid && of.paid.months.length > 0 ? row(fields.months, words.namedMonths(of.paid.months)) : null,
    // A receipt of version 1 knows the grant alone, which may be paid by the month.
    of && of.paid?.amount !== of.amount ? row(fields.granted, words.money(of.amount)) : null,
    of && row(fields.policy, vi(of.policy)),
    row(fields.place, vi(units.find(unit)?.name ?? unit)),
    of?.paidOn ? row(fields.paidOn, formatDay(of.paidOn)) : null,
    row(fields.office, vi(officeText)),
    row(fields.enteredAt, formatInstant(at)),
  ]
}

/** How many of the last days the page lists; all of them stand in the published file. */
const shownDays = 7

export function renderDays({ days }: PublishedIndex, words: ReceiptWords): Html {
  if (days.length === 0) return html`<p>${words.noDays}</p>`
  const last = [...days].reverse().slice(0, shownDays)
  return html`<dl class="seals">${last.map(
    ({ day, events, seal }) =>
      html`<div><dt>${words.day} ${formatDay(day)} – ${words.events.toLowerCase()}: ${events}</dt><dd><span class="seal">${seal}</span></dd></div>`,
  )}</dl>`
}
