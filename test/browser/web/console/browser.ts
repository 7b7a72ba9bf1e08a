import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface Looks {
  readonly width?: number
  readonly dark?: boolean
}

/** A page of its own context. `faults` collects what the browser complains of: script errors and breaches of the page's policy. */
export async function openPage(browser: Browser, { width = 1280, dark = false }: Looks = {}) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'vi-VN',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text())
  })
  page.setDefaultTimeout(10_000)
  return { page, context, faults }
}

/** Whether the page has to be scrolled sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
