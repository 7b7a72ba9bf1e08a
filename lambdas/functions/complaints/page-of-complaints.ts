import type { z } from 'zod'
import type { complaintsQuery, complaintsResponse } from '../../contract/complaints.ts'
import { isOpen } from '../../domain/complaints/complaint.ts'
import { tallyComplaints } from '../../domain/complaints/complaint-tally.ts'
import { unitThatSees } from '../../domain/complaints/decide-complaint.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { localDay } from '../../domain/time/local-day.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { ListedComplaint } from '../../store/complaints/complaint-item.ts'
import { viewStanding } from '../../views/complaint-view.ts'

const complaintsPerPage = 50

type Half = z.output<typeof complaintsQuery>['half']

/** What one stands behind in its half: `2020-06-08#PA-7KQM-3XV` of those that wait, `1590718320000#PA-7KQM-3XV` of those that are done. */
const placeOf = (half: Half, { deadline, receivedAt, number }: ListedComplaint): string =>
  `${half === 'open' ? deadline : receivedAt}#${number}`

const places = {
  open: /^\d{4}-\d\d-\d\d#PA-[2-9A-Z]{4}-[2-9A-Z]{3}$/,
  closed: /^\d{13}#PA-[2-9A-Z]{4}-[2-9A-Z]{3}$/,
} as const satisfies Record<Half, RegExp>

/**
 * What the reader may see of his units: what waits, the nearest deadline first; what is done, the newest first. A page begins behind a
 * place and not after so many: what a colleague has answered meanwhile moves nobody out of sight.
 */
export function pageOfComplaints(
  all: readonly ListedComplaint[],
  { half, cursor }: z.output<typeof complaintsQuery>,
  { tree, actor, now }: { readonly tree: UnitTree; readonly actor: Actor; readonly now: number },
): Result<z.input<typeof complaintsResponse>> {
  if (cursor !== undefined && !places[half].test(cursor))
    return refuse('invalid', 'Trang danh sách không còn hợp lệ: xem lại từ đầu.')
  const isBehind = (place: string, other: string): boolean => (half === 'open' ? place > other : place < other)
  const seen = all.filter((one) => tree.contains(actor.unit, unitThatSees(actor.role, one)))
  const left = seen
    .filter((one) => isOpen(one) === (half === 'open'))
    .map((one) => ({ one, place: placeOf(half, one) }))
    .filter(({ place }) => cursor === undefined || isBehind(place, cursor))
    .sort((a, b) => (isBehind(a.place, b.place) ? 1 : -1))
  const items = left.slice(0, complaintsPerPage)
  return ok({
    items: items.map(({ one }) => viewStanding(one, tree, now)),
    cursor: left.length > items.length ? (items.at(-1)?.place ?? null) : null,
    tally: tallyComplaints(seen, localDay(now)),
  })
}
