import { type AssetName, type Assets, stableAssets } from './assets.ts'
import { type Html, html } from './html.ts'
import { type Lang, langs, type PageName, paths, resolutionsOf, type Site, siteName } from './site.ts'
import { type FrameWords, frameWords } from './words/frame-words.ts'

export interface Page {
  readonly site: Site
  readonly lang: Lang
  /** Which static page this is or answers for; the menu marks it and the language link leads to its twin. */
  readonly name: PageName | null
  readonly title: string
  readonly description?: string
  readonly main: Html
  readonly scripts?: readonly AssetName[]
  /** Where people's data or nothing worth finding stands. */
  readonly noindex?: boolean
  /**
   * Inside another site's frame: no header, no menu, no footer. Links and the form without JavaScript open a page of their own,
   * because no other page of ours may be framed.
   */
  readonly embedded?: boolean
  readonly assets?: Assets
}

/** A whole HTML document. It carries no inline script or style, so that `default-src 'self'` can stay strict. */
export function renderDocument(page: Page): string {
  const { site, lang, name } = page
  const assets = page.assets ?? stableAssets
  const words = frameWords[lang]
  const indexed = !page.noindex && !page.embedded
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${page.embedded ? html`<base target="_blank">` : ''}
<title>${page.title}</title>
${page.description ? html`<meta name="description" content="${page.description}">` : ''}
${indexed ? '' : html`<meta name="robots" content="noindex">`}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0a5a4e" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#101816" media="(prefers-color-scheme: dark)">
<link rel="stylesheet" href="${assets('site.css')}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="manifest" href="/site.webmanifest">
${indexed && name ? langs.map((twin) => html`<link rel="alternate" hreflang="${twin}" href="${paths[name][twin]}">`) : ''}
${(page.scripts ?? []).map((script) => html`<script type="module" src="${assets(script)}"></script>`)}
</head>
<body>
${
  page.embedded
    ? html`<main id="main" class="width embedded" tabindex="-1">${page.main}<p class="guard-inline">${words.guard}</p></main>`
    : html`${header(page, words)}<main id="main" class="width" tabindex="-1">${page.main}</main>${footer(site, lang, words)}`
}
</body>
</html>
`.text
}

/** `Tra cứu – An Sinh Cà Mau`. */
export const titleOf = (subject: string, { tree }: Site): string => `${subject} – ${siteName} ${tree.map.place}`

function header({ site, lang, name: current }: Page, words: FrameWords): Html {
  const otherLang: Lang = lang === 'vi' ? 'en' : 'vi'
  return html`<header class="top">
<a class="skip" href="#main">${words.skip}</a>
<p class="guard"><span class="width">${words.guard}</span></p>
<div class="width brand-row">
<a class="brand" href="${paths.home[lang]}"><span class="brand-name">${siteName} <span class="brand-place">${site.tree.map.place}</span></span><span class="tagline">${words.tagline(resolutionsOf(site, lang))}</span></a>
<a class="language" href="${paths[current ?? 'home'][otherLang]}" hreflang="${otherLang}" lang="${otherLang}">${words.otherLanguage}</a>
</div>
<nav class="menu" aria-label="${words.navigation}"><ul class="width">${menu.map(
    (name) =>
      html`<li><a href="${paths[name][lang]}"${name === current ? html` aria-current="page"` : ''}>${words.nav[name]}</a></li>`,
  )}</ul></nav>
</header>`
}

const menu = ['home', 'policies', 'figures', 'help'] as const

function footer({ tree }: Site, lang: Lang, words: FrameWords): Html {
  return html`<footer class="bottom"><div class="width">
<p>${words.owner(tree)}</p>
<nav aria-label="${words.footerNavigation}"><ul>
<li><a href="${paths.complaint[lang]}">${words.complaint}</a></li>
<li><a href="${paths.receipt[lang]}">${words.receipt}</a></li>
<li><a href="${paths.accessibility[lang]}">${words.accessibility}</a></li>
<li><a href="/console/">${words.staff}</a></li>
</ul></nav>
</div></footer>`
}
