import * as z from 'zod'
import type { SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import type { Book } from '../book.ts'
import type { SimulatedCloud } from '../simulated-cloud.ts'
import { type Finding, finding } from './checks.ts'

const mails = z.object({
  messages: z.array(z.object({ to: z.array(z.string()), acceptedAt: z.string(), subject: z.string() })),
})

/** From midnight until half past five, when they are due. */
const dueAfterMs = 17.5 * 3_600_000

/**
 * A mail for each report that was ordered and each day on which it was due, and none on the others. A function that was killed after the mail
 * had gone, and before it noted so, sends it once more; one that was killed at every try sends none, which its office is told.
 */
export async function orderedMails(
  { site }: SimulatedCloud,
  book: Book,
  { days, hasFaults }: { readonly days: readonly string[]; readonly hasFaults: boolean },
): Promise<Finding> {
  const lastDay = days.at(-1) ?? ''
  const { messages } = mails.parse(JSON.parse(await (await fetch(new URL('/_mail/api/messages', site))).text()))
  const faults: string[] = []
  let [due, twice, lost] = [0, 0, 0]
  for (const { id, recipient, dueOn, officer } of book.subscriptions) {
    const came = new Map<string, number>()
    for (const { acceptedAt } of messages.filter(({ to }) => to.includes(recipient))) {
      // One that failed in the evening comes in the night.
      const day = localDay(Date.parse(acceptedAt) - dueAfterMs)
      if (day <= lastDay) came.set(day, (came.get(day) ?? 0) + 1)
    }
    const failure = (await subscriptionsOf(officer)).find((one) => one.id === id)?.lastFailure ?? null
    for (const day of dueOn) {
      due++
      const times = came.get(day) ?? 0
      if (times === 1) continue
      if (hasFaults && times > 1) twice++
      else if (hasFaults && failure) lost++
      else faults.push(`${recipient}, ${day}: ${times} mails`)
    }
    for (const day of came.keys()) if (!dueOn.has(day)) faults.push(`${recipient}: a mail on ${day}, and none was due`)
  }
  return finding(
    'a mail for each report that was ordered, on each of its days',
    `${due} due of ${book.subscriptions.length} orders, ${twice} sent once more, ${lost} whose office is told that it failed`,
    faults,
  )
}

/** All that he is shown, page after page. */
async function subscriptionsOf({ api }: StaffSession): Promise<SubscriptionView[]> {
  const found: SubscriptionView[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await api.call('subscriptions', { query: { cursor } })
    found.push(...page.items)
    cursor = page.cursor
  }
  return found
}
