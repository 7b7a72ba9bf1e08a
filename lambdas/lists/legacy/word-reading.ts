import { isVietnameseSyllable } from '../../domain/names/vietnamese-syllable.ts'
import { clanWords, commonWords } from './common-words.ts'
import { decodeLegacy, type LegacyEncoding, legacyEncodings } from './legacy-encoding.ts'

/** A run of letters and of bytes that are letters in an old font, in a text given as bytes. */
export const wordPattern = /[A-Za-z\u00A1-\u00BE\u00C0-\u00FF]+/g
/** Characters that are no letters in Vietnamese, Êđê, M'nông or Jrai, but are letters in an old font. */
const foreign =
  /[\u00A1-\u00BE\u00C4-\u00C7\u00CB\u00CE\u00CF\u00D6-\u00D8\u00DB\u00DC\u00DE\u00DF\u00E4-\u00E7\u00EB\u00EE\u00EF\u00F0\u00F6-\u00F8\u00FB\u00FC\u00FE\u00FF]/
/** A letter of an old font in capitals behind a small one: "NguyÔn". */
const capitalInside = /[a-z][\u00C0-\u00DE]/
const toned = /[àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ]/
/** The pairs of VNI with a tone, which are no single letters of Unicode names (ô, ñ, ì, í, ò, ó). */
const vniToned = /[AaEeOoUuYyÔôÖö][ØøÙùÛûÕõÏïÈèÉéÚúÜüËëÀàÁáÅåÃãÄä]/
/** The pairs without one: ê and â may follow a vowel in an Êđê name too, so such a word must be one that lists are full of. */
const vniToneless = /[AaEeOo][ÊêÂâ]/

/** How well a word reads: not at all with these bytes (-1), as no Vietnamese syllable (0), as one (1), as a word that lists are full of (2). */
export type Score = -1 | 0 | 1 | 2

export type WordReading = {
  asIs: Score
  legacy: Readonly<Record<LegacyEncoding, Score>>
  /** Whether the word has something that only this encoding explains, and that no Unicode name has. */
  isPeculiar: Readonly<Record<LegacyEncoding, boolean>>
  /** Likewise, for a sheet of which the encoding is known: fewer signs are proof enough. */
  isOdd: Readonly<Record<LegacyEncoding, boolean>>
  /** Its only sign is ê or â behind a vowel, as a given name of the Êđê or M'nông may have it; no clan of theirs is written so. */
  mayBeNative: boolean
  /** It has letters with a tone, which no Êđê or M'nông word has: where it is no Vietnamese word either, it is odd. */
  hasTone: boolean
}

/** @param shown the word as the file has it, `bytes` the same word as bytes */
export function readWord(shown: string, bytes: string): WordReading {
  const scores: Record<LegacyEncoding, Score> = { TCVN3: 0, VNI: 0 }
  for (const encoding of legacyEncodings) {
    const { text, unknown } = decodeLegacy(bytes, encoding)
    scores[encoding] = unknown > 0 ? -1 : scoreOf(text)
  }
  const isOdd = foreign.test(bytes) || capitalInside.test(bytes)
  const isVni = isOdd || vniToned.test(bytes)
  const hasTone = toned.test(bytes)
  return {
    asIs: /\p{Ll}\p{Lu}/u.test(shown) ? 0 : scoreOf(shown.replace(/\u00AD/g, '').normalize('NFC')),
    legacy: scores,
    isPeculiar: { TCVN3: isOdd, VNI: isVni || (scores.VNI === 2 && vniToneless.test(bytes)) },
    isOdd: { TCVN3: isOdd, VNI: isVni || vniToneless.test(bytes) },
    mayBeNative: !isVni && !hasTone && !clanWords.has(decodeLegacy(bytes, 'VNI').text.toLowerCase()),
    hasTone,
  }
}

function scoreOf(word: string): Score {
  if (commonWords.has(word.toLowerCase())) return 2
  return isVietnameseSyllable(word) ? 1 : 0
}
