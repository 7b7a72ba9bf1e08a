import { cleanText } from '../../domain/names/clean-text.ts'
import { foldWord } from './fold-word.ts'
import { clanWords } from './known-words.ts'
import { nameAlone } from './name-alone.ts'
import { partsIn, type WordParts } from './word-parts.ts'

/** A name made ready to be compared. All words are in lower case, without punctuation and without the marks Y and H'. */
export interface PreparedName {
  /** Folded, in the order of the list. */
  readonly words: readonly string[]
  /** The same with accents, in one form (`foldWord`). */
  readonly accents: readonly string[]
  /** The folded words in alphabetical order: equal for every order of one name. */
  readonly sorted: string
  readonly given: string
  /** Surname, or the first word of the clan. */
  readonly surname: string
  /** The mark of Êđê, M'nông and Jrai names, men's or women's; null where the list has none. */
  readonly mark: 'y' | 'h' | null
  /** False where the whole name is typed without accents. */
  readonly isAccented: boolean
}

/** More words or letters than any name has would only cost time. */
export const [mostWords, mostLetters] = [12, 160]

/** What makes a name more than words of letters: a sign, a lone letter, a mark that is spoken out. Nine in ten have nothing of it. */
const special = /[^a-z\u00DF-\u024F\u1E00-\u1EFF ]|(?:^| )[^ ](?: |$)|^hơ |^$/
const apostrophes = /['’‘‛ʼʹʻ′`´"“”＇]/g
const hyphens = /[-‐‑‒–—−]/g
const others = /[^\p{L}\p{M}\p{N} ·]+/gu
/** Stands behind a letter that is surely a mark, until the words are divided. */
const sure = '·'
/** A tone on the Y is a slip: nobody's surname is Ý. */
const tonedMark = /^[ỳýỷỹỵ](?=[ '-])/u
const leadingMark = /^([yh])(?: ?' ?|[-. ]+)(?=\p{L}{2})/u
const spokenMark = /^hơ[- ](?=\p{L}{2})/u
const innerMark = /( [yh]) ?' ?(?=\p{L})/gu
const loneH = / h (?=\p{L}{2})/gu
const loneY = / y (?=\p{L}{2})/gu
const letterApostrophe = /(^| )(\p{L}) ?' ?(?=\p{L})/gu

/**
 * Divides a name into words and finds the given name: the last word of a Vietnamese name; of an Êđê, M'nông or Jrai name
 * the word behind the mark, which comes first, before the clan.
 */
export function prepareName(fullName: string): PreparedName {
  const clean = nameAlone(cleanText(fullName.slice(0, mostLetters)).toLowerCase())
  return nameOf(special.test(clean) ? wordsOf(clean) : clean.split(' ').slice(0, mostWords))
}

/** The words of a name in which something stands for more than a letter; a sure mark is followed by `sure`. */
function wordsOf(clean: string): string[] {
  let text = clean.replaceAll(sure, ' ').replace(apostrophes, "'").replace(hyphens, '-')
  text = text
    .replace(tonedMark, 'y')
    .replace(leadingMark, `$1${sure}`)
    .replace(spokenMark, `h${sure}`)
    .replace(innerMark, `$1${sure}`)
  text = text.replace(letterApostrophe, '$1$2').replace(/'/g, '').replace(others, ' ').replace(/ +/g, ' ').trim()
  text = text.replace(loneH, ` h${sure}`)
  // A lone Y inside a Vietnamese name is part of it ("Lê Y Vân"); behind a clan it is the mark of a name written clan first.
  if (clanWords.has(foldWord(text.split(' ', 1)[0] ?? '').folded)) text = text.replace(loneY, ` y${sure}`)
  return text === '' ? [] : text.split(' ').slice(0, mostWords)
}

function nameOf(written: readonly string[]): PreparedName {
  const words: string[] = []
  const accents: string[] = []
  let mark: 'y' | 'h' | null = null
  let marked = -1
  let isAccented = false
  for (let at = 0; at < written.length; at++) {
    const word = written[at] ?? ''
    let found = foldWord(at === 0 && word === 'ng' ? 'nguyễn' : word)
    if (word[1] === sure || (found.hasGluedMark && canBeMarked(at, words[0], mark))) {
      found = foldWord(word.slice(word[1] === sure ? 2 : 1))
      if (mark === null) {
        mark = word[0] === 'y' ? 'y' : 'h'
        marked = at
      }
    }
    words.push(found.folded)
    accents.push(found.accented)
    if (found.folded !== found.accented) isAccented = true
  }
  const { given, surname } = partsOf(words.map(partsIn), marked)
  const sorted = words.toSorted().join(' ')
  return { words, accents, sorted, given: words[given] ?? '', surname: words[surname] ?? '', mark, isAccented }
}

/** A glued mark is a slip of the hand behind another mark, and behind the middle name of a Vietnamese name ("Nguyễn Văn Hnùg"). */
export const canBeMarked = (at: number, first: string | undefined, mark: string | null): boolean =>
  mark === null && (at < 2 || !partsIn(first ?? '').isOnlySurname)

/**
 * At which words given name and surname stand; -1 for none.
 * @param marked the word behind the mark of an Êđê, M'nông or Jrai name; -1 for none
 * @param count so many of the words are the name's
 */
export function partsOf(
  words: readonly WordParts[],
  marked: number,
  count = words.length,
): { given: number; surname: number } {
  const last = count - 1
  if (marked !== -1) return { given: marked, surname: last > 0 ? (marked === 0 ? 1 : 0) : -1 }
  if (last > 0 && !words[0]?.isFamily) {
    // "Hùng Văn Nguyễn", "Bhăm Niê"; and "Hùng Nguyễn Văn", where only the given name was put first.
    if (words[last]?.isOnlySurname || words[last]?.isClan) return { given: 0, surname: clanIn(words, count) ?? last }
    if (last > 1 && words[1]?.isSurname) return { given: 0, surname: 1 }
  }
  return { given: last, surname: last > 0 ? 0 : -1 }
}

/** Of a double clan (Niê Kdăm) the first word counts: lists leave the second one out. */
function clanIn(words: readonly WordParts[], count: number): number | undefined {
  for (let at = 1; at < count; at++) if (words[at]?.isClan) return at
  return undefined
}
