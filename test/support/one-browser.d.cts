import type { Browser, LaunchOptions } from 'playwright-core'

export function oneBrowser(options: LaunchOptions): Promise<Browser>
export function leaveBrowser(): Promise<void>
export function endBrowser(): Promise<void>
