import type { Entitlement } from '../payments/entitlement.ts'
import { areOtherMonths, namedMonths } from '../payments/instalments.ts'
import type { PaymentStatus } from '../payments/payment-status.ts'
import type { Programme } from '../programmes/programme.ts'
import type { CaseFacts } from './case-context.ts'
import type { DuplicateCase } from './duplicate-case.ts'
import { highestBenefit } from './highest-benefit.ts'
import { effectIn, isMadeUp, type Review } from './review.ts'

/** Months of one support that another one is asked about: whoever of them is in question now, beside what was kept before. */
interface Rivals {
  readonly kept: Entitlement
  readonly months: readonly Entitlement[]
}

/** Why a conclusion would not have come to the same end, in the words of its case's history. */
export const overtakenWords = {
  'more-months': 'Có thêm tháng của khoản đã dừng: cộng các tháng lại thì khoản đó cao hơn',
  'granted-twice':
    'Có quyết định cấp lại tháng của khoản được giữ, mà khoản đó đã trừ tiền đã chi: so sánh lại cùng nhau',
} as const

interface Overtaken {
  readonly known: DuplicateCase
  readonly why: keyof typeof overtakenWords
}

/** Concluded cases that have kept the support. */
export const keptIn = ({ reviews }: Pick<Entitlement, 'reviews'>): string[] =>
  reviews.flatMap(({ caseId, effect }) => (effect === 'kept' ? [caseId] : []))

/** Who has months of known names: only such months are added up with those that were stopped. */
export const hasLaterMonths = (record: Entitlement): boolean => namedMonths(record).length > 0

/**
 * A policy is granted month by month, so that what was the lower support in April may be the higher one with May: all of its months
 * together are compared (Resolution 42/NQ-CP, part I, point 3). A month that a conclusion has stopped competes with nobody any more, and the
 * next one would be stopped as it was, each for itself.
 * @param concluded the cases that `keptIn` names of the kept one, with their records
 * @returns the first of them that would not have ended so with the later months; null where none
 */
export function overtakenCase(
  programme: Programme,
  { kept, months }: Rivals,
  concluded: readonly CaseFacts[],
): Overtaken | null {
  const closed = concluded.filter(({ known }) => known.state === 'closed' && !isUpheld(known, months))
  const shared = closed.find((facts) => setsOff(facts) && months.some((month) => isGrantedTwice(month, facts)))
  if (shared) return { known: shared.known, why: 'granted-twice' }
  const stopped = closed.map((facts) => stoppedMonths(facts, months))
  const all = stopped.flat()
  const winners = [kept, ...closed.flatMap((facts) => [...keptRecords(facts), ...asBefore(facts, usedUpMonths(facts))])]
  const keeps = (others: readonly Entitlement[]): boolean =>
    highestBenefit(programme, distinct([...winners, ...others])).kept.includes(kept.id)
  if (all.length === 0 || keeps([...all, ...months])) return null
  // Where an officer has kept another one than the law names, a month more changes nothing of his grounds.
  const first = closed.find((_, index) => (stopped[index] ?? []).length > 0 && keeps(stopped[index] ?? []))
  return first ? { known: first.known, why: 'more-months' } : null
}

/** Whether somebody has looked at the conclusion with these months already, and would not take it back. */
const isUpheld = ({ conclusion }: DuplicateCase, months: readonly Entitlement[]): boolean => {
  const at = conclusion?.upheldAt
  return at !== undefined && months.every(({ enteredAt }) => enteredAt <= at)
}

/** Whether money that was paid of the lower supports stands in place of what was kept. */
const setsOff = (facts: CaseFacts): boolean =>
  keptRecords(facts).some((record) => record.offset > 0) || usedUpMonths(facts).length > 0

/**
 * Whether the month is of what was kept, by a decision more: what was set off of the one would not be set off of the other, so that they are
 * compared together.
 */
const isGrantedTwice = (month: Entitlement, facts: CaseFacts): boolean =>
  [...keptRecords(facts), ...usedUpMonths(facts)].some(
    (record) => record.policy === month.policy && !areOtherMonths(record, month),
  )

/**
 * Whether the conclusion rested on a support that is cancelled now: it was kept, or what was paid of the lower ones used it up as one of
 * several months of what was kept.
 */
export const restedOnCancelled = (facts: CaseFacts): boolean =>
  [...keptRecords(facts), ...usedUpMonths(facts)].some(({ status }) => status === 'cancelled')

/** The conclusions that have kept a record, or, once it is cancelled, may have rested on it as a month that was used up. */
export const concludedBeside = ({ status, reviews }: Pick<Entitlement, 'status' | 'reviews'>): Review[] =>
  reviews.filter(({ effect }) => effect === 'kept' || (effect === 'stopped' && status === 'cancelled'))

export const keptRecords = ({ known, records }: CaseFacts): Entitlement[] =>
  records.filter((record) => effectIn(record, known.id) === 'kept')

/** Months of a kept support that are stopped, since what was paid of the lower ones makes them up: they are part of what was kept. */
export function usedUpMonths(facts: CaseFacts): Entitlement[] {
  const kept = keptRecords(facts)
  return facts.records.filter((record) => {
    const months = kept.filter(({ policy }) => policy === record.policy)
    if (effectIn(record, facts.known.id) !== 'stopped') return false
    // A month that was entered twice and stopped is missed by nobody.
    return isMadeUp(record) || (months.length > 0 && months.every((month) => areOtherMonths(month, record)))
  })
}

/** What the case has stopped of the same policy, as it was before. */
const stoppedMonths = (facts: CaseFacts, months: readonly Entitlement[]): Entitlement[] =>
  asBefore(
    facts,
    facts.records.filter(
      (record) =>
        ['stopped', 'to-recover'].includes(effectIn(record, facts.known.id) ?? '') &&
        months.some((month) => areOtherMonths(month, record)),
    ),
  )

/** Those of the stopped ones that still are, as they were before the conclusion. */
export const asBefore = ({ known }: CaseFacts, stopped: readonly Entitlement[]): Entitlement[] =>
  stopped.flatMap((record) => {
    const before = known.conclusion?.before.find(({ id }) => id === record.id)
    if (!before || !stillStopped.includes(record.status)) return []
    const { status, amount, offset } = before
    return [{ ...record, status, amount, offset }]
  })

/** Money that was asked back and has come back is nobody's month any more: what is left to say about it an officer says. */
const stillStopped: readonly PaymentStatus[] = ['suspended', 'paid', 'to-recover', 'return-refused']

const distinct = (records: readonly Entitlement[]): Entitlement[] => [
  ...new Map(records.map((record) => [record.id, record])).values(),
]
