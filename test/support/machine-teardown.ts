import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { endBrowser } from './one-browser.cjs'
import { testData, usageFolder } from './test-machine.ts'

/** Stops the program and keeps what its roles needed, for the test that lists grants nobody ever used. */
export default async function stopMachine(): Promise<void> {
  await endBrowser()
  await globalThis.stopTestMachine?.()
  const usage = join(testData, 'iam-usage.json')
  if (!existsSync(usage)) return
  mkdirSync(usageFolder, { recursive: true })
  copyFileSync(usage, join(usageFolder, `iam-usage-${process.pid}.json`))
}
