import type { Finder } from '../../domain/cases/grow-case.ts'
import { concludedBeside } from '../../domain/cases/later-months.ts'
import type { ExchangeKey } from '../../domain/exchange/exchange-file.ts'
import { type CaseDesk, keepCases } from '../cases/keep-cases.ts'
import { reopenBeside } from '../cases/reopen-cases.ts'
import { tellOfAbroad } from '../foreign/look-abroad.ts'
import { matchPeople } from '../likeness/match-people.ts'
import { type Warned, warnOfSharedNumbers } from '../register/duplicate-store.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { heldMarks } from '../register/register-changes.ts'
import type { Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { type Cause, endFollowing, type FollowsFrom, followAgain, followingPut } from './following.ts'
import { isAnything, type SupportChange, type WhatFollows, whatFollows } from './what-follows.ts'

export interface AfterDesk extends CaseDesk {
  /** Asked for only when another province's file may be concerned. */
  readonly exchange: () => Promise<ExchangeKey>
}

/**
 * What follows from a command's changes of supports, outside its transaction and safe to repeat: who shares which number is told, the cases
 * of whoever is concerned are brought up to date, and a number that came or went goes through the matcher and other provinces' files. So does
 * whoever is to be paid again: while he was not, the cases that rest on likeness alone ended, and other provinces' files were not asked.
 * What the transaction has noted to follow is ended then; where nothing follows nothing was noted, and nothing is read.
 * @param place the support below which it was noted
 */
export async function afterPayment(
  desk: AfterDesk,
  place: string,
  changes: readonly SupportChange[],
  cause: Cause,
): Promise<void> {
  const all = changes.map((change) => ({ ...change, what: whatFollows(change, desk.marks) }))
  const following = all.filter(({ what }) => isAnything(what))
  if (following.length === 0) return
  for (const { before, after, what } of following) await follow(desk, { before, after }, what, cause)
  await endFollowing(desk.register, keyOf(place, cause), cause.at)
}

/** What an earlier call of the same command has left to follow, killed before it did it. */
export const afterPaymentAgain = (desk: AfterDesk, place: string, cause: Cause): Promise<void> =>
  followAgain(desk.register, keyOf(place, cause), cause.at, (left) => followPayment(desk, left, cause))

/**
 * What follows from changes of which only support and numbers are known, of the supports as they stand by now. Where they stood before is
 * not: they are compared as if they were to be paid again.
 */
export async function followPayment(desk: AfterDesk, left: FollowsFrom, cause: Cause): Promise<void> {
  const { register, marks } = desk
  for (const after of await getEntitlements(register, left.supports)) {
    const warned = after.warnings.map(({ entitlementId }) => entitlementId)
    const theirs = (await getEntitlements(register, warned)).flatMap((one) => heldMarks(one, marks))
    const numbers = [...new Set([...left.idMarks, ...theirs])]
    const change = { before: after, after }
    const reopens = concludedBeside(after).length > 0
    const moved = { added: numbers, gone: numbers, reopens, isCompared: true, isAskedAbroad: true }
    await follow(desk, change, { ...whatFollows(change, marks), ...moved }, cause)
  }
}

/** Goes into the transaction of a command's changes, where anything follows from them. */
export function supportFollowing(
  register: Register,
  marks: Marks,
  place: string,
  changes: readonly SupportChange[],
  cause: Cause,
): TransactItem[] {
  const following = changes
    .map((change) => ({ id: change.after.id, what: whatFollows(change, marks) }))
    .filter(({ what }) => isAnything(what))
  if (following.length === 0) return []
  const supports = following.map(({ id }) => id)
  const idMarks = [...new Set(following.flatMap(({ what: { added, gone } }) => [...added, ...gone]))]
  return [followingPut(register, keyOf(place, cause), cause, { supports, idMarks })]
}

const keyOf = (place: string, { actor, commandId }: Cause) => keys.supportFollowing(place, actor.username, commandId)

const finderOf = ({ actor, commandId, at }: Cause): Finder => ({ actor, commandId, now: at })

async function follow(
  desk: AfterDesk,
  { before, after }: SupportChange,
  what: WhatFollows,
  cause: Cause,
): Promise<void> {
  const finder = finderOf(cause)
  await keepCases(desk, await warnOfChangedNumbers(desk, { before, after }, what, finder), finder)
  if (what.reopens) await reopenBeside(desk, [after], finder)
  if (what.isCompared) await matchPeople(desk, [after], finder)
  if (what.isAskedAbroad) await tellOfAbroad({ ...desk, exchange: await desk.exchange() }, [after], finder)
}

/**
 * A number that came or went, with a payment or with a support that is cancelled, changes who shares it with whom.
 * @returns everybody whose duplicate case may look otherwise now
 */
async function warnOfChangedNumbers(
  { register, marks }: CaseDesk,
  { before, after }: SupportChange,
  { added, gone, isReviewed }: WhatFollows,
  warner: Finder,
): Promise<string[]> {
  const sharing: Warned = added.length > 0 ? await warnOfSharedNumbers(register, marks, added, warner) : new Map()
  const left: Warned =
    gone.length > 0 ? await warnOfSharedNumbers(register, marks, gone, warner, [after.id]) : new Map()
  const warned = before.warnings.map(({ entitlementId }) => entitlementId)
  return [
    ...new Set([
      ...sharing.keys(),
      ...left.keys(),
      ...(isReviewed ? [after.id, ...warned] : []),
      ...(gone.length > 0 ? [after.id] : []),
    ]),
  ]
}
