/**
 * `npm run simulate`: the daily work of communes, districts, post offices and a province for a month of days, through the running
 * product and on a clock that is moved, with faults; then a verdict over everything that lies there. Needs `npm run build`.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { synthesize } from '../../bin/commands/synthesize.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { orUsage } from '../support/or-usage.ts'
import { Book } from './book.ts'
import { diceOf } from './dice.ts'
import { judge } from './judge.ts'
import { planLists } from './lists.ts'
import { liveMonth } from './month.ts'
import { machineModule, movedClock } from './moved-clock.ts'
import { openOffices } from './offices.ts'
import { startSimulatedCloud } from './simulated-cloud.ts'
import { throttlingServer } from './throttling-server.ts'
import { printVerdict } from './verdict/checks.ts'
import { Evenings } from './verdict/each-day.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const usage =
  'npm run simulate -- [--communes 184] [--days 30] [--people 11000] [--seed 2020] [--faults 1] [--minutes N] [--data DIR] [--keep] [--cdk-out DIR]'
const root = join(import.meta.dirname, '../..')

const { values } = await orUsage(usage, () =>
  parseArgs({
    options: {
      communes: { type: 'string', default: '184' },
      days: { type: 'string', default: '30' },
      people: { type: 'string' },
      seed: { type: 'string', default: '2020' },
      /** How hard: 0 none, 1 as it comes, 3 a bad month. */
      faults: { type: 'string', default: '1' },
      /** Ends the month early, after the day that is going on then. */
      minutes: { type: 'string', default: '100000' },
      data: { type: 'string' },
      keep: { type: 'boolean', default: false },
      'cdk-out': { type: 'string' },
    },
  }),
)
const [communes = 0, days = 0, seed = 0, hardness = 0] = [values.communes, values.days, values.seed, values.faults].map(
  Number,
)
const people = Number(values.people ?? communes * 60)
if (!(communes > 0 && days > 0 && people > 0 && seed >= 0 && hardness >= 0)) {
  console.error(usage)
  process.exit(2)
}
if (!existsSync(join(root, 'dist/functions'))) throw new Error('run npm run build first')
const begun = performance.now()
/** Days that bring everybody by chance. */
const isShort = days < 5
const say = (line: string): void => console.log(`[${Math.round((performance.now() - begun) / 1000)} s] ${line}`)

const data = values.data
  ? resolve(values.data)
  : mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ansinh-simulate-'))
mkdirSync(data, { recursive: true })
const cdkOut = values['cdk-out'] ?? join(data, 'cdk.out')
if (!values['cdk-out']) await synthesize({ root, outdir: cdkOut })
const control = join(data, 'clock')
const clock = movedClock(control)
await import(machineModule(control))

const tree = unitTree('daklak-2020')
const book = new Book()
const dice = diceOf(seed)
const throttling = await throttlingServer()
const cloud = await startSimulatedCloud({ cdkOut, data: join(data, 'cloud'), clock })
let isRight = false
try {
  say(`${communes} communes, ${days} days, ${people} people, seed ${seed}, faults ${hardness}`)
  const offices = await openOffices(cloud, tree, communes, say)
  if (hardness > 0)
    clock.setFaults({ kill: 0.0015 * hardness, throttle: 0.004 * hardness, throttlePort: throttling.port })
  const plans = planLists(offices.communes, { people, days, seed, tree, dice })
  const servedADay = people / communes / Math.max(3, days * 0.55)
  const evenings = new Evenings()
  const lived = await liveMonth({
    ...{ cloud, clock, offices, tree, book, dice, plans, days, isShort, servedADay, say },
    inTheEvening: (day) => evenings.look({ cloud, offices, tree, book }, day),
    minutes: Number(values.minutes),
    hasFaults: hardness > 0,
  })
  say(`${lived.length} days are over`)
  const findings = await judge({
    cloud,
    offices,
    tree,
    book,
    days: lived,
    evenings,
    plans,
    isShort,
    hasFaults: hardness > 0,
  })
  for (const [name, times] of [...book.done].sort()) console.log(`  ${name}: ${times}`)
  for (const [name, times] of [...book.refusals].sort()) console.log(`  refused, ${name}: ${times}`)
  console.log(
    `  calls that got no answer and were sent again: ${book.retries}; answers that said the table was busy: ${throttling.answered()}`,
  )
  isRight = printVerdict(findings, console.log)
} finally {
  await cloud.stop()
  throttling.close()
  if (!values.keep) rmSync(data, { recursive: true, force: true })
  else say(`kept in ${data}`)
}
say(isRight ? 'right' : 'NOT right')
process.exit(isRight ? 0 : 1)
