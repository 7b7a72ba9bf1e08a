import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { caseHistory } from '../../../lambdas/store/cases/case-store.ts'
import { findByNumberAndName } from '../../../lambdas/store/register/entitlement-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anIdNumber, aPayment } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, caseOf, decide, district, expectTruth, found, higher, one } from './case-desk.ts'
import { aRight, eaKtur, eaTieu, marks, order, outcomeOf, stored } from './desk.ts'
import { takeList } from './take-list.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const threeMonths = aRight('A4', {
  ...{ number: one, fullName: 'Nguyễn Thị Ánh', policy: 'A4', amount: dong(3_000_000), months: 3 },
  instalments: instalmentsOf(3_000_000, 3, ['2020-04', '2020-05', '2020-06']),
})

const toOneMonth: PaymentCommand = {
  kind: 'amend',
  decision: { number: '9/QĐ', day: '2020-05-28' },
  amount: dong(1_000_000),
  months: ['2020-04'],
  reason: 'đi làm lại từ tháng 5',
}

const said = async ({ id }: Entitlement, command?: PaymentCommand): Promise<string> =>
  outcomeOf(await order(register, await stored(register, id), { actor: district, ...(command ? { command } : {}) }))

async function money(): Promise<string[]> {
  const all = await Promise.all([threeMonths, higher].map(({ id }) => stored(register, id)))
  return all.map(({ status, amount, offset }) => `${status} ${amount}/${offset}`)
}

describe('a kept support that a decision lowers below what was stopped beside it', () => {
  onOneEngine('opens the conclusion again: the person has the higher one, and no more', async () => {
    await found(register, threeMonths, higher)
    expect(await decide(register, higher, a('keep-highest'))).toBe('done')
    expect(await money()).toEqual(['approved 3000000/0', 'suspended 1500000/0'])
    expect(await said(threeMonths, toOneMonth)).toBe('done')
    expect(await money()).toEqual(['approved 1000000/0', 'approved 1500000/0'])
    const again = await caseOf(register, higher)
    expect(again.state).toBe('open')
    expect((await caseHistory(register, again.id, undefined)).events).toContainEqual(
      expect.objectContaining({ type: 'case.reversed', reason: expect.stringContaining('giảm') }),
    )
    expect(await said(threeMonths)).toBe('under-review')
    expect(await decide(register, higher, a('keep-highest'))).toBe('done')
    expect(await money()).toEqual(['suspended 1000000/0', 'approved 1500000/0'])
    await expectTruth(register, threeMonths, higher)
  })

  onOneEngine('has what was paid of it set off', async () => {
    await found(register, threeMonths, higher)
    expect(await decide(register, higher, a('keep-highest'))).toBe('done')
    expect(await said(threeMonths, aPayment({ months: ['2020-04'] }))).toBe('done')
    expect(await said(threeMonths, toOneMonth)).toBe('done')
    expect(await decide(register, higher, a('keep-highest'))).toBe('done')
    expect(await money()).toEqual(['paid 1000000/0', 'approved 500000/1000000'])
  })

  onOneEngine('opens it too where the list of the kept one comes again with a lower sum', async () => {
    const row = { fullName: 'Nguyễn Thị Ánh', birthYear: '1985', idNumber: one }
    const listed = (amount: number) =>
      takeList(register, eaTieu, [{ ...row, policy: 'A4', amount }], false, {}, { decision: '5/QĐ-UBND' })
    await listed(3_000_000)
    await takeList(register, eaKtur, [{ ...row, policy: 'A6', amount: 1_500_000 }], false)
    const people = await findByNumberAndName(register, marks.idNumber(anIdNumber(one)), marks.name(row.fullName))
    const [kept, lower] = people.toSorted((a, b) => b.amount - a.amount)
    if (!kept || !lower) throw new Error('two are listed')
    expect(await decide(register, lower, a('keep-highest'))).toBe('done')
    expect(await stored(register, lower.id)).toMatchObject({ policy: 'A6', status: 'suspended' })
    await listed(1_000_000)
    expect(await stored(register, kept.id)).toMatchObject({ policy: 'A4', amount: 1_000_000 })
    expect(await stored(register, lower.id)).toMatchObject({ status: 'approved', notPaid: null })
    expect(await caseOf(register, kept)).toMatchObject({ state: 'open', unpaidAtRisk: 1_000_000 })
  })
})
