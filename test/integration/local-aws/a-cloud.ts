/** A gateway with engines of a test's choice, on free ports and a data directory of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AwsKeys, type CredentialStore, openCredentials } from '../../../local/aws/credentials.ts'
import type { AwsRequest, Engine, Place } from '../../../local/aws/engine.ts'
import { type GatewayOptions, startGateway } from '../../../local/aws/gateway.ts'
import type { Statement } from '../../../local/aws/iam.ts'
import { type IamUsage, openIamUsage } from '../../../local/aws/iam-usage.ts'
import { policyStore, type WritablePolicyStore } from '../../../local/aws/policies.ts'

export const place: Place = { accountId: '123456789012', region: 'ap-southeast-1' }

/** On a memory file system where there is one: durability has a test of its own on a real disk. */
export function aDataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(process.platform === 'linux' ? '/dev/shm' : tmpdir(), 'ansinh-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export interface Cloud {
  readonly url: string
  readonly credentials: CredentialStore
  readonly policies: WritablePolicyStore
  readonly usage: IamUsage
  /** What the gateway wanted a person to see. */
  readonly reports: string[]
  /** What an SDK client needs to speak to this cloud as somebody. */
  clientFor(keys: AwsKeys): ClientSettings
  /** Keys of a new role with one policy. */
  aRole(name: string, ...statements: Statement[]): { roleArn: string; keys: Required<AwsKeys> }
  close(): Promise<void>
}

interface ClientSettings {
  readonly endpoint: string
  readonly region: string
  readonly credentials: AwsKeys
  readonly maxAttempts: number
}

export async function aCloud(
  engines: readonly Engine[],
  { dataDir, ...more }: Partial<GatewayOptions> & { dataDir: string },
): Promise<Cloud> {
  const credentials = openCredentials(dataDir)
  const policies = policyStore()
  const usage = openIamUsage()
  const reports: string[] = []
  const report = (message: string) => void reports.push(message)
  const gateway = await startGateway({ engines, credentials, policies, place, usage, report, ...more })
  return {
    url: gateway.url,
    credentials,
    policies,
    usage,
    reports,
    clientFor: (keys) => ({ endpoint: gateway.url, region: place.region, credentials: keys, maxAttempts: 1 }),
    aRole(name, ...statements) {
      const roleArn = `arn:aws:iam::${place.accountId}:role/${name}`
      policies.put(roleArn, { name: 'own', statements })
      return { roleArn, keys: credentials.issue(roleArn) }
    },
    async close() {
      await gateway.close()
      for (const engine of engines) await engine.close()
    },
  }
}

/** An engine that only says what reached it: for tests of what happens before an engine. */
export function anEcho(service: string, more: Partial<Engine> = {}): Engine & { readonly seen: AwsRequest[] } {
  const seen: AwsRequest[] = []
  return {
    service,
    seen,
    accesses: ({ path }) => [{ action: `${service}:Call`, resource: `arn:aws:${service}:::${path.slice(1)}` }],
    async handle(request) {
      seen.push(request)
      const isXml = service === 's3'
      return {
        status: 200,
        headers: { 'content-type': isXml ? 'application/xml' : 'application/json' },
        body: isXml ? '' : '{}',
      }
    },
    async close() {},
    ...more,
  }
}

/** The name and the message of the error that a call must end in. */
export async function refusalOf(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message }
    throw error
  }
  throw new Error('The call was accepted.')
}
