import '../../support/silent-logs.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import type { HouseholdCommand } from '../../../lambdas/domain/payments/household-recovery.ts'
import type { PaymentCommand } from '../../../lambdas/domain/payments/payment-command.ts'
import { type Actor, authorise } from '../../../lambdas/domain/permissions/authorise.ts'
import { ok } from '../../../lambdas/domain/result.ts'
import { carryOutHousehold } from '../../../lambdas/functions/payments/carry-out-household.ts'
import { matchPeople } from '../../../lambdas/store/likeness/match-people.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, anIdNumber, aPayment, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aRight,
  counterAt,
  eaKtur,
  finder,
  marks,
  matcher,
  notPaid,
  order,
  stored,
  takenIn,
  tree,
  undo,
} from './desk.ts'
import { endsAlike as allEndAlike, type Said } from './ends-alike.ts'

const engine = registerEngine()
const number = '066185004321'
const key = 'the-same-command'
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const province = anActor({ username: 'so', role: 'tinh', unit: '66' })
const decision = { number: '2345/QĐ-UBND', day: '2020-05-29' }
const shown = aPayment({ idNumber: anIdNumber(number) })

const endsAlike = (register: Register, said: Said): Promise<void> => allEndAlike(engine, register, said)

const told =
  (seen: Entitlement, command: PaymentCommand, actor: Actor = anActor({ unit: seen.commune })): Said =>
  (at) =>
    order(at, seen, { key, command, actor })

/** Somebody of another commune has the number that the other shows only at the counter. */
async function twoOfOneNumber() {
  const register = await engine.freshRegister()
  const [known, unknown] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
  if (!known || !unknown) throw new Error('not taken in')
  return { register, known, unknown }
}

describe('a command that is killed anywhere and sent again ends as if it had not been', () => {
  onOneEngine(
    'a payment that brings a number which somebody else has',
    async () => {
      const { register, unknown } = await twoOfOneNumber()
      await endsAlike(register, told(unknown, shown))
    },
    120_000,
  )

  onOneEngine(
    'the undoing of it',
    async () => {
      const { register, unknown } = await twoOfOneNumber()
      await order(register, unknown, { command: shown })
      await endsAlike(register, told(await stored(register, unknown.id), undo))
    },
    120_000,
  )

  onOneEngine(
    'a refusal, and a cancellation, of somebody who stands in a case',
    async () => {
      const register = await engine.freshRegister()
      const [one] = await takenIn(register, aRight('A', { number }), aRight('B', { number, policy: 'A5' }))
      if (!one) throw new Error('not taken in')
      const seen = await stored(register, one.id)
      await endsAlike(register, told(seen, notPaid('refused')))
      await endsAlike(register, told(seen, { kind: 'cancel', decision, reason: 'sai đối tượng' }, district))
    },
    120_000,
  )

  onOneEngine(
    'giving a support to a post office, and taking it back',
    async () => {
      const register = await engine.freshRegister()
      const taken = await takenIn(register, aRight('A', { number }))
      const [one] = taken
      if (!one) throw new Error('not taken in')
      await matchPeople({ register, tree, marks, matcher }, taken, finder)
      const give = { kind: 'hand-over', unit: '657' } as const
      await endsAlike(register, told(one, give, district))
      await order(register, one, { command: give, actor: district })
      await endsAlike(register, told(await stored(register, one.id), { kind: 'take-back', reason: 'nhầm' }, district))
    },
    120_000,
  )

  onOneEngine(
    'the undoing of a refusal, by somebody who is like another one',
    async () => {
      const register = await engine.freshRegister()
      const alike = (name: string, policy: string) =>
        aRight(name, {
          policy,
          person: aPerson({
            ...{ fullName: 'Nguyễn Thị Hồng Gấm', hamlet: 'Buôn Ciết', idNumbers: [] },
            birth: { year: 1961, month: 11, day: 23 },
          }),
        })
      const taken = await takenIn(register, alike('A', 'A5'), alike('B', 'A7a'))
      const [one] = taken
      if (!one) throw new Error('not taken in')
      await matchPeople({ register, tree, marks, matcher }, taken, finder)
      await order(register, await stored(register, one.id), { command: notPaid('refused') })
      await endsAlike(register, told(await stored(register, one.id), undo))
    },
    120_000,
  )

  onOneEngine(
    'a word about a whole household',
    async () => {
      const register = await engine.freshRegister()
      const member = (name: string) => {
        const right = aRight(name, { policy: 'A7a', amount: dong(750_000), number: `06618500432${name.length}` })
        return { ...right, person: aPerson({ ...right.person, hamlet: 'Buôn Ciết', household: '12' }) }
      }
      const taken = await takenIn(register, member('A'), member('Ba'))
      for (const one of taken) await order(register, await stored(register, one.id))
      const seen = await Promise.all(taken.map(({ id }) => stored(register, id)))
      const [named] = seen
      if (!named) throw new Error('not taken in')
      const amounts = new Map(seen.map(({ id, amount }) => [id, amount]))
      const command: HouseholdCommand = { kind: 'ask-back', decision, reason: 'sai đối tượng', amounts }
      await endsAlike(register, (at) =>
        carryOutHousehold(
          counterAt(at),
          {
            params: { entitlementId: named.id },
            actor: province,
            within: (found, unitOf) => {
              const right = authorise(tree, province, 'recovery.open', found === undefined ? undefined : unitOf(found))
              if (!right.ok) return right
              if (found === undefined) throw new Error('nothing within reach')
              return ok(found)
            },
            ...{ idempotencyKey: key, now: morning },
          },
          seen.map(({ id, version }) => ({ entitlementId: id, version })),
          command,
        ),
      )
    },
    120_000,
  )
})
