import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { getCase } from '../../../lambdas/store/cases/case-store.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPerson } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, decide, district } from './case-desk.ts'
import { aRight, finder, marks, matcher, notPaid, order, outcomeOf, stored, takenIn, tree, undo } from './desk.ts'

const engine = registerEngine()
const resume: PaymentCommand = { kind: 'resume', reason: 'tự xin nhận lại', paper: 'đơn ngày 28/05/2020' }
const cancel: PaymentCommand = {
  kind: 'cancel',
  decision: { number: '9/QĐ', day: '2020-05-28' },
  reason: 'không thuộc diện',
}

let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

/** No number tells that they are one: only name, birth and hamlet. */
const aStranger = (name: string, fullName: string, parts: Partial<Entitlement> = {}): Entitlement =>
  aRight(name, {
    ...parts,
    person: aPerson({ fullName, birth: { year: 1961, month: 11, day: 23 }, hamlet: 'Buôn Ciết', idNumbers: [] }),
  })

const first = aStranger('A', 'Nguyễn Thị Hồng Gấm')
const second = aStranger('B', 'NGUYEN THI HONG GAM', { policy: 'A7a', amount: dong(750_000) })

async function matched(): Promise<void> {
  await takenIn(register, first, second)
  await matchPeople({ register, tree, marks, matcher }, [first, second], finder)
}

async function said({ id }: Entitlement, command?: PaymentCommand, actor = district): Promise<string> {
  return outcomeOf(await order(register, await stored(register, id), { actor, ...(command ? { command } : {}) }))
}

/** The newest case of the one, as it stands: its state, and whom it is about. */
async function caseOf({ id }: Entitlement) {
  const review = (await stored(register, id)).reviews.at(-1)
  const known = review && (await getCase(register, review.caseId))
  return known && { state: known.state, people: known.records.map(({ entitlementId }) => entitlementId).toSorted() }
}

const asked = { state: 'open', people: [first.id, second.id].toSorted() }

describe('whoever is to be paid again, and is like somebody else', () => {
  onOneEngine.each([
    ['has refused and is resumed', notPaid('refused'), resume],
    ['was told dead and is resumed', notPaid('deceased'), resume],
    ['has refused by mistake', notPaid('refused'), undo],
    ['was cancelled by mistake', cancel, undo],
  ])('is asked about again where he %s', async (_what, gone, back) => {
    await matched()
    expect(await caseOf(second)).toEqual(asked)
    expect(await said(first, gone)).toBe('done')
    expect(await caseOf(second)).toBeUndefined()
    expect(await said(second)).toBe('done')
    expect(await said(first, back)).toBe('done')
    expect(await caseOf(first)).toEqual(asked)
    expect(await caseOf(second)).toEqual(asked)
  })

  it('is asked about again where he was kept by a conclusion, was cancelled, and that is taken back', async () => {
    await matched()
    expect(await decide(register, second, a('keep-highest'))).toBe('done')
    expect(await stored(register, second.id)).toMatchObject({ status: 'suspended' })
    expect(await said(first, cancel)).toBe('done')
    expect(await stored(register, second.id)).toMatchObject({ status: 'approved', reviews: [] })
    expect(await said(first, undo)).toBe('done')
    expect(await caseOf(first)).toEqual(asked)
    expect(await caseOf(second)).toEqual(asked)
  })
})
