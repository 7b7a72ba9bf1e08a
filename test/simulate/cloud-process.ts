/** The cloud of a simulation in a process of its own, on a clock that is moved. One line of JSON, then it does what it is told. */
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
process.on('message', (order: { readonly tick?: number }) => {
  if (order.tick !== undefined) void cloud.tick().then(() => process.send?.({ ticked: order.tick }))
})
// Whoever told it what to do is gone: it closes as at Ctrl-C, with everything that it started.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
