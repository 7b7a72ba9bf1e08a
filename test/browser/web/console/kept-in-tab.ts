import type { Locator, Page } from 'playwright-core'
import { draftsKey } from '../../../../web/console/fields/kept-drafts.ts'

/** What the tab keeps of half-filled forms, as it lies there. */
export const kept = (page: Page): Promise<string | null> =>
  page.evaluate((key) => sessionStorage.getItem(key), draftsKey)

export async function isForgotten(page: Page): Promise<void> {
  await page.waitForFunction((key) => sessionStorage.getItem(key) === null, draftsKey)
}

/** What a form says that is open again. */
export const restored = (page: Page): Locator => page.getByText('những gì đang nhập dở đã được mở lại')
