import type { Page } from 'playwright-core'
import { accessibilityFaults } from '../support/browser.ts'

export interface Looks {
  readonly width: number
  readonly height: number
  readonly dark: boolean
}

/** An office's screen by day and a phone at night: the two that differ in everything. */
export const bothLooks: readonly Looks[] = [
  { width: 1280, height: 900, dark: false },
  { width: 360, height: 780, dark: true },
]

let turns = 0

/**
 * What is wrong with the page as it stands; it is left as it was. A journey looks at each of its pages more than once, so it sees
 * them on one of both screens in turn, unless it says which.
 */
export async function blemishes(
  page: Page,
  { looks, ...options }: { readonly frames?: boolean; readonly looks?: readonly Looks[] } = {},
): Promise<string[]> {
  const inTurn = bothLooks.slice(turns % 2, (turns % 2) + 1)
  if (!looks) turns += 1
  const before = page.viewportSize()
  const found: string[] = []
  for (const look of looks ?? inTurn) {
    await wear(page, look)
    const name = `${look.width} px ${look.dark ? 'dark' : 'light'}`
    found.push(...(await blemishesNow(page, options)).map((blemish) => `${name}: ${blemish}`))
  }
  if (before) await page.setViewportSize(before)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Sets size and colours and waits until they are drawn. */
async function wear(page: Page, { width, height, dark }: Looks): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

async function blemishesNow(page: Page, options: { readonly frames?: boolean }): Promise<string[]> {
  const seen = await accessibilityFaults(page, options)
  // On a busy machine the new colours may come a moment later than two frames. A real fault is there the second time too.
  const faults = seen.some((fault) => fault.includes('color-contrast')) ? await seenAgain(page, options) : seen
  return [...faults, ...(await page.evaluate(blemishesInPage))]
}

async function seenAgain(page: Page, options: { readonly frames?: boolean }): Promise<string[]> {
  await page.waitForTimeout(500)
  return accessibilityFaults(page, options)
}

/** Runs in the page, so it may use nothing from here. */
function blemishesInPage(): string[] {
  const { documentElement: root, title, body } = document
  const headings = document.querySelectorAll('h1').length
  const tooWide = root.scrollWidth - root.clientWidth
  const elements = [...body.querySelectorAll<HTMLElement>('*')]
  // What is for screen readers alone is one pixel small on purpose.
  const cutOff = elements.filter(
    (element) =>
      ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) &&
      element.clientWidth > 1 &&
      element.scrollWidth > element.clientWidth + 1,
  )
  const spoken = elements
    .filter((element) => !['SCRIPT', 'STYLE'].includes(element.tagName) && element.closest('[lang]') === root)
    .flatMap((element) => [
      ...[...element.childNodes].map((node) => (node instanceof Text ? node.data : '')),
      ...['aria-label', 'placeholder', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''),
    ])
  const foreign = /\b(the|and|with|error|loading|close|search|cancel|invalid|required|undefined|null|NaN)\b|\[object/i
  return [
    ...(root.lang === '' ? ['the page has no language'] : []),
    ...(title === '' ? ['the page has no title'] : []),
    ...(headings === 1 ? [] : [`${headings} main headings`]),
    ...(tooWide > 0 ? [`to be scrolled sideways by ${tooWide} px`] : []),
    ...cutOff.map(({ className, textContent }) => `cut off: ${className}: ${textContent}`),
    ...(root.lang === 'vi' ? spoken.filter((text) => foreign.test(text)).map((text) => `not Vietnamese: ${text}`) : []),
  ]
}
