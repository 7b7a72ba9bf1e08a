import type { CaseFacts } from '../../../lambdas/domain/cases/case-context.ts'
import { evidenceKindNames, evidenceKinds, isLikeness } from '../../../lambdas/domain/cases/evidence.ts'
import { viewCaseSummary } from '../../../lambdas/views/case-summary-view.ts'
import { keptAs, kindAsTold } from '../../../lambdas/views/told-kinds.ts'
import { aCase, anActor, anEntitlement, anIdNumber, aPerson, morning } from '../../support/builders.ts'
import { a, a6, decided, district, other, tree } from '../domain/cases/deciding.ts'

/** A case of one CMND in two communes, as an account of the first and one of their district see its kinds. */
function kindsUnder(fullName: string) {
  const idNumbers = [anIdNumber('240123456')]
  const { known } = aCase([
    anEntitlement({ person: aPerson({ fullName: 'Nguyễn Văn Hùng', idNumbers }) }),
    anEntitlement({ id: 'b'.repeat(26), commune: '24544', policy: 'A7a', person: aPerson({ fullName, idNumbers }) }),
  ])
  const actors = [anActor(), anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })]
  return actors.map((actor) => viewCaseSummary(known, { actor, tree, now: morning }).kinds)
}

describe('the kinds of evidence in a case', () => {
  it('tell whom the case is not whole to that a card is shared, and not whether the names are', () => {
    const shared = [{ kind: 'same-cmnd', name: 'Trùng số CMND' }]
    const same = kindsUnder('Nguyễn Văn Hùng')
    expect(same).toEqual([shared, [{ kind: 'same-cmnd-and-name', name: 'Trùng số CMND và họ tên' }]])
    expect(kindsUnder('Nguyễn Văn Hưng')).toEqual([shared, [{ kind: 'same-cmnd', name: 'Trùng số CMND, khác họ tên' }]])
  })

  it('tell whom the case is not whole to of no likeness to a record that he may not read', () => {
    const actor = anActor()
    for (const kind of evidenceKinds) {
      const told = kindAsTold(kind, false)
      if (isLikeness(kind)) expect(told).toEqual({ kind: 'agreeing-facts', name: evidenceKindNames['agreeing-facts'] })
      // Whatever is told alike is gone through alike: the end of a page tells nothing either.
      const alike = evidenceKinds.filter((other) => kindAsTold(other, false).kind === told.kind)
      expect(keptAs(kind, { actor, tree })).toEqual(alike)
      expect(keptAs(kind, { actor: anActor({ role: 'tinh', unit: '66' }), tree })).toEqual([kind])
    }
  })
})

describe('what is told of a case that goes from hand to hand', () => {
  const open = aCase([a6, anEntitlement({ id: 'b6', commune: '24544' })])
  const asked = decided(open, a('verify', { commune: '24547', by: '2020-06-03' }))
  const reported = decided(
    asked,
    { kind: 'report', finding: 'same-person', note: 'Đã gặp' },
    { actor: anActor({ username: 'xa-24547' }) },
  )
  const merged = decided(open, a('merge'))
  const commune = anActor({ username: 'xa-24547' })
  const neighbour = anActor({ username: 'xa-24544', unit: '24544' })
  const chief = anActor({ username: 'so-ldtbxh', role: 'tinh', unit: '66' })
  const readers = { district, other, commune, neighbour, chief }

  /** Whose word it waits for, in the order above. */
  const waitsFor = ({ known }: CaseFacts): string[] =>
    Object.entries(readers).flatMap(([name, actor]) =>
      viewCaseSummary(known, { actor, tree, now: morning }).awaitsReader ? [name] : [],
    )

  it('is whom it waits for: whoever concludes, the commune that is asked, and a second person', () => {
    expect(waitsFor(open)).toEqual(['district', 'other', 'chief'])
    expect(waitsFor(asked)).toEqual(['commune'])
    expect(waitsFor(reported)).toEqual(['district', 'other', 'chief'])
    expect(waitsFor(merged)).toEqual(['other', 'chief'])
    expect(waitsFor(decided(open, a('different-people')))).toEqual([])
  })

  it('is by when the commune has to report, and that it has, and not to its neighbour', () => {
    const seen = ({ known }: CaseFacts) =>
      [district, commune, neighbour].map((actor) => {
        const { stateName, reportBy } = viewCaseSummary(known, { actor, tree, now: morning })
        return `${stateName} ${reportBy}`
      })
    expect(seen(asked)).toEqual(['Xã đang xác minh 2020-06-03', 'Xã đang xác minh 2020-06-03', 'Xã đang xác minh null'])
    expect(seen(reported)).toEqual([
      'Chờ kết luận, xã đã báo null',
      'Chờ kết luận, xã đã báo null',
      'Chờ kết luận null',
    ])
  })
})
