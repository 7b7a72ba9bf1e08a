import type { Locator, Page } from 'playwright-core'

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** The text in one line, as it is read out. */
export const textOf = async (place: Locator): Promise<string> =>
  ((await place.textContent()) ?? '').replace(/\s+/g, ' ').trim()

export const headingOf = (page: Page, name: string): Locator => page.getByRole('heading', { name, exact: true })

/** Until that element has the focus: without a script the browser gives it ("autofocus") a frame after it has drawn the page. */
export const untilFocused = (page: Page, selector: string): Promise<void> => page.locator(`${selector}:focus`).waitFor()

/**
 * Until what has the focus says these words: a page moves it an effect later than it draws what a test waits for.
 * @param words all that it says; a pattern may match a part
 */
export const untilFocusSays = (page: Page, words: string | RegExp): Promise<void> =>
  page
    .locator(':focus')
    .filter({ hasText: typeof words === 'string' ? wholly(words) : words })
    .waitFor({ state: 'attached' })

const wholly = (words: string): RegExp => new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)

/** Until there are so many of them. */
export async function untilCount(them: Locator, count: number): Promise<void> {
  await them.nth(count).waitFor({ state: 'detached' })
  if (count > 0) await them.nth(count - 1).waitFor({ state: 'attached' })
}

/** Presses Tab (or what else moves the focus) until that element has it, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor({ state: 'attached' })
  for (let pressed = 0; pressed < 100; pressed++) {
    await page.keyboard.press(key)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${key} does not lead to ${target}`)
}
