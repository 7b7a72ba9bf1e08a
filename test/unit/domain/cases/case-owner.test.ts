import { lowestCommonUnit, unitsAbove } from '../../../../lambdas/domain/cases/case-owner.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

const tree = unitTree('daklak-2020')

describe('the owner of a case', () => {
  it.each([
    ['the commune itself', ['24547', '24547'], '24547'],
    ['the district of two communes', ['24547', '24544'], '657'],
    ['the province of two districts', ['24547', '24118'], '66'],
    ['the province where a commune is not on the map', ['24547', '99999'], '66'],
    ['the province for nothing at all', [], '66'],
  ])('is %s', (_words, communes, owner) => {
    expect(lowestCommonUnit(tree, communes)).toBe(owner)
  })

  it('has the case in the queues of every commune and all above them', () => {
    expect(unitsAbove(tree, ['24547', '24118']).toSorted()).toEqual(['24118', '24547', '643', '657', '66'].toSorted())
  })

  it('is in a map without districts the province of two communes', () => {
    const now = unitTree('daklak-2025')
    const [a, b] = now.communes('66').map(({ code }) => code)
    expect(lowestCommonUnit(now, [a ?? '', b ?? ''])).toBe('66')
  })
})
