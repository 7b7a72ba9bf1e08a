import { concludedBeside } from '../../domain/cases/later-months.ts'
import { isKeptAskedBack, isKeptLowered } from '../../domain/cases/lowered-grant.ts'
import { openReview } from '../../domain/cases/review.ts'
import { canCompete } from '../../domain/cases/same-number.ts'
import { openFindings } from '../../domain/exchange/foreign-finding.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { heldMarks } from '../register/register-changes.ts'
import type { Marks } from '../table/id-mark.ts'

export interface SupportChange {
  readonly before: Entitlement
  readonly after: Entitlement
}

/** What has to be done once a change of a support is written. */
export interface WhatFollows {
  /** Numbers that came with it, or whose support is of other months now, and that went: who shares them with whom is told anew. */
  readonly added: readonly string[]
  readonly gone: readonly string[]
  /** Whoever is refused, dies or is paid changes what his case is about. */
  readonly isReviewed: boolean
  /** Whoever was stopped beside him is looked at anew. */
  readonly reopens: boolean
  /** He goes through the matcher. */
  readonly isCompared: boolean
  /** Other provinces' files are asked about him. */
  readonly isAskedAbroad: boolean
}

export function whatFollows({ before, after }: SupportChange, marks: Marks): WhatFollows {
  const had = heldMarks(before, marks)
  const has = heldMarks(after, marks)
  // A number tells a year of birth and a sex, or that somebody alike is another person.
  const isOtherNumber = numbersIn(after) !== numbersIn(before)
  const isCompared = isOtherNumber || (!canCompete(before) && canCompete(after))
  return {
    added: monthsIn(after) === monthsIn(before) ? has.filter((mark) => !had.includes(mark)) : has,
    gone: had.filter((mark) => !has.includes(mark)),
    isReviewed: before.warnings.length > 0 || openReview(before) !== undefined,
    reopens:
      isKeptLowered(before, after) ||
      isKeptAskedBack(before, after) ||
      (after.status === 'cancelled' && concludedBeside(after).length > 0),
    isCompared,
    isAskedAbroad: isCompared || openFindings(after).length > 0,
  }
}

/** Of most changes nothing follows: neither is anything noted then, nor read. */
export const isAnything = ({ added, gone, ...rest }: WhatFollows): boolean =>
  added.length > 0 || gone.length > 0 || Object.values(rest).includes(true)

/** Two grants of one policy are two supports where they have no month in common. */
const monthsIn = ({ instalments }: Entitlement): string => instalments.map(({ month }) => month).join()

/** One may have taken another's place. */
const numbersIn = ({ person }: Entitlement): string =>
  person.idNumbers
    .map(({ number }) => number)
    .toSorted()
    .join()
