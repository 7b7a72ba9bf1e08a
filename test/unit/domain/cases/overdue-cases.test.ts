import { deadlinesOf, overdueUnits } from '../../../../lambdas/domain/cases/overdue-cases.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { aCase, anEntitlement } from '../../../support/builders.ts'

const tree = unitTree('daklak-2020')
const records = [anEntitlement(), anEntitlement({ id: 'b'.repeat(26), policy: 'A7a', commune: '24544' })]
const { known } = aCase(records)

describe('who is late with a duplicate case', () => {
  it('is its owner, and the commune that was asked and has not answered', () => {
    expect(deadlinesOf(known)).toEqual([{ unit: '657', duty: 'conclude', day: known.deadline }])
    const by = { username: 'huyen-657', role: 'huyen' as const, unit: '657' }
    const verification = { commune: '24544', by, at: 0, note: null, until: '2020-06-05', report: null }
    const asked = { ...known, state: 'verifying' as const, verification }
    expect(deadlinesOf(asked)).toContainEqual({ unit: '24544', duty: 'report', day: '2020-06-05' })
    const report = { finding: 'unclear' as const, note: 'đã gặp', by, at: 0 }
    expect(deadlinesOf({ ...asked, state: 'open', verification: { ...verification, report } })).toHaveLength(1)
    expect(deadlinesOf({ ...asked, state: 'closed' })).toEqual([])
  })

  it('is counted from the day after the deadline, for the unit itself and those above', () => {
    const byUnit = [
      { unit: '24544', deadlines: { conclude: {}, report: { '2020-06-05': 1 } } },
      { unit: '657', deadlines: { conclude: { '2020-06-01': 2, '2020-06-06': 1, '2020-05-30': 0 }, report: {} } },
    ]
    const late = (scope: string, today: string) => overdueUnits(byUnit, tree, scope, today)
    expect(late('66', '2020-06-01')).toEqual([])
    expect(late('66', '2020-06-06')).toEqual([
      { unit: '657', conclude: 2, report: 0 },
      { unit: '24544', conclude: 0, report: 1 },
    ])
    expect(late('24544', '2020-06-06')).toEqual([{ unit: '24544', conclude: 0, report: 1 }])
    expect(late('643', '2020-06-30')).toEqual([])
  })
})
