import fc from 'fast-check'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import type { Programme } from '../../../lambdas/domain/programmes/programme.ts'
import { type CellOfCommune, cellOf } from '../../../lambdas/domain/statistics/counts.ts'
import { isPublicAt, publish, smallestPublicGroup } from '../../../lambdas/domain/statistics/publication.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import type { Unit, UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import { viewPublicStatistics } from '../../../lambdas/views/public-statistics-view.ts'
import { aCell, inventedProvinces, rate } from '../domain/statistics/invented-province.ts'

interface Province {
  readonly tree: UnitTree
  readonly cells: readonly CellOfCommune[]
}

const pageOf = (programme: Programme, { tree, cells }: Province, code: string) => {
  const unit = tree.find(code)
  if (!unit) throw new Error(code)
  return viewPublicStatistics({ programme, tree, publication: publish(programme, tree, cells), readAt: 0 }, unit)
}

/** All that anybody can know: every unit's page, letter by letter. */
function allPages(programme: Programme, { tree, cells }: Province): string {
  const publication = publish(programme, tree, cells)
  return JSON.stringify(
    tree.map.units.map((unit) => viewPublicStatistics({ programme, tree, publication, readAt: 0 }, unit)),
  )
}

const sensitive = ['B7', 'B8']
const policies = [...sensitive, 'B4', 'B10']

type Figure = 'planned' | 'approved' | 'paid'

const figureOf = ({ tree, cells }: Province, unit: string, policy: string, figure: Figure): number =>
  cellOf(
    cells.filter((cell) => cell.policy === policy && tree.contains(unit, cell.commune)).map(({ counts }) => counts),
  )[figure].people

/** The same province with so many more (or fewer) of one kind in one cell; undefined where there would be fewer than nobody. */
function changed(province: Province, place: Pick<CellOfCommune, 'commune' | 'policy'>, kind: Figure, by: number) {
  const cells = province.cells.map((cell) => {
    if (cell.commune !== place.commune || cell.policy !== place.policy) return cell
    const { planned, byStatus, ...rest } = cell.counts
    const add = ({ people }: { people: number }) => ({
      people: people + by,
      amount: dong(Math.max(0, people + by) * rate),
    })
    return {
      ...cell,
      counts:
        kind === 'planned'
          ? { ...rest, planned: add(planned), byStatus }
          : { ...rest, planned, byStatus: { ...byStatus, [kind]: add(byStatus[kind]) } },
    }
  })
  const fewest = Math.min(
    ...cells.flatMap(({ counts }) => [counts.planned, ...Object.values(counts.byStatus)].map(({ people }) => people)),
  )
  return fewest < 0 ? undefined : { ...province, cells }
}

/** Provinces that differ by one person of a policy: in another commune, or there is one more or fewer. */
function* neighbours(province: Province, policy: string): Generator<Province> {
  const communes = province.cells.filter((cell) => cell.policy === policy)
  for (const kind of ['planned', 'approved', 'paid'] as const)
    for (const from of communes)
      for (const by of [-1, 1]) {
        const one = changed(province, from, kind, by)
        if (!one) continue
        yield one
        for (const to of communes) {
          const moved = to === from ? undefined : changed(one, to, kind, -by)
          if (moved) yield moved
        }
      }
}

function exists<T>(all: Iterable<T>, holds: (one: T) => boolean): boolean {
  for (const one of all) if (holds(one)) return true
  return false
}

describe('all public pages together', () => {
  it('leave open how many a hidden group of one to four has: another province with the same pages has another number', () => {
    const levels = new Map<string, number>()
    fc.assert(
      fc.property(inventedProvinces(policies), (province) => {
        const pages = allPages(nq68, province)
        const publication = publish(nq68, province.tree, province.cells)
        for (const policy of sensitive)
          for (const { code, level } of province.tree.map.units)
            for (const figure of ['planned', 'approved'] as const) {
              const people = figureOf(province, code, policy, figure)
              if (people === 0 || people >= smallestPublicGroup) continue
              const from = publication.levels.get(policy) ?? null
              expect(isPublicAt(from, level)).toBe(false)
              levels.set(`${from}`, (levels.get(`${from}`) ?? 0) + 1)
              const isOpen = exists(
                neighbours(province, policy),
                (other) => figureOf(other, code, policy, figure) !== people && allPages(nq68, other) === pages,
              )
              expect([code, policy, figure, isOpen]).toEqual([code, policy, figure, true])
            }
      }),
      { numRuns: 40 },
    )
    // Every level of publication came up with something to hide below it.
    expect([...levels.keys()].toSorted()).toEqual(['district', 'null', 'province'])
  })

  it('stay the same, letter by letter, wherever below its level a policy has its people', () => {
    let moved = 0
    fc.assert(
      fc.property(inventedProvinces(policies), fc.infiniteStream(fc.nat(1_000)), (province, dice) => {
        const publication = publish(nq68, province.tree, province.cells)
        let shuffled: Province = province
        for (const policy of sensitive) {
          const from = publication.levels.get(policy) ?? null
          if (from === 'commune' || from === null) continue
          for (const block of province.tree.map.units.filter(({ level }) => level === from))
            shuffled = dealtAnew(shuffled, block, policy, dice)
          // Dealt so that nobody is in a small group any more, the policy would be public further down, and rightly so.
          fc.pre(publish(nq68, province.tree, shuffled.cells).levels.get(policy) === from)
        }
        if (JSON.stringify(shuffled.cells) !== JSON.stringify(province.cells)) moved++
        expect(allPages(nq68, shuffled)).toBe(allPages(nq68, province))
      }),
    )
    expect(moved).toBeGreaterThan(5)
  })

  it('hold together: a total is its policies, and less the rows below it is what the rows are said to be without', () => {
    fc.assert(
      fc.property(inventedProvinces(policies), (province) => {
        for (const { code } of province.tree.map.units) {
          const { total, policies: rows, units, leftOut } = pageOf(nq68, province, code)
          const below = leftOut.below.map(({ policyName }) => policyName)
          for (const figure of ['planned', 'approved', 'paid'] as const) {
            const sum = (all: readonly (typeof rows)[number][]) =>
              all.reduce((all, { cell }) => all + cell[figure].amount, 0)
            expect(total[figure].amount).toBe(sum(rows))
            const inRows = units.reduce((all, { cell }) => all + cell[figure].amount, 0)
            expect(inRows).toBe(sum(rows.filter(({ policyName }) => !below.includes(policyName))))
          }
        }
      }),
    )
  })
})

/** The people of a policy in a unit, in other communes of it. */
function dealtAnew(province: Province, block: Unit, policy: string, dice: Iterator<number>): Province {
  const isHere = (cell: CellOfCommune) => cell.policy === policy && province.tree.contains(block.code, cell.commune)
  const places = province.cells.filter(isHere)
  let dealt: Province = {
    ...province,
    cells: province.cells.map((cell) => (isHere(cell) ? aCell(cell.commune, policy, {}) : cell)),
  }
  for (const { counts } of places)
    for (const [kind, count] of [
      ['planned', counts.planned.people],
      ['approved', counts.byStatus.approved.people],
      ['paid', counts.byStatus.paid.people],
    ] as const)
      for (let person = 0; person < count; person++) {
        const place = places[(dice.next().value ?? 0) % places.length]
        if (place) dealt = changed(dealt, place, kind, 1) ?? dealt
      }
  return dealt
}

describe('the public page of a unit of Đắk Lắk', () => {
  const tree = unitTree('daklak-2020')
  const cells = [
    aCell('24547', 'A6', { paid: 3 }),
    aCell('24547', 'A5', { paid: 40 }),
    aCell('24550', 'A6', { paid: 60 }),
    aCell('24118', 'A6', { paid: 90 }),
    aCell('24118', 'A7a', { waiting: 7 }),
  ]
  const page = (code: string) => pageOf(nq42, { tree, cells }, code)
  const names = (code: string) => page(code).policies.map(({ policyName }) => policyName)

  it('leaves a policy with one small commune out of every commune, and says from where on it is public', () => {
    const leftOut = [{ policyName: 'Bảo trợ xã hội', publicFrom: 'district' }]
    for (const commune of ['24547', '24550', '24118']) {
      expect(names(commune)).not.toContain('Bảo trợ xã hội')
      expect(page(commune).leftOut).toEqual({ here: leftOut, below: leftOut })
    }
    expect(page('24547').total.paid.people).toBe(40)
    expect(page('24550').total.paid.people).toBe(0)
  })

  it('shows it for the district, but not in the rows of its communes', () => {
    const district = page('657')
    expect(district.policies.find(({ policyName }) => policyName === 'Bảo trợ xã hội')?.cell.paid.people).toBe(63)
    expect(district.total.paid.people).toBe(103)
    expect(district.units.map(({ cell }) => cell.paid.people).filter((people) => people > 0)).toEqual([40])
    expect(district.leftOut).toEqual({ here: [], below: [{ policyName: 'Bảo trợ xã hội', publicFrom: 'district' }] })
    expect(page('66').leftOut).toEqual({ here: [], below: [] })
  })

  it('counts each policy in its own unit, and days of meals in grants because a row is all of them', () => {
    const units = Object.fromEntries(
      page('24118').policies.map(({ policyName, unitOfCount }) => [policyName, unitOfCount]),
    )
    expect(units).toMatchObject({ 'Hộ nghèo': 'khẩu', 'Hộ kinh doanh cá thể': 'hộ', 'Người có công': 'người' })
    const meals = pageOf(nq68, { tree, cells: [] }, '66').policies.find(
      ({ policyName }) => policyName === 'Hỗ trợ tiền ăn',
    )
    expect(meals?.unitOfCount).toBe('lượt hỗ trợ')
  })

  it('says when its figures were read', () => {
    const publication = publish(nq42, tree, cells)
    expect(viewPublicStatistics({ programme: nq42, tree, publication, readAt: 17 }, tree.root).at).toBe(17)
  })
})
