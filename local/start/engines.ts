import { join } from 'node:path'
import type { Engine, Place } from '../aws/engine.ts'
import { type CognitoEngine, openCognito } from '../engines/cognito/cognito-engine.ts'
import { startDynamoDb } from '../engines/dynamodb/dynamodb-engine.ts'
import { openS3Engine, type S3Engine } from '../engines/s3/s3-engine.ts'
import { startSecrets } from '../engines/secrets/secrets-engine.ts'
import { openSes, type SesEngine } from '../engines/ses/ses-engine.ts'
import { openSqsEngine, type SqsEngine } from '../engines/sqs/sqs-engine.ts'

/** Every embedded engine of one data directory. */
export interface Engines {
  readonly all: readonly Engine[]
  readonly s3: S3Engine
  readonly sqs: SqsEngine
  readonly cognito: CognitoEngine
  readonly ses: SesEngine
  close(): Promise<void>
}

export interface EnginesOptions {
  readonly dataDirectory: string
  readonly place: Place
  /** Filled once the template has been read. */
  readonly tableKeys: ReadonlyMap<string, string>
  readonly now: () => Date
  /** The gateway's address, known later. */
  gatewayUrl(): string
}

export async function openEngines({
  dataDirectory,
  place,
  tableKeys,
  now,
  gatewayUrl,
}: EnginesOptions): Promise<Engines> {
  const folder = (name: string): string => join(dataDirectory, name)
  const clock = (): number => now().getTime()
  const sqsOpening = openSqsEngine({ directory: folder('sqs'), place, baseUrl: gatewayUrl })
  const [dynamodb, sqs, s3] = await Promise.all([
    startDynamoDb({ dataDir: folder('dynamodb'), place, tableKeys }),
    sqsOpening,
    openS3Engine({
      directory: folder('s3'),
      place,
      onObjectCreated: async (_bucket, record, target) =>
        send(await sqsOpening, target.targetArn, { Records: [record] }),
      onTestEvent: async (_bucket, event, target) => send(await sqsOpening, target.targetArn, event),
    }),
  ])
  const secrets = startSecrets({ dataDir: folder('secrets'), place })
  const ses = openSes({ dataFolder: folder('ses'), place, now: clock })
  const cognito = openCognito({
    dataFolder: folder('cognito'),
    place,
    now: clock,
    deliver: ({ from, to, subject, html }) => ses.deliverNote({ from, to, subject, html }),
  })
  const all: readonly Engine[] = [dynamodb, s3, sqs, cognito, ses, secrets]
  return {
    all,
    s3,
    sqs,
    cognito,
    ses,
    async close() {
      // The database last: the others may still have calls under way that need it.
      for (const engine of all.toReversed()) await engine.close()
    },
  }
}

async function send(sqs: SqsEngine, queueArn: string, body: object): Promise<void> {
  const queue = sqs.queue(queueArn)
  if (queue === undefined) throw new Error(`There is no queue ${queueArn}`)
  await queue.send({ body: JSON.stringify(body) })
}
