import fc from 'fast-check'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import type { CellOfCommune } from '../../../lambdas/domain/statistics/counts.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { viewStatistics } from '../../../lambdas/views/statistics-view.ts'
import { aCell } from '../domain/statistics/invented-province.ts'

const tree = unitTree('daklak-2020')

const view = (code: string, cells: readonly CellOfCommune[]) => {
  const unit = tree.find(code)
  if (!unit) throw new Error(code)
  return viewStatistics({ programme: nq42, unit, tree, cells, now: 0 })
}

const cells = fc.array(
  fc
    .record({
      commune: fc.constantFrom('24547', '24550', '24118'),
      policy: fc.constantFrom('A5', 'A6', 'A7a'),
      paid: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ commune, policy, paid }) => aCell(commune, policy, { paid })),
  { maxLength: 9 },
)

describe('the statistics of a unit', () => {
  it('are the same sum by policy and by unit', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const { total, policies, units } = view('66', all)
        expect(policies.reduce((sum, row) => sum + row.cell.paid.people, 0)).toBe(total.paid.people)
        expect(units.reduce((sum, row) => sum + row.cell.paid.people, 0)).toBe(total.paid.people)
        expect(units).toHaveLength(15)
      }),
    )
  })

  it('show the staff the smallest group too', () => {
    const { policies } = view('24547', [aCell('24547', 'A6', { paid: 1 })])
    expect(policies.find(({ policy }) => policy === 'A6')?.cell.approved.people).toBe(1)
  })

  it('of a commune have the commune itself as their only row', () => {
    expect(view('24547', [aCell('24547', 'A5', { paid: 2 })]).units.map((row) => row.unit)).toEqual(['24547'])
  })

  it('leave out what is not paid through the system', () => {
    expect(view('66', []).policies.map(({ policy }) => policy)).not.toContain('A8')
  })
})
