import type { PublicComplaints } from '../../../lambdas/contract/complaints.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { Book } from '../book.ts'
import { type Finding, finding } from './checks.ts'
import type { WholeTable } from './whole-table.ts'

const answerDays = 10
const day = 24 * 3_600_000

/** Ten days of the week later; public holidays may only make it later still. */
function earliestDeadline(sentAt: number): string {
  let at = sentAt
  for (let left = answerDays; left > 0; ) {
    at += day
    const weekday = new Date(at + 7 * 3_600_000).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return localDay(at)
}

const isOpen = (state: string): boolean => ['received', 'forwarded', 'accepted'].includes(state)

/** Each complaint is where its sender and its offices have it, with an owner and a deadline; and everybody is told the same numbers. */
export function complaints({ complaints: all }: WholeTable, book: Book, told: PublicComplaints): Finding {
  const stored = new Map(all.map((one) => [one.number, one]))
  const today = localDay(Date.now())
  const faults: string[] = []
  for (const { number, owners, state, deadline, sentAt } of book.complaints) {
    const own = stored.get(number)
    if (own?.state !== state) faults.push(`${number} is ${own?.state}, its office has ${state}`)
    if (own?.owners.join() !== owners.join())
      faults.push(`${number} lies with ${own?.owners}, and should with ${owners}`)
    if (own?.deadline !== deadline || deadline < earliestDeadline(sentAt))
      faults.push(`${number}: sent on ${localDay(sentAt)}, deadline ${own?.deadline}, the sender was told ${deadline}`)
  }
  if (stored.size !== book.complaints.length) faults.push(`${stored.size} stored, ${book.complaints.length} sent`)
  const count = (is: (one: { state: string; deadline: string }) => boolean): number => book.complaints.filter(is).length
  const figures = {
    received: book.complaints.length,
    open: count(({ state }) => isOpen(state)),
    overdue: count(({ state, deadline }) => isOpen(state) && deadline < today),
    answered: count(({ state }) => state === 'answered'),
    refused: count(({ state }) => state === 'refused'),
    withdrawn: count(({ state }) => state === 'withdrawn'),
  }
  const parts = told.parts.reduce((sum, { tally }) => sum + tally.received, 0)
  if (JSON.stringify(told.total) !== JSON.stringify(figures) || parts !== figures.received)
    faults.push(
      `everybody is told ${JSON.stringify(told.total)}, ${parts} of districts; there are ${JSON.stringify(figures)}`,
    )
  const text = Object.entries(figures).map(([name, number]) => `${number} ${name}`)
  return finding('each complaint has its owner, deadline and answer, or is counted as open', text.join(', '), faults)
}
