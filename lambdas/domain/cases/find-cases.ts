import type { Entitlement } from '../payments/entitlement.ts'
import { coverOf } from './cover-evidence.ts'
import type { DuplicateCase } from './duplicate-case.ts'
import { mostRecords } from './duplicate-case.ts'
import { type Evidence, inOrder } from './evidence.ts'
import {
  type CaseChange,
  type CaseRules,
  connected,
  endedCase,
  type Finder,
  grownCase,
  type RecordChange,
  releasedRecord,
} from './grow-case.ts'
import { placeGroups } from './place-groups.ts'
import { isKeptBefore, openReviewIn } from './review.ts'
import { apartBy, areAnyApart } from './told-apart.ts'

/** What changes together: a case with its records, and the cases that it takes in. */
export type CaseStep = readonly CaseChange[]

/**
 * What has to happen so that the open cases say what the evidence says: cases open, take in records or one another, lose records, or
 * end. Pairs that a concluded case has told apart are no evidence any more; every other pair is in an open case when all is done. The
 * same cases for whatever order the records come in, as long as nobody has begun to work on those of a crowd.
 * @param records of one programme: all that the evidence and the open cases speak of
 * @param joined others whom conclusions have found to be one person with some of these
 * @param evidence all of it, of every kind
 * @param newId of a case that would be opened with this record as its first
 */
export function findCases(
  rules: CaseRules,
  found: {
    readonly records: readonly Entitlement[]
    readonly joined?: readonly Entitlement[]
    readonly open: readonly DuplicateCase[]
    readonly evidence: readonly Evidence[]
    readonly newId: (first: Entitlement) => string
  },
  finder: Finder,
): CaseStep[] {
  const records = [...found.records].sort((a, b) => (a.id < b.id ? -1 : 1))
  /** As the steps so far leave them: of several cases of one record each builds on the one before. */
  const standing = new Map(records.map((record) => [record.id, record]))
  const areApart = apartBy([...records, ...(found.joined ?? [])])
  const evidence = found.evidence.filter(({ between: [a, b] }) => {
    const [one, other] = [standing.get(a), standing.get(b)]
    return one && other && !isKeptBefore(one, other) && !isKeptBefore(other, one) && !areApart(a, b)
  })
  const open = [...found.open].sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
  const steps: CaseStep[] = []
  const take = (step: CaseStep): void => {
    steps.push(step)
    for (const { after } of step.flatMap((change) => change.records)) standing.set(after.id, after)
  }
  const seen = new Set<string>()
  for (const people of connected(records, evidence)) {
    if (people.length < 2) continue
    const ids = new Set(people.map(({ id }) => id))
    const own = evidence.filter(({ between }) => ids.has(between[0]))
    const known = open.filter((one) => !seen.has(one.id) && people.some((record) => openReviewIn(record, one.id)))
    for (const { id } of known) seen.add(id)
    for (const { of, joins, members } of groupsOf(people, own, known, areApart)) {
      const left = leaving([of, joins], members, standing, finder)
      if (of && members.size === 0) {
        take([endedCase(of, 'joined', left, finder)])
        continue
      }
      const together = [...members].flatMap((id) => standing.get(id) ?? [])
      const [first] = together
      if (!first) continue
      const inside = own.filter(({ between }) => between.every((id) => members.has(id)))
      const grown = grownCase(
        rules,
        of,
        { records: together, evidence: inside, newId: found.newId(first), joins },
        finder,
      )
      if (grown)
        take([
          { ...grown, records: [...grown.records, ...left] },
          ...(joins ? [endedCase(joins, 'joined', [], finder)] : []),
        ])
    }
  }
  for (const alone of open.filter(({ id }) => !seen.has(id)))
    take([endedCase(alone, 'no-evidence-left', leaving([alone], new Set(), standing, finder), finder)])
  return steps
}

interface Group {
  /** The open case that it is from now on; null for a new one. */
  readonly of: DuplicateCase | null
  /** The open case that it takes in. */
  readonly joins: DuplicateCase | null
  /** Nobody, where other cases hold all that the known one is about. */
  readonly members: ReadonlySet<string>
}

/** Cases that somebody has begun to work on: they stay as they are, and others hold what comes to their crowd. */
const isBegun = ({ state, verification }: DuplicateCase): boolean => state !== 'open' || verification !== null

/**
 * Whom evidence connects is one case while a case has room for them; a crowd is as many cases as hold every pair of it, the strongest
 * evidence first. So are those of whom conclusions have set two apart, whom a third one is like: he may be either of them, and in one case each
 * would be asked about beside the other. In a crowd they may stand together where else it would be more than twice as many cases.
 */
function groupsOf(
  people: readonly Entitlement[],
  evidence: readonly Evidence[],
  known: readonly DuplicateCase[],
  areApart: (a: string, b: string) => boolean,
): Group[] {
  const [of = null, joins = null] = known
  const isCrowd = people.length > mostRecords
  const isParted = areAnyApart(people, areApart)
  // A third case is taken in when these two are one.
  if (!isCrowd && !isParted) return [{ of, joins, members: new Set(people.map(({ id }) => id)) }]
  const begun = known.filter(isBegun)
  const kept = begun.map(({ records }) => new Set(records.map(({ entitlementId }) => entitlementId)))
  const pairs = inOrder(evidence)
  const groups = coverOf(pairs, kept, mostRecords)
  const apart = isParted ? coverOf(pairs, kept, mostRecords, areApart) : groups
  const chosen = isCrowd && apart.length > 2 * groups.length ? groups : apart
  const placed = placeGroups(
    chosen.slice(begun.length),
    known.filter((one) => !isBegun(one)),
    pairs,
  )
  const standing = begun.map((one, nth) => ({ of: one, members: chosen[nth] ?? new Set<string>() }))
  return [...placed, ...standing].map((group) => ({
    ...group,
    joins: null,
    members: new Set([...group.members].sort()),
  }))
}

/** Whoever belonged to the cases and does not any more. */
function leaving(
  cases: readonly (DuplicateCase | null)[],
  members: ReadonlySet<string>,
  standing: ReadonlyMap<string, Entitlement>,
  finder: Finder,
): RecordChange[] {
  const left = cases.filter((one) => one !== null)
  const ids = new Set(left.flatMap((one) => one.records.map(({ entitlementId }) => entitlementId)))
  const caseIds = left.map(({ id }) => id)
  return [...ids].flatMap((id) => {
    const record = members.has(id) ? undefined : standing.get(id)
    return (record && releasedRecord(record, caseIds, finder)) ?? []
  })
}
