import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Marks } from '../../store/id-mark.ts'
import type { Register } from '../../store/table.ts'

export interface ComplaintDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: () => Promise<Marks>
  readonly answerDays: number
}
