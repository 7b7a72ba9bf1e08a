import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { synthesizeDataStack } from './data-stack.ts'

/** Synthesized once for all files of a project: loading the CDK takes each of them longer than many a test. */
export default function synthesizeOnce(): void {
  process.env.ANSINH_TEST_DATA_STACK = synthesizeDataStack(mkdtempSync(join(tmpdir(), 'ansinh-data-stack-')))
}
