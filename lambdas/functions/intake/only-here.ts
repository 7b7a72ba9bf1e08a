import { decisionKey } from '../../domain/payments/decision-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { searchCommune } from '../../store/entitlement-store.ts'
import type { StoredList, StoredRow } from '../../store/list-item.ts'
import { saveRowsBehind } from '../../store/list-store.ts'
import type { Intake } from './work-on-list.ts'

/** Names that are written down; the count tells of the others. */
const mostNamed = 300

const wholeCommune = { policy: null, status: null, duplicatesOnly: false, nameKey: null }

/**
 * The other half of a reconciliation: people of this commune and decision whom the register has and the file has not, under the
 * policies that the file is about. They are named behind the file's own rows.
 * @param met the ids that the file's rows stand for, and the policies that they are of; null for a file too large to remember
 * @returns how many; null when it was not counted
 */
export async function listOnlyHere(
  intake: Intake,
  list: StoredList,
  met: { readonly ids: ReadonlySet<string>; readonly policies: ReadonlySet<string> } | null,
): Promise<number | null> {
  const { decisionNumber: number, decisionDay: day } = list
  if (!met || !number || !day) return null
  const own = decisionKey({ number, day })
  const rows: StoredRow[] = []
  let count = 0
  let position: Record<string, unknown> | null = null
  do {
    const page = await searchCommune(intake.register, list, wholeCommune, { position, limit: 500 })
    for (const entitlement of page.entitlements) {
      const isOfDecision = decisionKey(entitlement.decision) === own && met.policies.has(entitlement.policy)
      if (!isOfDecision || entitlement.status === 'cancelled' || met.ids.has(entitlement.id)) continue
      count++
      if (rows.length < mostNamed) rows.push(rowOf(entitlement))
    }
    position = page.position
  } while (position)
  await saveRowsBehind(intake.register, list.id, rows)
  return count
}

const rowOf = ({ id, person, policy, amount, list }: Entitlement): StoredRow => ({
  sheet: list.sheet,
  row: list.row,
  outcome: 'only-here',
  fullName: person.fullName.slice(0, 200),
  policy,
  amount,
  entitlementId: id,
  changes: null,
  problems: [],
})
