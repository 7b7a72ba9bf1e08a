import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { MailStore } from './mail-store.ts'
import { throttled } from './ses-error.ts'

const file = z.object({
  /** Recipients a second. */
  maxSendRate: z.number().nonnegative(),
  /** Recipients. */
  max24HourSend: z.number().nonnegative(),
})

const dayMs = 86_400_000
/** What an account has that AWS has let out of the sandbox. Nobody is held to it here: a demonstration is no week's post. */
const usual = { maxSendRate: 14, max24HourSend: 50_000 }

/**
 * How much this account may send. Its quota is set by AWS and by no call of SES, so it stands in a file, `quota.json` beside the mails, which
 * is read at each call: `{ "maxSendRate": 1, "max24HourSend": 200 }` is the sandbox's. Without that file nothing is held back.
 */
export class SendingQuota {
  readonly #path: string
  readonly #store: MailStore
  readonly #now: () => number
  /** When the rate is made up for by what was sent; before that nothing more goes out. */
  #freeAt = 0

  constructor(folder: string, store: MailStore, now: () => number) {
    this.#path = join(folder, 'quota.json')
    this.#store = store
    this.#now = now
  }

  /** As SES does: while anything is left a mail goes to all of its recipients, and what it took too much has to be made up for. */
  take(recipients: number): void {
    const set = this.#set()
    if (!set) return
    const now = this.#now()
    if (this.#sentInADay() >= set.max24HourSend) throw throttled('Daily message quota exceeded.')
    if (set.maxSendRate === 0 || now < this.#freeAt) throw throttled('Maximum sending rate exceeded.')
    // A second's worth may go at once.
    const second = 1_000
    this.#freeAt = Math.max(this.#freeAt, now - second) + (recipients * second) / set.maxSendRate
  }

  view() {
    const { max24HourSend, maxSendRate } = this.#set() ?? usual
    return { Max24HourSend: max24HourSend, MaxSendRate: maxSendRate, SentLast24Hours: this.#sentInADay() }
  }

  #set(): z.output<typeof file> | undefined {
    return existsSync(this.#path) ? file.parse(JSON.parse(readFileSync(this.#path, 'utf8'))) : undefined
  }

  #sentInADay(): number {
    const since = this.#now() - dayMs
    const recent = this.#store.newestFirst().filter(({ acceptedAt }) => acceptedAt > since)
    return recent.reduce((sum, { to, cc, bcc }) => sum + to.length + cc.length + bcc.length, 0)
  }
}
