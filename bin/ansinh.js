#!/usr/bin/env node
// Node 20 cannot read TypeScript by itself: tsx strips the types of this program's own files as they are loaded.
import { register } from 'tsx/esm/api'

register()
// Of Node 20, which this program is made to run on; the cloud's functions run on a newer one.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
// Who looks at the beginning alone (`| head`) closes the pipe: that is no fault of the call.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
const { main } = await import('./ansinh.ts')
process.exitCode = await main(process.argv.slice(2))
