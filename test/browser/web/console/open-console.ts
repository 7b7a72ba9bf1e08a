import type { Browser, Page } from 'playwright-core'
import { leaveBrowser, openBrowser } from '../../../support/browser.ts'
import { comeBack, keptSession } from '../../../support/come-back.ts'
import { openPage, usualSize } from './browser.ts'
import { builtConsole } from './built-console.ts'
import { type ConsoleServer, emptyPage, openConsoleServer } from './fixture/console-server.ts'
import { goodPassword, openSignIn, type SignInService } from './fixture/sign-in.ts'

/**
 * The built console, a sign-in service with these accounts, and a browser. `fresh` gives a page and a new world of data: the same tab for
 * every test, emptied, since one that has had the console has its files, and what the engine has made of them.
 */
export async function openConsole(usernames: readonly string[]) {
  sessions.clear()
  const signIn: SignInService = await openSignIn(usernames)
  const browser: Browser = await openBrowser()
  const open: Opened[] = []
  let kept: Opened | undefined
  let isTaken = false
  const opened = async (): Promise<Opened> => {
    const server = await openConsoleServer(builtConsole, signIn.url)
    return { server, ...(await openPage(browser)), at: (path: string) => `${server.url}/console${path}` }
  }
  const closed = async ({ context, server }: Opened): Promise<void> => {
    await context.close()
    await server.close()
  }
  return {
    signIn,
    /** For one test at a time, which leaves in the tab what a page of the console does, a size and nothing else; else `alone` is for it. */
    async fresh(): Promise<Opened> {
      if (isTaken) return this.alone()
      isTaken = true
      kept ??= await opened()
      return kept
    },
    /** In a browser of its own: for who sets the clock, adds scripts, cuts lines or looks in more than one tab. */
    async alone(): Promise<Opened> {
      const own = await opened()
      open.push(own)
      return own
    },
    /** Closes what `alone` has opened, and empties the tab. */
    async tidy() {
      for (const one of open.splice(0)) await closed(one)
      if (isTaken && kept) await empty(kept)
      isTaken = false
    },
    async close() {
      if (kept) await closed(kept)
      await leaveBrowser()
      await signIn.close()
    },
  }
}

type Opened = Awaited<ReturnType<typeof openPage>> & {
  readonly server: ConsoleServer
  readonly at: (path: string) => string
}

/** Nothing of the last test is left: no page that still asks, nothing that the tab or the server has kept. */
async function empty({ page, faults, server }: Opened): Promise<void> {
  await page.goto(`${server.url}${emptyPage}`)
  await page.evaluate(() => {
    sessionStorage.clear()
    localStorage.clear()
  })
  await page.setViewportSize(usualSize)
  server.renew()
  faults.length = 0
}

export type Console = Awaited<ReturnType<typeof openConsole>>

export async function typeName(page: Page, username: string, password = goodPassword): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

/** Goes to the address and signs in there by the form. */
export async function enterByForm(page: Page, address: string, username: string): Promise<void> {
  await page.goto(address)
  await typeName(page, username)
  await isIn(page)
}

/** The sessions of the file's console, as their tabs kept them. */
const sessions = new Map<string, string>()

/** Goes to the address as somebody who has signed in: by the form where he is the first of his name, else as after a reload. */
export async function enter(page: Page, address: string, username: string): Promise<void> {
  const known = sessions.get(username)
  if (known === undefined) {
    await enterByForm(page, address, username)
    sessions.set(username, await keptSession(page))
    return
  }
  const once = await comeBack(page, known, 3_600_000)
  await page.goto(address)
  await once.dispose()
  await isIn(page)
}

const isIn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Đăng xuất' }).waitFor()

export const workbook = {
  name: 'danh-sach.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from('the fixture does not read it'),
}
