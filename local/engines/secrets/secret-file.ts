import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

const storedSecret = z.object({
  name: z.string(),
  arn: z.string(),
  versionId: z.string(),
  /** Seconds since 1970. */
  createdAt: z.number(),
  text: z.string().optional(),
  /** Base64. */
  binary: z.string().optional(),
  description: z.string().optional(),
  kmsKeyId: z.string().optional(),
})

export type StoredSecret = z.infer<typeof storedSecret>

export interface SecretFile {
  all(): readonly StoredSecret[]
  /** Is on the disk when it returns. */
  add(secret: StoredSecret): void
}

/**
 * @throws Error when the file is there but not readable as secrets: guessing would make new ones and orphan what they
 * protect
 */
export function openSecretFile(path: string): SecretFile {
  let secrets: readonly StoredSecret[] = readSecrets(path)
  return {
    all: () => secrets,
    add(secret) {
      const next = [...secrets, secret]
      const unfinished = `${path}.unfinished`
      const handle = openSync(unfinished, 'w', 0o600)
      try {
        writeFileSync(handle, JSON.stringify(next, null, 2))
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
      renameSync(unfinished, path)
      secrets = next
    },
  }
}

function readSecrets(path: string): StoredSecret[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return z.array(storedSecret).parse(JSON.parse(text))
}
