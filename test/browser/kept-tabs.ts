import type { BrowserContextOptions, Page } from 'playwright-core'
import { desk, letLast, openBrowser } from '../support/browser.ts'
import { emptyTab } from '../support/empty-tab.ts'
import { keptForAll } from '../support/kept-for-all.cjs'
import { siteUrl } from '../support/test-machine.ts'

/** Tabs that one visitor leaves to the next: nothing of his is in them, but for the files that need not be fetched and compiled again. */
export interface KeptTabs {
  take(looks: BrowserContextOptions): Promise<Page>
  give(page: Page): Promise<void>
}

/** Those of all test files of the process. */
export const keptTabs = (): Promise<KeptTabs> => keptForAll('tabs', async () => openTabs())

/** What a page can be told at any time, and an emptied tab is told anew. */
const usualMedia = {
  media: null,
  colorScheme: 'light',
  contrast: 'no-preference',
  forcedColors: 'none',
  reducedMotion: 'reduce',
} as const

/** The tab of a browser profile that nobody was in before. */
export async function openTab(looks: BrowserContextOptions): Promise<Page> {
  const context = await (await openBrowser()).newContext(looks)
  const page = await context.newPage()
  await page.emulateMedia(usualMedia)
  return page
}

function openTabs(): KeptTabs & { close(): Promise<void> } {
  const waiting = new Map<string, Page[]>()
  const kinds = new WeakMap<Page, string>()
  return {
    async take({ viewport, ...looks }) {
      const kind = JSON.stringify(looks)
      // Some have ended with their browser.
      const tabs = (waiting.get(kind) ?? []).filter((tab) => !tab.isClosed())
      const kept = tabs.pop()
      waiting.set(kind, tabs)
      const page = kept ?? (await openTab(looks))
      letLast(page.context())
      kinds.set(page, kind)
      await page.setViewportSize(viewport ?? desk.viewport)
      return page
    },
    async give(page) {
      if (page.isClosed()) return
      await empty(page)
      const kind = kinds.get(page) ?? ''
      waiting.set(kind, [...(waiting.get(kind) ?? []), page])
    },
    async close() {
      for (const page of [...waiting.values()].flat()) await page.context().close()
      waiting.clear()
    },
  }
}

/** Small, of the origin whose stores are emptied, and of the same process. */
const emptyPage = '/robots.txt'

async function empty(page: Page): Promise<void> {
  const context = page.context()
  for (const other of context.pages()) if (other !== page) await other.close()
  page.removeAllListeners()
  context.removeAllListeners()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.setOffline(false)
  await context.clearPermissions()
  await page.emulateMedia(usualMedia)
  await emptyTab(page, new URL(emptyPage, siteUrl()).href)
}
