/** The cloud of a simulation in a process of its own, on a clock that is moved. One line of JSON, then it does what it is told. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCloud } from '../../local/start.ts'

const [cdkOut = '', data = '', machine = ''] = process.argv.slice(2)
const cloud = await startCloud({
  cdkOut,
  data,
  port: 0,
  withoutRateLimits: true,
  functionImports: [machine],
  // Lambda waits a minute and two; nobody has the time for that here.
  retryDelaysMs: [1_000, 3_000],
  report: () => {},
})
const { siteUrl, awsUrl, region, operatorCredentials, outputs, scheduleNames } = cloud
process.send?.({ siteUrl, awsUrl, region, operatorCredentials, outputs, scheduleNames })

/** Nobody's evening passes while Lambda waits a minute to try again: the clock stands until it has. */
async function tick(): Promise<void> {
  await cloud.tick()
  for (let waited = 0; waited < 20_000 && readdirSync(join(data, 'async')).length > 0; waited += 200) await pause(200)
}

process.on('message', (order: { readonly tick?: number }) => {
  if (order.tick !== undefined) void tick().then(() => process.send?.({ ticked: order.tick }))
})
// Whoever told it what to do is gone: it closes as at Ctrl-C, with everything that it started.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
