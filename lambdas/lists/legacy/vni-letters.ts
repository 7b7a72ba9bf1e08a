/**
 * VNI (fonts VNI-Times, VNI-Helve …): a letter is a base letter with, mostly, a second byte behind it that carries the
 * sign. From VNI's own table for Windows; bytes are given as the characters of the same number.
 */
export const vniTones = { ø: '\u0300', ù: '\u0301', û: '\u0309', õ: '\u0303', ï: '\u0323' } as const
/** The breve and the circumflex, alone and with a tone: they stand behind a (breve) and behind a, e, o (circumflex). */
export const vniBreves = {
  ê: '\u0306',
  è: '\u0306\u0300',
  é: '\u0306\u0301',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
} as const
export const vniCircumflexes = {
  â: '\u0302',
  à: '\u0302\u0300',
  á: '\u0302\u0301',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
} as const
/** Letters of one byte. */
export const vniWholes = { ô: 'ơ', ö: 'ư', ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ì: 'ì', í: 'í' } as const

const wholes = new Map<string, string>()
for (const [byte, letter] of Object.entries(vniWholes)) {
  wholes.set(byte, letter)
  wholes.set(byte.toUpperCase(), letter.toUpperCase())
}

const pairs = new Map<string, string>()
const addPairs = (bases: string, marks: Readonly<Record<string, string>>) => {
  for (const base of bases) {
    for (const [byte, mark] of Object.entries(marks)) {
      const letter = ((wholes.get(base) ?? base) + mark).normalize('NFC')
      // Capitals by the base alone: some keyboards write the sign of "Aùnh" small.
      for (const sign of [byte, byte.toUpperCase()]) {
        pairs.set(base + sign, letter)
        pairs.set(base.toUpperCase() + sign, letter.toUpperCase())
      }
    }
  }
}
addPairs('aeoôuöy', vniTones)
addPairs('a', vniBreves)
addPairs('aeo', vniCircumflexes)

export const vniWhole: ReadonlyMap<string, string> = wholes
export const vniPair: ReadonlyMap<string, string> = pairs
