import { openReview } from '../cases/review.ts'
import { entitledElsewhere } from '../exchange/foreign-finding.ts'
import { type Dong, dong, sumDong } from '../money/dong.ts'
import { foldText } from '../names/fold-text.ts'
import { type HamletNames, hamletNames } from '../names/hamlet-names.ts'
import { inNaturalOrder } from '../names/natural-order.ts'
import { decisionKey } from '../payments/decision-key.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { isWithAnother } from '../payments/hand-over.ts'
import { dueInstalments, unpaidSum } from '../payments/instalments.ts'
import { mayMove } from '../payments/payment-moves.ts'
import type { Role } from '../permissions/permission-table.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { PayListSums, PayListWanted } from './pay-list.ts'

/** A support that is to be signed for, with what is handed out now. */
export interface DueLine {
  readonly entitlement: Entitlement
  readonly amount: Dong
  readonly months: readonly string[]
}

export interface HamletLines {
  /** As most rows of the commune write it; null: whose hamlet is not known. */
  readonly hamlet: string | null
  readonly lines: readonly DueLine[]
}

/** Who prints, and whether open duplicate cases stop payments. */
export interface Printer {
  readonly role: Role
  readonly unit: string
  readonly tree: UnitTree
  readonly holds: boolean
}

/** Nobody may pay it while its duplicate case is open. */
export const isHeld = (entitlement: Entitlement, holds: boolean): boolean =>
  holds && openReview(entitlement)?.effect === 'to-stop'

/** Whether this office hands it out at all: not what another post office has, nor what the person has in another province. */
export const mayHandOut = (entitlement: Entitlement, printer: Printer): boolean =>
  mayMove('record-payment', entitlement, printer.role) &&
  !isWithAnother(entitlement, printer, printer.tree) &&
  !entitledElsewhere(entitlement)

/** What this office may hand out now; null where it may not, or nothing of it is due. */
export function dueLine(entitlement: Entitlement, month: string | null, printer: Printer): DueLine | null {
  if (!mayHandOut(entitlement, printer) || isHeld(entitlement, printer.holds)) return null
  const due = dueInstalments(entitlement).filter((one) => month === null || one.month === month)
  if (due.length === 0 && month !== null) return null
  const amount = due.length > 0 ? sumDong(due.map((one) => one.due)) : unpaidSum(entitlement)
  return amount === 0 ? null : { entitlement, amount, months: due.map((one) => one.month) }
}

/** What each hamlet of a commune is called on its lists. @param all everybody of the commune, whoever is due */
export const hamletsOf = (all: readonly Entitlement[]): HamletNames =>
  hamletNames(all.map(({ person }) => person.hamlet))

/**
 * The lines that were asked for, in the order in which the supports come.
 * @param entitlements everybody of the commune: of all of them it is known which hamlets are one
 */
export function chosenLines(entitlements: readonly Entitlement[], wanted: PayListWanted, printer: Printer): DueLine[] {
  const nameOf = hamletsOf(entitlements)
  const hamlet = wanted.hamlet === null ? undefined : nameOf(wanted.hamlet)
  const found: DueLine[] = []
  for (const entitlement of entitlements) {
    if (wanted.policy !== null && entitlement.policy !== wanted.policy) continue
    if (wanted.decision !== null && decisionKey(entitlement.decision) !== wanted.decision) continue
    if (hamlet !== undefined && nameOf(entitlement.person.hamlet) !== hamlet) continue
    const line = dueLine(entitlement, wanted.month, printer)
    if (line) found.push(line)
  }
  return found
}

/**
 * Hamlet by hamlet, Thôn 2 before Thôn 10; within one by name. Who has none stands first: below a hamlet's heading he would be
 * read as one of its people.
 * @param nameOf of the whole commune
 */
export function byHamlet(lines: readonly DueLine[], nameOf: HamletNames): HamletLines[] {
  const groups = new Map<string | null, DueLine[]>()
  for (const line of lines) {
    const hamlet = nameOf(line.entitlement.person.hamlet)
    const own = groups.get(hamlet)
    if (own) own.push(line)
    else groups.set(hamlet, [line])
  }
  return [...groups]
    .map(([hamlet, own]) => ({ hamlet, lines: isOneSpelling(own) ? own : own.toSorted(byName) }))
    .sort((one, other) =>
      one.hamlet === null
        ? -1
        : other.hamlet === null
          ? 1
          : inNaturalOrder(foldText(one.hamlet), foldText(other.hamlet)),
    )
}

/** Those of one spelling come in the register's order. */
const isOneSpelling = (lines: readonly DueLine[]): boolean =>
  new Set(lines.map(({ entitlement }) => foldText(entitlement.person.hamlet ?? ''))).size === 1

const byName = ({ entitlement: one }: DueLine, { entitlement: other }: DueLine): number => {
  const [a, b] = [one, other].map(({ person, id }) => `${foldText(person.fullName)}#${id}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}

export const sumsOf = (lines: readonly { readonly amount: Dong }[]): PayListSums => ({
  people: lines.length,
  amount: dong(lines.reduce((sum, { amount }) => sum + amount, 0)),
})
