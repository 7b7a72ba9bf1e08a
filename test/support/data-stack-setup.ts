import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { synthesizedApp } from './run-demo.ts'

/**
 * Synthesized once for all files of a project, and not at all where a program of this run has been: loading the CDK takes each of them
 * longer than many a test.
 */
export default async function synthesizeOnce(): Promise<void> {
  process.env.ANSINH_TEST_DATA_STACK = synthesizedApp ?? (await ownDataStack())
}

async function ownDataStack(): Promise<string> {
  const { synthesizeDataStack } = await import('./data-stack.ts')
  return synthesizeDataStack(mkdtempSync(join(tmpdir(), 'ansinh-data-stack-')))
}
