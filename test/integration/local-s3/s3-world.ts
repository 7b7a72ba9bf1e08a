import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { type AwsKeys, openCredentials } from '../../../local/aws/credentials.ts'
import { startGateway } from '../../../local/aws/gateway.ts'
import { policyStore } from '../../../local/aws/policies.ts'
import type { ObjectCreatedTarget } from '../../../local/engines/s3/bucket.ts'
import type { S3EventRecord } from '../../../local/engines/s3/object-created.ts'
import { openS3Engine } from '../../../local/engines/s3/s3-engine.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

/** Memory where there is some: these tests are about files, not about a disk's speed. */
export const scratchRoot = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export const place = { accountId: '123456789012', region: 'ap-southeast-1' }

export interface Told {
  readonly record: S3EventRecord
  readonly target: ObjectCreatedTarget
}

export interface S3WorldOptions {
  /** A folder that outlives this world; without it a new one, removed on close. */
  readonly directory?: string
  readonly now?: () => number
  readonly onObjectCreated?: (record: S3EventRecord) => Promise<void>
}

/** The engine behind the real gateway, on a free port, with the SDK's own client in front. */
export async function startS3World({ directory, now, onObjectCreated }: S3WorldOptions = {}) {
  const folder = directory ?? mkdtempSync(join(scratchRoot, 'ansinh-s3-'))
  const told: Told[] = []
  const testEvents: string[] = []
  const engine = await openS3Engine({
    directory: join(folder, 's3'),
    place,
    ...(now === undefined ? {} : { now }),
    onObjectCreated: async (_, record, target) => {
      await onObjectCreated?.(record)
      told.push({ record, target })
    },
    onTestEvent: async (_, event, target) => {
      testEvents.push(`${event.Event} ${event.Bucket} ${target.id}`)
    },
  })
  const credentials = openCredentials(folder)
  const policies = policyStore()
  const gateway = await startGateway({ engines: [engine], credentials, policies, place })
  const clients: S3Client[] = []

  function clientWith(keys: AwsKeys): S3Client {
    const client = new S3Client({ endpoint: gateway.url, region: place.region, credentials: keys, maxAttempts: 1 })
    clients.push(client)
    return client
  }

  return {
    engine,
    told,
    testEvents,
    folder,
    url: gateway.url,
    credentials,
    policies,
    s3: clientWith(credentials.operator),
    clientWith,
    /** A client of a role that may do the given things. */
    clientOf(
      name: string,
      statements: readonly { Action: string | string[]; Resource: string | string[] }[],
    ): S3Client {
      const roleArn = `arn:aws:iam::${place.accountId}:role/${name}`
      policies.put(roleArn, {
        name: 'own',
        statements: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
      })
      return clientWith(credentials.issue(roleArn))
    },
    async close(): Promise<void> {
      for (const client of clients) client.destroy()
      await gateway.close()
      await engine.close()
      if (directory === undefined) rmSync(folder, { recursive: true })
    },
  }
}

export type S3World = Awaited<ReturnType<typeof startS3World>>

/** The name of the error that a call ends with, or `none`. */
export const errorOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** A request with exactly this path and these headers; fetch would fold `..` and guard some headers. */
export function rawCall(
  url: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(new URL(url), { path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}
