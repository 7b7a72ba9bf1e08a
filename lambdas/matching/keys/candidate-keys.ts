import { unorderedDate, yearOf } from '../births/birth-code.ts'
import type { PreparedRecord } from '../match-record.ts'
import { likelyWord } from '../names/likely-word.ts'
import { numberKey } from '../numbers/number-code.ts'

/** Which likeness a key stands for; the first letter of each key. */
export const keyKinds = ['n', 'd', 'c', 'p', 'g'] as const

/** A record is found by so many keys at most; each is an item of the register's table. */
export const mostKeys = 5

/**
 * The keys under which a record is kept and sought: two records are compared when they share one. In the order of what
 * they are worth: ID number; given name and surname with the date of birth; commune with that date; whole name in a
 * commune; given name, surname and year in a commune. Words are sorted and day and month too, so that neither the order of
 * words nor a swap of day and month parts two records. 01/01 and a year alone are no date: there the
 * whole name stands with the year.
 * They hold personal data in clear: whoever stores them hashes them with a key of his own first.
 */
export const candidateKeys = (record: PreparedRecord): string[] =>
  [...record.numbers.map((code) => `n:${numberKey(code)}`), ...likenessKeys(record)].slice(0, mostKeys)

/** Those of them that need no number, at most four: however many numbers the record has. */
export function likenessKeys({ name, birth, commune }: PreparedRecord): string[] {
  if (name.words.length === 0) return []
  const core = coreOf(name)
  const date = unorderedDate(birth)
  return [
    ...(date !== 0 ? [`d:${core}:${date}`, `c:${commune}:${date}`] : []),
    ...(date === 0 && birth !== 0 ? [`d:${name.sorted}:${yearOf(birth)}`] : []),
    `p:${name.sorted}:${commune}`,
    ...(birth !== 0 ? [`g:${core}:${yearOf(birth)}:${commune}`] : []),
  ]
}

/**
 * Given name and surname in alphabetical order, each as it was most likely meant: what is left of a name whose middle is left
 * out, whose order is turned, whose surname is mistyped.
 */
export function coreOf(name: PreparedRecord['name']): string {
  const [given, surname] = [likelyWord(name.given), likelyWord(name.surname)]
  return given < surname ? `${given} ${surname}` : `${surname} ${given}`
}
