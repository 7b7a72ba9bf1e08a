import { mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { synthesize } from '../../bin/commands/synthesize.ts'
import type { Register } from '../../lambdas/store/table/table.ts'
import { type RunningCloud, startCloudProcess } from './running-cloud.ts'

const root = join(import.meta.dirname, '../..')

/** A cloud in a process of its own, and its table by the operator's client. */
export interface BenchCloud {
  readonly cloud: RunningCloud
  readonly client: DynamoDBClient
  readonly register: Register
  /** The synthesized app, for engines beside it. */
  readonly cdkOut: string
  /** Where everything of this run lies. */
  readonly data: string
}

/** Runs the work on a fresh cloud below `folder`; whatever comes of it, the cloud ends and its data is removed. */
export async function onACloud(folder: string, work: (bench: BenchCloud) => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(resolve(folder), 'ansinh-bench-'))
  try {
    const cdkOut = join(data, 'cdk.out')
    await synthesize({ root, outdir: cdkOut })
    const cloud = await startCloudProcess(cdkOut, join(data, 'product'))
    const { awsUrl: endpoint, region, operatorCredentials: credentials } = cloud
    const client = new DynamoDBClient({ endpoint, region, credentials })
    const register = {
      client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      table: cloud.output('RegisterTable'),
    }
    try {
      await work({ cloud, client, register, cdkOut, data })
    } finally {
      client.destroy()
      await cloud.stop()
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
