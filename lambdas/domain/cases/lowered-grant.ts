import type { Entitlement } from '../payments/entitlement.ts'
import { grantedSum } from '../payments/granted-sum.ts'
import type { Programme } from '../programmes/programme.ts'
import type { CaseFacts } from './case-context.ts'
import { highestBenefit } from './highest-benefit.ts'
import { asBefore, keptIn, keptRecords, usedUpMonths } from './later-months.ts'
import { effectIn } from './review.ts'

/** Whether a change has lowered what a concluded case had kept: what was stopped beside it is to be compared with the lower sum. */
export const isKeptLowered = (before: Entitlement, after: Entitlement): boolean =>
  grantedSum(after) < grantedSum(before) && keptIn(after).length > 0

/**
 * Whether a later decision or list has lowered what was kept so far that what the conclusion has stopped is the higher support now
 * (Resolution 42/NQ-CP, part I, point 3). Where an officer has kept another one than the law names, a lower sum changes nothing of his
 * grounds.
 */
export function isNoLongerHighest(programme: Programme, facts: CaseFacts): boolean {
  const { known, records } = facts
  const usedUp = usedUpMonths(facts)
  const ousted = records.filter(
    (record) =>
      ['stopped', 'to-recover'].includes(effectIn(record, known.id) ?? '') &&
      !usedUp.some(({ id }) => id === record.id),
  )
  const [kept, made, stopped] = [keptRecords(facts), asBefore(facts, usedUp), asBefore(facts, ousted)]
  if (stopped.length === 0) return false
  const winners = new Set([...kept, ...made].map(({ id }) => id))
  const isKept = (those: readonly Entitlement[]): boolean =>
    winners.has(highestBenefit(programme, [...those, ...made, ...stopped]).keep ?? '')
  return isKept(asConcluded(facts, kept)) && !isKept(kept)
}

/** With the sums that the conclusion has seen. */
const asConcluded = ({ known }: CaseFacts, kept: readonly Entitlement[]): Entitlement[] =>
  kept.map((record) => {
    const before = known.conclusion?.before.find(({ id }) => id === record.id)
    return before ? { ...record, status: before.status, amount: before.amount, offset: before.offset } : record
  })
