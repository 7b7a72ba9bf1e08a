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
 * What axe finds wrong with the page as it stands or cannot tell, one line each: WCAG 2.2 AA and its best practices.
 * @param frames whether to look into frames as well; one in a sandbox without scripts cannot be looked into
 */
export async function accessibilityFaults(page: Page, { frames = true } = {}): Promise<string[]> {
  const seesAll = frames && page.frames().length > 1
  // It stays in the page, so whoever looks a second time need not send its half a megabyte again.
  const isThere = !seesAll && (await page.evaluate(() => 'axe' in window))
  const axe = new AxeBuilder(isThere ? { page, axeSource: ';' } : { page })
  // Three times as fast as with a page of its own for the result and a list of all that is right. But it sees no foreign frame.
  if (!seesAll) axe.setLegacyMode()
  const { violations, incomplete } = await axe
    .options({ iframes: frames, resultTypes: ['violations', 'incomplete'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = [...violations, ...incomplete.flatMap(openQuestion)]
  return (await Promise.all(found.map((result) => withoutScrolledAway(page, result))))
    .flat()
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`)
}

/**
 * Of text that its box has scrolled out of sight axe compares the colour with whatever lies there now. It is judged where it is seen:
 * every panel is looked at before it is scrolled, too.
 */
async function withoutScrolledAway(page: Page, result: Result): Promise<Result[]> {
  if (result.id !== 'color-contrast') return [result]
  const nodes: Result['nodes'] = []
  for (const node of result.nodes) {
    const [selector] = node.target
    const isAway =
      typeof selector === 'string' && node.target.length === 1 && (await page.evaluate(isScrolledAway, selector))
    if (!isAway) nodes.push(node)
  }
  return nodes.length === 0 ? [] : [{ ...result, nodes }]
}

/** Runs in the page. */
function isScrolledAway(selector: string): boolean {
  const element = document.querySelector(selector)
  if (!element) return false
  const own = element.getBoundingClientRect()
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (!['auto', 'scroll'].includes(getComputedStyle(box).overflowY) || box === document.documentElement) continue
    const { top, bottom } = box.getBoundingClientRect()
    // A line of which a part is cut off is no text to be read either.
    if (own.top < top || own.bottom > bottom) return true
  }
  return false
}

/** What axe never can tell: what is in a frame that was left out, and whether a single sign such as ✓ is text. */
function openQuestion(result: Result): Result[] {
  const signs = ['shortTextContent', 'nonBmp']
  const nodes = result.nodes.filter(({ any }) => !any.some(({ data }) => signs.includes(data?.messageKey)))
  return result.id === 'frame-tested' || nodes.length === 0 ? [] : [{ ...result, nodes }]
}

type Result = Awaited<ReturnType<AxeBuilder['analyze']>>['incomplete'][number]
