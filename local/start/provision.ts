import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { AwsKeys } from '../aws/credentials.ts'
import type { Place } from '../aws/engine.ts'
import { resourcesAt } from '../template/home.ts'
import { bucketSpec } from '../template/provision/buckets.ts'
import { provisionEmail } from '../template/provision/email.ts'
import { provisionQueues } from '../template/provision/queues.ts'
import { provisionSecret } from '../template/provision/secrets.ts'
import { provisionTable, tableKey } from '../template/provision/tables.ts'
import { provisionUserPools } from '../template/provision/user-pools.ts'
import type { Resolver } from '../template/resolver.ts'
import type { Engines } from './engines.ts'

export interface ProvisionOptions {
  readonly engines: Engines
  readonly place: Place
  readonly endpoint: string
  readonly operator: AwsKeys
  /** Filled here: the gateway asks it which key a table's calls need. */
  readonly tableKeys: Map<string, string>
  report(message: string): void
}

/** Makes everything that the template keeps data in, or brings what is on disk in line. The same call again changes nothing. */
export async function provision(resolver: Resolver, options: ProvisionOptions): Promise<void> {
  const { engines, place, endpoint, operator, tableKeys, report } = options
  const settings = { endpoint, region: place.region, credentials: operator }
  const at = (...types: readonly string[]) => resourcesAt(resolver, place, ...types)

  async function tables(): Promise<void> {
    const client = new DynamoDBClient(settings)
    for (const table of at('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
      const key = tableKey(resolver, table)
      if (key !== undefined) tableKeys.set(resolver.ref(table), key)
      await provisionTable(resolver, table, client)
    }
    client.destroy()
  }

  async function secrets(): Promise<void> {
    const client = new SecretsManagerClient(settings)
    for (const secret of at('AWS::SecretsManager::Secret')) await provisionSecret(resolver, secret, client)
    client.destroy()
  }

  async function queuesAndBuckets(): Promise<void> {
    await provisionQueues(resolver, at('AWS::SQS::Queue'), engines.sqs)
    for (const bucket of at('AWS::S3::Bucket')) await engines.s3.createBucket(bucketSpec(resolver, bucket, report))
  }

  await Promise.all([
    tables(),
    secrets(),
    queuesAndBuckets(),
    provisionUserPools(resolver, engines.cognito, at('AWS::Cognito::UserPool')),
  ])
  provisionEmail(resolver, engines.ses, (queueArn, body) => {
    const queue = engines.sqs.queue(queueArn)
    if (!queue) report(`mail feedback goes to ${queueArn}, which is no queue here`)
    queue?.send({ body }).catch((error: unknown) => report(`mail feedback for ${queueArn}: ${String(error)}`))
  })
}
