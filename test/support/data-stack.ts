import { App } from 'aws-cdk-lib'
import { configOf } from '../../lib/config.ts'
import { featureFlags } from '../../lib/feature-flags.ts'
import { DataStack } from '../../lib/stacks/data-stack.ts'

/** The stack with the register, as it is deployed. @returns `outdir` */
export function synthesizeDataStack(outdir: string): string {
  process.env.CDK_VALIDATION = 'false'
  const app = new App({ outdir, postCliContext: featureFlags, analyticsReporting: false })
  new DataStack(app, { config: configOf('local'), dist: '' })
  app.synth()
  return outdir
}
