import type { ComplaintSettings } from '../../domain/complaints/complaint-limits.ts'
import type { Programme } from '../../domain/programmes/programme.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Marks } from '../../store/id-mark.ts'
import type { Register } from '../../store/table.ts'

export interface ComplainDesk {
  readonly register: Register
  readonly tree: UnitTree
  /** What a complaint is about whose sender names none. */
  readonly programme: Programme
  readonly marks: () => Promise<Marks>
  readonly settings: ComplaintSettings
}
