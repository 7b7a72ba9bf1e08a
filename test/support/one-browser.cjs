// One Chromium for all test files of a process, which loads this module once (shared-packages). A file's pages are in contexts of its own.
const { beginForAll } = require('./same-world.cjs')

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** A worker of jest's is told of no end, and one that has a browser left would be killed with a warning. */
const isWorker = process.send !== undefined

let launched
const lasting = new WeakSet()

/** From now on the context is no file's: it goes on till the browser ends. */
exports.letLast = (context) => lasting.add(context)

/** The process's browser: launched where a file first needs one, and where the last one has died. */
exports.oneBrowser = async (options) => {
  const known = await launched?.catch(() => undefined)
  if (!known?.isConnected()) launched = beginForAll(() => launch(options))
  return launched
}

/** At the end of a file: none of its pages stays, whatever it has left open, but for what is to last. */
exports.leaveBrowser = async () => {
  const browser = await launched
  if (isWorker) return exports.endBrowser()
  for (const context of browser?.contexts() ?? []) if (!lasting.has(context)) await context.close()
}

/** At the end of all files. */
exports.endBrowser = async () => {
  const browser = await launched?.catch(() => undefined)
  launched = undefined
  await browser?.close()
}

async function launch(options) {
  const { chromium } = require('playwright-core')
  // Playwright would go on after two of the signals.
  const browser = await chromium.launch({ ...options, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
  for (const signal of signals) process.once(signal, endWith)
  browser.once('disconnected', () => {
    for (const signal of signals) process.removeListener(signal, endWith)
  })
  return browser
}

/** Ends the browser, with its folder, and then the process as the signal would have. */
async function endWith(signal) {
  for (const other of signals) process.removeListener(other, endWith)
  await exports.endBrowser()
  process.kill(process.pid, signal)
}
