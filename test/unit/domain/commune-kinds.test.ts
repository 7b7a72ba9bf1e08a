import { capitalised } from '../../../lambdas/domain/names/capitalised.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { exportColumns } from '../../../lambdas/functions/write-export/export-rows.ts'
import { aReport } from './reports/a-report.ts'

const maps = [
  ['daklak-2020', 'Xã, phường, thị trấn'],
  ['daklak-2025', 'Xã, phường'],
] as const

describe.each(maps)('the communes of %s', (map, label) => {
  const tree = unitTree(map)

  it('are called by the kinds that stand in it', () => {
    expect(capitalised(tree.communeKinds)).toBe(label)
  })

  it('head the tables of a report and of an export by that name', () => {
    for (const kind of ['communes', 'late', 'recovery'] as const)
      expect(aReport(kind, [], { tree }).rowTitle).toBe(label)
    expect(exportColumns(tree).map(({ header }) => header)).toContain(label)
  })
})
