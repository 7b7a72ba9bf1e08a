import type { StatisticsCell, StatisticsResponse } from '../../lambdas/contract/statistics.ts'
import type { Officer } from './sign-in.ts'
import { tree } from './test-machine.ts'
import type { World } from './world.ts'

export type Part = keyof StatisticsCell
/** People and đồng that came into a part of a cell. */
export type Movement = Partial<Record<Part, readonly [people: number, amount: number]>>

const parts = ['planned', 'approved', 'paid', 'notPayable', 'suspended', 'left'] as const satisfies readonly Part[]

/** Every figure of a programme that a commune is part of: its own, its district's and the province's. The public ones come later. */
export interface Figures {
  readonly levels: readonly { readonly unit: string; readonly seen: StatisticsResponse }[]
}

export async function figuresOf(world: World, programme: string, commune: string): Promise<Figures> {
  const province: Officer = await world.officer('tinh', tree.root.code)
  const units = tree.path(commune).map(({ code }) => code)
  const levels = await Promise.all(
    units.map(async (unit) => ({
      unit,
      seen: await world.call('statistics', { query: { programme, unit } }, province),
    })),
  )
  return { levels }
}

/** What a change moved in one policy, seen alike at every level; throws where the levels disagree. */
export function movementOf(before: Figures, after: Figures, policy: string): Movement {
  const cells = before.levels.flatMap(({ unit, seen }, index) => {
    const now = after.levels[index]?.seen
    if (!now) throw new Error('the levels are not the same')
    const below = before.levels[index - 1]?.unit ?? unit
    const row = (of: StatisticsResponse) => of.units.find((one) => one.unit === below)
    return [
      difference(seen.total, now.total),
      difference(cellOfPolicy(seen.policies, policy), cellOfPolicy(now.policies, policy)),
      difference(row(seen)?.cell, row(now)?.cell),
      difference(cellOfPolicy(row(seen)?.policies, policy), cellOfPolicy(row(now)?.policies, policy)),
    ]
  })
  const [first = {}] = cells
  for (const cell of cells) expect(cell).toEqual(first)
  return first
}

const cellOfPolicy = (policies: readonly { policy: string; cell: StatisticsCell }[] | undefined, policy: string) =>
  policies?.find((one) => one.policy === policy)?.cell

function difference(before: StatisticsCell | undefined, after: StatisticsCell | undefined): Movement {
  if (!before || !after) throw new Error('a cell is missing')
  const moved: Record<string, readonly [number, number]> = {}
  for (const part of parts) {
    const people = after[part].people - before[part].people
    const amount = after[part].amount - before[part].amount
    if (people !== 0 || amount !== 0) moved[part] = [people, amount]
  }
  return moved
}

/** Every cell of an answer, the total's, the policies' and the units', each with its name. */
export function cellsOf({ total, policies, units }: StatisticsResponse): [name: string, cell: StatisticsCell][] {
  return [
    ['total', total],
    ...policies.map(({ policy, cell }): [string, StatisticsCell] => [policy, cell]),
    ...units.flatMap(({ unit, cell, policies: own }): [string, StatisticsCell][] => [
      [unit, cell],
      ...own.map(({ policy, cell: part }): [string, StatisticsCell] => [`${unit} ${policy}`, part]),
    ]),
  ]
}
