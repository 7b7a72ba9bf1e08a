import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Disposable, Page } from 'playwright-core'
import { demoPassword } from '../../local/demo/demo-accounts.ts'
import { draftsKey } from '../../web/console/fields/kept-drafts.ts'
import { desk, leaveBrowser } from '../support/browser.ts'
import { comeBack, keptSession } from '../support/come-back.ts'
import { siteUrl, testData } from '../support/test-machine.ts'
import { type KeptTabs, keptTabs, openTab } from './kept-tabs.ts'

/** A person at a browser of his own, and what an engineer looking over his shoulder would write down. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** Script errors, breaches of the page's policy, requests that failed. A journey that ends with one has failed. */
  readonly faults: string[]
  /** Answers of 400 and more, as `404 GET /path`. They have to be expected one by one. */
  readonly refusals: string[]
  /** The address of every request, frame and navigation, `pushState` among them, and every referrer. */
  readonly addresses: string[]
  goto(path: string): Promise<void>
  /** Takes all faults off the list that are of this kind; there has to be one. */
  expectFaults(kind: RegExp): void
  /** Takes these refusals off the list, in any order; whatever is left over fails the test. */
  expectRefusals(...refusals: string[]): void
}

/**
 * Opens visits for the tests of one file in one browser, and looks after each test whether anything went wrong in them.
 * @param isNew whether also an officer's computer has nothing of ours at first, because it is cut off what it may have to load
 */
export function openVisits({ isNew = false } = {}) {
  let tabs: KeptTabs
  const open = new Set<Visit>()
  const newcomers = new Set<Visit>()
  const officers = new Map<string, Visit>()
  const signIns: Disposable[] = []
  const secrets: string[] = []
  jest.setTimeout(120_000)

  beforeAll(async () => {
    tabs = await keptTabs()
  })
  afterEach(async () => {
    const wrong = [...open, ...newcomers, ...officers.values()].flatMap(({ faults, refusals, addresses }) => [
      ...faults.splice(0),
      ...refusals.splice(0),
      ...told(addresses.splice(0), secrets),
    ])
    for (const { page } of open) await tabs.give(page)
    open.clear()
    for (const { context } of newcomers) await context.close()
    newcomers.clear()
    expect(wrong).toEqual([])
  })
  afterAll(async () => {
    for (const signIn of signIns) await signIn.dispose()
    if (!isNew) for (const { page } of officers.values()) await tabs.give(page)
    await leaveBrowser()
  })

  return {
    /** From now on none of these names and numbers may stand in an address or a referrer of any visit. */
    keepSecret: (...texts: string[]): void => void secrets.push(...texts),
    /** Somebody whom the browser does not know. What he leaves in it is gone after the test, but for files that are the same for all. */
    async visit(looks: BrowserContextOptions = desk): Promise<Visit> {
      const visit = watched(await tabs.take(looks))
      open.add(visit)
      return visit
    },
    /** A new browser profile, for whoever looks at what has to be loaded, cuts lines or grants permissions. */
    async newcomer(looks: BrowserContextOptions = desk): Promise<Visit> {
      const visit = watched(await openTab(looks))
      newcomers.add(visit)
      return visit
    },
    /**
     * An officer's own computer, on which he has signed in; the same one for all tests of the file. It shows what the last of them has
     * left, and nothing for the first one: it goes where it wants.
     */
    async officer(username: string): Promise<Visit> {
      const known = officers.get(username)
      if (known) {
        // What another test has left half filled in would be open again.
        await known.page.evaluate((key) => sessionStorage.removeItem(key), draftsKey)
        return known
      }
      const visit = watched(isNew ? await openTab(desk) : await tabs.take(desk))
      officers.set(username, visit)
      const signIn = await signInOnce(visit, username)
      if (signIn) signIns.push(signIn)
      return visit
    },
    /** The same with the console before him, for whoever takes its menu from wherever the last test has left it. */
    async officerInConsole(username: string): Promise<Visit> {
      const visit = await this.officer(username)
      if (!visit.page.url().includes('/console/')) await visit.goto('/console/')
      return visit
    },
  }
}

/** Fills in the sign-in form as it stands and sends it. */
export async function signInAs({ page }: Visit, username: string, password = demoPassword): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

/** Goes to an address of the console and signs in there. */
export async function enter(visit: Visit, path: string, username: string): Promise<void> {
  await visit.goto(path)
  await signInAs(visit, username)
  await visit.page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
}

/** Signs in by the form, once for all files: in the others the tab finds him signed in wherever it goes. */
async function signInOnce(visit: Visit, username: string): Promise<Disposable | undefined> {
  const { page } = visit
  const kept = join(testData, 'browser-sessions', username)
  if (!existsSync(kept)) {
    await enter(visit, '/console/', username)
    mkdirSync(dirname(kept), { recursive: true })
    writeFileSync(kept, await keptSession(page))
    return undefined
  }
  return comeBack(page, readFileSync(kept, 'utf8'))
}

/** Addresses in which a secret stands, whatever its case and however it is encoded. */
function told(addresses: readonly string[], secrets: readonly string[]): string[] {
  const plain = (text: string): string => text.toLowerCase().normalize('NFC')
  return addresses.filter((address) => {
    const text = plain(decodeURIComponent(address.replace(/\+/g, ' ')))
    return secrets.some((secret) => text.includes(plain(secret)))
  })
}

function watched(page: Page): Visit {
  const faults: string[] = []
  const refusals: string[] = []
  const addresses: string[] = []
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // The browser says of every refused request what `response` says below with its address.
    const isRefusal = message.text().startsWith('Failed to load resource: the server responded with')
    if (message.type() === 'error' && !isRefusal) faults.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    addresses.push(request.url(), request.headers().referer ?? '')
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // Left pages and saved files end requests that nobody needs any more.
    if (why !== 'net::ERR_ABORTED') faults.push(`request: ${request.method()} ${request.url()} ${why}`)
  })
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (response.status() >= 400) refusals.push(`${response.status()} ${response.request().method()} ${pathname}`)
  })
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  return {
    page,
    context: page.context(),
    faults,
    refusals,
    addresses,
    async goto(path) {
      await page.goto(new URL(path, siteUrl()).href)
    },
    expectFaults(kind) {
      const others = faults.filter((fault) => !kind.test(fault))
      if (others.length === faults.length)
        throw new Error(`expected ${kind}, but there was: ${faults.join(', ') || 'none'}`)
      faults.splice(0, faults.length, ...others)
    },
    expectRefusals(...expected) {
      for (const refusal of expected) {
        const index = refusals.indexOf(refusal)
        if (index < 0) throw new Error(`expected ${refusal}, but there was only: ${refusals.join(', ') || 'none'}`)
        refusals.splice(index, 1)
      }
    },
  }
}
