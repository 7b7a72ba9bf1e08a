/**
 * Access keys of the local cloud, all derived from one secret in the data directory.
 *
 * Nothing is stored per key: a role's keys are an HMAC of its ARN, so a URL that was presigned before a restart is
 * still good after it, as it would be in AWS. Only the operator (the person at the command line, the runner) has keys
 * without a token.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Principal } from './principal.ts'

export interface AwsKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** A role's keys are worth nothing without it, as with AWS's temporary credentials. */
  readonly sessionToken?: string
}

type FoundKeys =
  | { readonly kind: 'found'; readonly secretAccessKey: string; readonly principal: Principal }
  | { readonly kind: 'unknown-key' | 'invalid-token' | 'expired-token' }

export interface CredentialStore {
  /**
   * Keys of a role; the same for the same ARN and moment of expiry, in every run on the same data directory. Without an
   * expiry they do not expire.
   */
  issue(roleArn: string, expiresAt?: Date): Required<AwsKeys>
  /** May do everything, like an account's root. */
  readonly operator: AwsKeys
  find(accessKeyId: string, sessionToken: string | undefined, now: Date): FoundKeys
}

interface Session {
  readonly roleArn: string
  readonly expiresAt: number | null
}

/**
 * The store over a secret of 32 bytes.
 */
export function credentialStore(secret: Buffer): CredentialStore {
  const derive = (purpose: string, of: string) => createHmac('sha256', secret).update(`${purpose}\n${of}`).digest()
  const keyId = (prefix: string, of: string) => prefix + base32(derive('id', of)).slice(0, 16)
  const secretOf = (of: string) => derive('secret', of).toString('base64').slice(0, 40)
  const operator = { accessKeyId: keyId('AKIA', 'operator'), secretAccessKey: secretOf('operator') }
  const sessions = new Map<string, Session & Required<AwsKeys>>()

  function open(sessionToken: string): (Session & Required<AwsKeys>) | undefined {
    const known = sessions.get(sessionToken)
    if (known) return known
    const [payload, seal] = sessionToken.split('.')
    if (!payload || !seal) return undefined
    const expected = derive('token', payload)
    const given = Buffer.from(seal, 'base64url')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Session
    const opened = {
      ...session,
      accessKeyId: keyId('ASIA', payload),
      secretAccessKey: secretOf(payload),
      sessionToken,
    }
    sessions.set(sessionToken, opened)
    return opened
  }

  return {
    operator,
    issue(roleArn, expiresAt) {
      const session: Session = { roleArn, expiresAt: expiresAt?.getTime() ?? null }
      const payload = Buffer.from(JSON.stringify(session)).toString('base64url')
      const sessionToken = `${payload}.${derive('token', payload).toString('base64url')}`
      return { accessKeyId: keyId('ASIA', payload), secretAccessKey: secretOf(payload), sessionToken }
    },
    find(accessKeyId, sessionToken, now) {
      if (sessionToken === undefined) {
        if (accessKeyId !== operator.accessKeyId) return { kind: 'unknown-key' }
        return { kind: 'found', secretAccessKey: operator.secretAccessKey, principal: { kind: 'operator' } }
      }
      const session = open(sessionToken)
      if (session === undefined) return { kind: 'invalid-token' }
      if (session.accessKeyId !== accessKeyId) return { kind: 'unknown-key' }
      if (session.expiresAt !== null && session.expiresAt <= now.getTime()) return { kind: 'expired-token' }
      const principal: Principal = { kind: 'role', roleArn: session.roleArn }
      return { kind: 'found', secretAccessKey: session.secretAccessKey, principal }
    },
  }
}

/** The store of a data directory; makes its secret (readable by the owner alone) when there is none. */
export function openCredentials(dataDir: string): CredentialStore {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'credentials.secret')
  try {
    // `wx`: two starts at once must end with the same secret.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (secret.length !== 32) throw new Error(`${file} is damaged: 64 hex digits expected. Delete it to get new keys.`)
  return credentialStore(secret)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base32 = (bytes: Buffer) => Array.from(bytes, (byte) => alphabet[byte & 31]).join('')
