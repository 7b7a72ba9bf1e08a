import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type WhatRuns, whatRuns } from '../../lib/what-runs.ts'

interface Synthesis {
  readonly root: string
  readonly outdir: string
  /** @default the stage's own */
  readonly runs?: WhatRuns
}

/** The same app that is deployed, for the stage `local` with these programmes in this province, into a folder of this machine. Takes some seconds; asks nobody. */
export async function synthesize({ root, outdir, runs = whatRuns.local }: Synthesis): Promise<void> {
  await rm(outdir, { recursive: true, force: true })
  // The template validator costs eight seconds of CPU; it runs once in the tests of the stacks, for prod, and at every deployment.
  process.env.CDK_VALIDATION ??= 'false'
  const [{ makeApp }, { configOf }] = await Promise.all([import('../../lib/app.ts'), import('../../lib/config.ts')])
  makeApp({ config: { ...configOf('local'), ...runs }, dist: join(root, 'dist'), outdir }).synth()
}
