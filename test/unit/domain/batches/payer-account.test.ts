import fc from 'fast-check'
import { selector } from '../../../../lambdas/domain/batches/batch-selection.ts'
import { emptyLine, isBalanced, withShare } from '../../../../lambdas/domain/batches/payer-account.ts'
import { dong } from '../../../../lambdas/domain/money/dong.ts'
import { hamletNames } from '../../../../lambdas/domain/names/hamlet-names.ts'
import { decidePayment } from '../../../../lambdas/domain/payments/decide-payment.ts'
import { instalmentsOf, paidSum, unpaidSum } from '../../../../lambdas/domain/payments/instalments.ts'
import { paidOutside, payerParts, payerShare } from '../../../../lambdas/domain/payments/payer-share.ts'
import { mayUndo } from '../../../../lambdas/domain/payments/undo-entry.ts'
import { noQuestion } from '../../../../lambdas/domain/register/register-question.ts'
import { anEntitlement, aPayment, aPerson, morning } from '../../../support/builders.ts'
import { actorOf, after, anySteps, contextOf, plainest, type Step } from '../payments/any-command.ts'

const steps = (...kinds: (keyof typeof plainest)[]) =>
  kinds.map((kind) => ({
    who: 0,
    command: plainest[kind],
    role: kind === 'hand-over' || kind === 'take-back' ? ('huyen' as const) : ('payer' as const),
    hours: 1,
  }))
const told = (all: readonly Step[], granted = anEntitlement()) =>
  all.reduce((one, step, index) => after(one, step, morning + index)?.next ?? one, granted)

const months = ['2020-04', '2020-05', '2020-06']
/** Three months, a million each. */
const threeMonths = anEntitlement({
  policy: 'A4',
  amount: dong(3_000_000),
  months: 3,
  instalments: instalmentsOf(3_000_000, 3, months),
})

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
    const april = { who: 0, command: aPayment({ months: ['2020-04'] }), hours: 1 }
    const [over, absent, back] = steps('hand-over', 'record-not-paid', 'take-back')
    if (!over || !absent || !back) throw new Error('three steps')
    const commune = { ...over, command: { ...plainest['hand-over'], unit: '24547' } }
    const rest = { given: 2_000_000, paid: 0, returned: 0, held: 2_000_000 }
    // The commune paid April; the post office is given May and June.
    const given = told([{ ...april, role: 'xa' }, over], threeMonths)
    expect(payerShare(given, '657')).toMatchObject(rest)
    const brought = told([{ ...april, role: 'xa' }, over, back], threeMonths)
    expect(payerShare(brought, '657')).toMatchObject({ ...rest, returned: 2_000_000, held: 0 })
    // The district's post office paid April; the commune's is given the rest.
    const moved = told([over, { ...april, role: 'payer' }, absent, commune], threeMonths)
    expect(payerShare(moved, '24547')).toMatchObject(rest)
    expect(payerShare(moved, '657')).toMatchObject({ given: 1_000_000, paid: 1_000_000, returned: 0, held: 0 })
  })

  it('has brought back whatever it has not paid where an older program noted no sum that came back', () => {
    const brought = told(steps('hand-over', 'take-back'))
    const { givenTo } = brought
    if (!givenTo) throw new Error('not given')
    const older = { ...brought, givenTo: { unit: givenTo.unit, at: givenTo.at, by: givenTo.by } }
    expect(payerShare(older, '657')).toMatchObject({ given: 1_500_000, returned: 1_500_000, held: 0, unbalanced: 0 })
  })

  it('is null for an office that was never given the money', () => {
    expect(payerShare(told(steps('hand-over')), '658')).toBeNull()
    expect(payerShare(told(steps('record-payment')), '657')).toBeNull()
  })

  describe('of three months', () => {
    const step = (role: Step['role'], command: Step['command']): Step => ({ who: 0, role, command, hours: 1 })
    const over = step('huyen', plainest['hand-over'])
    const absent = step('payer', plainest['record-not-paid'])
    const april = (role: Step['role']) => step(role, aPayment({ months: ['2020-04'] }))
    const amended = (count: number) =>
      step('huyen', { ...plainest.amend, months: months.slice(0, count), amount: count * 1_000_000 })

    it('has what the district entered for it as paid out of its money', () => {
      const parts = { given: 3_000_000, paid: 1_000_000, unbalanced: 0 }
      const entered = told([over, april('huyen')], threeMonths)
      expect(payerShare(entered, '657')).toMatchObject({ ...parts, returned: 0, held: 2_000_000 })
      const brought = told([over, april('huyen'), absent], threeMonths)
      expect(payerShare(brought, '657')).toMatchObject({ ...parts, returned: 2_000_000, held: 0 })
      // Given the rest again it still answers for what it has paid.
      expect(payerShare(told([over, april('huyen'), absent, over], threeMonths), '657')).toMatchObject({
        ...parts,
        held: 2_000_000,
      })
      // What the district pays once the money is back is its own.
      const later = told([over, absent, april('huyen')], threeMonths)
      expect(payerShare(later, '657')).toMatchObject({ given: 3_000_000, paid: 0, returned: 3_000_000, unbalanced: 0 })
    })

    it('is asked for what a later decision has left in its hand', () => {
      const less = told([over, amended(2)], threeMonths)
      expect(payerShare(less, '657')).toEqual({
        ...{ given: 3_000_000, paid: 0, returned: 0, held: 3_000_000, heldNotPayable: 1_000_000, unbalanced: 0 },
      })
      const brought = told([over, amended(2), absent], threeMonths)
      expect(payerShare(brought, '657')).toMatchObject({ given: 3_000_000, returned: 3_000_000, unbalanced: 0 })
    })

    const undo = (role: Step['role']) => step(role, plainest['undo-payment'])
    const back = step('huyen', plainest['take-back'])

    it('has what it has paid in its hand again once that is taken off the record, or has brought it back with the rest', () => {
      const again = told([over, april('payer'), back, over, undo('payer')], threeMonths)
      expect(payerShare(again, '657')).toMatchObject({ given: 3_000_000, paid: 0, held: 3_000_000, unbalanced: 0 })
      const paid = told([over, april('payer'), back, over, undo('payer'), step('payer', aPayment())], threeMonths)
      expect(payerShare(paid, '657')).toMatchObject({ given: 3_000_000, paid: 3_000_000, held: 0, unbalanced: 0 })
      const brought = told([over, april('payer'), back, undo('payer')], threeMonths)
      expect(payerShare(brought, '657')).toMatchObject({
        given: 3_000_000,
        paid: 0,
        returned: 3_000_000,
        unbalanced: 0,
      })
    })

    it("is not left to pay what somebody else's payment was, once that is taken off the record", () => {
      const rest = told([april('xa'), over], threeMonths)
      expect(mayUndo(rest, actorOf('xa'))).toBe(false)
      const refused = decidePayment(rest, plainest['undo-payment'], contextOf('xa', morning + 10))
      expect(refused).toMatchObject({ error: { message: expect.stringContaining('lấy lại từ đơn vị đó trước') } })
      const whole = told([april('xa'), over, back, undo('xa'), over, step('payer', aPayment())], threeMonths)
      expect(payerShare(whole, '657')).toMatchObject({ given: 3_000_000, paid: 3_000_000, unbalanced: 0 })
    })

    it('has paid outside its account what is more than it had brought back', () => {
      const may = (role: Step['role']) => step(role, aPayment({ months: ['2020-05'] }))
      // April and May were paid by others, so that June alone was given and came back; then both were taken off the record.
      const freed = [april('xa'), may('huyen'), over, back, undo('huyen'), undo('xa')]
      const kept = told([...freed, may('payer')], threeMonths)
      expect(payerShare(kept, '657')).toMatchObject({ given: 1_000_000, paid: 1_000_000, returned: 0, unbalanced: 0 })
      expect(paidOutside(kept, '657')).toBe(0)
      const more = told([...freed, may('payer'), april('payer')], threeMonths)
      expect(payerShare(more, '657')).toMatchObject({ given: 1_000_000, paid: 1_000_000, returned: 0, unbalanced: 0 })
      expect(paidOutside(more, '657')).toBe(1_000_000)
      expect(payerParts(more)).toMatchObject([{ unit: '657', paid: 2_000_000, outside: 1_000_000, unbalanced: 0 }])
    })

    it('adds up after any order of paying, giving, bringing back and undoing', () => {
      const any = fc.constantFrom(
        over,
        back,
        absent,
        ...(['xa', 'huyen', 'payer'] as const).flatMap((role) => [
          april(role),
          undo(role),
          step(role, aPayment({ months: ['2020-05'] })),
        ]),
      )
      fc.assert(
        fc.property(fc.array(any, { maxLength: 14 }), (all) => {
          const share = payerShare(told(all, threeMonths), '657')
          expect(share?.unbalanced ?? 0).toBe(0)
        }),
        { numRuns: 2_000 },
      )
    })

    it('says by how much it disagrees, also where two supports hide each other in the sum', () => {
      const more = told([over, april('payer'), amended(2), amended(3)], threeMonths)
      expect(payerShare(more, '657')).toMatchObject({ held: 2_000_000, unbalanced: 0 })
      const small = {
        ...threeMonths,
        amount: dong(1_000_000),
        months: 1,
        instalments: threeMonths.instalments.slice(0, 1),
      }
      const beyond = told([over, amended(3), step('payer', aPayment())], small)
      const beyondShare = payerShare(beyond, '657')
      expect(beyondShare).toMatchObject({ given: 1_000_000, paid: 3_000_000, held: 0, unbalanced: 2_000_000 })
      // Brought back, then the payment is taken off the record: nobody has that money.
      const lost = told([over, april('payer'), step('payer', plainest['record-not-paid'])], threeMonths)
      const gone = payerShare({ ...lost, payment: null, status: 'not-received' }, '657')
      expect(gone).toMatchObject({ given: 3_000_000, paid: 0, returned: 2_000_000, unbalanced: 1_000_000 })
      if (!beyondShare || !gone) throw new Error('no shares')
      const both = withShare(withShare(emptyLine, beyondShare), gone)
      expect(both.unbalanced).toEqual({ supports: 2, amount: 3_000_000 })
      expect(isBalanced(both)).toBe(false)
    })
  })

  it('tells after any history what lies with the payer, as his till would', () => {
    fc.assert(
      fc.property(anySteps(1), fc.constantFrom(anEntitlement(), threeMonths), (all, granted) => {
        let now = morning
        let entitlement = granted
        let till = 0
        let isMended = false
        for (const one of all) {
          now += 1 + one.hours * 3_600_000
          const next = after(entitlement, one, now)?.next
          if (!next) continue
          const { kind } = one.command
          if (kind === 'hand-over') till = unpaidSum(entitlement)
          if (entitlement.handedTo && kind !== 'amend') till -= paidSum(next) - paidSum(entitlement)
          if (!next.handedTo) till = 0
          isMended ||= kind === 'amend'
          entitlement = next
        }
        const share = payerShare(entitlement, '657')
        if (!share) return
        expect(Math.min(share.paid, share.returned, share.held, share.heldNotPayable)).toBeGreaterThanOrEqual(0)
        expect(share.held).toBe(Math.max(0, till))
        if (!isMended) expect(isBalanced(withShare(emptyLine, share))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

it('counts everybody of the hamlet however it is written, and takes the range without those who are left out', () => {
  const people = ['Buôn Kniết', 'T3', 'Thôn 3', 'thon 03', 'Thôn 3'].map((hamlet, index) =>
    anEntitlement({ id: 'abcde'.charAt(index), person: aPerson({ hamlet }) }),
  )
  const nameOf = hamletNames(people.map(({ person }) => person.hamlet))
  const selection = {
    ...noQuestion,
    name: null,
    hamlet: 'thôn 3',
    list: null,
    from: 2,
    to: 4,
    except: ['d'],
  }
  const numberOf = selector(selection)
  expect(people.map((one) => numberOf(one, nameOf))).toEqual([null, null, 2, null, 4])
})
