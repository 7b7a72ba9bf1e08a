import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import type { Lang, Site } from '../site.ts'
import { receiptWords } from '../words/receipt-words.ts'

/**
 * The page that checks a receipt on the reader's own device: static, without a sign-in, the same for everybody. Its fields have no
 * names: where no script takes the form over, a browser would send the receipt, person and sum, in the page's address.
 */
export function renderReceiptPage(site: Site, lang: Lang, assets?: Assets): string {
  const words = receiptWords[lang]
  return renderDocument({
    site,
    lang,
    name: 'receipt',
    title: titleOf(words.title, site),
    description: words.description,
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<noscript><p class="note">${words.noScript}</p></noscript>
<form id="check" autocomplete="off" novalidate>
<div class="field">
<label for="receipt">${words.label}</label>
<p class="hint" id="receipt-hint">${words.hint}</p>
<p class="wrong" id="receipt-error" hidden></p>
<textarea id="receipt" rows="3" autocomplete="off" spellcheck="false" autocapitalize="off" aria-describedby="receipt-error receipt-hint"></textarea>
</div>
<button type="submit">${words.check}</button>
</form>
<p class="hidden" role="status" id="progress"></p>
<div id="verdict"></div>
<section aria-labelledby="proves"><h2 id="proves">${words.proves}</h2>
<ul class="facts">${words.provesList.map((line) => html`<li>${line}</li>`)}</ul>
<h3>${words.provesNot}</h3>
<ul class="facts">${words.provesNotList.map((line) => html`<li>${line}</li>`)}</ul></section>
<section aria-labelledby="prepare-title"><h2 id="prepare-title">${words.prepare}</h2>
<p>${words.prepareLead}</p>
<form id="prepare">
<label for="commune">${words.commune(site.tree.communeKinds)}</label>
<div class="beside"><select id="commune" lang="vi"${officesOf(site.tree)}>${communes(site.tree)}</select>
<button type="submit" class="secondary">${words.load}</button></div>
</form>
<p role="status" id="prepared"></p></section>
<section aria-labelledby="days-title"><h2 id="days-title">${words.days}</h2>
<p>${words.daysLead}</p>
<div id="days"></div></section>`,
    scripts: [`receipt-${lang}.js`],
    ...(assets ? { assets } : {}),
  })
}

/** Every unit with its name stands here once, and how its offices are called: the script takes the names from the list. */
function communes(tree: UnitTree): Html[] {
  return tree
    .children(tree.root.code)
    .map((unit) =>
      unit.level === 'commune'
        ? option(unit.code, unit.name)
        : html`<optgroup label="${unit.name}" id="unit-${unit.code}">${tree
            .communes(unit.code)
            .map(({ code, name }) => option(code, name))}</optgroup>`,
    )
}

const officesOf = ({ map: { offices } }: UnitTree): Html => {
  const ofDistricts = offices.district === null ? '' : html` data-district-office="${offices.district}"`
  return html` data-province-office="${offices.province}"${ofDistricts} data-commune-office="${offices.commune}"`
}

const option = (code: string, name: string): Html => html`<option value="${code}">${name}</option>`
