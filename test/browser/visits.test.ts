import type { Page } from 'playwright-core'
import { phone } from '../support/browser.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

/** What a page can see of whoever was here before. */
const tracesIn = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => ({
    session: sessionStorage.length,
    local: localStorage.length,
    cookies: document.cookie,
    name: window.name,
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    isForced: matchMedia('(forced-colors: active)').matches,
    movesLess: matchMedia('(prefers-reduced-motion: reduce)').matches,
    width: innerWidth,
  }))

describe('the tab of a visitor', () => {
  const nothing = { session: 0, local: 0, cookies: '', name: '', isDark: false, isForced: false, movesLess: true }
  let former: Page
  let asked = 0

  it('may be left in any state', async () => {
    const { page, context, goto } = await visits.visit()
    former = page
    await goto('/')
    await page.evaluate(() => {
      sessionStorage.setItem('a', 'b')
      localStorage.setItem('a', 'b')
      // biome-ignore lint/suspicious/noDocumentCookie: as any page may.
      document.cookie = 'a=b'
      window.name = 'a'
    })
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'no-preference' })
    expect(await tracesIn(page)).toEqual({
      session: 1,
      local: 1,
      cookies: 'a=b',
      name: 'a',
      isDark: true,
      isForced: true,
      movesLess: false,
      width: 1280,
    })
    page.on('request', () => {
      asked += 1
    })
    await context.newPage()
    await context.route('**/*.css', (route) => route.abort())
    await context.setOffline(true)
  })

  it('has nothing of it for the next one', async () => {
    const { page, context, goto } = await visits.visit(phone)
    expect(page).toBe(former)
    const before = asked
    await goto('/')
    expect(await tracesIn(page)).toEqual({ ...nothing, width: 360 })
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0)
    expect(context.pages()).toEqual([page])
    expect(asked).toBe(before)
  })

  it('is another one for somebody else at the same time, and for a newcomer', async () => {
    const [one, other, newcomer] = [await visits.visit(), await visits.visit(), await visits.newcomer()]
    expect(new Set([one, other, newcomer].map(({ context }) => context)).size).toBe(3)
    expect(newcomer.page).not.toBe(former)
  })
})
