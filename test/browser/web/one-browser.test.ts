import { leaveBrowser, openBrowser } from '../../support/browser.ts'

describe('the browser that test files have in common', () => {
  afterAll(leaveBrowser)

  it('is one for all who open it, and keeps nothing of a file that has left it', async () => {
    const browser = await openBrowser()
    expect(await openBrowser()).toBe(browser)
    const page = await browser.newPage()
    await leaveBrowser()
    expect([page.isClosed(), browser.contexts().includes(page.context())]).toEqual([true, false])
  })

  it('is launched anew where it has died', async () => {
    const died = await openBrowser()
    await died.close()
    const anew = await openBrowser()
    expect(anew.isConnected()).toBe(true)
    expect(await (await anew.newPage()).evaluate('1 + 1')).toBe(2)
  })

  it('is killed with the process, however that ends', async () => {
    const before = process.listenerCount('exit')
    const browser = await openBrowser()
    const hears = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map((event) => process.listenerCount(event) > 0)
    expect(hears()).toEqual([true, true, true, true])
    await browser.close()
    expect(process.listenerCount('exit')).toBe(before - 1)
  })
})
