import { foldWord } from './fold-word.ts'
import { partsIn } from './word-parts.ts'

/** How people are called in front of their names, with the fewest words that must follow: "Ông" begins names as well, and Em is a given name. */
const callings: ReadonlyMap<string, number> = new Map([
  ...['bà', 'cụ', 'bác', 'chú', 'cô', 'chị', 'cháu'].map((word) => [word, 2] as const),
  ...['ông', 'em', 'ong', 'ba'].map((word) => [word, 3] as const),
])
/** Only in names that are typed without accents throughout: Ba is a name. */
const unaccented: ReadonlySet<string> = new Set(['ong', 'ba'])
/** "Hộ ông Nguyễn Văn Hùng": the household's list. */
const ofHousehold = /^hộ (?:gia đình )?(?:ông|bà|anh|chị)[ :.]+(?=\p{L}+ )/u
const called = /^(\p{L}+)[:.]? +(.*)$/u
/** "(Ama Hoa)", "(tức Bảy)", "(đã chết)" */
const inBrackets = /[([]([^()[\]]*)[)\]]?/g
const tag = /^(?:\p{L}|\d)$/u
const mark = /^[yh](?: ?['’‘‛ʼʹʻ′`´] ?|[-. ]+)\p{L}/u
const plain = /^[a-z' -]*$/

/** Words that a name may have in front of it, for who must look at it as a whole then. */
export const beginsCalling = (word: string): boolean => word === 'hộ' || callings.has(word)

/**
 * A name without what lists write around it: "Ông", "Hộ bà" and the like before a surname or the mark of an Êđê name, and what stands in
 * brackets. A letter there tells namesakes of one hamlet apart ("Hùng (A)"), so it stays, where it is no given name.
 * @param text in lower case, composed, single blanks
 */
export function nameAlone(text: string): string {
  const bare = /[([]/.test(text) ? withoutBrackets(text) : text
  const named = bare.replace(ofHousehold, '')
  const [, first = '', rest = ''] = called.exec(named) ?? []
  const fewest = callings.get(first)
  if (fewest === undefined || (unaccented.has(first) && !plain.test(rest))) return named
  const words = rest.split(' ')
  const { folded, hasGluedMark } = foldWord(words[0] ?? '')
  if (mark.test(rest) || hasGluedMark) return rest
  return words.length >= fewest && partsIn(folded).isFamily ? rest : named
}

function withoutBrackets(text: string): string {
  const tags: string[] = []
  const outside = text
    .replace(inBrackets, (_, inside: string) => {
      if (tag.test(inside.trim())) tags.push(inside.trim())
      return ' '
    })
    .replace(/ +/g, ' ')
    .trim()
  const words = outside.split(' ')
  if (words.length < 2) return text
  return (mark.test(outside) ? [...words, ...tags] : [words[0], ...tags, ...words.slice(1)]).join(' ')
}
