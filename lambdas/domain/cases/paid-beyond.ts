import { type Dong, dong, sumDong } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { handedOut } from '../payments/instalments.ts'
import type { Programme } from '../programmes/programme.ts'
import { type BenefitProposal, highestBenefit } from './highest-benefit.ts'

export const openOf = (record: Entitlement): number => record.amount - handedOut(record)

/** Đồng of the kept records that are not handed out. */
export const openSum = (kept: readonly Entitlement[]): number => kept.reduce((sum, record) => sum + openOf(record), 0)

/** Money of one person that nothing is left to set off against. */
export interface PaidBeyond {
  readonly proposal: BenefitProposal
  /** Đồng that were handed out under records that are not kept. */
  readonly taken: Dong
  /** The part of it that is more than what the kept ones still have to hand out. */
  readonly excess: Dong
  /** The excess by record, from the one that was decided last: what came first stays in place of the kept one. */
  readonly askedOf: ReadonlyMap<string, Dong>
}

export function paidBeyond(programme: Programme, records: readonly Entitlement[]): PaidBeyond {
  const proposal = highestBenefit(programme, records)
  const lower = records.filter(({ id }) => proposal.recover.includes(id))
  const taken = sumDong(lower.map(handedOut))
  const excess = dong(Math.max(0, taken - openSum(records.filter(({ id }) => proposal.kept.includes(id)))))
  return { proposal, taken, excess, askedOf: excessOf(lower, excess) }
}

function excessOf(lower: readonly Entitlement[], excess: number): ReadonlyMap<string, Dong> {
  const lastFirst = [...lower].sort((a, b) =>
    a.decision.day === b.decision.day ? (a.id < b.id ? 1 : -1) : a.decision.day < b.decision.day ? 1 : -1,
  )
  const asked = new Map<string, Dong>()
  let rest = excess
  for (const record of lastFirst) {
    const part = dong(Math.min(rest, handedOut(record)))
    if (part > 0) asked.set(record.id, part)
    rest -= part
  }
  return asked
}
