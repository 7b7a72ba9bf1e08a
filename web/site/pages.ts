import type { Assets } from '../../lambdas/pages/assets.ts'
import { renderComplaintPage } from '../../lambdas/pages/complaints/render-complaint-page.ts'
import { renderFollowPage } from '../../lambdas/pages/complaints/render-follow-page.ts'
import { renderFiguresShell } from '../../lambdas/pages/figures/render-figures-page.ts'
import { renderAccessibilityPage } from '../../lambdas/pages/information/render-accessibility-page.ts'
import { renderHelpPage } from '../../lambdas/pages/information/render-help-page.ts'
import { renderNotFoundPage } from '../../lambdas/pages/information/render-not-found-page.ts'
import { renderLookupPage } from '../../lambdas/pages/lookup/render-lookup-page.ts'
import { renderPoliciesPage } from '../../lambdas/pages/policies/render-policies-page.ts'
import { renderReceiptPage } from '../../lambdas/pages/receipt/render-receipt-page.ts'
import { type Lang, langs, type PageName, paths, type Site } from '../../lambdas/pages/site.ts'

const renderers: Record<PageName, (site: Site, lang: Lang, assets: Assets) => string> = {
  home: (site, lang, assets) => renderLookupPage({ state: 'form', site, lang, assets }),
  embed: (site, lang, assets) => renderLookupPage({ state: 'form', site, lang, assets, embedded: true }),
  policies: (site, lang, assets) => renderPoliciesPage({ site, lang, assets }),
  figures: (site, lang, assets) => renderFiguresShell({ site, lang, assets }),
  receipt: renderReceiptPage,
  complaint: (site, lang, assets) => renderComplaintPage({ state: 'form', site, lang, assets }),
  answers: (site, lang, assets) => renderFollowPage({ state: 'form', site, lang, assets }),
  help: renderHelpPage,
  accessibility: renderAccessibilityPage,
}

/** Every static page: path of its file below the site's root -> HTML. Total over the named pages and languages by type. */
export function sitePages(site: Site, assets: Assets): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([['404.html', renderNotFoundPage(site, assets)]])
  for (const name of Object.keys(paths) as PageName[])
    for (const lang of langs) pages.set(`${paths[name][lang].slice(1)}index.html`, renderers[name](site, lang, assets))
  return pages
}
