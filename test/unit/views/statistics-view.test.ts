import fc from 'fast-check'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { paymentStatuses } from '../../../lambdas/domain/payments/payment-status.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { type Counts, noTally } from '../../../lambdas/domain/statistics/counts.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { type CellOfCommune, viewPublicStatistics, viewStatistics } from '../../../lambdas/views/statistics-view.ts'

const tree = unitTree('daklak-2020')

const unit = (code: string) => {
  const found = tree.find(code)
  if (!found) throw new Error(code)
  return found
}

const paid = (people: number): Counts => ({
  planned: noTally,
  byStatus: {
    ...(Object.fromEntries(paymentStatuses.map((status) => [status, noTally])) as Counts['byStatus']),
    paid: { people, amount: dong(people * 1_500_000) },
  },
})

const cell = (commune: string, policy: string, people: number): CellOfCommune => ({
  commune,
  policy,
  counts: paid(people),
})

const figures = (code: string, cells: readonly CellOfCommune[]) => ({
  programme: nq42,
  unit: unit(code),
  tree,
  cells,
  now: 0,
})

const cells = fc.array(
  fc.record({
    commune: fc.constantFrom('24547', '24550', '24118'),
    policy: fc.constantFrom('A5', 'A6', 'A7a'),
    people: fc.integer({ min: 1, max: 30 }),
  }),
  { maxLength: 9 },
)

describe('the statistics of a unit', () => {
  it('are the same sum by policy and by unit', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const view = viewStatistics(
          figures(
            '66',
            all.map(({ commune, policy, people }) => cell(commune, policy, people)),
          ),
        )
        const total = view.total.paid.people
        expect(view.policies.reduce((sum, row) => sum + row.cell.paid.people, 0)).toBe(total)
        expect(view.units.reduce((sum, row) => sum + row.cell.paid.people, 0)).toBe(total)
        expect(view.units).toHaveLength(15)
      }),
    )
  })

  it('of a commune have the commune itself as their only row', () => {
    expect(viewStatistics(figures('24547', [cell('24547', 'A5', 2)])).units.map((row) => row.unit)).toEqual(['24547'])
  })

  it('leave out what is not paid through the system', () => {
    expect(viewStatistics(figures('66', [])).policies.map(({ policy }) => policy)).not.toContain('A8')
  })
})

describe('the public figures', () => {
  const small = [cell('24547', 'A6', 3), cell('24547', 'A5', 40)]

  const cellOf = (view: ReturnType<typeof viewPublicStatistics>, name: string) =>
    view.policies.find(({ policyName }) => policyName === name)?.cell

  it('withhold fewer than five people of a sensitive group, and a second group so that the total does not tell', () => {
    const view = viewPublicStatistics(figures('24547', [...small, cell('24547', 'A7a', 200)]))
    expect(cellOf(view, 'Bảo trợ xã hội')).toMatchObject({ approved: null, paid: null })
    expect(cellOf(view, 'Người có công')).toMatchObject({ approved: null, paid: null })
    expect(cellOf(view, 'Hộ nghèo')?.paid?.people).toBe(200)
    expect(view.total.paid?.people).toBe(243)
  })

  it('withhold a total that is itself a small sensitive group', () => {
    const view = viewPublicStatistics(figures('24547', [cell('24547', 'A6', 3)]))
    expect(view.total.approved).toBeNull()
    expect(view.units[0]?.cell.approved).toBeNull()
  })

  it('withhold a small sensitive commune together with a second one', () => {
    const view = viewPublicStatistics(
      figures('657', [cell('24547', 'A6', 3), cell('24550', 'A5', 9), cell('24553', 'A5', 30)]),
    )
    const hidden = view.units.filter(({ cell: { approved } }) => approved === null).map((row) => row.unit)
    expect(hidden).toEqual(['24547', '24550'])
  })

  it('show five, and show nobody at all as zero', () => {
    const view = viewPublicStatistics(figures('24547', [cell('24547', 'A6', 5)]))
    expect(view.total.paid?.people).toBe(5)
    expect(viewPublicStatistics(figures('24550', [])).total.paid?.people).toBe(0)
  })

  it('never let a withheld number be found by subtraction', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const view = viewPublicStatistics(
          figures(
            '657',
            all.map(({ commune, policy, people }) => cell(commune, policy, people)),
          ),
        )
        const hidden = view.policies.filter(({ cell: { paid } }) => paid === null)
        const others = view.policies.filter(({ cell: { approved } }) => approved !== null && approved.people > 0)
        if (view.total.approved !== null && others.length > 0) expect(hidden.length).not.toBe(1)
      }),
    )
  })
})
