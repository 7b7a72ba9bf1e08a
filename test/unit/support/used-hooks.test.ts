import { AsyncLocalStorage, createHook } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { noteUse } from '../../support/used-hooks.cjs'

/** The platform's own, noted here alone: those of the process are this very file's environment's. */
function noted() {
  const hooks = { createHook, AsyncLocalStorage: class<T> extends AsyncLocalStorage<T> {} }
  return { hooks, endUsed: noteUse(hooks) }
}

describe('what a test file uses of async_hooks', () => {
  it('has its hooks until it ends, and leaves none to the next one', async () => {
    const { hooks, endUsed } = noted()
    const asked: string[] = []
    hooks.createHook({ init: (_id, type) => asked.push(type) }).enable()
    await Promise.resolve()
    expect(asked).toContain('PROMISE')
    endUsed()
    asked.length = 0
    await Promise.resolve()
    expect(asked).toEqual([])
  })

  it('has its storages until it ends, and leaves none to the next one', () => {
    const { hooks, endUsed } = noted()
    const storage = new hooks.AsyncLocalStorage<string>()
    storage.run('of this file', () => {
      expect(storage.getStore()).toBe('of this file')
      endUsed()
      expect(storage.getStore()).toBeUndefined()
    })
  })

  it('is noted in every project', () => {
    const config = readFileSync('jest.config.js', 'utf8')
    expect(/const base = \{(.+?)\n\}/s.exec(config)?.[1]).toContain(
      "testEnvironment: '<rootDir>/test/support/jest-environment.cjs'",
    )
  })
})
