import fc from 'fast-check'
import { wrapText } from '../../../lambdas/print/wrap-text.ts'

const byLetters = (text: string) => [...text].length

test('breaks at blanks, keeps the line breaks of the text and takes a long word apart', () => {
  expect(wrapText('Y Bhăm Niê Kđăm', 10, byLetters)).toEqual(['Y Bhăm Niê', 'Kđăm'])
  expect(wrapText('một\nhai', 10, byLetters)).toEqual(['một', 'hai'])
  expect(wrapText('QĐ 1234567890123/UBND', 8, byLetters)).toEqual(['QĐ', '12345678', '90123/UB', 'ND'])
  expect(wrapText('', 8, byLetters)).toEqual([''])
})

test('no line is wider than the cell and no letter is lost', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 20 })
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 25 }), (given, width) => {
      const text = given.join(' ')
      const lines = wrapText(text, width, byLetters)
      expect(lines.every((line) => byLetters(line) <= width)).toBe(true)
      const letters = (value: string) => value.replaceAll(/\s/gu, '')
      expect(letters(lines.join(''))).toBe(letters(text))
    }),
  )
})
