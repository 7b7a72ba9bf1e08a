import type { UnitTree } from '../units/unit-tree.ts'
import type { DuplicateCase } from './duplicate-case.ts'

/** On how many open cases a unit has to conclude, or a commune to report, by which day. */
export interface Deadlines {
  readonly conclude: Readonly<Record<string, number>>
  readonly report: Readonly<Record<string, number>>
}

/** Which unit has to do what by which day, of one case. */
export function deadlinesOf(
  duplicateCase: DuplicateCase | null,
): readonly { readonly unit: string; readonly duty: keyof Deadlines; readonly day: string }[] {
  if (!duplicateCase || duplicateCase.state === 'closed') return []
  const { owner, deadline, state, verification } = duplicateCase
  const isAsked = state === 'verifying' && verification !== null && verification.report === null
  return [
    { unit: owner, duty: 'conclude', day: deadline },
    ...(isAsked ? [{ unit: verification.commune, duty: 'report' as const, day: verification.until }] : []),
  ]
}

/** A unit that is late, and with how many cases. */
export interface OverdueUnit {
  readonly unit: string
  readonly conclude: number
  readonly report: number
}

/**
 * Who is late on this day, at or below the unit: those with the most cases first. The deadline's own day is not late.
 * @param today `2020-05-29`
 */
export function overdueUnits(
  byUnit: readonly { readonly unit: string; readonly deadlines: Deadlines }[],
  tree: UnitTree,
  scope: string,
  today: string,
): OverdueUnit[] {
  const before = (days: Readonly<Record<string, number>>): number =>
    Object.entries(days).reduce((sum, [day, count]) => (day < today ? sum + count : sum), 0)
  return byUnit
    .filter(({ unit }) => tree.contains(scope, unit))
    .map(({ unit, deadlines }) => ({
      unit,
      conclude: before(deadlines.conclude),
      report: before(deadlines.report),
    }))
    .filter(({ conclude, report }) => conclude + report > 0)
    .sort((a, b) => b.conclude + b.report - (a.conclude + a.report) || (a.unit < b.unit ? -1 : 1))
}
