import { type ByteView, bytesOf } from './byte-view.ts'
import { type LegacyEncoding, legacyEncodings } from './legacy-encoding.ts'
import { readWord, type WordReading, wordPattern } from './word-reading.ts'

type PerEncoding = Record<LegacyEncoding, number>

export type CellEvidence = {
  bytes: string
  /** By how much words read better in this encoding than as they stand, and the other way round. */
  support: PerEncoding
  against: PerEncoding
  /** Words that read better and have what no Unicode name has: without one nothing is called legacy. */
  peculiar: PerEncoding
  /** Whether some word has what no Unicode name has, readable or not. */
  isOdd: Record<LegacyEncoding, boolean>
  /** Whether each byte is one of the encoding's. */
  isWhole: Record<LegacyEncoding, boolean>
}

/** Letters that only real Unicode has, and that most Vietnamese texts have besides those from U+1EA0 to U+1EF9: a quick answer for these. */
const unicodeOnly = new Set([...'ĩũĨŨ'].map((letter) => letter.charCodeAt(0)))
const notWestern = /[ăđơưĂĐƠƯ]/
const letterOfByte = /[\u00A1-\u00FF]/
/** What names of the Êđê and M'nông begin with: "Y Ba", "H'Bia", "K’ Tla". */
export const nativeName = /^[YHK](?:\s*['’‘`´ʼ.-]|\s)/u
/** VNI's "Nghieâng" has ten; Êđê names are longer. A cell of 32,767 letters must not be remembered. */
const longestWord = 40

/** What the words of lists were read as; lists repeat them all the time. */
export class WordMemory {
  private readonly readings = new Map<string, WordReading>()
  private static readonly most = 20_000

  read(shown: string, bytes: string): WordReading {
    const known = this.readings.get(shown)
    if (known !== undefined) return known
    const reading = readWord(shown, bytes)
    if (this.readings.size >= WordMemory.most) this.readings.clear()
    this.readings.set(shown, reading)
    return reading
  }
}

/**
 * What a cell's letters say for and against each old encoding. 'unicode' where it has a letter that no byte can have
 * been, 'plain' where it has nothing above ASCII.
 */
export function evidenceOf(text: string, view: ByteView, memory: WordMemory): CellEvidence | 'unicode' | 'plain' {
  const letters = lettersIn(text)
  if (letters !== 'any') return letters
  if (view === 'western' && notWestern.test(text)) return 'unicode'
  const bytes = bytesOf(text, view)
  if (bytes === null) return 'unicode'
  if (!letterOfByte.test(bytes)) return 'plain'
  const evidence: CellEvidence = {
    bytes,
    support: { TCVN3: 0, VNI: 0 },
    against: { TCVN3: 0, VNI: 0 },
    peculiar: { TCVN3: 0, VNI: 0 },
    isOdd: { TCVN3: false, VNI: false },
    isWhole: { TCVN3: true, VNI: true },
  }
  const isNative = nativeName.test(text)
  for (const { 0: word, index } of bytes.matchAll(wordPattern)) {
    // A sign alone is a bullet, a fraction, a multiplication as well.
    if (!letterOfByte.test(word) || (word.length === 1 && !/[A-Za-z]/.test(word))) continue
    if (word.length > longestWord) continue
    const reading = memory.read(text.slice(index, index + word.length), word)
    weigh(evidence, reading, !(isNative && reading.mayBeNative))
  }
  return evidence
}

/** What its letters alone say, whatever the view. Asked of each cell, so letter by letter, which costs a fifth of two patterns. */
function lettersIn(text: string): 'plain' | 'unicode' | 'any' {
  let isPlain = true
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    if ((code >= 0x1ea0 && code <= 0x1ef9) || unicodeOnly.has(code)) return 'unicode'
    isPlain = false
  }
  return isPlain ? 'plain' : 'any'
}

/** @param isProof whether a sign of it proves an old font; in a name of the Êđê or M'nông not each does */
function weigh(evidence: CellEvidence, reading: WordReading, isProof: boolean): void {
  const { asIs, legacy, isPeculiar, isOdd, hasTone } = reading
  for (const encoding of legacyEncodings) {
    const score = legacy[encoding]
    if (score === -1) evidence.isWhole[encoding] = false
    if (isOdd[encoding]) evidence.isOdd[encoding] = true
    if (score < asIs) evidence.against[encoding] += asIs - score
    else if (score > asIs) {
      evidence.support[encoding] += score - asIs
      if (isProof && asIs === 0 && (isPeculiar[encoding] || (score === 2 && hasTone))) evidence.peculiar[encoding] += 1
    }
  }
}
