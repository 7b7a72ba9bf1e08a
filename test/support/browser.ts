import './chromium-libraries.ts'
import { AxeBuilder } from '@axe-core/playwright'
import packaged from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** The Chromium that comes inside an npm package: nothing is downloaded, no system browser is needed. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 780 },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
}
export const desk: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
}

/**
 * What axe finds wrong with the page as it stands, one line each: WCAG 2.2 AA and its best practices.
 * @param frames whether to look into frames as well; one in a sandbox without scripts cannot be looked into
 */
export async function accessibilityFaults(page: Page, { frames = true } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ iframes: frames })
  // Else it would wait for ever for a script in the frame.
  if (!frames) axe.setLegacyMode()
  const { violations } = await axe
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
  )
}

/** Errors of the page's scripts and refused requests; a page that works has none. */
export function watchPage(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  return faults
}
