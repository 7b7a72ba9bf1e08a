import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { makeApp } from '../lib/app.ts'
import { configOf } from '../lib/config.ts'
import { requireBuiltFor } from './built-for.ts'

// Read through CDK, since `-c stage=prod` reaches it by an environment variable or by a file when there is much of it.
const stage: unknown = new App({ autoSynth: false }).node.tryGetContext('stage')

const config = configOf(String(stage ?? process.env.ANSINH_STAGE ?? 'local'))
await requireBuiltFor(config.stage, config)
makeApp({
  config,
  dist: join(import.meta.dirname, '../dist'),
}).synth()
