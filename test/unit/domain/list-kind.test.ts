import { type Comparison, kindOf, type ListKind } from '../../../lambdas/domain/lists/list-kind.ts'

const nothing: Comparison = { added: 0, changed: 0, same: 0, onlyHere: 0, elsewhere: 0 }

describe('what a list is to those before it', () => {
  it.each<[string, Partial<Comparison>, ListKind]>([
    ['the first of its decision', { added: 200 }, 'first'],
    ['the same file once more', { same: 200 }, 'repeat'],
    ['more people only', { added: 12, onlyHere: 200 }, 'supplement'],
    ['the whole list with more people', { added: 12, same: 200 }, 'supplement'],
    ['the list with something mended', { changed: 3, same: 197 }, 'correction'],
    ['mended, with some more and some fewer', { added: 5, changed: 3, same: 190, onlyHere: 2 }, 'correction'],
    ['people whom another decision has', { added: 200, elsewhere: 180 }, 'other-decision'],
    ['a few whom another decision has', { added: 200, elsewhere: 20 }, 'first'],
    ['not compared, and nobody', { onlyHere: null }, 'first'],
  ])('%s', (_words, parts, kind) => {
    expect(kindOf({ ...nothing, ...parts })).toBe(kind)
  })
})
