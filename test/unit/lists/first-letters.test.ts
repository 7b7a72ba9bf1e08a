import fc from 'fast-check'
import { firstLetters } from '../../../lambdas/lists/first-letters.ts'
import { anyText } from '../../support/any-text.ts'

it.each([
  ['Nguyễn', 3, 'Ngu'],
  ['Lan', 3, 'Lan'],
  ['Lan', 9, 'Lan'],
  ['Lan😀', 4, 'Lan'],
  ['Lan😀', 5, 'Lan😀'],
  ['😀', 1, ''],
])('the first letters of %s, %i at most, are %j', (text, most, letters) => {
  expect(firstLetters(text, most)).toBe(letters)
})

it('are a beginning without half a letter, but for one at most', () => {
  fc.assert(
    fc.property(anyText(), fc.nat(20), (text, most) => {
      const letters = firstLetters(text, most)
      expect(text.startsWith(letters)).toBe(true)
      expect(letters).not.toMatch(/\p{Surrogate}/u)
      expect(letters.length).toBeGreaterThanOrEqual(Math.min(text.length, most) - 1)
    }),
  )
})
