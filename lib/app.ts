import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { functionNames } from '../lambdas/runtime/environment.ts'
import type { Config } from './config.ts'
import { missingPageFile } from './constructs/page-functions.ts'
import { featureFlags } from './feature-flags.ts'
import { ApiStack } from './stacks/api-stack.ts'
import { DataStack } from './stacks/data-stack.ts'
import { EdgeStack } from './stacks/edge-stack.ts'
import { IdentityStack } from './stacks/identity-stack.ts'
import { IntakeStack } from './stacks/intake-stack.ts'
import { LedgerStack } from './stacks/ledger-stack.ts'
import { ReportsStack } from './stacks/reports-stack.ts'
import { WatchStack } from './stacks/watch-stack.ts'
import { WebStack } from './stacks/web-stack.ts'

export interface AppOptions {
  readonly config: Config
  /** Folder that `npm run build` filled: functions/NAME/index.mjs, site, console. */
  readonly dist: string
  /** @default the CLI's, or CDK_OUTDIR */
  readonly outdir?: string
}

/**
 * The whole cloud of one stage, not yet synthesized.
 * @throws Error saying "run npm run build" when a part of `dist` is missing
 */
export function makeApp({ config, dist, outdir }: AppOptions): App {
  requireBuilt(dist)
  const app = new App({ ...(outdir && { outdir }), postCliContext: featureFlags, analyticsReporting: false })
  Validations.of(app).addPlugins(new AwsSolutionsChecks())

  const house = { config, dist }
  const data = new DataStack(app, house)
  const identity = new IdentityStack(app, house)
  const intake = new IntakeStack(app, house, data)
  const api = new ApiStack(app, house, data, identity, intake)
  const edge = new EdgeStack(app, house)
  const web = new WebStack(app, house, { data, identity, api, edge })
  new LedgerStack(app, house, data, web)
  new ReportsStack(app, house, data, intake, web)
  new WatchStack(app, house)
  return app
}

function requireBuilt(dist: string): void {
  const wanted = [
    ...functionNames.map((name) => join('functions', name, 'index.mjs')),
    join('site', 'index.html'),
    join('site', missingPageFile),
    join('console', 'index.html'),
  ]
  const missing = wanted.filter((file) => !existsSync(join(dist, file)))
  if (missing.length > 0) {
    throw new Error(`${join(dist, missing[0] ?? '')} is missing (${missing.length} in all): run npm run build`)
  }
}
