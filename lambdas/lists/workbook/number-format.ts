/** What a number format makes of a number, as far as reading a list needs it. */
export type NumberFormat =
  | { kind: 'number' }
  /** 000000000000: the officer sees leading zeros that the number itself has lost. */
  | { kind: 'zeros'; digits: number }
  | { kind: 'date'; shows: 'day' | 'month' | 'year' | 'time' }

export const plainNumber: NumberFormat = { kind: 'number' }

/** Built-in formats (ECMA-376 part 1, 18.8.30) that are days or times; from 27 on those of East Asian Excel. */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58) || id === 22) {
    return { kind: 'date', shows: 'day' }
  }
  if (id === 17) return { kind: 'date', shows: 'month' }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: 'date', shows: 'time' }
  return plainNumber
}

/** Excel itself takes 255 characters. */
const longestCode = 1_000

/** Text in quotes, escaped characters, colours, conditions and locales say nothing about the kind: "[Red]" is no day. */
const literal = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

export function customFormat(code: string): NumberFormat {
  if (code.length > longestCode) return plainNumber
  const firstSection = code.replace(literal, '').split(';')[0] ?? ''
  const letters = firstSection.toLowerCase().replace(/general|am\/pm|a\/p|e[+-]/g, '')
  const hasYear = /[ye]/.test(letters)
  const hasDay = /d/.test(letters)
  const hasTime = /[hs]/.test(letters)
  if (hasYear || hasDay || hasTime || /m/.test(letters)) {
    if (hasDay) return { kind: 'date', shows: 'day' }
    if (hasYear) return { kind: 'date', shows: /m/.test(letters) ? 'month' : 'year' }
    return { kind: 'date', shows: hasTime ? 'time' : 'day' }
  }
  const zeros =
    /^0(?:[ .-]?0)+$/.test(firstSection) && !firstSection.includes('.') ? firstSection.replace(/[^0]/g, '').length : 0
  return zeros > 1 ? { kind: 'zeros', digits: zeros } : plainNumber
}
