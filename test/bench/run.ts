/** `npm run bench -- NAME [options]`: each bench says what it compares with what, and prints ratios of one run on this machine. */
import { orUsage } from '../support/or-usage.ts'
import { run as checkInBrowser } from './check-in-browser.ts'
import { run as foreignFiles } from './foreign-files.ts'
import { run as ingest } from './ingest.ts'
import { run as lists } from './lists.ts'
import { run as longList } from './long-list.ts'
import { run as weights } from './matching/write-weights.ts'
import { run as matching } from './matching.ts'
import { run as payments } from './payments.ts'
import { run as registerKeys } from './register-keys.ts'
import { run as registerQuality } from './register-quality.ts'

const benches: Record<string, (args: string[]) => Promise<void>> = {
  'check-in-browser': checkInBrowser,
  'foreign-files': foreignFiles,
  ingest,
  lists,
  'long-list': longList,
  matching,
  'matching-weights': weights,
  payments,
  'register-keys': registerKeys,
  'register-quality': registerQuality,
}

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const [wanted = '', ...args] = process.argv.slice(2)
const bench = benches[wanted]
if (bench) await orUsage('Its options: docs/benchmarks.md', () => bench(args))
else {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [options]`)
  process.exitCode = 2
}
