import { endKept } from './kept-for-all.cjs'
import { endBrowser } from './one-browser.cjs'

export default async function endAll(): Promise<void> {
  await endKept()
  await endBrowser()
}
