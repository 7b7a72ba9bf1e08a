import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { removeDurably, writeDurably } from './durable-file.ts'

const userRecord = z.object({
  username: z.string(),
  enabled: z.boolean(),
  status: z.enum(['FORCE_CHANGE_PASSWORD', 'CONFIRMED', 'RESET_REQUIRED']),
  /** With `sub`. */
  attributes: z.record(z.string(), z.string()),
  /** Times in milliseconds. */
  createdAt: z.number(),
  modifiedAt: z.number(),
  /** Never a password, only what can check one. Absent after an administrator's reset. */
  password: z.object({ salt: z.string(), verifier: z.string(), setAt: z.number() }).optional(),
  groups: z.array(z.string()),
  totp: z
    .object({ secret: z.string(), lastStep: z.number(), isEnabled: z.boolean(), isPreferred: z.boolean() })
    .optional(),
  /** A secret that was shown but whose first code has not been seen yet. */
  pendingTotpSecret: z.string().optional(),
  /** Sign-ins whose refresh token is neither expired nor revoked. */
  signIns: z.array(z.object({ originJti: z.string(), expiresAt: z.number() })),
  resetCode: z.object({ hash: z.string(), expiresAt: z.number(), failures: z.number() }).optional(),
})

export type UserRecord = Readonly<z.infer<typeof userRecord>>

/**
 * The users of one pool: one file each, whole in memory. A record is never changed, only replaced, and it is on the disk before
 * it is in memory: whatever was answered survives a power cut, and a failed write leaves everything as it was.
 */
export class Users {
  readonly #folder: string
  readonly #fold: (name: string) => string
  readonly #byName = new Map<string, UserRecord>()

  constructor(folder: string, isCaseSensitive: boolean) {
    this.#folder = folder
    this.#fold = isCaseSensitive ? (name) => name : (name) => name.toLowerCase()
    mkdirSync(folder, { recursive: true })
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const record = userRecord.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      this.#byName.set(this.#fold(record.username), record)
    }
  }

  byUsername(name: string): UserRecord | undefined {
    return this.#byName.get(this.#fold(name))
  }

  /** E-mail addresses and other aliases are compared without case where names are. */
  byAttribute(attribute: string, value: string): UserRecord | undefined {
    const wanted = this.#fold(value)
    return this.all().find((user) => {
      const own = user.attributes[attribute]
      return own !== undefined && this.#fold(own) === wanted
    })
  }

  /** In the order of their names, so that pages of a listing neither repeat nor skip one. */
  all(): readonly UserRecord[] {
    return [...this.#byName.values()].toSorted((a, b) => (a.username < b.username ? -1 : 1))
  }

  get size(): number {
    return this.#byName.size
  }

  put(record: UserRecord): void {
    writeDurably(this.#path(record.username), JSON.stringify(record))
    this.#byName.set(this.#fold(record.username), record)
  }

  remove(username: string): void {
    removeDurably(this.#path(username))
    this.#byName.delete(this.#fold(username))
  }

  // A name can hold a slash or be longer than a file's name may be.
  #path(username: string): string {
    return join(this.#folder, `${createHash('sha256').update(this.#fold(username)).digest('hex')}.json`)
  }
}
