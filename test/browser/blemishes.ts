import type { Page } from 'playwright-core'
import { accessibilityFaults } from '../support/browser.ts'

interface Looks {
  readonly width: number
  readonly height: number
  readonly dark: boolean
}

/** An office's screen by day and a phone at night: the two that differ in everything. */
const bothLooks: readonly Looks[] = [
  { width: 1280, height: 900, dark: false },
  { width: 360, height: 780, dark: true },
]

/** What is wrong with the page as it stands, seen on both screens; it is left as it was. */
export async function blemishes(page: Page, options: { readonly frames?: boolean } = {}): Promise<string[]> {
  const before = page.viewportSize()
  const found: string[] = []
  for (const look of bothLooks) {
    await wear(page, look)
    const name = `${look.width} px ${look.dark ? 'dark' : 'light'}`
    found.push(...(await blemishesNow(page, options)).map((blemish) => `${name}: ${blemish}`))
  }
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Sets size and colours and waits until they are drawn. */
export async function wear(page: Page, { width, height, dark }: Looks): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

async function blemishesNow(page: Page, options: { readonly frames?: boolean }): Promise<string[]> {
  const facts = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  return [
    ...(await accessibilityFaults(page, options)),
    ...(facts.lang === '' ? ['the page has no language'] : []),
    ...(facts.title === '' ? ['the page has no title'] : []),
    ...(facts.headings === 1 ? [] : [`${facts.headings} main headings`]),
    ...(facts.tooWide > 0 ? [`to be scrolled sideways by ${facts.tooWide} px`] : []),
  ]
}
