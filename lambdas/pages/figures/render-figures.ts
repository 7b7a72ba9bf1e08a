import type { PublicStatisticsResponse } from '../../contract/statistics.ts'
import { formatInstant } from '../../domain/time/local-day.ts'
import { type Html, type HtmlPart, html } from '../html.ts'
import type { FiguresWords } from '../words/figures-words.ts'
import { leftOutWords } from './left-out-words.ts'
import { shareBar } from './share-bar.ts'

type Cell = PublicStatisticsResponse['total']
type Tally = Cell['planned']
type LeftOut = PublicStatisticsResponse['leftOut']['here']

/** The figures of one unit: the inside of `<div id="figures">`, made alike by Lambda and browser. `addressOf` links a unit's own figures. */
export function renderFigures(
  figures: PublicStatisticsResponse,
  addressOf: (unit: string) => string,
  words: FiguresWords,
): Html {
  const { formats } = words
  const { total } = figures
  const tellsChildren = figures.units.some((unit) => unit.unit !== figures.unit)
  return html`<h2 id="place" tabindex="-1" lang="vi">${figures.unitName}</h2>
<p lang="vi">${figures.programmeName}</p>
<p class="finding">${finding(figures, words)}</p>
${shareBar(total.paid.amount, total.approved.amount)}
<dl class="sums">
${sum(words.planned, total.planned.people > 0 ? total.planned : null, words)}
${sum(words.approved, total.approved, words)}
${sum(words.paid, total.paid, words)}
${sum(words.left, leftOf(total), words)}
</dl>
${leftOutNote(figures.leftOut.here, words.leftOut, words)}
<p class="quiet">${words.at(formatInstant(figures.at))}</p>
<h3 id="by-policy">${words.byPolicy}</h3>
${table(
  'by-policy',
  words.policy,
  figures.policies.map((policy) => ({
    name: html`<span lang="vi">${policy.policyName}</span>`,
    cell: policy.cell,
    count: (people) => words.counted(formats.count(people), policy.unitOfCount),
  })),
  words,
)}
${
  tellsChildren
    ? html`<h3 id="by-unit">${words.byUnit}</h3>
${leftOutNote(figures.leftOut.below, words.leftOutByUnit, words)}
${table(
  'by-unit',
  words.unit,
  figures.units.map((unit) => ({
    name: html`<a href="${addressOf(unit.unit)}" data-unit="${unit.unit}" lang="vi">${unit.unitName}</a>`,
    cell: unit.cell,
    count: (people) => words.supports(formats.count(people)),
  })),
  words,
)}`
    : ''
}
<p class="print-row"><button type="button" class="secondary" data-download hidden>${words.download}</button></p>
<details><summary>${words.meaning}</summary><ul>${words.meanings.map((meaning) => html`<li>${meaning}</li>`)}</ul></details>`
}

interface Row {
  readonly name: Html
  readonly cell: Cell
  readonly count: (people: number) => string
}

/** Roles repeat what the elements mean: on a phone the style sheet lays the rows out as blocks, and some browsers then forget it. */
function table(labelledBy: string, nameOfRows: string, rows: readonly Row[], words: FiguresWords): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${labelledBy}"><table role="table" aria-labelledby="${labelledBy}">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${nameOfRows}</th><th role="columnheader" scope="col">${words.approved}</th><th role="columnheader" scope="col">${words.paid}</th><th role="columnheader" scope="col">${words.share}</th></tr></thead>
<tbody role="rowgroup">${rows.map(
    ({ name, cell, count }) =>
      html`<tr role="row"><th role="rowheader" scope="row">${name}${
        cell.planned.people > 0
          ? html`<span class="quiet plan">${words.planned}: ${count(cell.planned.people)}</span>`
          : ''
      }</th>${amountCell(cell.approved, count, words)}${amountCell(cell.paid, count, words)}<td role="cell">${
        cell.approved.people > 0
          ? html`${words.formats.percent(cell.paid.amount, cell.approved.amount)}${shareBar(cell.paid.amount, cell.approved.amount)}`
          : '–'
      }</td></tr>`,
  )}</tbody>
</table></div>`
}

const amountCell = (tally: Tally, count: Row['count'], words: FiguresWords): Html =>
  html`<td role="cell">${counted(count(tally.people))}<br>${words.formats.moneyShort(tally.amount)}</td>`

/** `1.396 lượt hỗ trợ`, of which a narrow place breaks no word off. */
function counted(count: string): Html {
  const [number, ...unit] = count.split(' ')
  return html`${number} <span class="whole">${unit.join(' ')}</span>`
}

function sum(name: string, tally: Tally | null, words: FiguresWords): HtmlPart {
  if (!tally) return null
  const { formats } = words
  return html`<div><dt>${name}</dt><dd><span class="amount">${counted(words.supports(formats.count(tally.people)))}</span> ${formats.moneyShort(tally.amount)}</dd></div>`
}

/** Never below nothing, should a support have been paid and its approval withdrawn. */
const leftOf = ({ approved, paid }: Cell): Tally => ({
  people: Math.max(0, approved.people - paid.people),
  amount: Math.max(0, approved.amount - paid.amount),
})

const leftOutNote = (leftOut: LeftOut, sentence: (policies: string) => string, words: FiguresWords): HtmlPart =>
  leftOut.length > 0 && html`<p class="note">${leftOutWords(leftOut, sentence, words)}</p>`

function finding({ total, leftOut }: PublicStatisticsResponse, words: FiguresWords): string {
  // Where policies are left out, an empty sum does not say that nothing is approved.
  if (total.approved.people === 0) return leftOut.here.length > 0 ? words.nothingPublic : words.nothingYet
  return words.finding(words.formats.percent(total.paid.amount, total.approved.amount))
}
