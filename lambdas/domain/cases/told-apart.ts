import type { Entitlement } from '../payments/entitlement.ts'
import type { ReviewEffect } from './review.ts'

type Concluded = Pick<Entitlement, 'id' | 'reviews'>

/** Of one case: the records that it found to be one person's. */
const ofOnePerson: readonly ReviewEffect[] = ['kept', 'stopped', 'merged', 'to-recover']

/** The cases that found the record to be one person's with others. */
export const joinedIn = ({ reviews }: Pick<Concluded, 'reviews'>): string[] =>
  reviews.flatMap(({ caseId, effect }) => (ofOnePerson.includes(effect) ? [caseId] : []))

/**
 * Whether conclusions have set two apart: in one case, or since one of them is one person with somebody whom another case has set apart from
 * the other one. Whoever is found to be Lan is not Huệ any more, where Lan and Huệ are two people.
 * @param records all of whom that is known
 */
export function apartBy(records: readonly Concluded[]): (a: string, b: string) => boolean {
  const persons = personsOf(records)
  const apart = new Set<string>()
  for (const reviewed of byCase(records).values()) {
    const others = reviewed.filter(({ effect }) => effect === 'apart')
    for (const one of others)
      for (const two of reviewed) {
        if (one.id === two.id) continue
        apart.add(nameOf(one.id, two.id))
        const [person, another] = [persons.get(one.id) ?? one.id, persons.get(two.id) ?? two.id]
        if (person !== another) apart.add(nameOf(person, another))
      }
  }
  if (apart.size === 0) return () => false
  return (a, b) => {
    const [person, another] = [persons.get(a) ?? a, persons.get(b) ?? b]
    return apart.has(nameOf(a, b)) || (person !== another && apart.has(nameOf(person, another)))
  }
}

/** Whether any two of these are. */
export const areAnyApart = (
  people: readonly Pick<Concluded, 'id'>[],
  areApart: (a: string, b: string) => boolean,
): boolean => people.some(({ id }, nth) => people.slice(nth + 1).some((other) => areApart(id, other.id)))

const nameOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

interface Reviewed {
  readonly id: string
  readonly effect: ReviewEffect
}

function byCase(records: readonly Concluded[]): ReadonlyMap<string, readonly Reviewed[]> {
  const found = new Map<string, Reviewed[]>()
  for (const { id, reviews } of records)
    for (const { caseId, effect } of reviews) found.set(caseId, [...(found.get(caseId) ?? []), { id, effect }])
  return found
}

/** By id of a record a name of the person that conclusions have found it to be, the same for all of that person's. */
function personsOf(records: readonly Concluded[]): ReadonlyMap<string, string> {
  const persons = new Map<string, string>()
  for (const reviewed of byCase(records).values()) {
    const ids = reviewed.flatMap(({ id, effect }) => (ofOnePerson.includes(effect) ? [id] : []))
    const known = new Set(ids.map((id) => persons.get(id) ?? id))
    const [person] = [...known].sort()
    if (person === undefined) continue
    for (const [id, one] of persons) if (known.has(one)) persons.set(id, person)
    for (const id of ids) persons.set(id, person)
  }
  return persons
}
