import { foldWord } from './fold-word.ts'
import type { PreparedName } from './prepare-name.ts'

/** How many people bear a name. */
export interface NameShares {
  /** The share of all people, in (0, 1]. */
  shareOf(name: PreparedName): number
  /** The share of those who have the given name and the surname of it. */
  coreShareOf(name: PreparedName): number
  /** Of one word of names, folded or with accents. */
  wordShare(word: string): number
}

/** A word that one in so many bears is a name; beside it a rarer word may be a slip of the hand, a common one is another name. */
const commonShare = 1 / 5000

/** @returns a question that remembers its answers: the same few thousand words are asked for again and again */
export function isCommonBy(shares: NameShares): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return (word) => {
    const remembered = known.get(word)
    if (remembered !== undefined) return remembered
    const isCommon = shares.wordShare(word) >= commonShare
    if (known.size < mostRemembered) known.set(word, isCommon)
    return isCommon
  }
}

const mostRemembered = 20_000
/** For a word that nobody has counted. */
const unknownShare = 1 / 50_000
/**
 * However odd a name is, a brother may have it, or a list may misspell it twice: one or two of a province bear any. With fewer, pairs of a
 * name of rare words were shown for the name alone.
 */
const rarest = 4e-6

/**
 * Shares by the words that a name is made of, for who cannot count the whole register: the register asks for a few rows at
 * a time, and its answers must not depend on what came before.
 * @param words shares of words with their accents, from the file of weights
 */
export function sharesOfWords(words: Readonly<Record<string, number>>): NameShares {
  const shares = new Map<string, number>()
  for (const [word, share] of Object.entries(words)) {
    const { accented, folded } = foldWord(word)
    // Typed without accents a word is its own folded form: it adds to the accented ones, and takes nobody's place.
    for (const form of new Set([accented, folded])) shares.set(form, (shares.get(form) ?? 0) + share)
  }
  const shareOfWord = (word: string): number => shares.get(word) ?? unknownShare
  const shareOfAll = (folded: readonly string[]): number =>
    Math.max(
      rarest,
      folded.reduce((product, word) => product * Math.min(1, shareOfWord(word)), 1),
    )
  return {
    shareOf: (name) => shareOfAll(name.words),
    coreShareOf: ({ given, surname }) => shareOfAll([given, surname]),
    wordShare: shareOfWord,
  }
}
