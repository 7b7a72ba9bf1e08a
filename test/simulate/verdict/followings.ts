import { type Finding, finding } from './checks.ts'
import { areOtherMonths } from './stored-record.ts'
import type { WholeTable } from './whole-table.ts'

/** So many warnings a record keeps: more help nobody to tell who is who. */
const mostWarnings = 20

/**
 * What a killed function has left to follow from its change was done by the clock, and what should have followed has: whoever carries one
 * number knows of whoever else does, and of nobody else. In the evening a part of it may still be on its way.
 */
export function followings({ followings: all, claims, records }: WholeTable): Finding[] {
  const recordsOf = (ids: readonly string[]) => ids.flatMap((id) => records.get(id) ?? [])
  const open = all.filter(({ isOpen }) => isOpen)
  const late = all.filter(({ isOpen, tries }) => !isOpen && tries > 0)
  const expected = new Map<string, Set<string>>()
  let shared = 0
  for (const { holders } of claims) {
    if (holders.length < 2) continue
    shared++
    for (const id of holders) {
      const others = expected.get(id) ?? new Set<string>()
      expected.set(id, others)
      for (const other of holders) if (other !== id && !areOtherMonths(recordsOf([id, other]))) others.add(other)
    }
  }
  const faults: string[] = []
  for (const { id, warnings } of records.values()) {
    const others = expected.get(id) ?? new Set<string>()
    const told = new Set(warnings.map(({ entitlementId }) => entitlementId))
    for (const other of told) if (!others.has(other)) faults.push(`${id} is warned of ${other}, who shares no number`)
    if (others.size > mostWarnings) continue
    for (const other of others)
      if (!told.has(other)) faults.push(`${id} shares a number with ${other}, and is not told`)
  }
  for (const id of expected.keys()) if (!records.has(id)) faults.push(`${id} has a number, and no record`)
  return [
    finding(
      'nothing is left to follow from a change',
      `${all.length} changes that something followed from, ${late.length} of them followed up by the clock`,
      open.map(({ about, tries }) => `${about}: taken up ${tries} times`),
    ),
    finding('whoever shares a number is told, and nobody else', `${shared} numbers of several supports`, faults),
  ]
}
