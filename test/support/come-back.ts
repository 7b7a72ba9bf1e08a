import { randomUUID } from 'node:crypto'
import type { Disposable, Page } from 'playwright-core'

/** Where a tab of the console keeps who has signed in. */
const kept = 'ansinh.session'

/** What the tab has kept of whoever has signed in, as text. */
export const keptSession = (page: Page): Promise<string> =>
  page.evaluate((key) => sessionStorage.getItem(key) ?? '', kept)

/**
 * The next page that the tab goes to finds the session as a reload would. Once: what becomes of it then is the console's own.
 * @param lastsMs from the page's own now on, as if he had just signed in; without it as long as it did
 * @returns to be disposed of where a tab comes back more than once
 */
export function comeBack(page: Page, session: string, lastsMs?: number): Promise<Disposable> {
  return page.addInitScript(
    ({ key, text, lasts, turn }) => {
      if (window !== window.top || window.name.split(' ').includes(turn)) return
      window.name += ` ${turn}`
      const parts = JSON.parse(text)
      const expiresAt = lasts === undefined ? parts.expiresAt : Date.now() + lasts
      sessionStorage.setItem(key, JSON.stringify({ ...parts, expiresAt }))
    },
    { key: kept, text: session, lasts: lastsMs, turn: randomUUID() },
  )
}

/** As if an hour had passed: the next thing that the page asks for, loaded anew, needs a new token. */
export async function letTokenEnd(page: Page): Promise<void> {
  await page.evaluate((key) => {
    const session = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    sessionStorage.setItem(key, JSON.stringify({ ...session, expiresAt: 0 }))
  }, kept)
  await page.reload()
}
