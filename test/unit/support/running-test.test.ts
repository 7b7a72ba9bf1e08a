import { executionAsyncId } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import { AsyncLocalStorage } from '../../support/running-test.cjs'

describe('the test that is running', () => {
  it('is the last one that has begun and not ended', async () => {
    const running = new AsyncLocalStorage<string>()
    expect(running.getStore()).toBeUndefined()
    const ended = running.run('a test', async () => {
      await setTimeout(1)
      await running.run('a hook of it', async () => expect(running.getStore()).toBe('a hook of it'))
      const failing = running.run('a hook that fails', () => Promise.reject(new Error('as it should')))
      await expect(failing).rejects.toThrow('as it should')
      expect(running.getStore()).toBe('a test')
      return 'its result'
    })
    expect(running.getStore()).toBe('a test')
    expect(await ended).toBe('its result')
    expect(running.getStore()).toBeUndefined()
  })

  it('is not asked for at each promise', async () => {
    // A number of its own for each would tell that somebody listens.
    const ids = new Set<number>()
    for (let turn = 0; turn < 3; turn++) {
      await Promise.resolve()
      ids.add(executionAsyncId())
    }
    expect(ids.size).toBe(1)
  })
})
