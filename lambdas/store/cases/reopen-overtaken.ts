import type { CaseFacts } from '../../domain/cases/case-context.ts'
import { reversalNeedsSecond } from '../../domain/cases/duplicate-case.ts'
import type { Evidence } from '../../domain/cases/evidence.ts'
import type { CaseChange, CaseRules, Finder } from '../../domain/cases/grow-case.ts'
import { hasLaterMonths, keptIn, overtakenCase, overtakenWords } from '../../domain/cases/later-months.ts'
import { reversed, reversedOrProposed } from '../../domain/cases/reverse-case.ts'
import { isSettledBeside } from '../../domain/cases/review.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { Result } from '../../domain/result.ts'
import { getEntitlements } from '../register/entitlement-store.ts'
import type { Register } from '../table/table.ts'
import { getCases } from './case-store.ts'

/** What two have agreed to is only proposed to be taken back: money is asked back by it, or was. */
export function takenBack(rules: CaseRules, facts: CaseFacts, note: string, finder: Finder): Result<CaseChange> {
  const [command, context] = [{ kind: 'reverse', note } as const, { ...rules, now: finder.now }]
  return reversalNeedsSecond(facts.known)
    ? reversedOrProposed(command, facts, context, finder)
    : reversed(command, facts, context, finder, true)
}

/**
 * Concluded cases that are to be open again, since with the months that have come now they would end otherwise; the records of each and these
 * are one case then. Reads the concluded cases of whoever was kept and meets a month now, and their records, all at once; nothing where there
 * are none. Of two that share a record the first one alone: the other is asked about again when that is open.
 * @param evidence between competing records
 */
export async function overtakenChanges(
  register: Register,
  rules: CaseRules,
  records: readonly Entitlement[],
  evidence: readonly Evidence[],
  finder: Finder,
): Promise<CaseChange[]> {
  const rivals = records.flatMap((kept) => {
    const months = keptIn(kept).length === 0 ? [] : monthsBeside(kept, records, evidence)
    return months.length > 0 ? [{ kept, months }] : []
  })
  if (rivals.length === 0) return []
  const concluded = await concludedOf(register, [...new Set(rivals.flatMap(({ kept }) => keptIn(kept)))], records)
  const changes: CaseChange[] = []
  const taken = new Set<string>()
  for (const one of rivals) {
    const own = keptIn(one.kept).flatMap((caseId) => concluded.get(caseId) ?? [])
    const overtaken = overtakenCase(rules.programme, one, own)
    const facts = own.find(({ known }) => known === overtaken?.known)
    if (!overtaken || !facts || facts.records.some(({ id }) => taken.has(id))) continue
    const step = takenBack(rules, facts, overtakenWords[overtaken.why], finder)
    if (!step.ok) continue
    changes.push(step.value)
    for (const { id } of facts.records) taken.add(id)
  }
  return changes
}

/** Months that whoever was kept competes with now. */
function monthsBeside(
  kept: Entitlement,
  records: readonly Entitlement[],
  evidence: readonly Evidence[],
): readonly Entitlement[] {
  const rivals = evidence.flatMap(({ between: [a, b] }) => (a === kept.id ? [b] : b === kept.id ? [a] : []))
  return records.filter((one) => rivals.includes(one.id) && hasLaterMonths(one) && !isSettledBeside(one, kept))
}

/** By the case's id, with its records; those that are read already are taken from there. */
async function concludedOf(
  register: Register,
  caseIds: readonly string[],
  read: readonly Entitlement[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  const cases = await getCases(register, caseIds)
  const stored = new Map(read.map((one) => [one.id, one]))
  const ids = new Set(cases.flatMap((one) => one.records.map(({ entitlementId }) => entitlementId)))
  const others = await getEntitlements(
    register,
    [...ids].filter((id) => !stored.has(id)),
  )
  for (const one of others) stored.set(one.id, one)
  return new Map(
    cases.map((known) => [
      known.id,
      { known, records: known.records.flatMap(({ entitlementId }) => stored.get(entitlementId) ?? []) },
    ]),
  )
}
