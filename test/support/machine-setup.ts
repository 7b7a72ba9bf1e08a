import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { demoData } from './run-demo.ts'
import { startProgram } from './start-program.ts'
import { numbersFolder, testData, usageFolder } from './test-machine.ts'

declare global {
  var stopTestMachine: (() => Promise<void>) | undefined
}

/** Starts the program once for all tests of a project, which speak to it over HTTP and the SDK alone. */
export default async function startMachine(_all: unknown, project: { displayName?: { name: string } }): Promise<void> {
  rmSync(testData, { recursive: true, force: true })
  rmSync(numbersFolder, { recursive: true, force: true })
  // One behind the other, the journeys come first, and what the browser's tests need is added to it.
  if (!process.env.ANSINH_TEST_USAGE && project.displayName?.name === 'journeys')
    rmSync(usageFolder, { recursive: true, force: true })
  if (demoData) cpSync(demoData, testData, { recursive: true })
  else mkdirSync(testData, { recursive: true })
  globalThis.stopTestMachine = await startProgram(testData)
}
