import { remember } from '../../../lambdas/runtime/remember.ts'

function counted(answers: (() => Promise<number>)[] = []) {
  let readings = 0
  const ask = remember(30_000, async (thing: string) => {
    readings += 1
    const answer = answers.shift()
    return answer ? answer() : readings + thing.length / 10
  })
  return { ask, readings: () => readings }
}

describe('what a function remembers', () => {
  it('is read once in half a minute, for each thing', async () => {
    const { ask, readings } = counted()
    expect(await ask('a', 1_000)).toBe(1.1)
    expect(await ask('a', 30_999)).toBe(1.1)
    expect(await ask('bb', 30_999)).toBe(2.2)
    expect(await ask('a', 31_000)).toBe(3.1)
    expect(readings()).toBe(3)
  })

  it('is one reading for all who ask meanwhile', async () => {
    const { ask, readings } = counted()
    expect(await Promise.all([ask('a', 0), ask('a', 5), ask('a', 9)])).toEqual([1.1, 1.1, 1.1])
    expect(readings()).toBe(1)
  })

  it('is read again after a failure, and told to everybody who waited for it', async () => {
    const { ask } = counted([() => Promise.reject(new Error('busy'))])
    const waiting = [ask('a', 0), ask('a', 1)]
    for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected')
    expect(await ask('a', 2)).toBe(2.1)
  })

  it('is read again when the clock was set back', async () => {
    const { ask } = counted()
    await ask('a', 1_000_000)
    expect(await ask('a', 900_000)).toBe(2.1)
  })
})
