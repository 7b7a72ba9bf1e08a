import '../../support/silent-logs.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import {
  type HouseholdCommand,
  householdSums,
  mostTogether,
} from '../../../lambdas/domain/payments/household-recovery.ts'
import { authorise } from '../../../lambdas/domain/permissions/authorise.ts'
import { ok, type Result } from '../../../lambdas/domain/result.ts'
import { partsOf } from '../../../lambdas/domain/statistics/counts.ts'
import { listRecoveries } from '../../../lambdas/functions/entitlements/list-recoveries.ts'
import { carryOutHousehold } from '../../../lambdas/functions/payments/carry-out-household.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { readClaims } from '../../../lambdas/store/register/claim-store.ts'
import { householdOf, recoveriesOf } from '../../../lambdas/store/register/recoveries-store.ts'
import { idMarksOf } from '../../../lambdas/store/table/id-mark.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPerson, morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aKey, aRight, counterAt, cuKuin, eaKtur, eaTieu, marks, order, stored, takenIn, tree } from './desk.ts'
import { transactionsOf } from './watched-client.ts'

const engine = registerEngine()
let register: Register
const programme = 'nq42-2020'
const province = anActor({ username: 'so', role: 'tinh', unit: '66' })
const decision = { number: '2345/QĐ-UBND', day: '2020-05-29' }

const aMember = (name: string, household: string | null, parts: Partial<Entitlement> = {}) => {
  const right = aRight(name, { policy: 'A7a', amount: dong(750_000), ...parts })
  return { ...right, person: aPerson({ ...right.person, hamlet: 'Buôn Ciết', household }) }
}

function told(named: Entitlement, seen: readonly Entitlement[], command: HouseholdCommand, key = aKey()) {
  const call = {
    params: { entitlementId: named.id },
    actor: province,
    within: <T>(found: T | undefined, unitOf: (found: T) => string): Result<T> => {
      const right = authorise(tree, province, 'recovery.open', found === undefined ? undefined : unitOf(found))
      if (!right.ok) return right
      if (found === undefined) throw new Error('nothing within reach')
      return ok(found)
    },
    idempotencyKey: key,
    now: morning,
  }
  const named_ = seen.map(({ id, version }) => ({ entitlementId: id, version }))
  return carryOutHousehold(counterAt(register), call, named_, command)
}

const askBack = (members: readonly Entitlement[]): HouseholdCommand => ({
  kind: 'ask-back',
  decision,
  reason: 'sai đối tượng',
  amounts: new Map(members.map(({ id, amount }) => [id, amount])),
})
const handIn = (amount: number): HouseholdCommand => ({
  kind: 'record-return',
  amount,
  returnedOn: '2020-05-29',
  receipt: 'PT 15',
})

const now = (members: readonly Entitlement[]): Promise<Entitlement[]> =>
  Promise.all(members.map(({ id }) => stored(register, id)))

beforeEach(async () => {
  register = await engine.freshRegister()
})

describe('money asked back from households', () => {
  it('is listed by household, in the sums of the counters, for commune, district and province', async () => {
    const rights = [
      aMember('A', 'H 07', { person: aPerson({ fullName: 'A' }) }),
      aMember('B', 'h 07'),
      aMember('C', null),
      aMember('D', 'H 07', { commune: eaKtur }),
    ]
    for (const right of await takenIn(register, ...rights)) await order(register, right)
    const family = await householdOf(register, await stored(register, rights[0]?.id ?? ''))
    expect(family.map(({ person }) => person.fullName)).toEqual(['A', 'Người B'])
    const [first, , alone, far] = await now(rights)
    for (const members of [family, [alone], [far]] as Entitlement[][])
      expect((await told(members[0] as Entitlement, members, askBack(members))).ok).toBe(true)
    expect((await told(first as Entitlement, await now(family), handIn(800_000))).ok).toBe(true)

    for (const [unit, households] of [
      [eaTieu, 2],
      [cuKuin, 3],
      ['66', 3],
      ['643', 0],
    ] as const) {
      const page = await recoveriesOf(register, tree, { programme, unit }, null)
      expect([unit, page.households.length, page.after]).toEqual([unit, households, null])
      const { askedBack, returned } = partsOf(
        (await readCounts(register, tree, programme, unit)).map((one) => one.counts),
      )
      const sums = householdSums(page.households.flat())
      expect([sums.supports, sums.asked, sums.returned]).toEqual([askedBack.people, askedBack.amount, returned.amount])
      if (unit === eaTieu) expect(page.households.map((one) => one.length).toSorted()).toEqual([1, 2])
    }
    // Also where a household has more supports than a page reads, the pages go on to the last.
    for (const most of [1, 2]) {
      const met: string[] = []
      for (let after: string | null = '', pages = 0; after !== null && pages < 9; pages++) {
        const page = await recoveriesOf(register, tree, { programme, unit: '66' }, after || null, most)
        met.push(...page.households.flat().map(({ id }) => id))
        after = page.after
      }
      expect(met.toSorted()).toEqual(rights.map(({ id }) => id).toSorted())
    }
    // A made-up place beside the unit's was an outage.
    const id = 'a'.repeat(26)
    const asked = async (unit: string, commune: string) =>
      (await listRecoveries({ register, tree }, { query: { programme, unit, cursor: `${commune}#${id}#${id}` } })).ok
    expect(await Promise.all(['0', eaTieu, '24548', '99999999'].map((commune) => asked(eaTieu, commune)))).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(await Promise.all(['0', eaTieu, '99999999'].map((commune) => asked('66', commune)))).toEqual([
      false,
      true,
      false,
    ])
    // What is asked back no more stands in no list.
    const undo = { kind: 'undo-payment', reason: 'lập nhầm' } as const
    await order(register, await stored(register, far?.id ?? ''), { actor: province, command: undo })
    expect((await recoveriesOf(register, tree, { programme, unit: eaKtur }, null)).households).toEqual([])
  })

  it('comes back in parts, once a command, and frees the numbers of whoever has returned all', async () => {
    const rights = [aMember('A', 'H 07'), aMember('B', 'H 07')]
    const numbered = rights.map((right, at) => ({
      ...right,
      person: { ...right.person, idNumbers: aRight('x', { number: `06618500432${at}` }).person.idNumbers },
    }))
    for (const right of await takenIn(register, ...numbered)) await order(register, right)
    const members = await now(numbered)
    await told(members[0] as Entitlement, members, askBack(members))
    const asked = await now(members)
    const key = aKey()
    const twice = [1, 2].map(() => told(asked[0] as Entitlement, asked, handIn(800_000), key))
    expect((await Promise.all(twice)).map(({ ok: isDone }) => isDone)).toContain(true)
    expect((await told(asked[0] as Entitlement, asked, handIn(800_000), key)).ok).toBe(true)
    // Another word about what is no longer there is refused.
    expect(await told(asked[0] as Entitlement, asked, handIn(1))).toMatchObject({ ok: false })
    const after = await now(members)
    expect(householdSums(after)).toMatchObject({ asked: 1_500_000, returned: 800_000, left: 700_000 })
    expect(after.map(({ status }) => status).toSorted()).toEqual(['recovered', 'to-recover'])
    for (const one of after) {
      const claims = await readClaims(register, idMarksOf(one, marks))
      const isPaid = [...claims.values()].some(({ paid }) => paid.includes(one.id))
      expect([one.status, isPaid]).toEqual([one.status, one.status === 'to-recover'])
    }
    const open = after.filter(({ status }) => status === 'to-recover')
    const refusal: HouseholdCommand = { kind: 'record-no-return', reason: 'gia đình không trả' }
    expect((await told(open[0] as Entitlement, open, refusal)).ok).toBe(true)
    expect(householdSums(await now(members))).toMatchObject({ left: 700_000, refused: 700_000 })
  })

  it('comes back whole from as many supports as one word may be about, in one transaction with what follows', async () => {
    const policies = ['A5', 'A6', 'A7a', 'A7b'] as const
    const rights = Array.from({ length: mostTogether }, (_, at) => {
      const right = aMember(`M${at}`, 'H 07', { policy: policies[at % policies.length] ?? 'A6' })
      const idNumbers = [anIdNumber(`0661850050${at + 10}`), anIdNumber(`2401234${at + 10}`)]
      return { ...right, person: { ...right.person, idNumbers } }
    })
    for (const right of await takenIn(register, ...rights)) expect((await order(register, right)).ok).toBe(true)
    const stranger = aRight('stranger', { number: '240123410', commune: eaKtur, fullName: 'Một Người Khác' })
    await takenIn(register, stranger)
    const members = await now(rights)
    expect((await told(members[0] as Entitlement, members, askBack(members))).ok).toBe(true)
    const asked = await now(members)
    const sizes = transactionsOf(register)
    expect((await told(asked[0] as Entitlement, asked, handIn(mostTogether * 750_000))).ok).toBe(true)
    // Of each support record, event and two numbers; beside them the command, what follows, and cell and day of each policy.
    expect(sizes[0]).toBe(mostTogether * 4 + 2 + policies.length * 2)
    expect((await now(members)).map(({ status }) => status)).toEqual(members.map(() => 'recovered'))
  })
})
