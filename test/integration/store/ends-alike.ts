import type { Result } from '../../../lambdas/domain/result.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { faultPoints } from '../../support/fault-points.ts'
import type { registerEngine } from '../../support/register-on-engine.ts'
import { everything } from './desk.ts'
import { dieBefore } from './watched-client.ts'

export type Said = (at: Register) => Promise<Result<unknown>>

/** Everything that lies there, without the salts of the events, which are drawn by lot. */
async function state(register: Register): Promise<unknown[]> {
  const items = (await everything(register)).map(({ salt: _salt, ...item }) => item)
  return items.toSorted((a, b) => (`${a.pk}\n${a.sk}` < `${b.pk}\n${b.sk}` ? -1 : 1))
}

/** Carries the command out on a register that looks like this one, killed at each point and sent again; all must end alike. */
export async function endsAlike(
  engine: ReturnType<typeof registerEngine>,
  register: Register,
  said: Said,
): Promise<void> {
  const before = await everything(register)
  const whole = await engine.freshRegister(before)
  const watched = engine.again(whole)
  const { calls } = await counted(watched, said)
  const wanted = await state(whole)
  for (const point of faultPoints(1, calls)) {
    const one = await engine.freshRegister(before)
    const dying = engine.again(one)
    dieBefore(dying, point)
    await expect(said(dying)).rejects.toThrow('killed')
    const again = await said(one)
    expect({ point, ok: again.ok }).toEqual({ point, ok: true })
    expect({ point, state: await state(one) }).toEqual({ point, state: wanted })
    // And once more it changes nothing.
    await said(one)
    expect({ point, state: await state(one) }).toEqual({ point, state: wanted })
  }
}

async function counted(register: Register, said: Said): Promise<{ calls: number }> {
  const seen = dieBefore(register, Number.POSITIVE_INFINITY)
  const done = await said(register)
  if (!done.ok) throw new Error(done.error.message)
  return { calls: seen.calls }
}
