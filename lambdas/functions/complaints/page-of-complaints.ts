import type { z } from 'zod'
import type { complaintsQuery, complaintsResponse } from '../../contract/complaints.ts'
import { isOpen } from '../../domain/complaints/complaint.ts'
import { tallyComplaints } from '../../domain/complaints/complaint-tally.ts'
import { unitThatSees } from '../../domain/complaints/decide-complaint.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { ListedComplaint } from '../../store/complaint-item.ts'
import { viewStanding } from '../../views/complaint-view.ts'

const complaintsPerPage = 50

/** What the reader may see of his units: what waits, the nearest deadline first; what is done, the newest first. */
export function pageOfComplaints(
  all: readonly ListedComplaint[],
  { half, cursor }: z.output<typeof complaintsQuery>,
  { tree, actor, now }: { readonly tree: UnitTree; readonly actor: Actor; readonly now: number },
): z.input<typeof complaintsResponse> {
  const seen = all.filter((one) => tree.contains(actor.unit, unitThatSees(actor.role, one)))
  const wanted = seen
    .filter((one) => isOpen(one) === (half === 'open'))
    .sort((a, b) =>
      half === 'open' ? (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0) : b.receivedAt - a.receivedAt,
    )
  const from = Number(cursor ?? 0)
  const until = from + complaintsPerPage
  return {
    items: wanted.slice(from, until).map((one) => viewStanding(one, tree, now)),
    cursor: until < wanted.length ? String(until) : null,
    tally: tallyComplaints(seen, localDay(now)),
  }
}
