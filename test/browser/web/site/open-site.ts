import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { partsOf } from '../../../../lambdas/domain/statistics/counts.ts'
import { publish } from '../../../../lambdas/domain/statistics/publication.ts'
import { renderCountsPage } from '../../../../lambdas/pages/complaints/render-follow-page.ts'
import { renderFiguresPage } from '../../../../lambdas/pages/figures/render-figures-page.ts'
import { complaintActions, figuresAction, type Site, spokenOf } from '../../../../lambdas/pages/site.ts'
import { viewComplaintCounts } from '../../../../lambdas/views/complaint-view.ts'
import { viewPublicStatistics } from '../../../../lambdas/views/public-statistics-view.ts'
import { buildSite } from '../../../../web/site/build.ts'
import { leaveBrowser, openBrowser } from '../../../support/browser.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const now = Date.UTC(2021, 6, 8)
const origin = 'http://ansinh.example'

/** How many people were planned for in the commune of the sample list: what tells the programmes' figures apart. */
export const plannedFor = (site: Site, programme: string): number =>
  30 * (spokenOf(site).findIndex(({ id }) => id === programme) + 1)

/** The built citizens' site in a browser; figures and counts come from the pages' own code over a register of our own. */
export async function openSite(site: Site) {
  const folder = await mkdtemp(join(tmpdir(), 'site-'))
  const programmes = spokenOf(site).map(({ id }) => id)
  await buildSite(folder, { unitMap: site.tree.map.id, programmes })
  const browser: Browser = await openBrowser()

  const answer = async (route: Route): Promise<void> => {
    const { pathname, searchParams } = new URL(route.request().url())
    const programme = spokenOf(site).find(({ id }) => id === searchParams.get('programme')) ?? site.programme
    if (pathname === figuresAction) {
      const policy = programme.policies.find(({ benefit }) => benefit.kind !== 'not-paid')
      const people = plannedFor(site, programme.id)
      const counts = { ...partsOf([]), planned: { people, amount: dong(people * 1_000_000) } }
      const cells = [{ commune: site.tree.map.exampleCommune, policy: policy?.code ?? '', counts }]
      const publication = publish(programme, site.tree, cells)
      const unit = site.tree.find(searchParams.get('unit') ?? '') ?? site.tree.root
      const figures = viewPublicStatistics({ programme, tree: site.tree, publication, readAt: now }, unit)
      const isPage = !route.request().headers().accept?.includes('json')
      return isPage
        ? route.fulfill({
            contentType: 'text/html; charset=utf-8',
            body: renderFiguresPage(figures, { site, programme }),
          })
        : route.fulfill({ json: figures })
    }
    if (pathname === complaintActions.send) {
      const counts = viewComplaintCounts([], site.tree, now)
      const body = renderCountsPage(counts, { site, programme, lang: 'vi' })
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body })
    }
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const body = await readFile(join(folder, file)).catch(() => null)
    const contentType = types[extname(file)] ?? 'application/octet-stream'
    return body ? route.fulfill({ contentType, body }) : route.fulfill({ status: 404, body: '' })
  }

  return {
    /** A browser of its own that goes to this address. `faults` collects script errors and files that are not there. */
    async visit(path: string, looks: BrowserContextOptions): Promise<{ page: Page; faults: string[] }> {
      const context = await browser.newContext({ baseURL: origin, reducedMotion: 'reduce', ...looks })
      await context.route('**/*', answer)
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('response', (response) => {
        if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
      })
      await page.goto(path)
      return { page, faults }
    },
    async close(): Promise<void> {
      await leaveBrowser()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
