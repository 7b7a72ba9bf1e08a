import { readFileSync } from 'node:fs'
import { type Context, createContext } from 'node:vm'
import { moduleScript } from '../../support/module-scripts.cjs'

const counter = 'let count = 0\nexports.next = () => ++count\nexports.fail = () => { throw new Error("counted") }'

/** What the module gives to whoever loads it there. */
function loaded(source: string, context: Context) {
  const exports: { next?: () => number; fail?: () => never } = {}
  moduleScript('/counter.cjs', source, ['exports']).runInContext(context)(exports)
  return exports
}

describe('the scripts of the modules that tests load', () => {
  it('are made once for a file, and anew when it has changed', () => {
    const first = moduleScript('/counter.cjs', counter, ['exports'])
    expect(moduleScript('/counter.cjs', [...counter].join(''), ['exports'])).toBe(first)
    expect(moduleScript('/other.cjs', counter, ['exports'])).not.toBe(first)
    expect(moduleScript('/counter.cjs', `${counter}\n`, ['exports'])).not.toBe(first)
  })

  it('give each test file a state, and a world, of its own', () => {
    const [one, other] = [createContext(), createContext()]
    const [inOne, inOther] = [loaded(counter, one), loaded(counter, other)]
    expect([inOne.next?.(), inOne.next?.(), inOther.next?.(), loaded(counter, one).next?.()]).toEqual([1, 2, 1, 1])
    const world = 'exports.next = () => (globalThis.seen = (globalThis.seen ?? 0) + 1)'
    expect([loaded(world, one).next?.(), loaded(world, one).next?.(), loaded(world, other).next?.()]).toEqual([1, 2, 1])
  })

  it('keep the numbers of lines and columns', () => {
    const at = (source: string) => {
      try {
        return loaded(source, createContext()).fail?.()
      } catch (error) {
        return /counter\.cjs:(\d+:\d+)/.exec(String((error as Error).stack))?.[1]
      }
    }
    expect(at(counter)).toBe('3:30')
    expect(at('exports.fail = () => { throw new Error("counted") }')).toBe('1:30')
  })

  it('serve every project', () => {
    const config = readFileSync('jest.config.js', 'utf8')
    const ofAll = /const base = \{(.+?)\n\}/s.exec(config)?.[1]
    expect(ofAll).toContain("runtime: '<rootDir>/test/support/jest-runtime.cjs'")
    // And what they are made of: the cache of transformed files goes by it.
    expect(ofAll).toContain("id: 'ansinh'")
  })
})
