import type { Evidence } from '../domain/cases/evidence.ts'
import { connected, type Finder } from '../domain/cases/grow-case.ts'
import type { PersonMatcher } from '../domain/cases/person-matcher.ts'
import { canCompete } from '../domain/cases/same-number.ts'
import { areRivals } from '../domain/duplicates/exclusion.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { getEntitlements } from './entitlement-store.ts'
import { type CaseDesk, keepCases } from './keep-cases.ts'
import { type Likenesses, likenessesKept, likenessesSeen } from './likenesses.ts'

/**
 * Compares records with everybody in the province who is like them, and opens the cases. Their own keys are written first and read
 * consistently afterwards, so that of two lists at once at least one sees the other. Safe to repeat.
 * @param records as they are stored now; some hundred at a time, so that a batch read asks for a hundred keys
 */
export async function matchPeople(desk: CaseDesk, records: readonly Entitlement[], finder: Finder): Promise<void> {
  const able = records.filter(canCompete)
  if (able.length === 0) return
  const alike = await likenessesKept(desk, able)
  const known = await withStrangers(desk, able, alike)
  const evidence = evidenceOf(desk.matcher, known, alike)
  for (const ids of inGroups([...known.values()], evidence)) {
    const own = evidence.filter(({ between }) => ids.has(between[0]))
    await keepCases(desk, [...ids], finder, own)
  }
}

/** Whom these records may stand for a second time, by their ids; nothing is written. */
export async function findAlike(desk: CaseDesk, records: readonly Entitlement[]): Promise<Map<string, Entitlement[]>> {
  const able = records.filter(canCompete)
  const found = new Map<string, Entitlement[]>()
  if (able.length === 0) return found
  const alike = await likenessesSeen(desk, able)
  const known = await withStrangers(desk, able, alike)
  for (const { between } of evidenceOf(desk.matcher, known, alike))
    for (const { id } of able) {
      const other = between.includes(id) && known.get(between[between[0] === id ? 1 : 0])
      if (other) found.set(id, [...(found.get(id) ?? []), other])
    }
  return found
}

/** A record of another programme, and what speaks for its being the same person's. */
export interface Elsewhere {
  readonly record: Entitlement
  readonly evidence: Evidence
}

/**
 * Whose record of another programme may be this person's, the likeliest first. Nothing forbids one person both, so that no case comes of
 * it: whoever opens the record is told. What a shared number says, its warnings say already. Nothing is written.
 */
export async function findElsewhere(desk: CaseDesk, record: Entitlement): Promise<Elsewhere[]> {
  const alike = await likenessesSeen(desk, [record])
  const known = await withStrangers(desk, [record], alike)
  return [...known.values()]
    .flatMap((other) => {
      const isRival = other.programme !== record.programme && canCompete(other)
      const evidence = isRival ? desk.matcher.compare(record, other) : null
      return evidence ? [{ record: other, evidence }] : []
    })
    .sort((a, b) => b.evidence.score - a.evidence.score || (a.record.id < b.record.id ? -1 : 1))
}

type Known = ReadonlyMap<string, Entitlement>

/** The records and everybody who is like one of them, by their ids. */
async function withStrangers(
  { register }: CaseDesk,
  records: readonly Entitlement[],
  alike: Likenesses,
): Promise<Known> {
  const known = new Map(records.map((record) => [record.id, record]))
  const strangers = [...new Set([...alike.values()].flatMap((ids) => [...ids]))].filter((id) => !known.has(id))
  for (const record of await getEntitlements(register, strangers)) known.set(record.id, record)
  return known
}

function evidenceOf(matcher: PersonMatcher, known: Known, alike: Likenesses): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const [id, others] of alike)
    for (const other of others) {
      const evidence = compared(matcher, known.get(id), known.get(other))
      if (evidence) found.set(evidence.between.join(' '), evidence)
    }
  return [...found.values()]
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

/** Two supports that exclude one another are worth a question. */
function compared(
  matcher: PersonMatcher,
  one: Entitlement | undefined,
  other: Entitlement | undefined,
): Evidence | null {
  if (!one || !other || !canCompete(one) || !canCompete(other)) return null
  return areRivals(one, other) ? matcher.compare(one, other) : null
}
