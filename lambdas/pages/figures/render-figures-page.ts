import type { PublicStatisticsResponse } from '../../contract/statistics.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import { programmeChoice } from '../programme-choice.ts'
import { figuresAddress, type Lang, resolutionsOf, type Site } from '../site.ts'
import { type FiguresWords, figuresWords } from '../words/figures-words.ts'
import { renderFigures } from './render-figures.ts'
import { unitPicker } from './unit-picker.ts'

export interface FiguresFrame {
  readonly site: Site
  /** Whose figures are shown; where none is named, those of the programme that the pages are about. */
  readonly programme?: Programme
  readonly lang?: Lang
  readonly assets?: Assets
}

/** The public figures as a whole page, as the API answers a browser without JavaScript. */
export function renderFiguresPage(figures: PublicStatisticsResponse, frame: FiguresFrame): string {
  const { site, programme = site.programme, lang = 'vi', assets } = frame
  const words = figuresWords[lang]
  const address = (unit: string): string => figuresAddress(programme.id, unit, lang)
  return renderDocument({
    site,
    lang,
    name: 'figures',
    title: titleOf(`${words.title}: ${figures.unitName}`, site),
    description: words.description(programme.resolution[lang]),
    main: html`<h1>${words.title}</h1>
${choice(site, { programme: programme.id, unit: figures.unit }, words)}${unitPicker(site, { programme: programme.id, unit: figures.unit }, words)}${wayUp(site, figures.unit, address, words)}
<div id="figures">${renderFigures(figures, address, words)}</div>`,
    // One page of figures for search engines: the static one. This one would stand there once for each unit.
    noindex: true,
    ...(assets ? { assets } : {}),
  })
}

/** The static page: the list of units at once, the figures as soon as the script has asked for them. */
export function renderFiguresShell(frame: FiguresFrame): string {
  const { site, lang = 'vi', assets } = frame
  const words = figuresWords[lang]
  const root = site.tree.root.code
  return renderDocument({
    site,
    lang,
    name: 'figures',
    title: titleOf(words.title, site),
    description: words.description(resolutionsOf(site, lang)),
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${choice(site, { programme: site.programme.id, unit: root }, words)}${unitPicker(site, { programme: site.programme.id, unit: root }, words)}
<p class="hidden" role="status" id="progress"></p>
<div id="figures" data-unit="${root}"><p><a href="${figuresAddress(site.programme.id, root, lang)}">${words.withoutScript}</a></p></div>`,
    scripts: [`figures-${lang}.js`],
    ...(assets ? { assets } : {}),
  })
}

function wayUp({ tree }: Site, unit: string, address: (unit: string) => string, words: FiguresWords): Html | '' {
  const above = [...tree.path(unit)].reverse()
  if (above.length < 2) return ''
  return html`<nav class="way-up" aria-label="${words.path}"><ol lang="vi">${above.map((step) =>
    step.code === unit
      ? html`<li aria-current="page">${step.name}</li>`
      : html`<li><a href="${address(step.code)}">${step.name}</a></li>`,
  )}</ol></nav>`
}

/** The same unit's figures of another programme. */
const choice = (
  site: Site,
  { programme, unit }: { readonly programme: string; readonly unit: string },
  { lang, programmes }: FiguresWords,
) =>
  programmeChoice(site, {
    lang,
    shown: programme,
    address: (id) => figuresAddress(id, unit, lang),
    label: programmes,
  })
