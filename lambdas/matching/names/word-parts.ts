import { clanWords, onlySurnames, surnameWords } from './known-words.ts'
import { likelyWord } from './likely-word.ts'

/** What a word can be in a name, by its place in the lists of known words. */
export interface WordParts {
  /** Of Kinh surnames or clans, also where it is mistyped: the middle name behind "Ngyễn" may be a surname too. */
  readonly isFamily: boolean
  readonly isClan: boolean
  readonly isSurname: boolean
  readonly isOnlySurname: boolean
}

/** @param word folded */
export function partsIn(word: string): WordParts {
  const likely = likelyWord(word)
  return {
    isFamily: surnameWords.has(likely) || clanWords.has(likely),
    isClan: clanWords.has(word),
    isSurname: surnameWords.has(word),
    isOnlySurname: onlySurnames.has(word),
  }
}
