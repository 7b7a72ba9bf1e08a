import { type Html, html } from './html.ts'
import { type Lang, type Site, spokenOf } from './site.ts'

export interface ProgrammeChoice {
  readonly lang: Lang
  /** The id of the programme that the page shows. */
  readonly shown: string
  /** Whose page it is, by a programme's id. */
  readonly address: (programme: string) => string
  readonly label: string
}

/** Where several programmes run: whose page this is, and the way to the same page of another one. */
export const programmeChoice = (site: Site, { lang, shown, address, label }: ProgrammeChoice): Html | '' =>
  site.others.length === 0
    ? ''
    : html`<nav id="programmes" aria-label="${label}"><ul>${spokenOf(site).map(
        ({ id, resolution }) =>
          html`<li><a href="${address(id)}" data-programme="${id}"${id === shown ? html` aria-current="true"` : ''}>${resolution[lang]}</a></li>`,
      )}</ul></nav>`
