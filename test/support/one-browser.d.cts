import type { Browser, BrowserContext, LaunchOptions } from 'playwright-core'

export function oneBrowser(options: LaunchOptions): Promise<Browser>
export function leaveBrowser(): Promise<void>
export function endBrowser(): Promise<void>
export function letLast(context: BrowserContext): void
