import type { Entitlement, KnownIdNumber, Person } from '../payments/entitlement.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type MergeField, mergeFields } from './case-command.ts'

/** The kept record's person with each named field from the record that was chosen for it. */
export function mergedPerson(
  kept: Entitlement,
  records: readonly Entitlement[],
  fields: Readonly<Partial<Record<MergeField, string>>>,
): Result<Person> {
  let person = kept.person
  for (const field of mergeFields) {
    const chosen = fields[field]
    if (chosen === undefined) continue
    const source = records.find(({ id }) => id === chosen)
    if (!source) return refuse('invalid', 'Giá trị được chọn không thuộc hồ sơ nào của vụ này.')
    person = { ...person, [field]: source.person[field] }
    // Whether he is the head is said of the household that was chosen.
    if (field === 'household') person = { ...person, isHead: source.person.isHead }
  }
  return ok(person)
}

/**
 * The person as he was before the merge, field by field: what a list or a counter has said since is newer, and stays.
 * @param made what the merge made of `before`
 */
export function unmergedPerson(now: Person, before: Person, made: Person): Person {
  const settled = <Field extends keyof Person>(field: Field): Person[Field] =>
    JSON.stringify(now[field]) === JSON.stringify(made[field]) ? before[field] : now[field]
  const isIn = (person: Person, { number }: KnownIdNumber): boolean =>
    person.idNumbers.some((known) => known.number === number)
  return {
    fullName: settled('fullName'),
    birth: settled('birth'),
    sex: settled('sex'),
    hamlet: settled('hamlet'),
    household: settled('household'),
    isHead: settled('isHead'),
    idNumbers: [
      // Whatever was taken from him since, stays away; whatever has come since, stays.
      ...before.idNumbers.filter((known) => isIn(now, known) || !isIn(made, known)),
      ...now.idNumbers.filter((known) => !isIn(made, known)),
    ],
  }
}
