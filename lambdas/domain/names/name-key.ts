import { foldText } from './fold-text.ts'

/** Every sign that stands for the apostrophe in lists: ' ’ ‘ ‛ ʼ ʹ ′ ` ´ " “ ” and the full-width one. */
const apostrophes = /['’‘‛ʼʹʻ′`´"“”＇]/g
/** One letter with an apostrophe belongs to what follows, blank or not: H' Maryam, K' Tla, M'Lô. */
const letterApostrophe = /(^| )([a-z]) ?' ?(?=[a-z])/g
const hyphens = /[-‐‑‒–—−]/g
/** Everything but letters and digits of any script: a name in Chinese or Khmer letters is a name too. */
const others = /[^\p{L}\p{N} ]+/gu
/** The men's Y and women's H of Êđê names, which begin the name, written apart. */
const leadingMark = /^([yh]) (?=[a-z])/
/** A lone H inside a name ("Nguyễn Thị H Wên") is the same mark; a lone Y there is the Vietnamese given name Ý. */
const innerH = /( h) (?=[a-z]{2})/g

/** Nothing of the above but, maybe, a mark: most names. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/**
 * The key by which two spellings of a name are the same: no accents, lower case, single blanks, and the mark Y or H'
 * of Êđê names joined to the given name, so that "H'Maryam Niê", "H Maryam Nie", "h’maryam niê", "H-Maryam Niê" and
 * "HMaryam Niê" are one key. People type their names without accents at the look-up, so accents can never tell two
 * names apart here; and the order of the words stays, because an Êđê name begins with the given name.
 */
export function nameKey(name: string): string {
  const folded = foldText(name)
  return (plain.test(folded) ? folded : withoutSigns(folded)).replace(leadingMark, '$1').replace(innerH, '$1')
}

function withoutSigns(folded: string): string {
  return folded
    .replace(apostrophes, "'")
    .replace(letterApostrophe, '$1$2')
    .replace(/^([yh])[-‐‑‒–—−. ]+(?=[a-z])/, '$1')
    .replace(/'/g, '')
    .replace(hyphens, ' ')
    .replace(others, ' ')
    .replace(/ +/g, ' ')
    .trim()
}
