import type { Entitlement } from '../payments/entitlement.ts'
import type { DuplicateCase } from './duplicate-case.ts'
import { mostRecords } from './duplicate-case.ts'
import type { Evidence } from './evidence.ts'
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
import { isSettledBeside, openReview } from './review.ts'

/** What changes together: a case with its records, and the cases that it takes in. */
export type CaseStep = readonly CaseChange[]

/**
 * What has to happen so that the open cases say what the evidence says: cases open, take in records or one another, lose records, or
 * end. Pairs that a concluded case has told apart are no evidence any more. The same for whatever order the records come in.
 * @param records of one programme: all that the evidence and the open cases speak of
 * @param evidence all of it, of every kind
 * @param newId of a case that would be opened with this record as its first
 */
export function findCases(
  rules: CaseRules,
  found: {
    readonly records: readonly Entitlement[]
    readonly open: readonly DuplicateCase[]
    readonly evidence: readonly Evidence[]
    readonly newId: (first: Entitlement) => string
  },
  finder: Finder,
): CaseStep[] {
  const records = [...found.records].sort((a, b) => (a.id < b.id ? -1 : 1))
  const byId = new Map(records.map((record) => [record.id, record]))
  const evidence = found.evidence.filter(({ between: [a, b] }) => {
    const [one, other] = [byId.get(a), byId.get(b)]
    return one && other && !isSettledBeside(one, other) && !isSettledBeside(other, one)
  })
  const open = [...found.open].sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
  const taken = new Set<string>()
  const steps: CaseStep[] = []
  for (const people of connected(records, evidence)) {
    if (people.length < 2) continue
    const caseIds = new Set(people.map((record) => openReview(record)?.caseId))
    const [known = null, other] = open.filter(({ id }) => caseIds.has(id) && !taken.has(id))
    const members = mostImportant(people, known)
    const first = members[0]
    if (!first) continue
    if (known) taken.add(known.id)
    if (other) taken.add(other.id)
    const own = evidence.filter(({ between }) => between.every((id) => members.some((record) => record.id === id)))
    const grown = grownCase(rules, known, { records: members, evidence: own, newId: found.newId(first) }, finder)
    // Whoever belonged to the case and is not connected any more, here or in the case that it takes in.
    const left = leaving([known, other], members, byId, finder)
    if (grown)
      steps.push([
        { ...grown, records: [...grown.records, ...left] },
        ...(other ? [endedCase(other, 'joined', [], finder)] : []),
      ])
  }
  for (const alone of open.filter(({ id }) => !taken.has(id)))
    steps.push([endedCase(alone, 'no-evidence-left', leaving([alone], [], byId, finder), finder)])
  return steps
}

/** A case has room for so many: whoever is in it stays, then by id. */
function mostImportant(people: readonly Entitlement[], known: DuplicateCase | null): readonly Entitlement[] {
  const isIn = ({ id }: Entitlement): boolean =>
    known?.records.some(({ entitlementId }) => entitlementId === id) ?? false
  return [...people].sort((a, b) => Number(isIn(b)) - Number(isIn(a)) || (a.id < b.id ? -1 : 1)).slice(0, mostRecords)
}

function leaving(
  cases: readonly (DuplicateCase | null | undefined)[],
  members: readonly Entitlement[],
  byId: ReadonlyMap<string, Entitlement>,
  finder: Finder,
): RecordChange[] {
  const ids = new Set(cases.flatMap((one) => one?.records.map(({ entitlementId }) => entitlementId) ?? []))
  return [...ids].flatMap((id) => {
    const record = byId.get(id)
    const isCases = record && cases.some((one) => one && openReview(record)?.caseId === one.id)
    if (!record || !isCases || members.includes(record)) return []
    return releasedRecord(record, finder) ?? []
  })
}
