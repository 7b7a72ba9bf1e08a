import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { credentialStore } from '../../../local/aws/credentials.ts'
import { startGateway } from '../../../local/aws/gateway.ts'
import { policyStore } from '../../../local/aws/policies.ts'
import { openSes } from '../../../local/engines/ses/ses-engine.ts'

export const place = { accountId: '111122223333', region: 'ap-southeast-1' }
export const arn = (resource: string) => `arn:aws:ses:${place.region}:${place.accountId}:${resource}`

/** The engine behind the real gateway; `ansinh.vn` may send. Its clock stands still until a test moves it. */
export async function openCloud(folder = mkdtempSync(join(tmpdir(), 'ansinh-ses-'))) {
  let at = Date.UTC(2021, 8, 1, 1, 30)
  const engine = openSes({ dataFolder: folder, place, now: () => at })
  engine.createEmailIdentity('ansinh.vn')
  const credentials = credentialStore(randomBytes(32))
  const policies = policyStore()
  const gateway = await startGateway({ engines: [engine], credentials, policies, place })
  const sdk = (keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) =>
    new SESv2Client({ endpoint: gateway.url, region: place.region, credentials: keys, maxAttempts: 1 })
  return {
    folder,
    engine,
    policies,
    /** Signs as the operator. */
    ses: sdk(credentials.operator),
    as: (roleArn: string) => sdk(credentials.issue(roleArn)),
    advance: (milliseconds: number) => {
      at += milliseconds
    },
    /** A page of the mailbox, as a browser would ask for it. */
    read: async (pathAndQuery: string) => {
      const url = new URL(pathAndQuery, 'http://mailbox')
      const answer = await engine.handleMailbox({
        method: 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: {},
        body: Buffer.alloc(0),
        principal: { kind: 'anonymous' },
      })
      return { ...answer, bytes: Buffer.from(answer.body), text: answer.body.toString() }
    },
    close: () => gateway.close(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Cloud = Awaited<ReturnType<typeof openCloud>>
