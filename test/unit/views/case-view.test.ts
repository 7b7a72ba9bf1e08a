import { evidenceKindNames, evidenceKinds, isLikeness } from '../../../lambdas/domain/cases/evidence.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { viewCaseSummary } from '../../../lambdas/views/case-view.ts'
import { keptAs, kindAsTold } from '../../../lambdas/views/told-kinds.ts'
import { aCase, anActor, anEntitlement, anIdNumber, aPerson, morning } from '../../support/builders.ts'

const tree = unitTree('daklak-2020')

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
