import type { PublicComplaints } from '../../contract/complaints.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { remember } from '../../runtime/remember.ts'
import { complaintsOfUnit } from '../../store/complaints/complaint-store.ts'
import type { Register } from '../../store/table/table.ts'
import { viewComplaintCounts } from '../../views/complaint-view.ts'

/**
 * How many complaints of a programme there are, by district, half a minute old at most. All of the province's places are gone through for
 * it, a read for twenty, and a day may bring thousands: public traffic must not cost that each time, nor take the reads from payments.
 */
export const publicCounts = (
  register: Register,
  tree: UnitTree,
): ((programme: string, now: number) => Promise<PublicComplaints>) =>
  remember(30_000, async (programme, now) =>
    viewComplaintCounts(await complaintsOfUnit(register, tree, tree.root.code, programme), tree, now),
  )
