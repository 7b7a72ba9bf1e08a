import type { Browser } from 'playwright-core'
import { accessibilityFaults, leaveBrowser, openBrowser } from '../support/browser.ts'

/** A table of equal rows, with something about one of them. */
const page = (style: string, at = 25): string => `<!doctype html><html lang="vi"><title>Bảng</title><main><h1>Bảng</h1>
  <style>.pale td { color: #ccc } .dark { background: #333 }</style>
  <table><tr><th>Họ tên</th><th>Số tiền</th></tr>
  ${Array.from({ length: 50 }, (_, row) => `<tr ${row === at ? style : ''}><td>Người ${row}</td><td>1</td></tr>`).join('')}
  </table></main></html>`

describe('a text that cannot be read', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(leaveBrowser)

  it.each([
    ['by its class', 'class="pale"'],
    ['by its own colour', 'style="color: #ddd"'],
    ['by the ground behind it', 'class="dark"'],
    ['by how much shines through', 'style="opacity: 0.4"'],
  ])('is found among fifty that can be read: %s', async (_what, style) => {
    const opened = await browser.newPage()
    await opened.setContent(page(''))
    expect(await accessibilityFaults(opened)).toEqual([])
    await opened.setContent(page(style))
    expect(await accessibilityFaults(opened)).toEqual([expect.stringMatching(/^color-contrast: /)])
    await opened.close()
  })
})
