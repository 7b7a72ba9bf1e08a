import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import * as z from 'zod'
import { writeDurably } from './durable-file.ts'

export type TokenUse = 'id' | 'access'

// An alias and not an interface: verifiers take a key only with an index signature, which an alias has by itself.
export type Jwk = {
  readonly kty: string
  readonly n: string
  readonly e: string
  readonly kid: string
  readonly alg: 'RS256'
  readonly use: 'sig'
}

/** The secrets of one pool. */
export interface PoolKeys {
  /** What `/.well-known/jwks.json` answers. */
  jwks(): { readonly keys: readonly Jwk[] }
  signJwt(use: TokenUse, claims: object): string
  /** The claims of a token that this pool signed for this use; undefined for anything else. Says nothing about its lifetime. */
  readJwt(use: TokenUse, token: string): Readonly<Record<string, unknown>> | undefined
  /** Encrypts refresh tokens. */
  readonly refreshKey: Buffer
  /** Makes the salts of users who do not exist. */
  readonly disguiseKey: Buffer
}

const storedKey = z.object({ kid: z.string(), pem: z.string() })
const stored = z.object({ id: storedKey, access: storedKey, refreshKey: z.string(), disguiseKey: z.string() })
type Stored = z.infer<typeof stored>

/** Reads the key file, or makes it (mode 0600) the first time: tokens issued before a restart stay good. */
export async function openPoolKeys(path: string): Promise<PoolKeys> {
  const keys = existsSync(path) ? stored.parse(JSON.parse(readFileSync(path, 'utf8'))) : await makeKeys()
  if (!existsSync(path)) writeDurably(path, JSON.stringify(keys), 0o600)
  return poolKeys(keys)
}

function poolKeys(keys: Stored): PoolKeys {
  // Two keys, as in Cognito: code that takes the first key of the set for granted fails here and not first in the cloud.
  const pairs = { id: keyPair(keys.id), access: keyPair(keys.access) }
  return {
    jwks: () => ({ keys: [pairs.id.jwk, pairs.access.jwk] }),
    signJwt: (use, claims) => {
      const pair = pairs[use]
      const content = `${encode({ kid: pair.jwk.kid, alg: 'RS256' })}.${encode(claims)}`
      return `${content}.${sign('sha256', Buffer.from(content), pair.privateKey).toString('base64url')}`
    },
    readJwt: (use, token) => {
      const [header = '', payload = '', signature = '', ...rest] = token.split('.')
      const content = Buffer.from(`${header}.${payload}`)
      if (rest.length > 0 || decode(header)?.alg !== 'RS256') return undefined
      if (!verify('sha256', content, pairs[use].publicKey, Buffer.from(signature, 'base64url'))) return undefined
      return decode(payload)
    },
    refreshKey: Buffer.from(keys.refreshKey, 'base64'),
    disguiseKey: Buffer.from(keys.disguiseKey, 'base64'),
  }
}

async function makeKeys(): Promise<Stored> {
  const make = async () => {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    return { kid: randomBytes(32).toString('base64'), pem }
  }
  const [id, access] = await Promise.all([make(), make()])
  const secret = () => randomBytes(32).toString('base64')
  return { id, access, refreshKey: secret(), disguiseKey: secret() }
}

function keyPair(key: Stored['id']): { privateKey: KeyObject; publicKey: KeyObject; jwk: Jwk } {
  const privateKey = createPrivateKey(key.pem)
  const publicKey = createPublicKey(privateKey)
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  return { privateKey, publicKey, jwk: { kty: 'RSA', n, e, kid: key.kid, alg: 'RS256', use: 'sig' } }
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return z.record(z.string(), z.unknown()).safeParse(value).data
  } catch {
    return undefined // not JSON: whoever sent it gets the answer of a forged token
  }
}
