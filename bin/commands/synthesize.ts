import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The same app that is deployed, for the stage `local`, into a folder of this machine. Takes some seconds; asks nobody. */
export async function synthesize({ root, outdir }: { readonly root: string; readonly outdir: string }): Promise<void> {
  await rm(outdir, { recursive: true, force: true })
  // The template validator costs eight seconds of CPU; it runs once in the tests of the stacks, for prod, and at every deployment.
  process.env.CDK_VALIDATION ??= 'false'
  const [{ makeApp }, { configOf }] = await Promise.all([import('../../lib/app.ts'), import('../../lib/config.ts')])
  makeApp({ config: configOf('local'), dist: join(root, 'dist'), outdir }).synth()
}
