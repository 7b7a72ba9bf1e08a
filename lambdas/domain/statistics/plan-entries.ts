import type { Programme } from '../programmes/programme.ts'
import { findPolicy } from '../programmes/programmes.ts'
import { type Result, refuse } from '../result.ts'
import type { UnitTree } from '../units/unit-tree.ts'

interface PlannedCell {
  readonly commune: string
  readonly policy: string
}

/** What is wrong with planned figures that are to be set together: each is of a commune and a policy of the programme, and stands once. */
export function faultOfPlan(
  tree: UnitTree,
  programme: Programme,
  entries: readonly PlannedCell[],
): Result<never> | null {
  const seen = new Set<string>()
  for (const { commune, policy } of entries) {
    const unit = tree.find(commune)
    if (unit?.level !== 'commune' || !findPolicy(programme, policy))
      return refuse('invalid', `Số kế hoạch phải theo xã và chính sách của chương trình: ${commune}, ${policy}.`)
    const cell = `${commune}#${policy}`
    if (seen.has(cell))
      return refuse('invalid', `${unit.name}, chính sách ${policy} có hai số kế hoạch: giữ một số rồi gửi lại.`)
    seen.add(cell)
  }
  return null
}
