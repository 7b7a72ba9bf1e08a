import fc from 'fast-check'
import { selector } from '../../../../lambdas/domain/batches/batch-selection.ts'
import { emptyLine, isBalanced, payerShare, withShare } from '../../../../lambdas/domain/batches/payer-account.ts'
import { noQuestion } from '../../../../lambdas/domain/register/register-question.ts'
import { anEntitlement, aPerson, morning } from '../../../support/builders.ts'
import { after, anySteps, plainest } from '../payments/any-command.ts'

const steps = (...kinds: (keyof typeof plainest)[]) =>
  kinds.map((kind) => ({
    who: 0,
    command: plainest[kind],
    role: kind === 'hand-over' || kind === 'take-back' ? ('huyen' as const) : ('payer' as const),
    hours: 1,
  }))
const told = (all: ReturnType<typeof steps>) =>
  all.reduce((one, step, index) => after(one, step, morning + index)?.next ?? one, anEntitlement())

describe("a payer's account", () => {
  it.each([
    [['hand-over'], { held: 1_500_000 }],
    [['hand-over', 'record-payment'], { paid: 1_500_000 }],
    [['hand-over', 'record-not-paid'], { returned: 1_500_000 }],
    [['hand-over', 'take-back'], { returned: 1_500_000 }],
    [['hand-over', 'record-not-paid', 'record-payment'], { paid: 1_500_000 }],
  ] as const)('after %p holds %p', (kinds, expected) =>
    expect(payerShare(told(steps(...kinds)), '657')).toMatchObject({ given: 1_500_000, ...expected }),
  )

  it('is null for an office that was never given the money', () => {
    expect(payerShare(told(steps('hand-over')), '658')).toBeNull()
    expect(payerShare(told(steps('record-payment')), '657')).toBeNull()
  })

  it('adds up after any history: given = paid + returned + held', () => {
    fc.assert(
      fc.property(anySteps(1), (all) => {
        let now = morning
        let entitlement = anEntitlement()
        for (const step of all) {
          now += step.hours * 3_600_000
          entitlement = after(entitlement, step, now)?.next ?? entitlement
        }
        const share = payerShare(entitlement, '657')
        if (!share) return
        expect(isBalanced(withShare(emptyLine, share))).toBe(true)
        expect(Math.min(share.paid, share.returned, share.held)).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 200 },
    )
  })
})

it('counts everybody of the hamlet, and takes the range without those who are left out', () => {
  const people = ['a', 'b', 'c', 'd', 'e'].map((id, index) =>
    anEntitlement({ id, person: aPerson({ hamlet: index === 0 ? 'Buôn Kniết' : 'Thôn 3' }) }),
  )
  const selection = {
    ...noQuestion,
    name: null,
    hamlet: 'thôn 3',
    list: null,
    from: 2,
    to: 4,
    except: ['d'],
  }
  expect(people.map(selector(selection))).toEqual([null, null, 2, null, 4])
})
