import type { Evidence } from '../../domain/cases/evidence.ts'
import type { PersonMatcher } from '../../domain/cases/person-matcher.ts'
import { canCompete } from '../../domain/cases/same-number.ts'
import { areRivals } from '../../domain/duplicates/exclusion.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import type { Register } from '../table/table.ts'
import type { Likenesses } from './likenesses.ts'

export type Known = ReadonlyMap<string, Entitlement>

/** The records and everybody who is like one of them, by their ids. */
export async function withStrangers(
  register: Register,
  records: readonly Entitlement[],
  met: readonly ReadonlyMap<string, Iterable<string>>[],
): Promise<Known> {
  const known = new Map(records.map((record) => [record.id, record]))
  const all = met.flatMap((others) => [...others.values()].flatMap((ids) => [...ids]))
  const strangers = [...new Set(all)].filter((id) => !known.has(id))
  for (const record of await getEntitlements(register, strangers)) known.set(record.id, record)
  return known
}

/** What the matcher says of those who are like one another, once a pair. */
export function likenessEvidence(matcher: PersonMatcher, known: Known, alike: Likenesses): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const [id, others] of alike)
    for (const other of others) {
      const evidence = compared(matcher, known.get(id), known.get(other))
      if (evidence) found.set(evidence.between.join(' '), evidence)
    }
  return [...found.values()]
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
