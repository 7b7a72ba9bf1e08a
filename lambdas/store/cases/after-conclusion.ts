import { isComparedAnew } from '../../domain/cases/compared-anew.ts'
import type { RecordChange } from '../../domain/cases/grow-case.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { tellOfAbroad } from '../foreign/look-abroad.ts'
import { matchPeople } from '../likeness/match-people.ts'
import type { AfterDesk } from '../payments/after-payment.ts'
import { type Cause, endFollowing, type FollowsFrom, followAgain, followingPut } from '../payments/following.ts'
import { warnOfSharedNumbers } from '../register/duplicate-store.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import { idMarksOf, type Marks } from '../table/id-mark.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import type { TransactItem } from '../table/transaction.ts'
import { keepCases } from './keep-cases.ts'

type Changes = readonly RecordChange[]

/**
 * What follows from a word about a case that has changed its records, outside its transaction and safe to repeat. A merge takes a number away
 * or brings one: the warnings of whoever else carries it follow, their cases, and other provinces' files. Whoever has another name, birth or
 * number by it stands under other keys, and whoever stands again has not met those who came meanwhile: both go through the matcher.
 */
export async function afterConclusion(desk: AfterDesk, caseId: string, records: Changes, cause: Cause): Promise<void> {
  if (records.length === 0) return
  await follow(
    desk,
    records.map(({ after }) => after),
    followsFrom(records, desk.marks),
    cause,
  )
  await endFollowing(desk.register, keyOf(caseId, cause), cause.at)
}

/** What an earlier call of the same word has left to follow, killed before it did it. */
export const afterConclusionAgain = (desk: AfterDesk, caseId: string, cause: Cause): Promise<void> =>
  followAgain(desk.register, keyOf(caseId, cause), cause.at, (left) => followConclusion(desk, left, cause))

/** The same of the records as they stand by now. */
export async function followConclusion(desk: AfterDesk, left: FollowsFrom, cause: Cause): Promise<void> {
  await follow(desk, await getEntitlements(desk.register, left.supports), left, cause)
}

/** Goes into the transaction of the word, where it changes a record. */
export const caseFollowing = (
  register: Register,
  marks: Marks,
  caseId: string,
  records: Changes,
  cause: Cause,
): TransactItem[] =>
  records.length === 0 ? [] : [followingPut(register, keyOf(caseId, cause), cause, followsFrom(records, marks))]

const followsFrom = (records: Changes, marks: Marks): FollowsFrom => ({
  supports: records.map(({ after }) => after.id),
  idMarks: [
    ...new Set(records.flatMap(({ before, after }) => [...idMarksOf(before, marks), ...idMarksOf(after, marks)])),
  ],
  compared: records.filter(isComparedAnew).map(({ after }) => after.id),
})

const keyOf = (caseId: string, { actor, commandId }: Cause) => keys.caseFollowing(caseId, actor.username, commandId)

async function follow(
  desk: AfterDesk,
  concerned: readonly Entitlement[],
  { idMarks, compared }: FollowsFrom,
  { actor, commandId, at: now }: Cause,
): Promise<void> {
  const { register, marks } = desk
  const finder = { actor, commandId, now }
  const ids = concerned.map(({ id }) => id)
  const sharing = await warnOfSharedNumbers(register, marks, idMarks, finder, ids)
  await keepCases(desk, [...new Set([...ids, ...sharing.keys()])], finder)
  const anew = compared ? concerned.filter(({ id }) => compared.includes(id)) : concerned
  await matchPeople(desk, anew, finder)
  await tellOfAbroad({ ...desk, exchange: await desk.exchange() }, concerned, finder)
}
