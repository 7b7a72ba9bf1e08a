import type { Evidence } from '../../domain/cases/evidence.ts'
import { connected, type Finder } from '../../domain/cases/grow-case.ts'
import { type Elsewhere, isToldElsewhere, joinsPeople } from '../../domain/cases/other-programme.ts'
import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import { canCompete, oneNumberEvidence } from '../../domain/cases/same-number.ts'
import type { Holder } from '../../domain/duplicates/warning.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { type CaseDesk, keepCases } from '../cases/keep-cases.ts'
import { type Known, likenessEvidence, withStrangers } from './likeness-evidence.ts'
import { type Likenesses, likenessesKept, likenessesSeen } from './likenesses.ts'

/** By id of a record: ids of those of other programmes that carry one of its numbers. */
export type Sharing = ReadonlyMap<string, readonly string[]>
const nobody: Sharing = new Map()

/** Of those who share a number with these records whoever is of another programme. */
export const inOtherProgrammes = (
  records: readonly Pick<Entitlement, 'id' | 'programme'>[],
  sharing: ReadonlyMap<string, readonly Pick<Holder, 'entitlementId' | 'programme'>[]>,
): Sharing =>
  new Map(
    records.flatMap(({ id, programme }) => {
      const others = (sharing.get(id) ?? []).filter((other) => other.programme !== programme)
      return others.length > 0 ? [[id, others.map(({ entitlementId }) => entitlementId)] as const] : []
    }),
  )

/** By id of a record: whoever of another programme may be this person, the likeliest first. */
export type ElsewhereOf = ReadonlyMap<string, readonly Elsewhere[]>

/**
 * Compares records with everybody in the province who is like them, and opens the cases. Their own keys are written first and read
 * consistently afterwards, so that of two lists at once at least one sees the other. Safe to repeat. The keys are those of all
 * programmes: nothing forbids one person two of them, so that no case comes of it.
 * @param records as they are stored now; some hundred at a time, so that a batch read asks for a hundred keys
 * @returns who may stand in another programme too
 */
export async function matchPeople(
  desk: CaseDesk,
  records: readonly Entitlement[],
  finder: Finder,
  sharing: Sharing = nobody,
): Promise<ElsewhereOf> {
  const able = records.filter(canCompete)
  if (able.length === 0) return new Map()
  const alike = await likenessesKept(desk, able)
  const known = await withStrangers(desk.register, able, [alike, sharing])
  const evidence = likenessEvidence(desk.matcher, known, alike)
  for (const ids of inGroups([...known.values()], evidence)) {
    const own = evidence.filter(({ between }) => ids.has(between[0]))
    await keepCases(desk, [...ids], finder, own)
  }
  return elsewhereOf(desk.matcher, able, known, [alike, sharing])
}

export interface Alike {
  /** By id of a record: whoever excludes it and may be the same person's. */
  readonly rivals: ReadonlyMap<string, readonly Entitlement[]>
  readonly elsewhere: ElsewhereOf
}

/** Whom these records may stand for a second time; nothing is written. */
export async function findAlike(
  desk: CaseDesk,
  records: readonly Entitlement[],
  sharing: Sharing = nobody,
): Promise<Alike> {
  const able = records.filter(canCompete)
  const rivals = new Map<string, Entitlement[]>()
  if (able.length === 0) return { rivals, elsewhere: new Map() }
  const alike = await likenessesSeen(desk, able)
  const known = await withStrangers(desk.register, able, [alike, sharing])
  for (const { between } of likenessEvidence(desk.matcher, known, alike))
    for (const { id } of able) {
      const other = between.includes(id) && known.get(between[between[0] === id ? 1 : 0])
      if (other) rivals.set(id, [...(rivals.get(id) ?? []), other])
    }
  return { rivals, elsewhere: elsewhereOf(desk.matcher, able, known, [alike, sharing]) }
}

/** Whose record of another programme may be this person's, by a number or without one, the likeliest first. Nothing is written. */
export async function findElsewhere(desk: CaseDesk, record: Entitlement): Promise<readonly Elsewhere[]> {
  const met = [
    await likenessesSeen(desk, [record]),
    inOtherProgrammes([record], new Map([[record.id, record.warnings]])),
  ]
  const known = await withStrangers(desk.register, [record], met)
  return elsewhereOf(desk.matcher, [record], known, met).get(record.id) ?? []
}

function elsewhereOf(
  matcher: PersonMatcher,
  records: readonly Entitlement[],
  known: Known,
  met: readonly (Likenesses | Sharing)[],
): ElsewhereOf {
  const found = new Map<string, Elsewhere[]>()
  for (const record of records) {
    const ids = new Set(met.flatMap((others) => [...(others.get(record.id) ?? [])]))
    const elsewhere = [...ids].flatMap((id) => {
      const other = known.get(id)
      if (!other || !isToldElsewhere(record, other)) return []
      const evidence = oneNumberEvidence(matcher, record, other) ?? matcher.compare(record, other)
      return evidence && joinsPeople(evidence) ? [{ record: other, evidence }] : []
    })
    if (elsewhere.length > 0)
      found.set(
        record.id,
        elsewhere.sort((a, b) => b.evidence.score - a.evidence.score || (a.record.id < b.record.id ? -1 : 1)),
      )
  }
  return found
}

/** So many records of different cases are read at once. */
const mostTogether = 200

/** Whom evidence connects stays together. */
function inGroups(records: readonly Entitlement[], evidence: readonly Evidence[]): Set<string>[] {
  const groups: Set<string>[] = []
  for (const people of connected(records, evidence)) {
    if (people.length < 2) continue
    const last = groups.at(-1)
    if (last && last.size + people.length <= mostTogether) for (const { id } of people) last.add(id)
    else groups.push(new Set(people.map(({ id }) => id)))
  }
  return groups
}
