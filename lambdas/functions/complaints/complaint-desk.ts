import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'

export interface ComplaintDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly marks: () => Promise<Marks>
  readonly answerDays: number
}
