import type { HouseholdView, OwingHousehold } from '../contract/recoveries.ts'
import type { CaseSettings } from '../domain/cases/case-settings.ts'
import type { Entitlement } from '../domain/payments/entitlement.ts'
import { householdSums } from '../domain/payments/household-recovery.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'
import { viewEntitlement } from './entitlement-view.ts'

interface HouseholdReader {
  readonly actor: Actor
  readonly tree: UnitTree
  readonly settings: CaseSettings
  readonly now: number
}

/** @param supports at least one, all of one household or of one person */
export const viewHousehold = (supports: readonly Entitlement[], reader: HouseholdReader): HouseholdView => ({
  ...debtorOf(supports, reader.tree),
  supports: supports.map((one) => viewEntitlement(one, reader.actor, reader.tree, reader.settings, reader.now)),
})

export const viewOwing = (supports: readonly Entitlement[], tree: UnitTree): OwingHousehold => ({
  ...debtorOf(supports, tree),
  supports: supports.map(({ id, person }) => ({ id, fullName: person.fullName })),
})

function debtorOf(supports: readonly Entitlement[], tree: UnitTree): Omit<HouseholdView, 'supports'> {
  const [first] = supports
  if (!first) throw new Error('a household of nobody')
  const { person, commune } = first
  return {
    household: person.household,
    hamlet: person.hamlet,
    communeName: tree.find(commune)?.name ?? commune,
    sums: householdSums(supports),
  }
}
