import type { Page } from 'playwright-core'
import { leaveBrowser, letLast, openBrowser } from '../../../support/browser.ts'
import { comeBack, keptSession } from '../../../support/come-back.ts'
import { emptyTab } from '../../../support/empty-tab.ts'
import { keptForAll, leaveKept } from '../../../support/kept-for-all.cjs'
import { openPage, usualSize } from './browser.ts'
import { builtConsole } from './built-console.ts'
import { type ConsoleServer, emptyPage, openConsoleServer } from './fixture/console-server.ts'
import { goodPassword, openSignIn, type SignInService } from './fixture/sign-in.ts'

/** Who may sign in at the service of all files. */
const officers = ['xa-24547', 'huyen-657', 'tinh-66', 'buudien-657', 'mttq-657']

/**
 * The built console, a sign-in service and a browser. `fresh` gives a page and a new world of data: the same tab for every test of every
 * file, emptied, since one that has had the console has its files, and what the engine has made of them.
 * @param ownAccounts for tests that change an account or end its sessions: those of a sign-in service of their own
 */
export async function openConsole(ownAccounts?: readonly string[]) {
  const base = ownAccounts ? await openBase(ownAccounts) : await keptForAll('console', () => openBase(officers))
  const { signIn } = base
  sessions = base.sessions
  const open: Opened[] = []
  let taken: Opened | undefined
  return {
    signIn,
    /** For one test at a time, which leaves in the tab what a page of the console does, a size and nothing else; else `alone` is for it. */
    async fresh(): Promise<Opened> {
      if (taken) return this.alone()
      taken = await base.tab()
      return taken
    },
    /** In a browser of its own: for who sets the clock, adds scripts, cuts lines or looks in more than one tab. */
    async alone(): Promise<Opened> {
      const own = await openTab(signIn)
      open.push(own)
      return own
    },
    /** Closes what `alone` has opened, and empties the tab. */
    async tidy() {
      for (const one of open.splice(0)) await closeTab(one)
      if (taken) await empty(taken)
      taken = undefined
    },
    async close() {
      await (ownAccounts ? base.close() : leaveKept())
      await leaveBrowser()
    },
  }
}

interface Base {
  readonly signIn: SignInService
  /** As the officers' tabs kept them. */
  readonly sessions: Map<string, string>
  /** The one tab; anew where the browser has gone. */
  tab(): Promise<Opened>
  close(): Promise<void>
}

async function openBase(usernames: readonly string[]): Promise<Base> {
  const signIn = await openSignIn(usernames)
  let kept: Opened | undefined
  const leave = async () => {
    if (kept) await closeTab(kept)
    kept = undefined
  }
  return {
    signIn,
    sessions: new Map(),
    async tab() {
      if (kept?.page.isClosed()) await leave()
      kept ??= await openTab(signIn)
      letLast(kept.context)
      return kept
    },
    async close() {
      await leave()
      await signIn.close()
    },
  }
}

type Opened = Awaited<ReturnType<typeof openPage>> & {
  readonly server: ConsoleServer
  readonly at: (path: string) => string
}

async function openTab({ url }: SignInService): Promise<Opened> {
  const server = await openConsoleServer(builtConsole, url)
  return { server, ...(await openPage(await openBrowser())), at: (path) => `${server.url}/console${path}` }
}

async function closeTab({ context, server }: Opened): Promise<void> {
  await context.close()
  await server.close()
}

/** Nothing of the last test is left: no page that still asks, nothing that the tab or the server has kept. */
async function empty({ page, faults, server }: Opened): Promise<void> {
  await emptyTab(page, `${server.url}${emptyPage}`)
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

/** Those of the console that was opened last. */
let sessions = new Map<string, string>()

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
