import type { Browser, Page } from 'playwright-core'
import { leaveBrowser, openBrowser } from '../../../support/browser.ts'
import { comeBack, keptSession } from '../../../support/come-back.ts'
import { openPage } from './browser.ts'
import { builtConsole } from './built-console.ts'
import { openConsoleServer } from './fixture/console-server.ts'
import { goodPassword, openSignIn, type SignInService } from './fixture/sign-in.ts'

/** The built console, a sign-in service with these accounts, and a browser. `fresh` gives a page and a new world of data. */
export async function openConsole(usernames: readonly string[]) {
  sessions.clear()
  const signIn: SignInService = await openSignIn(usernames)
  const browser: Browser = await openBrowser()
  const open: { close(): Promise<unknown> }[] = []
  return {
    signIn,
    async fresh() {
      const server = await openConsoleServer(builtConsole, signIn.url)
      const { page, context, faults } = await openPage(browser)
      open.push(context, server)
      return { page, context, faults, server, at: (path: string) => `${server.url}/console${path}` }
    },
    /** Closes what `fresh` has opened. */
    async tidy() {
      for (const one of open.splice(0)) await one.close()
    },
    async close() {
      await leaveBrowser()
      await signIn.close()
    },
  }
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
  await comeBack(page, known, 3_600_000)
  await page.goto(address)
  await isIn(page)
}

const isIn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Đăng xuất' }).waitFor()

export const workbook = {
  name: 'danh-sach.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from('the fixture does not read it'),
}
