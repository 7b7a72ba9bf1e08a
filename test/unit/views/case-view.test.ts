import type { DuplicateCase } from '../../../lambdas/domain/cases/duplicate-case.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import { viewCase } from '../../../lambdas/views/case-view.ts'
import { aCase, anActor, anEntitlement, anIdNumber, aPerson, morning } from '../../support/builders.ts'
import { context } from '../domain/cases/deciding.ts'

const tree = unitTree('daklak-2020')

describe('what officers have written on a case', () => {
  it('is shown to the Fatherland Front without whole numbers', () => {
    const idNumbers = [anIdNumber('066185004321')]
    const { known, records } = aCase([
      anEntitlement({ person: aPerson({ idNumbers }) }),
      anEntitlement({ id: 'b'.repeat(26), policy: 'A7a', person: aPerson({ idNumbers }) }),
    ])
    const hand = { by: { username: 'xa-24547', role: 'xa', unit: '24547', from: '10.0.0.1' }, at: morning } as const
    const note = 'giấy cũ 240 123 456'
    const command = { kind: 'decide', outcome: 'different-people', reason: 'other', note, apart: [] } as const
    const written: DuplicateCase = {
      ...known,
      waiting: { command, ...hand },
      verification: {
        ...{ commune: '24547', ...hand, note, until: '2020-06-10' },
        report: { ...hand, finding: 'same-person', note },
      },
    }
    const event = {
      type: 'case.reported',
      at: morning,
      actor: hand.by,
      commandId: 'c',
      what: null,
      reason: note,
    } as const
    const seenBy = (role: 'xa' | 'observer') =>
      JSON.stringify(
        viewCase(
          { known: written, records, history: { events: [event], cursor: null } },
          { actor: anActor({ role }), tree, now: morning },
          context(),
        ),
      )
    expect(seenBy('xa').split('240 123 456')).toHaveLength(5)
    expect(seenBy('observer')).not.toContain('240 123 456')
    expect(seenBy('observer').split('giấy cũ •••• 3456')).toHaveLength(5)
  })
})
