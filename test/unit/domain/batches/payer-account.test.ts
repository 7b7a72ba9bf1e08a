import fc from 'fast-check'
import { selector } from '../../../../lambdas/domain/batches/batch-selection.ts'
import { emptyLine, isBalanced, payerShare, withShare } from '../../../../lambdas/domain/batches/payer-account.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../../lambdas/domain/payments/instalments.ts'
import { noQuestion } from '../../../../lambdas/domain/register/register-question.ts'
import { anEntitlement, aPayment, aPerson, morning } from '../../../support/builders.ts'
import { after, anySteps, plainest, type Step } from '../payments/any-command.ts'

const steps = (...kinds: (keyof typeof plainest)[]) =>
  kinds.map((kind) => ({
    who: 0,
    command: plainest[kind],
    role: kind === 'hand-over' || kind === 'take-back' ? ('huyen' as const) : ('payer' as const),
    hours: 1,
  }))
const told = (all: readonly Step[], granted = anEntitlement()) =>
  all.reduce((one, step, index) => after(one, step, morning + index)?.next ?? one, granted)

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

  it('has only what was left to give, and keeps what an office handed out before another one was given the rest', () => {
    const months = ['2020-04', '2020-05', '2020-06']
    const granted = anEntitlement({
      policy: 'A4',
      amount: dong(3_000_000),
      months: 3,
      instalments: instalmentsOf(3_000_000, 3, months),
    })
    const april = { who: 0, command: aPayment({ months: ['2020-04'] }), hours: 1 }
    const [over, absent, back] = steps('hand-over', 'record-not-paid', 'take-back')
    if (!over || !absent || !back) throw new Error('three steps')
    const commune = { ...over, command: { ...plainest['hand-over'], unit: '24547' } }
    const rest = { given: 2_000_000, paid: 0, returned: 0, held: 2_000_000 }
    // The commune paid April; the post office is given May and June.
    const given = told([{ ...april, role: 'xa' }, over], granted)
    expect(payerShare(given, '657')).toMatchObject(rest)
    const brought = told([{ ...april, role: 'xa' }, over, back], granted)
    expect(payerShare(brought, '657')).toMatchObject({ ...rest, returned: 2_000_000, held: 0 })
    // The district's post office paid April; the commune's is given the rest.
    const moved = told([over, { ...april, role: 'payer' }, absent, commune], granted)
    expect(payerShare(moved, '24547')).toMatchObject(rest)
    expect(payerShare(moved, '657')).toMatchObject({ given: 1_000_000, paid: 1_000_000, returned: 0, held: 0 })
  })

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
