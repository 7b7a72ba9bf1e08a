import { type Html, html } from '../html.ts'
import { figuresAddress, type Site, spokenOf } from '../site.ts'
import type { FiguresWords } from '../words/figures-words.ts'

/** Where several programmes run: whose figures are shown, and the way to those of another one for the same unit. */
export const programmeChoice = (
  site: Site,
  { programme, unit }: { readonly programme: string; readonly unit: string },
  words: FiguresWords,
): Html | '' =>
  site.others.length === 0
    ? ''
    : html`<nav id="programmes" aria-label="${words.programmes}"><ul>${spokenOf(site).map(
        ({ id, resolution }) =>
          html`<li><a href="${figuresAddress(id, unit, words.lang)}" data-programme="${id}"${id === programme ? html` aria-current="true"` : ''}>${resolution[words.lang]}</a></li>`,
      )}</ul></nav>`
