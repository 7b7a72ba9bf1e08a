import type { Entitlement } from '../payments/entitlement.ts'
import { grantedSum } from '../payments/granted-sum.ts'
import { type Payments, paidSum } from '../payments/instalments.ts'
import { leftToAsk } from '../payments/recovery.ts'
import type { Programme } from '../programmes/programme.ts'
import type { CaseFacts } from './case-context.ts'
import { highestBenefit } from './highest-benefit.ts'
import { asBefore, keptIn, keptRecords, usedUpMonths } from './later-months.ts'
import { effectIn } from './review.ts'

/** Whether a change has lowered what a concluded case had kept: what was stopped beside it is to be compared with the lower sum. */
export const isKeptLowered = (before: Entitlement, after: Entitlement): boolean =>
  grantedSum(after) < grantedSum(before) && keptIn(after).length > 0

/**
 * Whether a decision asks all of it back that was paid: the person was not to have it. Of what a conclusion asks back the person keeps the
 * other support, and where a part of the money stays with him he has had this one.
 */
export const isAskedBackWhole = ({ recovery, ...payments }: Payments & Pick<Entitlement, 'recovery'>): boolean =>
  recovery !== null && recovery.caseId === null && leftToAsk({ paid: paidSum(payments), recovery }) === 0

/** Whether a decision asks back, as the last word, what a concluded case had kept: what was stopped beside it is what the person may have. */
export const isKeptAskedBack = (before: Entitlement, after: Entitlement): boolean =>
  isAskedBackWhole(after) && !isAskedBackWhole(before) && keptIn(after).length > 0

/**
 * Whether nothing is left of what the conclusion has kept, since decisions ask all of it back, and another support was stopped for it. An entry that
 * was made twice and merged is not: it is no more due than the one that is asked back.
 */
export function restedOnAskedBack(facts: CaseFacts): boolean {
  const kept = keptRecords(facts)
  return kept.length > 0 && kept.every(isAskedBackWhole) && oustedRecords(facts).length > 0
}

/** What the conclusion has stopped or asked back for the kept support, but for months that belong to it. */
function oustedRecords(facts: CaseFacts): Entitlement[] {
  const usedUp = usedUpMonths(facts)
  return facts.records.filter(
    (record) =>
      ['stopped', 'to-recover'].includes(effectIn(record, facts.known.id) ?? '') &&
      !usedUp.some(({ id }) => id === record.id),
  )
}

/**
 * Whether a later decision or list has lowered what was kept so far that what the conclusion has stopped is the higher support now
 * (Resolution 42/NQ-CP, part I, point 3). Where an officer has kept another one than the law names, a lower sum changes nothing of his
 * grounds.
 */
export function isNoLongerHighest(programme: Programme, facts: CaseFacts): boolean {
  const kept = keptRecords(facts)
  const [made, stopped] = [asBefore(facts, usedUpMonths(facts)), asBefore(facts, oustedRecords(facts))]
  if (stopped.length === 0) return false
  const winners = new Set([...kept, ...made].map(({ id }) => id))
  const isKept = (those: readonly Entitlement[]): boolean =>
    winners.has(highestBenefit(programme, [...those, ...made, ...stopped]).keep ?? '')
  const standing = kept.filter((record) => !isAskedBackWhole(record))
  return isKept(asConcluded(facts, kept)) && !isKept(standing)
}

/** With the sums that the conclusion has seen. */
const asConcluded = ({ known }: CaseFacts, kept: readonly Entitlement[]): Entitlement[] =>
  kept.map((record) => {
    const before = known.conclusion?.before.find(({ id }) => id === record.id)
    return before ? { ...record, status: before.status, amount: before.amount, offset: before.offset } : record
  })
