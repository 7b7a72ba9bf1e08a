import { randomInt } from 'node:crypto'

/** Sixteen characters of four kinds, without those that look alike on paper (0 O 1 l I). About 90 bits. */
export function temporaryPassword(): string {
  const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '@#%+=']
  const pick = (letters: string): string => letters.charAt(randomInt(letters.length))
  const letters = [...kinds.map(pick), ...Array.from({ length: 12 }, () => pick(kinds.slice(0, 3).join('')))]
  for (let index = letters.length - 1; index > 0; index--) {
    const other = randomInt(index + 1)
    const [a, b] = [letters[index] ?? '', letters[other] ?? '']
    letters[index] = b
    letters[other] = a
  }
  return letters.join('')
}
