import type { Browser, BrowserContext, Page } from 'playwright-core'

export const usualSize = { width: 1280, height: 800 }

/** A page of its own context. `faults` collects what the browser complains of: script errors and breaches of the page's policy. */
export async function openPage(browser: Browser) {
  const context: BrowserContext = await browser.newContext({
    viewport: usualSize,
    locale: 'vi-VN',
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

/** What is chosen in a field that is too narrow for it, and whether the field says so: "Cả xã, mỗi thôn một trang riê". */
export const cutChoices = (page: Page): Promise<{ chosen: string; isMarked: boolean }[]> =>
  page.evaluate(() => {
    const pen = document.createElement('canvas').getContext('2d')
    return [...document.querySelectorAll('select')].flatMap((field) => {
      const { font, paddingLeft, paddingRight, textOverflow } = getComputedStyle(field)
      const chosen = field.selectedOptions[0]?.text ?? ''
      if (!pen || field.clientWidth === 0) return []
      pen.font = font
      const room = field.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      return pen.measureText(chosen).width > room ? [{ chosen, isMarked: textOverflow === 'ellipsis' }] : []
    })
  })

/** Whether the page has to be scrolled sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
