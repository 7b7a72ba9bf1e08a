import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { beginForAll, noteWorld } from '../../support/same-world.cjs'

describe('the world that test files have in common', () => {
  it('loses at the end of a file what the file has added', () => {
    const putBack = noteWorld()
    const grown = Symbol.for('grown')
    Object.assign(globalThis, { grown, [grown]: 1 })
    Object.assign(Array.prototype, { grown })
    Object.assign(process, { grown })
    process.env.GROWN = 'yes'
    process.on('SIGUSR2', () => undefined)
    putBack()
    const holders: object[] = [globalThis, Array.prototype, process, process.env]
    expect(holders.filter((holder) => 'grown' in holder || 'GROWN' in holder || grown in holder)).toEqual([])
    expect(process.listenerCount('SIGUSR2')).toBe(0)
  })

  it('has again at the end of a file what the file has changed or taken away', () => {
    const { PATH } = process.env
    const was = { random: Math.random, now: Date.now, fetch, exit: process.exit, bind: Function.prototype.bind, PATH }
    const putBack = noteWorld()
    Math.random = () => 0
    Date.now = () => 0
    globalThis.fetch = () => Promise.reject(new Error('offline'))
    process.exit = () => {
      throw new Error('exit')
    }
    Reflect.deleteProperty(Function.prototype, 'bind')
    process.env.PATH = '/nowhere'
    putBack()
    const { bind } = Function.prototype
    expect({ random: Math.random, now: Date.now, fetch, exit: process.exit, bind, PATH: process.env.PATH }).toEqual(was)
    delete process.env.PATH
    putBack()
    expect(process.env.PATH).toBe(PATH)
  })

  it('keeps the listeners that were there before', async () => {
    const heard = once(process, 'of a test' as 'SIGUSR2')
    noteWorld()()
    process.emit('of a test' as 'SIGUSR2')
    expect(await heard).toEqual([])
  })

  it('keeps the listeners of what a file has begun for all', async () => {
    const putBack = noteWorld()
    const stays = (): void => undefined
    expect(await beginForAll(async () => process.on('SIGUSR2', stays) && 'begun')).toBe('begun')
    process.on('SIGUSR2', () => undefined)
    putBack()
    expect(process.listeners('SIGUSR2')).toEqual([stays])
    process.removeListener('SIGUSR2', stays)
  })

  it('is every project’s, and the one of the process', () => {
    const config = readFileSync('jest.config.js', 'utf8')
    expect(/const base = \{(.+?)\n\}/s.exec(config)?.[1]).toContain(
      "testEnvironment: '<rootDir>/test/support/jest-environment.cjs'",
    )
    // What the platform itself makes is of the same class as what stands here.
    expect(structuredClone(new Map())).toBeInstanceOf(Map)
    expect(structuredClone([])).toBeInstanceOf(Array)
  })
})
