/** A cloud in a process of its own, so that what measures it does not share its event loop. Prints one line of JSON. */
import { startCloud } from '../../local/start.ts'

const [cdkOut = '', data = ''] = process.argv.slice(2)
const { siteUrl, awsUrl, region, operatorCredentials, outputs } = await startCloud({
  cdkOut,
  data,
  port: 0,
  withoutRateLimits: true,
})
console.log(JSON.stringify({ siteUrl, awsUrl, region, operatorCredentials, outputs }))
