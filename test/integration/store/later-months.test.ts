import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { caseHistory, getCase } from '../../../lambdas/store/cases/case-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPaid } from '../../support/builders.ts'
import { countCalls } from '../../support/counted-calls.ts'
import { countBatchReads } from '../../support/counted-reads.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, caseOf, decide, district, higher, one, second } from './case-desk.ts'
import { aRight, kept, order, outcomeOf, stored, takenIn } from './desk.ts'

const engine = registerEngine()
let register: Register
let known: Entitlement[]
beforeEach(async () => {
  register = await engine.freshRegister()
  known = []
})

/** By a list; whoever shares their number is looked at with them. */
async function arrived(...rights: readonly Entitlement[]): Promise<void> {
  known.push(...(await takenIn(register, ...rights)))
  await kept(register, ...known)
}

/** A month of the policy for people without a contract, by a decision of its own. */
const aMonth = (month: string, person = { number: one, fullName: 'Nguyễn Thị Ánh' }): Entitlement =>
  aRight(`${month} ${person.fullName}`, {
    ...person,
    policy: 'A4',
    amount: dong(1_000_000),
    months: 1,
    instalments: instalmentsOf(1_000_000, 1, [month]),
    decision: { number: month, day: '2020-05-15' },
  })
const [april, may, june] = [aMonth('2020-04'), aMonth('2020-05'), aMonth('2020-06')]

const said = async ({ id }: Entitlement, command?: PaymentCommand): Promise<string> =>
  outcomeOf(await order(register, await stored(register, id), { actor: district, ...(command ? { command } : {}) }))

async function concluded(right: Entitlement): Promise<void> {
  expect(await decide(register, right, a('keep-highest'))).toBe('done')
  await kept(register, right)
}

/** State, what is handed out under it and what was set off. */
async function money(...rights: readonly Entitlement[]): Promise<string[]> {
  const all = await Promise.all(rights.map(({ id }) => stored(register, id)))
  return all.map(({ status, amount, offset }) => `${status} ${amount}/${offset}`)
}

describe('a month that comes after an earlier one was stopped', () => {
  onOneEngine('opens that conclusion again where the months together are the higher support', async () => {
    await arrived(april, higher)
    await concluded(april)
    expect(await money(april, higher)).toEqual(['suspended 1000000/0', 'approved 1500000/0'])
    await arrived(may)
    const together = await caseOf(register, may)
    expect(together).toMatchObject({ state: 'open', unpaidAtRisk: 1_500_000 })
    expect((await caseHistory(register, together.id, undefined)).events).toContainEqual(
      expect.objectContaining({ type: 'case.reversed', reason: expect.stringContaining('Có thêm tháng của khoản') }),
    )
    expect(together.records).toHaveLength(3)
    await concluded(may)
    expect(await money(april, may, higher)).toEqual(['approved 1000000/0', 'approved 1000000/0', 'suspended 1500000/0'])
    await arrived(june)
    for (const month of [april, may, june]) expect(await said(month)).toBe('done')
  })

  onOneEngine('opens it where the other support was paid by it: what is left of that is set off', async () => {
    await arrived(april)
    expect(await said(april)).toBe('done')
    await arrived(higher)
    await concluded(higher)
    expect(await money(april, higher)).toEqual(['paid 1000000/0', 'approved 500000/1000000'])
    expect(await said(higher)).toBe('done')
    await arrived(may)
    expect(await money(april, higher, may)).toEqual(['paid 1000000/0', 'part-paid 1500000/0', 'approved 1000000/0'])
    await concluded(may)
    expect(await money(april, higher, may)).toEqual(['paid 1000000/0', 'paid 500000/1000000', 'approved 500000/500000'])
    expect(await said(may)).toBe('done')
  })

  onOneEngine('opens nothing where the other support stays the higher one', async () => {
    const highest = { ...higher, policy: 'A3', amount: dong(3_000_000) }
    await arrived(april, highest)
    await concluded(april)
    const first = await caseOf(register, april)
    await arrived(may)
    expect(await caseOf(register, april)).toMatchObject({ id: first.id, state: 'closed' })
    expect((await caseOf(register, may)).records).toHaveLength(2)
  })

  onOneEngine(
    'is not stopped as paid elsewhere where the earlier months were kept beside a lower support that was paid',
    async () => {
      await arrived(higher)
      expect(await said(higher)).toBe('done')
      await arrived(april, may)
      await concluded(april)
      expect(await money(april, may)).toEqual(['suspended 1000000/0', 'approved 500000/500000'])
      await arrived(june)
      expect(await said(june)).toBe('done')
      expect(await said(may)).toBe('done')
    },
  )
})

describe('months that come in one list', () => {
  const names = ['Nguyễn Thị Ánh', 'Trần Văn Bình', 'Lê Thị Cúc', 'Phạm Văn Dũng', 'Hoàng Thị Én', 'Vũ Văn Phúc']

  /** How often records and cases are read while so many conclusions are opened again. */
  async function readsFor(people: number): Promise<number[]> {
    register = await engine.freshRegister()
    const rights = names.slice(0, people).map((fullName, at) => {
      const person = { number: `06618500432${at}`, fullName }
      return [aMonth('2020-04', person), aRight(`A ${fullName}`, person), aMonth('2020-05', person)] as const
    })
    for (const [first, other] of rights) {
      await takenIn(register, first, other)
      await kept(register, first, other)
      await concluded(first)
    }
    await takenIn(register, ...rights.map(([, , later]) => later))
    const at = engine.again(register)
    const [reads, calls] = [countBatchReads(at), countCalls(at)]
    await kept(at, ...rights.flat())
    for (const [first, , later] of rights) {
      expect((await caseOf(register, later)).records).toHaveLength(3)
      expect(await stored(register, first.id)).toMatchObject({ status: 'approved' })
    }
    return [reads().ENT?.calls ?? 0, reads().CASE?.calls ?? 0, calls().Query?.calls ?? 0]
  }

  // Of three conclusions each had everybody of the list read once more, and the other provinces' files asked for.
  it('are read as often for six conclusions that they open again as for two', async () => {
    const [two, six] = [await readsFor(2), await readsFor(6)]
    expect(six).toEqual(two)
  })
})

describe('a decision that says other months of a support', () => {
  const toTwo = (months: readonly string[]): PaymentCommand => ({
    ...{ kind: 'amend', decision: { number: '9/QĐ', day: '2020-05-28' }, amount: 2_000_000, months: [...months] },
    reason: 'bổ sung tháng',
  })
  const warned = async (right: Entitlement): Promise<string[]> =>
    (await stored(register, right.id)).warnings.map(({ entitlementId }) => entitlementId)

  onOneEngine('warns of a month that may be the same while it does not name them', async () => {
    await arrived(april, may)
    expect([await warned(april), await warned(may)]).toEqual([[], []])
    expect(await said(may, toTwo([]))).toBe('done')
    expect([await warned(april), await warned(may)]).toEqual([[may.id], [april.id]])
    expect(await said(may, toTwo(['2020-05', '2020-06']))).toBe('done')
    expect([await warned(april), await warned(may)]).toEqual([[], []])
  })
})

describe('a month that comes after two have agreed to ask an earlier one back', () => {
  const paidOut = (right: Entitlement): Entitlement => ({
    ...right,
    status: 'paid',
    payment: aPaid({ amount: right.amount }),
  })

  onOneEngine('has the conclusion proposed to be taken back, which somebody else agrees to, or upholds', async () => {
    await arrived(paidOut(april), paidOut(higher))
    expect(await decide(register, april, a('recover'))).toBe('done')
    expect(await decide(register, april, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await money(april, higher)).toEqual(['to-recover 1000000/0', 'paid 1500000/0'])
    const first = await caseOf(register, april)
    await arrived(may)
    const proposed = await getCase(register, first.id)
    expect(proposed).toMatchObject({ state: 'awaiting-reversal', conclusion: { confirmedBy: { username: 'tinh-66' } } })
    // Held meanwhile, by a case of its own: 1,500,000 of the other policy are paid.
    expect(await said(may)).toBe('already-paid-elsewhere')
    expect(await decide(register, april, { kind: 'return', note: 'tháng 5 sẽ bị huỷ' }, second)).toBe('done')
    await kept(register, ...known)
    expect(await getCase(register, first.id)).toMatchObject({ state: 'closed', conclusion: { reversal: null } })
    expect(await decide(register, april, { kind: 'reverse', note: 'tháng 5 được giữ' })).toBe('done')
    expect(await decide(register, april, { kind: 'confirm', note: null }, second)).toBe('done')
    await kept(register, ...known)
    const together = await caseOf(register, april)
    expect(together).toMatchObject({ state: 'open' })
    expect(together.records).toHaveLength(3)
    expect(await decide(register, april, a('recover'))).toBe('done')
    expect(await decide(register, april, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await money(april, higher, may)).toEqual(['paid 1000000/0', 'to-recover 1500000/0', 'suspended 1000000/0'])
  })
})

it('a month that was used up and is cancelled opens the case again: what used it up is set off elsewhere', async () => {
  await arrived(higher)
  expect(await said(higher)).toBe('done')
  await arrived(april, may)
  await concluded(april)
  const cancel = {
    kind: 'cancel',
    decision: { number: '9/QĐ', day: '2020-05-28' },
    reason: 'không thuộc diện',
  } as const
  expect(await said(april, cancel)).toBe('done')
  expect(await caseOf(register, may)).toMatchObject({ state: 'open' })
  expect(await money(higher, april, may)).toEqual(['paid 1500000/0', 'cancelled 1000000/0', 'approved 1000000/0'])
  await concluded(may)
  expect(await money(higher, may)).toEqual(['paid 1500000/0', 'suspended 1000000/0'])
})
