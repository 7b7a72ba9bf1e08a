import '../../support/silent-logs.ts'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { mostInRun, mostInVain, triedAgainMs } from '../../../lambdas/domain/payments/following-duties.ts'
import { logCodes, logger } from '../../../lambdas/runtime/observability.ts'
import { followingPut } from '../../../lambdas/store/payments/following.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { transact } from '../../../lambdas/store/table/transaction.ts'
import { anActor, anIdNumber, aPayment, morning } from '../../support/builders.ts'
import { faultPoints } from '../../support/fault-points.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { aRight, eaKtur, everything, marks, order, stored, takenIn } from './desk.ts'
import { clock, leftBehind, overdueAt, truth } from './left-behind.ts'
import { dieBefore, dieBehindTransaction } from './watched-client.ts'

jest.setTimeout(120_000)
const engine = registerEngine()
const number = '066185004321'
const minute = 60_000

/** Somebody is paid with a number that another one has, and the function is killed behind that. */
async function leftByAPayment(): Promise<{ register: Register; paid: Entitlement; other: Entitlement }> {
  const register = await engine.freshRegister()
  const [other, paid] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
  if (!other || !paid) throw new Error('not taken in')
  const dying = engine.again(register)
  dieBehindTransaction(dying)
  const shown = aPayment({ idNumber: anIdNumber(number) })
  await expect(order(dying, paid, { command: shown })).rejects.toThrow('killed')
  return { register, paid, other }
}

/** Left by somebody's payment of somebody whom nothing is known of. */
async function left(register: Register, name: string, at = morning): Promise<void> {
  const cause = { actor: anActor(), commandId: `command-of-${name}`, at }
  const id = marks.id('test', name)
  const key = keys.supportFollowing(id, cause.actor.username, cause.commandId)
  await transact(register, [followingPut(register, key, cause, { supports: [id], idMarks: [] })])
}

describe('what is left to follow', () => {
  it('is nothing behind a payment of somebody who stands alone: no item is written for it', async () => {
    const register = await engine.freshRegister()
    const [one] = await takenIn(register, aRight('A', { number }))
    if (!one) throw new Error('not taken in')
    expect((await order(register, one)).ok).toBe(true)
    expect((await everything(register)).filter(({ sk }) => String(sk).startsWith('FOLLOW#'))).toEqual([])
  })

  it('is forgotten with its command once it has followed, and stands in no index', async () => {
    const register = await engine.freshRegister()
    const [, one] = await takenIn(register, aRight('A', { number, commune: eaKtur }), aRight('B'))
    if (!one) throw new Error('not taken in')
    await order(register, one, { command: aPayment({ idNumber: anIdNumber(number) }) })
    const [done, ...more] = (await everything(register)).filter(({ sk }) => String(sk).startsWith('FOLLOW#'))
    expect(more).toEqual([])
    expect(done).toMatchObject({ pk: `ENT#${one.id}`, supports: [one.id], tries: 0 })
    expect(done?.expiresAt).toBeGreaterThan(morning / 1000)
    expect(done).not.toHaveProperty('openLists')
    expect(await clock(register, overdueAt + 60 * minute)).toMatchObject({ nothing: 0, ended: 0 })
  })

  it('is done once, whoever looks at once', async () => {
    const { register } = await leftByAPayment()
    const looks = await Promise.all([1, 2, 3].map(() => clock(engine.again(register), overdueAt)))
    expect(looks.map(({ ended }) => ended).toSorted()).toEqual([0, 0, 1])
  })

  onOneEngine('is done by a later clock where this one is killed anywhere', async () => {
    const { register } = await leftByAPayment()
    const before = await everything(register)
    const whole = await engine.freshRegister(before)
    const watched = engine.again(whole)
    const seen = dieBefore(watched, Number.POSITIVE_INFINITY)
    expect((await clock(watched, overdueAt)).ended).toBe(1)
    const wanted = await truth(whole)
    for (const point of faultPoints(1, seen.calls)) {
      const one = await engine.freshRegister(before)
      const dying = engine.again(one)
      dieBefore(dying, point)
      await clock(dying, overdueAt).catch(() => undefined)
      await clock(one, overdueAt + triedAgainMs)
      expect({ point, truth: await truth(one) }).toEqual({ point, truth: wanted })
      expect({ point, left: await leftBehind(one) }).toEqual({ point, left: [] })
    }
  })

  onOneEngine(
    'stays where it fails again and again, is named to whoever is on duty, and keeps nobody else waiting',
    async () => {
      const { register, paid, other } = await leftByAPayment()
      const breaking = (name: string, value: unknown) =>
        register.client.send(
          new UpdateCommand({
            TableName: register.table,
            Key: keys.entitlement(other.id),
            UpdateExpression: 'SET #name = :value',
            ExpressionAttributeNames: { '#name': name },
            ExpressionAttributeValues: { ':value': value },
          }),
        )
      await breaking('warnings', 'unreadable')
      await left(register, 'another')
      const told = jest.spyOn(logger, 'error')
      const named = () => told.mock.calls.filter(([code]) => code === logCodes.notFollowed).map(([, more]) => more)
      expect(await clock(register, overdueAt)).toMatchObject({ failed: 1, ended: 1 })
      let now = overdueAt
      for (let tries = 2; tries <= mostInVain; tries++) {
        expect(await clock(register, now + triedAgainMs - 1)).toMatchObject({ failed: 0, ended: 0, nothing: 0 })
        now += triedAgainMs
        expect(await clock(register, now)).toMatchObject({ failed: 1, ended: 0 })
      }
      expect(named()).toEqual([])
      now += triedAgainMs
      await left(register, 'a third one', now)
      expect(await clock(register, now)).toMatchObject({ failed: 1 })
      expect(named()).toEqual([{ entitlementId: paid.id, tries: mostInVain + 1 }])
      expect(await leftBehind(register)).toHaveLength(2)

      await breaking('warnings', [])
      expect(await clock(register, now + triedAgainMs)).toMatchObject({ failed: 0, ended: 2 })
      expect((await stored(register, paid.id)).warnings).toHaveLength(1)
    },
  )

  onOneEngine('is done in runs of so many, the longest overdue first, and as long as there is time', async () => {
    const register = await engine.freshRegister()
    for (let at = 0; at < mostInRun + 20; at++) await left(register, `p${at}`, morning + at)
    const soon = overdueAt + minute
    expect((await clock(register, soon, () => 10_000)).ended).toBe(0)
    expect((await clock(register, soon)).ended).toBe(mostInRun)
    const [first] = (await leftBehind(register))
      .map(({ commandId }) => Number(String(commandId).slice('command-of-p'.length)))
      .toSorted((a, b) => a - b)
    expect(first).toBe(mostInRun)
    expect((await clock(register, soon)).ended).toBe(20)
  })
})
