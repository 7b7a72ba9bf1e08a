import type { SetPlanRequest } from '../../lambdas/contract/statistics.ts'
import type { UnitTree } from '../../lambdas/domain/units/unit-tree.ts'

/** Planned in Đắk Lắk in July 2020: 438,623 people; by policy as the programme's shares were. Amount of one row in đồng. */
const planned = [
  ['A4', 5_200, 1_000_000],
  ['A5', 10_050, 1_500_000],
  ['A6', 42_800, 1_500_000],
  ['A7a', 205_573, 750_000],
  ['A7b', 175_000, 750_000],
] as const

/** The same total for every seed: each policy is spread over the communes, the rest goes to the first ones. */
export function demoPlan(tree: UnitTree): SetPlanRequest['entries'] {
  const communes = tree.communes(tree.root.code)
  return planned.flatMap(([policy, people, amount]) => {
    const each = Math.floor(people / communes.length)
    const rest = people - each * communes.length
    return communes.map((commune, index) => {
      const count = each + (index < rest ? 1 : 0)
      return { commune: commune.code, policy, people: count, amount: count * amount }
    })
  })
}
