import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { credentialStore } from '../../../local/aws/credentials.ts'
import { startGateway } from '../../../local/aws/gateway.ts'
import { policyStore } from '../../../local/aws/policies.ts'
import { type CognitoEngine, openCognito } from '../../../local/engines/cognito/cognito-engine.ts'
import type { CognitoMessage } from '../../../local/engines/cognito/messages.ts'
import { type ClientSpec, DEFAULT_VALIDITY, type UserPoolSpec } from '../../../local/engines/cognito/pool-spec.ts'

import type { UserPool } from '../../../local/engines/cognito/user-pool.ts'

export const place = { accountId: '111122223333', region: 'ap-southeast-1' }
export const poolId = 'ap-southeast-1_AnSinhTest'
export const clientId = 'consoleclient'
export const poolArn = `arn:aws:cognito-idp:${place.region}:${place.accountId}:userpool/${poolId}`

const attribute = { dataType: 'String', isMutable: true, isRequired: false } as const

export const aPool = (changes: Partial<UserPoolSpec> = {}): UserPoolSpec => ({
  id: poolId,
  arn: poolArn,
  region: place.region,
  policies: { passwordPolicy: { minimumLength: 12, temporaryPasswordValidityDays: 3 } },
  schema: [
    { ...attribute, name: 'custom:unit', maximum: 20 },
    { ...attribute, name: 'custom:born', isMutable: false },
  ],
  mfaConfiguration: 'OPTIONAL',
  adminCreateUserOnly: true,
  accountRecovery: ['verified_email'],
  ...changes,
})

export const aClient = (changes: Partial<ClientSpec> = {}): ClientSpec => ({
  id: clientId,
  explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  readAttributes: ['email', 'email_verified', 'name', 'custom:unit'],
  writeAttributes: ['name', 'email'],
  validity: { ...DEFAULT_VALIDITY, refresh: 12 * 3600 },
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
  ...changes,
})

export interface CloudOptions {
  readonly folder?: string
  readonly pool?: Partial<UserPoolSpec>
  readonly client?: Partial<ClientSpec>
}

/** Two RSA keys take more than most tests: a file's pools share those that its first one made. */
let keysOfFirstPool: Buffer | undefined

async function openPool(engine: CognitoEngine, folder: string, spec: UserPoolSpec): Promise<UserPool> {
  const keys = join(folder, spec.id, 'keys.json')
  if (keysOfFirstPool && !existsSync(keys)) {
    mkdirSync(join(folder, spec.id))
    writeFileSync(keys, keysOfFirstPool, { mode: 0o600 })
  }
  const pool = await engine.createUserPool(spec)
  keysOfFirstPool ??= readFileSync(keys)
  return pool
}

/** The engine behind the real gateway, with a clock that only tests move. Call `close` and, at the very end, `remove`. */
export async function openCloud(options: CloudOptions = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'ansinh-cognito-'))
  const messages: CognitoMessage[] = []
  let at = Date.now()
  const now = () => at
  const engine = openCognito({ dataFolder: folder, place, now, deliver: (message) => messages.push(message) })
  const pool = await openPool(engine, folder, aPool(options.pool))
  pool.createClient(aClient(options.client))
  pool.createGroup({ name: 'xa', precedence: 20 })
  pool.createGroup({ name: 'tinh', precedence: 1, roleArn: 'arn:aws:iam::111122223333:role/tinh' })
  const credentials = credentialStore(randomBytes(32))
  const policies = policyStore()
  const gateway = await startGateway({ engines: [engine], credentials, policies, place })
  const sdk = (keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) =>
    new CognitoIdentityProviderClient({
      endpoint: gateway.url,
      region: place.region,
      credentials: keys,
      maxAttempts: 1,
    })
  return {
    folder,
    engine,
    pool,
    url: gateway.url,
    messages,
    policies,
    credentials,
    now,
    /** Signs as the operator. */
    admin: sdk(credentials.operator),
    as: (roleArn: string) => sdk(credentials.issue(roleArn)),
    advance: (milliseconds: number) => {
      at += milliseconds
    },
    close: () => gateway.close(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Cloud = Awaited<ReturnType<typeof openCloud>>
