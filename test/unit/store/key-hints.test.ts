import { hintOf, isApart } from '../../../lambdas/store/likeness/key-hints.ts'

const letters = (fact: string): string => fact.padEnd(2, '2').slice(0, 2)
const hint = (...groups: readonly (readonly string[])[]): string => hintOf(groups, letters)

describe('a hint beside a key', () => {
  it('has the letters of each group of facts, each once, and nothing behind the last group that says anything', () => {
    expect(hint(['aa', 'bb', 'aa'], [], ['cc'])).toBe('aabb..cc')
    expect(hint(['aa'], [], [])).toBe('aa')
    expect(hint()).toBe('')
  })

  it.each<[one: string, other: string, apart: boolean]>([
    [hint(['aa', 'bb']), hint(['cc', 'dd']), true],
    [hint(['aa', 'bb']), hint(['dd', 'aa']), false],
    // In the middle of two facts there is none.
    [hint(['ab', 'cd']), hint(['bc']), true],
    [hint(['aa']), hint(['aa'], ['bb']), false],
    [hint(['aa'], ['cc']), hint(['aa'], ['bb']), true],
    [hint([], ['cc']), hint(['aa'], ['bb']), true],
    [hint([], ['cc']), hint(['aa'], []), false],
    ['', hint(['aa']), false],
  ])('parts %s and %s: %s', (one, other, apart) => {
    expect(isApart(one, other)).toBe(apart)
    expect(isApart(other, one)).toBe(apart)
  })
})
