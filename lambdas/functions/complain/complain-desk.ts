import type { ComplaintSettings } from '../../domain/complaints/complaint-limits.ts'
import type { Province } from '../../domain/province.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { Site } from '../../pages/site.ts'
import type { Marks } from '../../store/table/id-mark.ts'
import type { Register } from '../../store/table/table.ts'

export interface ComplainDesk {
  readonly register: Register
  readonly tree: UnitTree
  readonly site: Site
  readonly running: Province['running']
  readonly marks: () => Promise<Marks>
  readonly settings: ComplaintSettings
}
