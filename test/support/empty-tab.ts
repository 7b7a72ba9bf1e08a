import type { Page } from 'playwright-core'

/**
 * Takes from a tab what its page and the page's origin have kept: nothing still asks, nobody is signed in or known.
 * @param address of something small of the same origin, so that the tab stays in its process
 */
export async function emptyTab(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.evaluate(() => {
    sessionStorage.clear()
    localStorage.clear()
    window.name = ''
  })
  await page.context().clearCookies()
}
