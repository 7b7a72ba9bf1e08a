/** `npm run test:demo`: the demonstration, loaded once for the programs of several projects, each of which goes on from a copy. */
import { rmSync } from 'node:fs'
import { demoData } from './run-demo.ts'
import { startProgram } from './start-program.ts'

if (!demoData) throw new Error('ANSINH_TEST_DEMO names no folder')
rmSync(demoData, { recursive: true, force: true })
const stop = await startProgram(demoData)
await stop()
