import { type CellOfCommune, cellOf } from './counts.ts'
import { type MovedCell, netOf } from './movement.ts'
import { addTally, noTally, type Tally } from './tally.ts'

/** Fewer people of a commune than these refuse for reasons of their own. */
const fewest = 5
/** Of a hundred approved ones. */
const share = 2

export interface BulkRefusal {
  readonly commune: string
  readonly refused: Tally
  readonly approved: Tally
}

/**
 * Communes where many refuse. In Thanh Hóa in 2020 communes had forms printed by which more than a thousand poor people "gave up" their
 * money, until the ministry stopped it (letter 1640 of 12-5-2020). From which number on somebody should ask is the house's own rule:
 * five people, and two of a hundred approved ones. The most money first.
 */
export function bulkRefusals(cells: readonly CellOfCommune[]): BulkRefusal[] {
  const communes = new Map<string, BulkRefusal>()
  for (const { commune, counts } of cells) {
    const known = communes.get(commune) ?? { commune, refused: noTally, approved: noTally }
    communes.set(commune, {
      commune,
      refused: addTally(known.refused, counts.byStatus.refused),
      approved: addTally(known.approved, cellOf([counts]).approved),
    })
  }
  return [...communes.values()]
    .filter(({ refused, approved }) => refused.people >= fewest && refused.people * 100 >= approved.people * share)
    .sort((a, b) => b.refused.amount - a.refused.amount || (a.commune < b.commune ? -1 : 1))
}

/**
 * Those of them where more have refused on these days than have taken it back: what is known already does not ring again, and what goes
 * on does.
 */
export function risingRefusals(
  cells: readonly CellOfCommune[],
  moved: readonly MovedCell[],
): (BulkRefusal & { readonly more: number })[] {
  return bulkRefusals(cells).flatMap((refusal) => {
    const own = moved.filter(({ commune }) => commune === refusal.commune)
    const more = netOf(own, (part) => part === 'refused').people
    return more > 0 ? [{ ...refusal, more }] : []
  })
}
