import { rmSync } from 'node:fs'
import { synthesizedApp } from './run-demo.ts'

/** The app that a program of the run has synthesized is others' too. */
export default function removeDataStack(): void {
  const folder = process.env.ANSINH_TEST_DATA_STACK
  if (folder && folder !== synthesizedApp) rmSync(folder, { recursive: true, force: true })
}
