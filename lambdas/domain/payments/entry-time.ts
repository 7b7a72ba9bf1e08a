import type { Entitlement } from './entitlement.ts'
import { paymentsOf } from './instalments.ts'
import type { Recovery } from './recovery.ts'

type Standing = Pick<Entitlement, 'payment' | 'earlier' | 'handedTo' | 'givenTo' | 'recovery'>

/** Milliseconds by which two clocks may differ; what is ahead by more is no order but one wrong clock. */
const clocksDiffer = 3_600_000

/**
 * When an entry about a support's money is made. The times tell what was paid out of which money, and which entry was the last, so that it
 * comes after everything that stands there, also where this machine's clock has been put back, or another's is ahead. What a clock that was
 * wrong by days has dated is not followed: figures by day and the ledger's seals would have the support's entries from there on in days
 * that have not come.
 * @returns milliseconds since 1970, like `now`
 */
export function entryTime(support: Standing, now: number): number {
  const { handedTo, givenTo, recovery } = support
  const standing = [
    ...paymentsOf(support).map(({ enteredAt }) => enteredAt),
    handedTo?.at,
    givenTo?.at,
    givenTo?.back?.at,
    ...(recovery ? timesOf(recovery) : []),
  ]
  const known = standing.map((at) => at ?? 0).filter((at) => at <= now + clocksDiffer)
  return Math.max(now, ...known.map((at) => at + 1))
}

const timesOf = ({ openedAt, parts, refusal, more = [] }: Recovery) => [
  openedAt,
  ...parts.map(({ enteredAt }) => enteredAt),
  refusal?.at,
  ...more.flatMap(({ at, refusalBefore }) => [at, refusalBefore?.at]),
]
