import { storedWeights } from '../weights/stored-weights.ts'
import { isOneEdit } from './edit-distance.ts'
import { foldWord } from './fold-word.ts'
import { clanWords, surnameWords } from './known-words.ts'

/** A word of which so few bear it is weighed as a slip; among several that it may stand for one must be so much more frequent. */
const clearly = 8
/** One edit makes almost any short word of any other. */
const shortest = 3

/** Words of names, folded, with their shares. */
const known = new Map<string, number>()
for (const [word, share] of Object.entries(storedWeights.words)) {
  const { folded } = foldWord(word)
  known.set(folded, (known.get(folded) ?? 0) + share)
}
for (const word of [...surnameWords, ...clanWords]) if (!known.has(word)) known.set(word, 1e-4)
/** Words of names as they are written with their accents. */
const written = new Map<string, number>()
for (const [word, share] of Object.entries(storedWeights.words)) written.set(foldWord(word).accented, share)
/** Of those who have a word without accents, so many mean it: the others left them out. */
const meant = 0.1

/** Of most women the middle name, and nobody's given name: at that place "Thi" is no Thị that lost its accent. */
const neverGiven = foldWord('thị')

/**
 * Whether a word without accents is a name by itself, in a name that has accents elsewhere: Anh is, beside Ánh; Hung is Hùng
 * with its accent left out. Of a word that is not known with accents nobody left any out: Nhi, Ner.
 * @param word folded
 * @param isGiven whether it is the given name, which a middle name with its accent left out never is
 */
export function isNameByItself(word: string, isGiven: boolean): boolean {
  const ofMiddle = isGiven && word === neverGiven.folded ? (written.get(neverGiven.accented) ?? 0) : 0
  return (written.get(word) ?? 0) >= meant * ((known.get(word) ?? 0) - ofMiddle)
}

/** What so many have for a surname or middle name that every slip of the hand in it is made several times in one list. */
const usual = ['thị', 'văn', 'nguyễn'].map((word) => foldWord(word).folded)

/** Whether a word that no name is known to have is one slip of the hand away from what a third of all names have in them. */
export const isSlipOfUsual = (word: string): boolean => !known.has(word) && usual.some((one) => isOneEdit(word, one))

/** A word with each of its letters left out in turn. */
const shortened = (word: string): string[] => [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1))

/** Known words under what is left of them without one letter: words that are one slip apart have such a rest in common. */
const byRest = new Map<string, string[]>()
for (const word of known.keys()) {
  for (const rest of new Set([word, ...shortened(word)])) {
    const sharing = byRest.get(rest)
    if (sharing === undefined) byRest.set(rest, [word])
    else sharing.push(word)
  }
}

const remembered = new Map<string, string>()
const mostRemembered = 20_000

/**
 * What a word of a name was most likely meant to be: itself where names have it, else the one word of names that is one
 * slip of the hand away ("ngien" for "nguien"). Only brings records together; what they say is compared as it is written.
 * @param word folded
 */
export function likelyWord(word: string): string {
  if (word.length < shortest || known.has(word)) return word
  const found = remembered.get(word)
  if (found !== undefined) return found
  const likely = nearestOf(word)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, likely)
  return likely
}

function nearestOf(word: string): string {
  const near = new Set([word, ...shortened(word)].flatMap((rest) => byRest.get(rest) ?? []))
  let best = word
  let most = 0
  let second = 0
  for (const candidate of near) {
    if (candidate.length < shortest - 1 || !isOneEdit(word, candidate)) continue
    const share = known.get(candidate) ?? 0
    if (share > most) {
      second = most
      most = share
      best = candidate
    } else if (share > second) second = share
  }
  return most >= second * clearly ? best : word
}
