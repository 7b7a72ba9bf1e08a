import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod'

const content = z.object({
  username: z.string(),
  sub: z.string(),
  clientId: z.string(),
  originJti: z.string(),
  /** Seconds. */
  authTime: z.number(),
  /** Milliseconds. */
  expiresAt: z.number(),
})

export type RefreshContent = z.infer<typeof content>

const HEADER = Buffer.from(JSON.stringify({ cty: 'JWT', enc: 'A256GCM', alg: 'dir' })).toString('base64url')

/** An encrypted token (JWE, compact form): opaque to clients, as Cognito's is. */
export function sealRefreshToken(key: Buffer, token: RefreshContent): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(HEADER))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(token)), cipher.final()])
  const parts = [iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))
  return [HEADER, '', ...parts].join('.')
}

/** Undefined for what this pool did not seal. Says nothing about lifetime or revocation. */
export function openRefreshToken(key: Buffer, token: string): RefreshContent | undefined {
  const [header, , iv = '', sealed = '', tag = ''] = token.split('.')
  if (header !== HEADER) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(HEADER)).setAuthTag(Buffer.from(tag, 'base64url'))
    const plain = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()])
    return content.parse(JSON.parse(plain.toString('utf8')))
  } catch {
    return undefined // altered or made up: the cipher's own check failed
  }
}
