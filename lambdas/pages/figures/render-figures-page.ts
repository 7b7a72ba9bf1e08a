import type { PublicStatisticsResponse } from '../../contract/statistics.ts'
import type { Assets } from '../assets.ts'
import { renderDocument, titleOf } from '../document.ts'
import { type Html, html } from '../html.ts'
import { figuresAddress, type Lang, type Site } from '../site.ts'
import { type FiguresWords, figuresWords } from '../words/figures-words.ts'
import { renderFigures } from './render-figures.ts'
import { unitPicker } from './unit-picker.ts'

export interface FiguresFrame {
  readonly site: Site
  readonly lang?: Lang
  readonly assets?: Assets
}

/** The public figures as a whole page, as the API answers a browser without JavaScript. */
export function renderFiguresPage(figures: PublicStatisticsResponse, frame: FiguresFrame): string {
  const { site, lang = 'vi', assets } = frame
  const words = figuresWords[lang]
  const address = (unit: string): string => figuresAddress(site.programme.id, unit, lang)
  return renderDocument({
    site,
    lang,
    name: 'figures',
    title: titleOf(`${words.title}: ${figures.unitName}`, site),
    description: words.description(site.programme.resolution[lang]),
    main: html`<h1>${words.title}</h1>
${unitPicker(site, figures.unit, words)}${wayUp(site, figures.unit, address, words)}
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
    description: words.description(site.programme.resolution[lang]),
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${unitPicker(site, root, words)}
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
