import { differences } from '../ledger/changes-in-words.ts'
import type { EventHand } from '../ledger/hand.ts'
import type { OfficeEvent } from '../ledger/office-event.ts'
import { formatDong, groupThousands } from '../money/dong.ts'

export interface PlannedFigures {
  readonly people: number
  readonly amount: number
}

/** @returns null where nothing is planned otherwise than before: no event, and nothing to write */
export function plannedEvent(
  cell: { readonly commune: string; readonly policy: string },
  [before, after]: readonly [PlannedFigures | null, PlannedFigures],
  { by, at, commandId }: { readonly by: EventHand; readonly at: number; readonly commandId: string },
): OfficeEvent | null {
  const figures = differences(before && inWords(before), inWords(after))
  if (Object.keys(figures).length === 0) return null
  const changes = { commune: [null, cell.commune] as const, policy: [null, cell.policy] as const, ...figures }
  return { type: 'plan.set', at, actor: by, commandId, reason: null, changes }
}

const inWords = ({ people, amount }: PlannedFigures) => ({
  people: groupThousands(people),
  amount: formatDong(amount),
})
