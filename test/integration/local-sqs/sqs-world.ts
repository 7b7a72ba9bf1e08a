import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SQSClient } from '@aws-sdk/client-sqs'
import { type AwsKeys, openCredentials } from '../../../local/aws/credentials.ts'
import { startGateway } from '../../../local/aws/gateway.ts'
import { policyStore } from '../../../local/aws/policies.ts'
import type { Clock } from '../../../local/engines/sqs/clock.ts'
import { openSqsEngine } from '../../../local/engines/sqs/sqs-engine.ts'

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

export const place = { accountId: '123456789012', region: 'ap-southeast-1' }

/** Memory where there is some: these tests are about files, not about a disk's speed. */
const scratchRoot = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export const newFolder = (): string => mkdtempSync(join(scratchRoot, 'ansinh-sqs-'))

export interface TestClock extends Clock {
  /** Turns the clock forward and wakes whoever waits for a time that is reached. */
  advance(seconds: number): void
}

export function testClock(start = Date.UTC(2026, 10, 23, 7)): TestClock {
  let now = start
  const calls = new Set<{ at: number; call: () => void }>()
  const callDue = () => {
    for (const due of [...calls]) {
      if (due.at > now) continue
      calls.delete(due)
      due.call()
    }
  }
  return {
    now: () => now,
    callAt(at, call) {
      const entry = { at, call }
      calls.add(entry)
      return () => calls.delete(entry)
    },
    advance(seconds) {
      now += seconds * 1000
      callDue()
    },
  }
}

export interface SqsWorldOptions {
  /** A folder that outlives this world; without it a new one, removed on close. */
  readonly directory?: string
  readonly clock?: Clock
}

/** The engine behind the real gateway, on a free port, with the SDK's own client in front. */
export async function startSqsWorld({ directory, clock }: SqsWorldOptions = {}) {
  const folder = directory ?? newFolder()
  let url = ''
  const engine = await openSqsEngine({
    directory: join(folder, 'sqs'),
    place,
    baseUrl: () => url,
    ...(clock === undefined ? {} : { clock }),
  })
  const credentials = openCredentials(folder)
  const policies = policyStore()
  const gateway = await startGateway({ engines: [engine], credentials, policies, place })
  url = gateway.url
  const clients: SQSClient[] = []

  function clientWith(keys: AwsKeys): SQSClient {
    const client = new SQSClient({ endpoint: url, region: place.region, credentials: keys, maxAttempts: 1 })
    clients.push(client)
    return client
  }

  return {
    engine,
    folder,
    url,
    sqs: clientWith(credentials.operator),
    /** A client of a role that may do the given things. */
    clientOf(name: string, granted: readonly (readonly [action: string, resource: string])[]): SQSClient {
      const roleArn = `arn:aws:iam::${place.accountId}:role/${name}`
      const statements = granted.map(([Action, Resource]) => ({ Effect: 'Allow' as const, Action, Resource }))
      policies.put(roleArn, { name: 'own', statements })
      return clientWith(credentials.issue(roleArn))
    },
    async close(): Promise<void> {
      for (const client of clients) client.destroy()
      await engine.close()
      await gateway.close()
      if (directory === undefined) rmSync(folder, { recursive: true })
    },
  }
}

export type SqsWorld = Awaited<ReturnType<typeof startSqsWorld>>

/** The name of the error that a call ends with, or `none`. */
export const errorOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  )

export const arnOf = (name: string): string => `arn:aws:sqs:${place.region}:${place.accountId}:${name}`
