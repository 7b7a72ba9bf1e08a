import { correctedDecision } from '../../domain/lists/list-answers.ts'
import { namesOnlyChanged } from '../../domain/lists/list-kind.ts'
import { type Decision, decisionKey } from '../../domain/payments/decision-key.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import { grantedSum } from '../../domain/payments/granted-sum.ts'
import { namedMonths } from '../../domain/payments/instalments.ts'
import { leftOutWords } from '../../domain/payments/settled-words.ts'
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
  /** The one by which most of them have it, where nobody has said yet that the list corrects it. */
  readonly former: StoredList['former']
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
  const forgotten = new Forgotten()
  const ofFormer = new Forgotten()
  let stillInFormer = 0
  const corrected = correctedDecision(list)
  const formerKey = corrected && decisionKey(corrected)
  const others = new Map<string, { decision: Decision; people: number }>()
  let position: Record<string, unknown> | null = null
  do {
    const page = await searchCommune(intake.register, list, everybody, { position, limit: 500 })
    for (const entitlement of page.entitlements) {
      if (entitlement.status === 'cancelled') continue
      const key = decisionKey(entitlement.decision)
      const isNamed = isInFile(entitlement.person)
      if (key === formerKey && (isNamed || met.policies.has(entitlement.policy))) {
        const toDo = met.has(entitlement.id) ? null : leftOutWords(entitlement, isNamed)
        if (toDo === null || isNamed) stillInFormer++
        if (toDo !== null) ofFormer.add(entitlement, toDo)
      }
      if (!met.policies.has(entitlement.policy)) continue
      const months = namedMonths(entitlement)
      // Another month of the same policy is neither forgotten by this file nor told twice.
      const isOtherMonth = months.length > 0 && met.months.size > 0 && !months.some((month) => met.months.has(month))
      if (isOtherMonth) continue
      if (key === own && !met.has(entitlement.id)) forgotten.add(entitlement, null)
      if (key === own || !isNamed) continue
      const { people } = others.get(key) ?? { people: 0 }
      others.set(key, { decision: entitlement.decision, people: people + 1 })
    }
    position = page.position
  } while (position)
  if (!namesOnlyChanged({ stands: stillInFormer, forgotten: ofFormer.people })) forgotten.addAll(ofFormer)
  const { rows, people: onlyHere, amount: onlyHereAmount } = forgotten
  await saveRowsBehind(intake.register, list.id, rows)
  const most = [...others.values()].sort((a, b) => b.people - a.people).slice(0, mostDecisions)
  const elsewhere = most.map(({ decision, people }) => ({ decision: decision.number, people }))
  return { onlyHere, onlyHereAmount, elsewhere, former: corrected ?? most[0]?.decision ?? null }
}

/** People whom the register has and the file has not, the first of them by name. */
class Forgotten {
  people = 0
  amount = 0
  readonly rows: StoredRow[] = []

  add(entitlement: Entitlement, toDo: string | null): void {
    this.people++
    this.amount += grantedSum(entitlement)
    if (this.rows.length < mostNamed) this.rows.push(rowOf(entitlement, toDo))
  }

  addAll({ people, amount, rows }: Forgotten): void {
    this.people += people
    this.amount += amount
    this.rows.push(...rows.slice(0, mostNamed - this.rows.length))
  }
}

/** @param toDo what is to be done of somebody whom a corrected decision has and the file has not */
const rowOf = (entitlement: Entitlement, toDo: string | null): StoredRow => ({
  sheet: entitlement.list.sheet,
  row: entitlement.list.row,
  outcome: 'only-here',
  fullName: entitlement.person.fullName.slice(0, 200),
  policy: entitlement.policy,
  amount: grantedSum(entitlement),
  entitlementId: entitlement.id,
  changes: null,
  problems: toDo === null ? [] : [leftOut(entitlement.list, toDo)],
})

const leftOut = ({ sheet, row }: Entitlement['list'], message: string): StoredRow['problems'][number] => ({
  ...{ sheet, row, column: null, field: null, severity: 'warning', code: 'left-out', value: null },
  message: message.charAt(0).toUpperCase() + message.slice(1),
  suggestion: null,
})
