import type { OwnerTally } from '../cases/case-tally.ts'
import type { Policy, Programme } from '../programmes/programme.ts'
import { findPolicy, paidPolicies } from '../programmes/programmes.ts'
import type { CellOfCommune } from '../statistics/counts.ts'
import type { MovedCell } from '../statistics/movement.ts'
import type { Unit, UnitTree } from '../units/unit-tree.ts'
import type { ReportKind, ReportPeriod } from './report.ts'

/** All that a report is made of. */
export interface ReportSource {
  readonly kind: ReportKind
  readonly programme: Programme
  readonly tree: UnitTree
  readonly unit: Unit
  /** What a table by units is about where it is not the units below one: each is a row. */
  readonly units?: readonly Unit[]
  /** One policy alone; null for all. */
  readonly policy: string | null
  /** Every commune's counts below the unit, as they were at the end of the period, or are now. */
  readonly cells: readonly CellOfCommune[]
  readonly period: ReportPeriod | null
  /** What moved in the period. */
  readonly moved: readonly MovedCell[]
  readonly owners: readonly OwnerTally[]
  readonly isNow: boolean
  readonly at: number
}

/** The policies that the report is about: those that pay, or the one that was asked for. */
export const policiesOf = ({ programme, policy }: Pick<ReportSource, 'programme' | 'policy'>): readonly Policy[] =>
  paidPolicies(programme).filter(({ code }) => policy === null || code === policy)

/** "Xã Ea Tiêu, Hộ nghèo": where a figure of one commune and policy stands. */
export function placeOfCell(
  { tree, programme }: ReportSource,
  { commune, policy }: Pick<CellOfCommune, 'commune' | 'policy'>,
): string {
  return `${tree.find(commune)?.name ?? commune}, ${findPolicy(programme, policy)?.publicName ?? policy}`
}
