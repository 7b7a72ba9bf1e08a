import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { ok, type Result, refuse } from '../../../lambdas/domain/result.ts'
import { carryOutHousehold } from '../../../lambdas/functions/payments/carry-out-household.ts'
import { caseHistory } from '../../../lambdas/store/cases/case-store.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { a, caseOf, decide, district, expectTruth, found, higher, lower, second } from './case-desk.ts'
import {
  aKey,
  aRight,
  counterAt,
  finder,
  marks,
  matcher,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'

const engine = registerEngine()
let register: Register
beforeEach(async () => {
  register = await engine.freshRegister()
})

const askBack = (amount: number, lessConfirmed = false): PaymentCommand => ({
  kind: 'ask-back',
  lessConfirmed,
  decision: { number: '9/QĐ', day: '2020-05-28' },
  amount: dong(amount),
  reason: 'không thuộc diện được hưởng',
})

const returned = (amount: number): PaymentCommand => ({
  kind: 'record-return',
  amount: dong(amount),
  returnedOn: '2020-05-29',
  receipt: 'PT 01',
})

const said = async ({ id }: Entitlement, command?: PaymentCommand): Promise<string> =>
  outcomeOf(await order(register, await stored(register, id), { actor: district, ...(command ? { command } : {}) }))

const states = async (): Promise<string[]> =>
  (await Promise.all([higher, lower].map(({ id }) => stored(register, id)))).map(({ status }) => status)

/** The higher one is kept by a conclusion and paid; the lower one was stopped beside it. */
async function keptAndPaid(): Promise<void> {
  await found(register, higher, lower)
  expect(await decide(register, higher, a('keep-highest'))).toBe('done')
  expect(await said(higher)).toBe('done')
  expect(await states()).toEqual(['paid', 'suspended'])
}

describe('a kept support that a decision asks back whole', () => {
  onOneEngine('opens its conclusion again: the other one waits, and is paid once the money has come back', async () => {
    await keptAndPaid()
    expect(await said(higher, askBack(1_500_000))).toBe('done')
    expect(await states()).toEqual(['to-recover', 'approved'])
    const { reviews } = await stored(register, lower.id)
    expect(reviews).toEqual([])
    // Both would be paid.
    const refused = await order(register, await stored(register, lower.id), { actor: district })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'already-paid-elsewhere', message: expect.stringContaining('đang thu hồi toàn bộ') },
    })
    expect(await said(higher, returned(500_000))).toBe('done')
    expect(await said(lower)).toBe('already-paid-elsewhere')
    expect(await said(higher, returned(1_000_000))).toBe('done')
    expect(await said(lower)).toBe('done')
    expect(await states()).toEqual(['recovered', 'paid'])
  })

  onOneEngine('is compared again where that is taken back', async () => {
    await keptAndPaid()
    expect(await said(higher, askBack(1_500_000))).toBe('done')
    expect(await said(higher, undo)).toBe('done')
    expect(await states()).toEqual(['paid', 'approved'])
    expect(await caseOf(register, lower)).toMatchObject({ state: 'open' })
    expect(await said(lower)).toBe('already-paid-elsewhere')
    expect(await decide(register, lower, a('keep-highest'))).toBe('done')
    expect(await states()).toEqual(['paid', 'suspended'])
    await expectTruth(register, higher, lower)
  })

  onOneEngine('leaves it where a part of the money stays with the person', async () => {
    await keptAndPaid()
    // 500,000 would stay, and the lower one is 750,000: whoever asks knows that, since the person would have less than the law gives him.
    expect(await said(higher, askBack(1_000_000))).toBe('less-than-stopped')
    expect(await states()).toEqual(['paid', 'suspended'])
    expect(await said(higher, askBack(1_000_000, true))).toBe('done')
    expect(await states()).toEqual(['to-recover', 'suspended'])
    // A further decision asks for the rest.
    expect(await said(higher, askBack(500_000))).toBe('done')
    expect(await states()).toEqual(['to-recover', 'approved'])
  })

  // A household's word was not asked.
  onOneEngine('is asked about in the word of its household as well', async () => {
    await keptAndPaid()
    const ofHousehold = async (amount: number, lessConfirmed = false): Promise<string> => {
      const seen = await stored(register, higher.id)
      const call = {
        ...{ params: { entitlementId: seen.id }, actor: district, idempotencyKey: aKey(), now: morning },
        within: <T>(right: T | undefined): Result<T> =>
          right === undefined ? refuse('not-found', 'không có') : ok(right),
      }
      const answer = await carryOutHousehold(
        counterAt(register),
        call,
        [{ entitlementId: seen.id, version: seen.version }],
        {
          ...{ kind: 'ask-back', decision: { number: '9/QĐ', day: '2020-05-28' }, reason: 'sai', lessConfirmed },
          amounts: new Map([[seen.id, amount]]),
        },
      )
      return answer.ok ? 'done' : answer.error.code
    }
    expect(await ofHousehold(1_000_000)).toBe('less-than-stopped')
    expect(await states()).toEqual(['paid', 'suspended'])
    expect(await ofHousehold(1_000_000, true)).toBe('done')
    expect(await states()).toEqual(['to-recover', 'suspended'])
    expect(await ofHousehold(500_000)).toBe('done')
    expect(await states()).toEqual(['to-recover', 'approved'])
  })

  onOneEngine('is only proposed to be opened where two have asked the lower one back', async () => {
    const stranger = (name: string, parts: Partial<Entitlement>): Entitlement =>
      aRight(name, { ...parts, person: aPerson({ fullName: 'Nguyễn Thị Hồng Gấm', idNumbers: [] }) })
    const [kept, other] = [stranger('A', {}), stranger('B', { policy: 'A7a', amount: dong(750_000) })]
    await takenIn(register, kept, other)
    for (const one of [kept, other]) expect(await said(one)).toBe('done')
    await matchPeople({ register, tree, marks, matcher }, [kept, other], finder)
    expect(await decide(register, kept, a('recover'))).toBe('done')
    expect(await decide(register, kept, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, other.id)).toMatchObject({ status: 'to-recover' })
    expect(await said(kept, askBack(1_500_000))).toBe('done')
    // Both are asked back: a second person looks at which one stays.
    expect(await caseOf(register, kept)).toMatchObject({ state: 'awaiting-reversal' })
    expect(await stored(register, other.id)).toMatchObject({ status: 'to-recover' })
    expect(await decide(register, kept, { kind: 'confirm', note: null }, second)).toBe('done')
    expect(await stored(register, kept.id)).toMatchObject({ status: 'to-recover' })
    expect(await stored(register, other.id)).toMatchObject({ status: 'paid', recovery: null })
  })

  onOneEngine('tells in the case what has opened it', async () => {
    await keptAndPaid()
    const { id } = await caseOf(register, lower)
    expect(await said(higher, askBack(1_500_000))).toBe('done')
    expect((await caseHistory(register, id, undefined)).events).toContainEqual(
      expect.objectContaining({ type: 'case.reversed', reason: expect.stringContaining('thu hồi') }),
    )
  })
})
