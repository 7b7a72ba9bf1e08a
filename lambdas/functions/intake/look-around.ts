import { decisionKey } from '../../domain/payments/decision-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { grantedSum } from '../../domain/payments/granted-sum.ts'
import { namedMonths } from '../../domain/payments/instalments.ts'
import type { StoredList, StoredRow } from '../../store/lists/list-item.ts'
import { saveRowsBehind } from '../../store/lists/list-store.ts'
import { searchCommune } from '../../store/register/entitlement-store.ts'
import { everybody } from '../../store/register/register-filter.ts'
import type { Intake } from './intake.ts'
import type { Met } from './met-records.ts'

/** Names that are written down; the count tells of the others. */
const mostNamed = 300
const mostDecisions = 5

/** What the register holds of the commune, seen from the file. */
export interface Known {
  /** People of the decision whom the file has forgotten. */
  readonly onlyHere: number
  /** What they were granted. */
  readonly onlyHereAmount: number
  /** Other decisions by which people of the file have the same support, with how many. */
  readonly elsewhere: StoredList['elsewhere']
}

/**
 * The other half of a reconciliation: people of this commune and decision whom the register has and the file has not, under the
 * policies that the file is about (they are named behind the file's own rows); and people of the file whom another decision has given
 * the same.
 * @param met the records that the file's rows stand for, and the policies that they are of
 * @param isInFile whether a line of the file names this person
 * @returns null when it was not looked at
 */
export async function lookAround(
  intake: Pick<Intake, 'register'>,
  list: StoredList,
  met: Met,
  isInFile: (person: Entitlement['person']) => boolean,
): Promise<Known | null> {
  const { decisionNumber: number, decisionDay: day } = list
  if (!number || !day) return null
  const own = decisionKey({ number, day })
  const rows: StoredRow[] = []
  const others = new Map<string, { decision: string; people: number }>()
  let onlyHere = 0
  let onlyHereAmount = 0
  let position: Record<string, unknown> | null = null
  do {
    const page = await searchCommune(intake.register, list, everybody, { position, limit: 500 })
    for (const entitlement of page.entitlements) {
      if (!met.policies.has(entitlement.policy) || entitlement.status === 'cancelled') continue
      const months = namedMonths(entitlement)
      // Another month of the same policy is neither forgotten by this file nor told twice.
      const isOtherMonth = months.length > 0 && met.months.size > 0 && !months.some((month) => met.months.has(month))
      if (isOtherMonth) continue
      const key = decisionKey(entitlement.decision)
      if (key === own && !met.has(entitlement.id)) {
        onlyHere++
        onlyHereAmount += grantedSum(entitlement)
        if (rows.length < mostNamed) rows.push(rowOf(entitlement))
      }
      if (key === own || !isInFile(entitlement.person)) continue
      const { people } = others.get(key) ?? { people: 0 }
      others.set(key, { decision: entitlement.decision.number, people: people + 1 })
    }
    position = page.position
  } while (position)
  await saveRowsBehind(intake.register, list.id, rows)
  const elsewhere = [...others.values()].sort((a, b) => b.people - a.people).slice(0, mostDecisions)
  return { onlyHere, onlyHereAmount, elsewhere }
}

const rowOf = (entitlement: Entitlement): StoredRow => ({
  sheet: entitlement.list.sheet,
  row: entitlement.list.row,
  outcome: 'only-here',
  fullName: entitlement.person.fullName.slice(0, 200),
  policy: entitlement.policy,
  amount: grantedSum(entitlement),
  entitlementId: entitlement.id,
  changes: null,
  problems: [],
})
