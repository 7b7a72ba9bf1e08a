import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeDurably } from '../cognito/durable-file.ts'

const storedMail = z.object({
  id: z.string(),
  /** Milliseconds. */
  acceptedAt: z.number(),
  /** As given, names included; recipients are bare addresses. */
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  subject: z.string(),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), size: z.number() })),
  /** Bytes of the whole message. */
  size: z.number(),
  configurationSet: z.string().optional(),
})

export type StoredMail = Readonly<z.infer<typeof storedMail>>

/** Messages as `ID.eml`, byte for byte, each with an `ID.json` beside it: a message without one was never accepted. */
export class MailStore {
  readonly #folder: string
  readonly #mails: StoredMail[]
  #lastMoment = 0
  #sequence = 0

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
    const read = (name: string) => storedMail.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    this.#mails = files.map(read).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  }

  /** An id in SES's form that also sorts by time. */
  newId(now: number): string {
    this.#sequence = now === this.#lastMoment ? this.#sequence + 1 : 0
    this.#lastMoment = now
    const moment = now.toString(16).padStart(12, '0') + this.#sequence.toString(16).padStart(4, '0')
    return `${moment}-${randomUUID()}-000000`
  }

  add(mail: StoredMail, message: Buffer): void {
    writeDurably(join(this.#folder, `${mail.id}.eml`), message)
    writeDurably(join(this.#folder, `${mail.id}.json`), JSON.stringify(mail))
    this.#mails.push(mail)
  }

  newestFirst(): readonly StoredMail[] {
    return this.#mails.toReversed()
  }

  find(id: string): StoredMail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  message(mail: StoredMail): Buffer {
    const path = join(this.#folder, `${mail.id}.eml`)
    if (!existsSync(path)) throw new Error(`The message ${mail.id} is listed but its file is gone`)
    return readFileSync(path)
  }
}
