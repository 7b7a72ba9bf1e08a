#!/usr/bin/env node
// Node 20 cannot read TypeScript by itself: tsx strips the types of this program's own files as they are loaded.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('./ansinh.ts')
process.exitCode = await main(process.argv.slice(2))
