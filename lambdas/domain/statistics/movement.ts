import type { CountPart } from './counts.ts'
import type { ReachesBack } from './reaches-back.ts'

/** People and đồng more or less: what came within some days less what was taken back in them. */
export interface Net {
  readonly people: number
  readonly amount: number
}

/** What the days of a period have moved in one commune and policy, by the part of the counts. */
export interface MovedCell {
  readonly commune: string
  readonly policy: string
  readonly moved: ReadonlyMap<CountPart, Net>
  /** Days whose entries were changed besides. */
  readonly reachesBack: ReachesBack
}

export const noNet: Net = { people: 0, amount: 0 }

export const addNet = (a: Net, b: Net): Net => ({ people: a.people + b.people, amount: a.amount + b.amount })

/** The sum of what moved in the parts that `counts` names. */
export function netOf(cells: readonly Pick<MovedCell, 'moved'>[], counts: (part: CountPart) => boolean): Net {
  let sum = noNet
  for (const { moved } of cells) for (const [part, net] of moved) if (counts(part)) sum = addNet(sum, net)
  return sum
}
