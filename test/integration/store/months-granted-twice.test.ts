import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { caseHistory } from '../../../lambdas/store/cases/case-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPayment } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, caseOf, decide, district, higher, one } from './case-desk.ts'
import { aRight, kept, order, outcomeOf, stored, takenIn } from './desk.ts'

const engine = registerEngine()
let register: Register
let known: Entitlement[]
beforeEach(async () => {
  register = await engine.freshRegister()
  known = []
})

async function arrived(...rights: readonly Entitlement[]): Promise<void> {
  known.push(...(await takenIn(register, ...rights)))
  await kept(register, ...known)
}

/** Months of the policy for people without a contract, by a decision of their own. */
const granted = (name: string, ...months: readonly string[]): Entitlement =>
  aRight(name, {
    number: one,
    fullName: 'Nguyễn Thị Ánh',
    policy: 'A4',
    amount: dong(1_000_000 * months.length),
    months: months.length,
    instalments: instalmentsOf(1_000_000 * months.length, months.length, months),
    decision: { number: name, day: '2020-05-15' },
  })
const [april, may] = [granted('apr', '2020-04'), granted('may', '2020-05')]

const said = async ({ id }: Entitlement, command?: PaymentCommand): Promise<string> =>
  outcomeOf(await order(register, await stored(register, id), { actor: district, ...(command ? { command } : {}) }))

async function concluded(right: Entitlement, parts: object = {}): Promise<void> {
  expect(await decide(register, right, a('keep-highest', parts))).toBe('done')
  await kept(register, ...known)
}

async function money(...rights: readonly Entitlement[]): Promise<string[]> {
  const all = await Promise.all(rights.map(({ id }) => stored(register, id)))
  return all.map(({ status, amount, offset }) => `${status} ${amount}/${offset}`)
}

describe('a month that a lower support was paid for', () => {
  /** 1,500,000 đồng of another policy are paid: they make up April and half of May. */
  beforeEach(async () => {
    await arrived(higher)
    expect(await said(higher)).toBe('done')
    await arrived(april, may)
    await concluded(april)
    expect(await money(april, may)).toEqual(['suspended 1000000/0', 'approved 500000/500000'])
  })

  onOneEngine('is added to no other decision: it was paid once more', async () => {
    const decision = { number: '9/QĐ', day: '2020-05-28' }
    const months = ['2020-04', '2020-05']
    const amend = { kind: 'amend', decision, amount: 2_000_000, months, reason: 'bổ sung tháng' } as const
    expect(await said(may, amend)).toBe('invalid')
    expect(await money(may)).toEqual(['approved 500000/500000'])
  })

  onOneEngine('is paid by no further decision, which pays its other months', async () => {
    const further = granted('apr-jun', '2020-04', '2020-06')
    await arrived(further)
    expect(await said(further)).toBe('already-paid-elsewhere')
    expect(await said(further, aPayment({ months: ['2020-06'] }))).toBe('done')
  })

  onOneEngine(
    'is compared anew with a decision that grants what was kept once more: nobody could pay the rest',
    async () => {
      const both = granted('apr-may', '2020-04', '2020-05')
      await arrived(both)
      const together = await caseOf(register, both)
      expect(together).toMatchObject({ state: 'open' })
      expect(together.records).toHaveLength(4)
      const reopened = (await caseHistory(register, together.id, undefined)).events.filter(
        ({ type }) => type === 'case.reversed',
      )
      expect(reopened.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('cấp lại tháng của khoản được giữ'),
      ])
      await concluded(both)
      const all = [higher, april, may, both]
      for (const right of all) await said(right)
      const paid = (await Promise.all(all.map(({ id }) => stored(register, id)))).filter(({ payment }) => payment)
      expect(paid.reduce((sum, { amount }) => sum + amount, 0)).toBe(2_000_000)
    },
  )
})

onOneEngine('a later month that was found to be somebody else’s opens the case no more', async () => {
  await arrived(april, higher)
  await concluded(april)
  await arrived(may)
  const { id, records } = await caseOf(register, may)
  expect(records).toHaveLength(3)
  await concluded(may, { apart: [may.id] })
  expect(await caseOf(register, may)).toMatchObject({ id, state: 'closed' })
  expect(await money(april, higher, may)).toEqual(['suspended 1000000/0', 'approved 1500000/0', 'approved 1000000/0'])
})

it('of two decisions with a month in common the officer leaves one its other month, and both are paid', async () => {
  const [both, other] = [granted('apr-may', '2020-04', '2020-05'), granted('apr-jun', '2020-04', '2020-06')]
  await arrived(both, other)
  expect(await caseOf(register, both)).toMatchObject({ state: 'open' })
  const decision = { number: '9/QĐ', day: '2020-05-28' }
  const amend = { kind: 'amend', decision, amount: 1_000_000, months: ['2020-05'], reason: 'trùng tháng 4' } as const
  expect(await said(both, amend)).toBe('done')
  expect((await stored(register, both.id)).reviews).toEqual([])
  for (const right of [both, other]) expect(await said(right)).toBe('done')
})
