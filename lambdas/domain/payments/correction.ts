import { stoppingReview } from '../cases/review.ts'
import { formatBirthDate } from '../dates/birth-date.ts'
import { maskIdNumber } from '../ids/mask-id-number.ts'
import { sharesNumber } from '../ids/shares-number.ts'
import { dong, formatDong } from '../money/dong.ts'
import { nameKey } from '../names/name-key.ts'
import type { Entitlement, KnownIdNumber, Person } from './entitlement.ts'
import { grantedSum } from './granted-sum.ts'
import { daysInWords, monthsInWords, namedMonths, paidMonths, paidSum } from './instalments.ts'
import { isPayable } from './payment-moves.ts'
import { statusNames } from './payment-status.ts'
import { settledWords } from './settled-words.ts'

/** Field → [old, new] in words fit for showing; ID numbers are masked. */
export type Changes = Readonly<Record<string, readonly [string | null, string | null]>>

export type Correction =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly next: Entitlement; readonly changes: Changes }
  /** The list says otherwise, but what has happened is not altered by a list. */
  | { readonly kind: 'settled'; readonly changes: Changes; readonly message: string }

/**
 * Whether it has gone with its list, and comes again with it. Entered twice and merged, the line that comes again is the merged one and
 * stays gone; so does what a decision has cancelled.
 */
export const isWithdrawn = (stored: Entitlement): boolean =>
  stored.status === 'cancelled' && !stoppingReview(stored) && !stored.cancellation

/**
 * What a list that comes again says otherwise of an entitlement. A cell that is empty now takes nothing back, and a number that came
 * at the counter stays. Whoever has been paid, has refused or has died is not changed by a list.
 */
export function correctionOf(stored: Entitlement, listed: Entitlement): Correction {
  const person = correctedPerson(stored, listed)
  // What a conclusion has set off is no other amount of the list.
  const grant = grantedSum(stored)
  // What a list takes away and a decision has asked back is done.
  const isAskedBack = stored.recovery !== null && listed.amount === grant - stored.recovery.amount
  const changes: Record<string, readonly [string | null, string | null]> = {
    ...changesOfPerson(stored.person, person),
    ...(listed.amount === grant || isAskedBack
      ? {}
      : { amount: [formatDong(grant), formatDong(listed.amount)] as const }),
    ...(listed.months === null || listed.months === stored.months || isAskedBack
      ? {}
      : { months: [stored.months === null ? null : String(stored.months), String(listed.months)] as const }),
  }
  const days = correctedDays(stored, listed)
  if (days !== stored.days && !isAskedBack) changes.days = [daysInWords(stored.days), daysInWords(days)]
  const isOtherMonths = !isAskedBack && listed.instalments.length > 0 && !sameMonths(stored, listed)
  if (isOtherMonths)
    changes.instalments = [
      monthsInWords(stored.instalments.map(({ month }) => month)) || null,
      monthsInWords(listed.instalments.map(({ month }) => month)),
    ]
  const isRevived = isWithdrawn(stored)
  if (isRevived) changes.status = [statusNames.cancelled, statusNames.approved]
  if (Object.keys(changes).length === 0) return { kind: 'same' }
  const paid = paidMonths(stored)
  const left = listed.amount - stored.offset
  // What was paid under another support before may be all of it: a record of no đồng would wait for ever.
  const isUsedUp = stored.offset > 0 && left <= 0 && paidSum(stored) === 0
  const isShifted = stored.offset > 0 && addsMonth(stored, listed)
  const keepsPaid =
    left >= paidSum(stored) &&
    !isUsedUp &&
    paid.every((month) => !isOtherMonths || listed.instalments.some((one) => one.month === month))
  if ((!isPayable(stored.status) || !keepsPaid || isShifted) && !isRevived) {
    const added = withLackingNumbers(stored, listed)
    if (added) return added
    return { kind: 'settled', changes, message: settledWords(stored, listed, { changes, isUsedUp, isShifted }) }
  }
  // A list that grants no more than was handed out leaves nothing to wait for.
  const isPaidUp = !isRevived && stored.payment !== null && left === paidSum(stored)
  const next: Entitlement = {
    ...stored,
    person,
    amount: dong(Math.max(0, left)),
    months: listed.months ?? stored.months,
    days,
    instalments: correctedInstalments(stored, listed),
    status: isRevived ? 'approved' : isPaidUp ? 'paid' : stored.status,
    notPaid: isPaidUp ? null : stored.notPaid,
    list: isRevived ? listed.list : stored.list,
    enteredAt: isRevived ? listed.enteredAt : stored.enteredAt,
    correctedBy: listed.list.id,
    version: stored.version + 1,
    updatedAt: listed.updatedAt,
  }
  return { kind: 'changed', next, changes }
}

/** A list that grants the same and says no days takes none back; of another sum they would be wrong. */
const correctedDays = (stored: Entitlement, listed: Entitlement): number | undefined =>
  listed.days ?? (listed.amount === grantedSum(stored) ? stored.days : undefined)

/**
 * Of a support that something was set off against, a list names a month that it did not have. That month may be one of another decision
 * which the set off money makes up: only a decision about this very support adds it, which looks at the others.
 */
function addsMonth(stored: Entitlement, listed: Entitlement): boolean {
  const known = namedMonths(stored)
  return known.length > 0 && namedMonths(listed).some((month) => !known.includes(month))
}

/** Months that are known by name are not forgotten for a list that only counts them. */
const correctedInstalments = (stored: Entitlement, listed: Entitlement): Entitlement['instalments'] =>
  listed.instalments.length === 0 ||
  (sameMonths(stored, listed) && (namedMonths(listed).length === 0 || isPaidByCount(stored)))
    ? stored.instalments
    : listed.instalments

/** Paid as "the first month" is not paid as April afterwards, whatever a list calls the months that it grants as many of. */
const isPaidByCount = (stored: Entitlement): boolean => paidSum(stored) > 0 && namedMonths(stored).length === 0

/** A list that says the months and one that said only how many are one grant. */
const sameMonths = (stored: Entitlement, listed: Entitlement): boolean =>
  stored.instalments.length === listed.instalments.length &&
  (namedMonths(listed).length === 0 ||
    isPaidByCount(stored) ||
    listed.instalments.every(({ month }, index) => stored.instalments[index]?.month === month))

/**
 * A number that a settled record has none of its kind yet: it is taken on, and nothing else. What is paid is not altered by it, but the
 * next payment under the same number must be stopped.
 */
function withLackingNumbers(stored: Entitlement, { person, list, updatedAt }: Entitlement): Correction | null {
  const { idNumbers } = stored.person
  const lacking = person.idNumbers.filter(({ kind }) => !idNumbers.some((known) => known.kind === kind))
  if (lacking.length === 0) return null
  const next: Entitlement = {
    ...stored,
    person: { ...stored.person, idNumbers: [...idNumbers, ...lacking] },
    correctedBy: list.id,
    version: stored.version + 1,
    updatedAt,
  }
  return { kind: 'changed', next, changes: changesOfPerson(stored.person, next.person) }
}

/** Whether two sets of numbers can be one person's: a number in common, or none of the same kind that differ. */
export function numbersAgree(stored: readonly KnownIdNumber[], listed: readonly KnownIdNumber[]): boolean {
  if (stored.some(({ number }) => listed.some((other) => other.number === number))) return true
  return !stored.some(({ kind }) => listed.some((other) => other.kind === kind))
}

/**
 * Whether a row with another name, birth or hamlet is a stored person of the same number after a correction, and not somebody else
 * under a mistyped number: the name is the same, or most of it with the same birth.
 */
export function isCorrectedPerson(stored: Person, listed: Person): boolean {
  if (!sharesNumber(stored, listed)) return false
  const [before, now] = [nameKey(stored.fullName), nameKey(listed.fullName)]
  if (before === now) return true
  const words = now.split(' ')
  const kept = before.split(' ').filter((word) => words.includes(word)).length
  const isSameBirth = stored.birth !== null && listed.birth !== null && stored.birth.year === listed.birth.year
  return isSameBirth && kept * 2 >= Math.max(words.length, before.split(' ').length)
}

function correctedPerson(stored: Entitlement, listed: Entitlement): Person {
  const before = stored.person
  const now = listed.person
  return {
    fullName: now.fullName,
    birth: isLessExact(now, before) ? before.birth : now.birth,
    sex: now.sex ?? before.sex,
    hamlet: now.hamlet ?? before.hamlet,
    household: now.household ?? before.household,
    isHead: now.isHead ?? before.isHead,
    idNumbers: correctedNumbers(before.idNumbers, now.idNumbers),
  }
}

/** A year alone does not take back the whole date of the same year. */
const isLessExact = ({ birth: now }: Person, { birth: before }: Person): boolean =>
  now === null || (before !== null && now.year === before.year && now.month === null && before.month !== null)

/** The list's number takes the place of another one of its kind; numbers of kinds that it does not name stay. */
function correctedNumbers(
  stored: readonly KnownIdNumber[],
  listed: readonly KnownIdNumber[],
): readonly KnownIdNumber[] {
  const isListed = (known: KnownIdNumber): boolean => listed.some(({ number }) => number === known.number)
  if (listed.every(({ number }) => stored.some((known) => known.number === number))) return stored
  const kept = stored.filter((known) => isListed(known) || !listed.some(({ kind }) => kind === known.kind))
  const added = listed.filter(({ number }) => !stored.some((known) => known.number === number))
  return [...kept, ...added]
}

/** What of a person has changed, in words. */
export function changesOfPerson(before: Person, now: Person): Changes {
  const words = (person: Person): Record<string, string | null> => ({
    fullName: person.fullName,
    birth: person.birth && formatBirthDate(person.birth),
    sex: person.sex,
    hamlet: person.hamlet,
    household: person.household,
    isHead: person.isHead === null ? null : person.isHead ? 'chủ hộ' : 'thành viên',
  })
  const [old, fresh] = [words(before), words(now)]
  const changed = Object.keys(old).filter((field) => old[field] !== fresh[field])
  const numbers = (person: Person): string => person.idNumbers.map(maskIdNumber).join(', ')
  // Compared by the numbers themselves: two may end alike.
  const isOtherNumber = [...before.idNumbers, ...now.idNumbers].some(
    ({ number }) =>
      !(
        before.idNumbers.some((known) => known.number === number) &&
        now.idNumbers.some((known) => known.number === number)
      ),
  )
  return {
    ...Object.fromEntries(changed.map((field) => [field, [old[field] ?? null, fresh[field] ?? null] as const])),
    ...(isOtherNumber ? { idNumber: [numbers(before) || null, numbers(now) || null] as const } : {}),
  }
}
