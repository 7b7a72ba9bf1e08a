import type { CaseFacts } from '../domain/cases/case-context.ts'
import { reversalNeedsSecond } from '../domain/cases/duplicate-case.ts'
import type { Evidence } from '../domain/cases/evidence.ts'
import type { CaseChange, CaseRules, Finder } from '../domain/cases/grow-case.ts'
import { hasLaterMonths, keptIn, overtakenCase, overtakenWords } from '../domain/cases/later-months.ts'
import { reversed, reversedOrProposed } from '../domain/cases/reverse-case.ts'
import { isSettledBeside } from '../domain/cases/review.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import type { Result } from '../domain/result.ts'
import { getCases } from './case-store.ts'
import { getEntitlements } from './entitlement-store.ts'
import type { Register } from './table.ts'

/** What two have agreed to is only proposed to be taken back: money is asked back by it, or was. */
function takenBack(rules: CaseRules, facts: CaseFacts, note: string, finder: Finder): Result<CaseChange> {
  const [command, context] = [{ kind: 'reverse', note } as const, { ...rules, now: finder.now }]
  return reversalNeedsSecond(facts.known)
    ? reversedOrProposed(command, facts, context, finder)
    : reversed(command, facts, context, finder, true)
}

/**
 * A concluded case that is to be open again, since with the months that have come now it would end otherwise; its records and these are one
 * case then. Reads the concluded cases of whoever was kept and meets a month now, and their records; nothing where there is none.
 * @param evidence between competing records
 */
export async function overtakenChange(
  register: Register,
  rules: CaseRules,
  records: readonly Entitlement[],
  evidence: readonly Evidence[],
  finder: Finder,
): Promise<CaseChange | null> {
  for (const kept of records) {
    const caseIds = keptIn(kept)
    if (caseIds.length === 0) continue
    const rivals = evidence.flatMap(({ between: [a, b] }) => (a === kept.id ? [b] : b === kept.id ? [a] : []))
    const months = records.filter(
      (one) => rivals.includes(one.id) && hasLaterMonths(one) && !isSettledBeside(one, kept),
    )
    if (months.length === 0) continue
    const cases = await getCases(register, caseIds)
    const ids = [...new Set(cases.flatMap((one) => one.records.map(({ entitlementId }) => entitlementId)))]
    const stored = new Map((await getEntitlements(register, ids)).map((one) => [one.id, one]))
    const concluded = cases.map((known) => ({
      known,
      records: known.records.flatMap(({ entitlementId }) => stored.get(entitlementId) ?? []),
    }))
    const overtaken = overtakenCase(rules.programme, { kept, months }, concluded)
    const facts = concluded.find(({ known }) => known === overtaken?.known)
    const step = overtaken && facts && takenBack(rules, facts, overtakenWords[overtaken.why], finder)
    if (step?.ok) return step.value
  }
  return null
}
