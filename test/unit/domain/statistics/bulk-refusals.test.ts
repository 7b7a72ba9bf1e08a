import { bulkRefusals, risingRefusals } from '../../../../lambdas/domain/statistics/bulk-refusals.ts'
import type { CellOfCommune } from '../../../../lambdas/domain/statistics/counts.ts'
import type { MovedCell } from '../../../../lambdas/domain/statistics/movement.ts'
import { reachesNowhere } from '../../../../lambdas/domain/statistics/reaches-back.ts'
import { aCell, tally } from './invented-province.ts'

const withRefused = (commune: string, policy: string, waiting: number, refused: number): CellOfCommune => {
  const cell = aCell(commune, policy, { waiting })
  return { ...cell, counts: { ...cell.counts, byStatus: { ...cell.counts.byStatus, refused: tally(refused) } } }
}

describe('refusals in bulk', () => {
  it('are told from five people and two of a hundred on, counted over all policies of a commune', () => {
    const cells = [
      withRefused('1', 'A6', 100, 3),
      withRefused('1', 'A7a', 100, 2),
      withRefused('2', 'A6', 10, 4),
      withRefused('3', 'A6', 400, 5),
      withRefused('4', 'A6', 30, 9),
    ]
    expect(
      bulkRefusals(cells).map(({ commune, refused, approved }) => [commune, refused.people, approved.people]),
    ).toEqual([
      ['4', 9, 39],
      ['1', 5, 205],
    ])
  })

  it('ring where more refuse today, and not for what is known from before or was taken back', () => {
    const cells = [withRefused('1', 'A6', 30, 9), withRefused('2', 'A6', 30, 9), withRefused('3', 'A6', 900, 9)]
    const today = (commune: string, people: number): MovedCell => ({
      commune,
      policy: 'A6',
      moved: new Map([['refused', { people, amount: people }]]),
      reachesBack: reachesNowhere,
    })
    const rung = (...moved: MovedCell[]) => risingRefusals(cells, moved).map(({ commune, more }) => [commune, more])
    expect(rung()).toEqual([])
    expect(rung(today('1', 2), today('3', 9))).toEqual([['1', 2]])
    expect(rung(today('1', 2), { ...today('1', -2), policy: 'A7a' }, today('2', 1))).toEqual([['2', 1]])
  })
})
