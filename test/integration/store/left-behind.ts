import { followedWithinMs, triedAgainMs } from '../../../lambdas/domain/payments/following-duties.ts'
import { followWhatIsLeft } from '../../../lambdas/functions/overdue-lists/follow-what-is-left.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { morning } from '../../support/builders.ts'
import { faultPoints } from '../../support/fault-points.ts'
import type { registerEngine } from '../../support/register-on-engine.ts'
import { everything, exchange, marks, matcher, tree } from './desk.ts'
import type { Said } from './ends-alike.ts'
import { dieBefore } from './watched-client.ts'

/** When what should have followed from a word of the morning is overdue. */
export const overdueAt = morning + followedWithinMs

/** The scheduled function at a moment, with time for everything. */
export const clock = (register: Register, now: number, timeLeft = () => 900_000) =>
  followWhatIsLeft({
    register,
    desk: async () => ({ register, tree, marks, matcher, exchange: async () => exchange }),
    now: () => now,
    timeLeft,
  })

const isFollowing = ({ sk }: Record<string, unknown>): boolean => String(sk).startsWith('FOLLOW#')

/** What is still to follow. */
export const leftBehind = async (register: Register): Promise<Record<string, unknown>[]> =>
  (await everything(register)).filter((item) => isFollowing(item) && item.openLists !== undefined)

/** What the register says of everybody, whenever it was found: the times are the clock's own. */
export async function truth(register: Register): Promise<unknown[]> {
  // Whom a case was shown to is another matter: a killed function has shown it to nobody.
  const isReading = ({ sk }: Record<string, unknown>): boolean => String(sk).startsWith('READ#')
  const items = (await everything(register)).filter((item) => !isFollowing(item) && !isReading(item))
  const said = items.map(({ pk, sk, version, status, warnings, reviews, state, records, holders, paid }) =>
    sk === 'CLAIM' ? { pk, sk, holders, paid } : { pk, sk, version, status, warnings, reviews, state, records },
  )
  return said.toSorted((a, b) => (`${a.pk}\n${a.sk}` < `${b.pk}\n${b.sk}` ? -1 : 1))
}

/**
 * Killed anywhere and never sent again, a word is either not said, or ends by the clock as it would have ended.
 * @returns how often something was left behind
 */
export async function endsByTheClock(
  engine: ReturnType<typeof registerEngine>,
  register: Register,
  said: Said,
): Promise<number> {
  const before = await everything(register)
  const nothing = await truth(register)
  const whole = await engine.freshRegister(before)
  const watched = engine.again(whole)
  const seen = dieBefore(watched, Number.POSITIVE_INFINITY)
  const done = await said(watched)
  if (!done.ok) throw new Error(done.error.message)
  const wanted = await truth(whole)
  expect(await leftBehind(whole)).toEqual([])
  let times = 0
  for (const point of faultPoints(1, seen.calls)) {
    const one = await engine.freshRegister(before)
    const dying = engine.again(one)
    dieBefore(dying, point)
    await expect(said(dying)).rejects.toThrow('killed')
    const left = (await leftBehind(one)).length
    // Whatever is said has an event.
    const isSaid = (await everything(one)).length > before.length
    expect({ point, early: await clock(one, overdueAt - 1) }).toMatchObject({ point, early: { ended: 0 } })
    expect({ point, done: await clock(one, overdueAt) }).toMatchObject({ point, done: { ended: left, failed: 0 } })
    expect({ point, truth: await truth(one) }).toEqual({ point, truth: isSaid ? wanted : nothing })
    expect({ point, left: await leftBehind(one) }).toEqual({ point, left: [] })
    const late = await clock(one, overdueAt + triedAgainMs)
    expect({ point, late }).toMatchObject({ point, late: { ended: 0, nothing: 0, failed: 0 } })
    times += left
  }
  return times
}
