import { nq42 } from '../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
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
import { type Lang, langs, type PageName, paths, site } from '../../lambdas/pages/site.ts'

const renderers: Record<PageName, (lang: Lang, assets: Assets) => string> = {
  home: (lang, assets) => renderLookupPage({ state: 'form', lang, assets }),
  embed: (lang, assets) => renderLookupPage({ state: 'form', lang, assets, embedded: true }),
  policies: (lang, assets) => renderPoliciesPage({ programme: nq42, lang, assets }),
  figures: (lang, assets) => renderFiguresShell({ tree: unitTree(site.unitMap), lang, assets }),
  receipt: (lang, assets) => renderReceiptPage(unitTree(site.unitMap), lang, assets),
  complaint: (lang, assets) => renderComplaintPage({ state: 'form', tree: unitTree(site.unitMap), lang, assets }),
  answers: (lang, assets) => renderFollowPage({ state: 'form', lang, assets }),
  help: renderHelpPage,
  accessibility: renderAccessibilityPage,
}

/** Every static page: path of its file below the site's root -> HTML. Total over the named pages and languages by type. */
export function sitePages(assets: Assets): ReadonlyMap<string, string> {
  const pages = new Map<string, string>([['404.html', renderNotFoundPage(assets)]])
  for (const name of Object.keys(paths) as PageName[])
    for (const lang of langs) pages.set(`${paths[name][lang].slice(1)}index.html`, renderers[name](lang, assets))
  return pages
}
