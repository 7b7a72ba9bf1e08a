import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { line } from '../../../lambdas/contract/shapes.ts'
import { tooLong } from '../../../web/console/fields/too-long.ts'

const { paper } = mostLetters

it.each([
  ['letters in parts, as a Mac writes them', 'ệ'.normalize('NFD').repeat(paper), true],
  ['blanks around', `  ${'a'.repeat(paper)}\n`, true],
  ['one letter more', 'ệ'.repeat(paper + 1), false],
])('a line of words with %s is counted by the form as by the wire', (_what, words, fits) => {
  expect(line(paper).safeParse(words).success).toBe(fits)
  expect(tooLong(words, paper) === null).toBe(fits)
})
