import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { paidPolicies } from '../../../../lambdas/domain/programmes/programmes.ts'
import type { CellOfCommune } from '../../../../lambdas/domain/statistics/counts.ts'
import { publish } from '../../../../lambdas/domain/statistics/publication.ts'
import { unitMapIds, unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { aCell, aProvince, type Heads } from './invented-province.ts'

/** Two districts of two communes: 900 and 901 in 50, 910 and 911 in 51. */
const tree = aProvince([2, 2])

const levelOf = (groups: Readonly<Record<string, Heads>>, policy = 'A6', map = tree) =>
  publish(
    nq42,
    map,
    Object.entries(groups).map(([commune, heads]) => aCell(commune, policy, heads)),
  ).levels.get(policy)

describe('a sensitive policy', () => {
  it('is public by commune where every commune has five or nobody', () => {
    expect(levelOf({})).toBe('commune')
    expect(levelOf({ '900': { paid: 5 }, '910': { waiting: 2, paid: 3 }, '911': {} })).toBe('commune')
  })

  it('is public by district as soon as one commune of the province has one to four', () => {
    for (const paid of [1, 4])
      expect(levelOf({ '900': { paid }, '901': { paid: 9 }, '910': { paid: 70 } })).toBe('district')
  })

  it('is public for the province alone as soon as one district has one to four', () => {
    expect(levelOf({ '900': { paid: 2 }, '901': { paid: 2 }, '910': { paid: 70 } })).toBe('province')
  })

  it('is public nowhere while the province has one to four', () => {
    expect(levelOf({ '900': { paid: 2 }, '910': { waiting: 2 } })).toBeNull()
  })

  it('goes from the commune straight to the province where there are no districts', () => {
    const flat = aProvince(3)
    expect(levelOf({ '90': { paid: 4 }, '91': { paid: 1 } }, 'A6', flat)).toBe('province')
    expect(levelOf({ '90': { paid: 5 }, '91': { paid: 50 } }, 'A6', flat)).toBe('commune')
  })

  it('is small by its plan too, and by planned money for nobody', () => {
    expect(levelOf({ '900': { planned: 3, paid: 8 }, '901': { planned: 9 } })).toBe('district')
    const money: CellOfCommune = aCell('900', 'A6', { paid: 8 })
    const odd = {
      ...money,
      counts: { ...money.counts, planned: { ...aCell('', '', { planned: 3 }).counts.planned, people: 0 } },
    }
    expect(publish(nq42, tree, [odd, aCell('901', 'A6', { planned: 9 })]).levels.get('A6')).toBe('district')
  })

  it('has figures from its level upwards and none below', () => {
    const { cell } = publish(nq42, tree, [
      aCell('900', 'A6', { paid: 2 }),
      aCell('901', 'A6', { waiting: 4, planned: 9 }),
    ])
    expect(['900', '901', '910'].map((unit) => cell(unit, 'A6'))).toEqual([undefined, undefined, undefined])
    for (const unit of ['50', '1'])
      expect(cell(unit, 'A6')).toMatchObject({ planned: { people: 9 }, approved: { people: 6 }, paid: { people: 2 } })
    expect(cell('51', 'A6')).toMatchObject({ approved: { people: 0 } })
    expect(cell('99', 'A6')).toBeUndefined()
  })
})

describe('a policy that tells nothing of its people', () => {
  it('is public everywhere, however few they are', () => {
    expect(levelOf({ '900': { paid: 1 } }, 'A5')).toBe('commune')
    expect(publish(nq42, tree, [aCell('900', 'A5', { paid: 1 })]).cell('900', 'A5')?.approved.people).toBe(1)
  })
})

describe('the publication of a programme', () => {
  it('knows the level of every policy that pays, and of no other', () => {
    expect([...publish(nq42, tree, []).levels.keys()]).toEqual(paidPolicies(nq42).map(({ code }) => code))
  })

  it.each(unitMapIds)('can be decided level by level in %s: every commune lies in one unit of each', (id) => {
    const { root, map, communes } = unitTree(id)
    const levels = new Set(map.units.map(({ level }) => level))
    for (const { code } of communes(root.code))
      expect(
        new Set(
          unitTree(id)
            .path(code)
            .map(({ level }) => level),
        ),
      ).toEqual(levels)
  })
})
