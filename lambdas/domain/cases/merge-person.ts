import type { Entitlement, Person } from '../payments/entitlement.ts'
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
