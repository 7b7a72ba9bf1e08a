import './chromium-libraries.ts'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import packaged from '@sparticuz/chromium'
import type axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { markTexts } from './judged-texts.ts'
import { leaveBrowser, letLast, oneBrowser } from './one-browser.cjs'

export { leaveBrowser, letLast }

/**
 * The Chromium that comes inside an npm package: nothing is downloaded, no system browser is needed. It is the one of all files of the
 * process; whoever opens it leaves it at the file's end.
 */
export async function openBrowser(): Promise<Browser> {
  return oneBrowser({
    executablePath: await packaged.executablePath(),
    headless: true,
    ignoreDefaultArgs: hasSharedMemory() ? [sharesFiles] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const sharedMemory = '/dev/shm'
/** By it a page's pictures and answers go through files of the disk, as they have to where a container has 64 MB of shared memory. */
const sharesFiles = '--disable-dev-shm-usage'
const enoughBytes = 512 * 1024 * 1024

function hasSharedMemory(): boolean {
  if (!existsSync(sharedMemory)) return false
  const { bavail, bsize } = statfsSync(sharedMemory)
  return bavail * bsize >= enoughBytes
}

export const phone = {
  viewport: { width: 360, height: 780 },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
} satisfies BrowserContextOptions
export const desk = {
  viewport: { width: 1280, height: 900 },
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
} satisfies BrowserContextOptions

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const judged = 'data-judged'
/** The small one, half as long: each page is sent it and compiles it. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds wrong with the page as it stands or cannot tell, one line each: WCAG 2.2 AA and its best practices.
 * @param frames whether to look into frames as well; one in a sandbox without scripts cannot be looked into
 */
export async function accessibilityFaults(page: Page, { frames = true } = {}): Promise<string[]> {
  const found = await faultsNow(page, frames)
  if (found.length === 0) return found
  // Headings of a page that is drawn anew while they are counted are out of order: what is wrong still is so a moment later.
  await page.waitForTimeout(1_000)
  return faultsNow(page, frames)
}

async function faultsNow(page: Page, frames: boolean): Promise<string[]> {
  const { violations, incomplete } =
    frames && page.frames().length > 1 ? await seenWithFrames(page) : await seenInPage(page)
  const found = [...violations, ...incomplete.flatMap(openQuestion)]
  return (await Promise.all(found.map((result) => withoutScrolledAway(page, result))))
    .flat()
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`)
}

type Seen = Pick<AxeResults, 'violations' | 'incomplete'>

const seenWithFrames = (page: Page): Promise<Seen> =>
  new AxeBuilder({ page })
    .options({ resultTypes: ['violations', 'incomplete'] })
    .withTags(tags)
    .analyze()

/** Several times as fast as with a page of its own for the result, a list of all that is right, and each of fifty equal rows. */
async function seenInPage(page: Page): Promise<Seen> {
  // It stays in the page, so whoever looks a second time need not send its half a megabyte again.
  // What tsx makes of a function asks for `__name`, which a walk outside of jest would miss in the page.
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(`${axeSource}\nglobalThis.__name ??= (named) => named`)
  await page.evaluate(markTexts, judged)
  return page.evaluate(
    async ({ values, selector }) => {
      const { axe: here } = window as unknown as { axe: typeof axe }
      here.configure({ rules: [{ id: 'color-contrast', selector }] })
      const { violations, incomplete } = await here.run(document, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations', 'incomplete'],
        iframes: false,
      })
      return { violations, incomplete }
    },
    { values: tags, selector: `[${judged}]` },
  )
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

type Result = AxeResults['incomplete'][number]
