import type { ReviewEffect } from '../../../lambdas/domain/cases/review.ts'
import { isConcluded } from '../../../lambdas/domain/duplicates/concluded-warning.ts'
import type { DuplicateWarning } from '../../../lambdas/domain/payments/entitlement.ts'
import { anEntitlement } from '../../support/builders.ts'

const warning = (entitlementId: string, parts: Partial<DuplicateWarning> = {}): DuplicateWarning => ({
  ...{ entitlementId, programme: 'nq42-2020', policy: 'A7a', commune: '24547', sameName: true },
  ...parts,
})
const reviewed = (...effects: ReviewEffect[]) =>
  effects.map((effect, nth) => ({ caseId: `case-${nth}`, effect, owner: '657' }))
const stranger = warning('stranger', { sameName: false })

describe('a warning of a shared number', () => {
  it.each<[what: string, effects: ReviewEffect[], isDone: boolean]>([
    ['asks for the papers while there is no case', [], false],
    ['asks for them while the case is open', ['to-keep'], false],
    ['asks for them while one of two cases is open', ['kept', 'in-question'], false],
    ['asks for nothing when the record was kept', ['kept'], true],
    ['asks for nothing when it was stopped', ['stopped'], true],
    ['asks for nothing when it is another person’s', ['apart'], true],
  ])('%s', (_, effects, isDone) => {
    const record = anEntitlement({ warnings: [warning('other')], reviews: reviewed(...effects) })
    expect(isConcluded(record, warning('other'))).toBe(isDone)
  })

  it('of another name asks for them as long as somebody under the number may be in no case', () => {
    const reviews = reviewed('apart')
    expect(isConcluded(anEntitlement({ warnings: [stranger], reviews }), stranger)).toBe(true)
    const both = anEntitlement({ warnings: [warning('other'), stranger], reviews })
    expect(isConcluded(both, stranger)).toBe(false)
    expect(isConcluded(both, warning('other'))).toBe(true)
  })

  it('of another programme asks for them: nothing was concluded there', () => {
    const elsewhere = warning('other', { programme: 'nq68-2021' })
    expect(isConcluded(anEntitlement({ warnings: [elsewhere], reviews: reviewed('kept') }), elsewhere)).toBe(false)
  })
})
