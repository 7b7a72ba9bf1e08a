import { foldText } from '../names/fold-text.ts'

/** "không thuộc hộ nghèo", "chưa phải", "mới thoát nghèo": what stands behind it in its clause is what somebody is not. */
const denials = new Set(['khong', 'ko', 'chua', 'thoat'])
/** Stand between a denial and what it denies: "không phải là", "không còn thuộc diện", "thoát khỏi". */
const betweenDenials = new Set(['thuoc', 'phai', 'la', 'con', 'dien', 'nguoi', 'khoi'])
/** "không thuộc hộ nghèo hoặc cận nghèo" is neither; who "thoát nghèo, cận nghèo" is the second. */
const joins = new Set(['va', 'hoac', 'hay'])
/** A cell can hold 32,767 letters; what a group is called takes less. */
export const longestText = 300
const clauseEnd = /[,;.:()/|\n]|\b(?:nhung|ma)\b/

/**
 * Which of several things a list's text says, with the letters of the longest of its words that stands there, in the order in which they are
 * given. What the text denies it does not say. They are asked for together: what is denied goes on from one to the next.
 */
export function saidOf<Thing>(
  text: string,
  things: readonly Thing[],
  wordsOf: WordsOf<Thing>,
): { readonly thing: Thing; readonly length: number }[] {
  const { found, denied } = lookFor(text, things, wordsOf)
  return found
    .map(({ thing, places }) => ({
      thing,
      length: places.reduce((longest, { at, length }) => (at > denied ? longest : Math.max(longest, length)), 0),
    }))
    .filter(({ length }) => length > 0)
}

/** All of several things that a text says, each by a word that is no part of another's: "hộ cận nghèo" does not say "nghèo". */
export function allSaidOf<Thing>(text: string, things: readonly Thing[], wordsOf: WordsOf<Thing>): Thing[] {
  const { found, denied } = lookFor(text, things, wordsOf)
  const all = found.flatMap(({ places }) => places)
  return found
    .filter(({ places }) => places.some((one) => one.at < denied && !isPartOf(one, all)))
    .map(({ thing }) => thing)
}

const isPartOf = (one: Place, all: readonly Place[]): boolean =>
  all.some(({ at, end }) => at <= one.at && one.end <= end && end - at > one.end - one.at)

/**
 * Which of several things a text says that somebody is not: right behind "không thuộc" or "thoát", or named on behind what is. Any other "không"
 * of a text denies something else: "không có HĐLĐ, mất việc".
 */
export function deniedOf<Thing>(text: string, things: readonly Thing[], wordsOf: WordsOf<Thing>): Thing[] {
  const { said, found } = lookFor(text, things, wordsOf)
  const all = found.flatMap(({ places }) => places)
  const denied = said.denied(all.filter((one) => !isPartOf(one, all)))
  return found.filter(({ places }) => places.some((place) => denied.has(place))).map(({ thing }) => thing)
}

type WordsOf<Thing> = (thing: Thing) => readonly string[]

/** Where each thing's words stand in a text, and behind which word everything is denied. */
function lookFor<Thing>(text: string, things: readonly Thing[], wordsOf: WordsOf<Thing>) {
  const said = new Said(foldText(text.slice(0, longestText)))
  const found = things.map((thing) => ({
    thing,
    places: wordsOf(thing).flatMap((word) => said.find(foldText(word))),
  }))
  return { said, found, denied: said.deniedFrom(found.flatMap(({ places }) => places)) }
}

const partsOf = (text: string): string[] => text.split(/[^a-z0-9]+/).filter((part) => part !== '')

interface Place {
  /** Which of the text's words it begins with, and behind which it ends. */
  readonly at: number
  readonly end: number
  /** Letters. */
  readonly length: number
}

/** A text as its words, each with the clause that it stands in. */
class Said {
  private readonly words: string[] = []
  private readonly clauses: number[] = []

  constructor(key: string) {
    for (const [clause, text] of key.split(clauseEnd).entries())
      for (const word of partsOf(text)) {
        this.words.push(word)
        this.clauses.push(clause)
      }
  }

  find(word: string): Place[] {
    const parts = partsOf(word)
    if (parts.length === 0) return []
    return this.words.flatMap((_, at) =>
      parts.every((part, index) => this.words[at + index] === part)
        ? [{ at, end: at + parts.length, length: word.length }]
        : [],
    )
  }

  /**
   * Behind which word everything is denied: a list of what somebody is not goes on behind a comma. A "không" that belongs to a thing's own
   * words denies nothing.
   */
  deniedFrom(places: readonly Place[]): number {
    const found = this.words.findIndex(
      (word, denial) =>
        denials.has(word) &&
        !places.some(({ at, end }) => at <= denial && denial < end) &&
        places.some(({ at }) => at > denial && this.clauses[at] === this.clauses[denial]),
    )
    return found < 0 ? Number.POSITIVE_INFINITY : found
  }

  /** The places right behind a denial, and those that go on from one. */
  denied(places: readonly Place[]): Set<Place> {
    const denied = new Set<Place>()
    const listed = new Set<number>()
    for (const place of [...places].sort((a, b) => a.at - b.at)) {
      const from = this.before(place.at, joins)
      const denial = this.before(place.at, betweenDenials)
      const word = this.words[denial - 1] ?? ''
      const goesOn = listed.has(from)
      const isDenied = denials.has(word) && this.clauses[denial - 1] === this.clauses[place.at]
      if (!isDenied && !goesOn) continue
      denied.add(place)
      if (goesOn || word !== 'thoat') listed.add(place.end)
    }
    return denied
  }

  /** Behind which word the words before a place begin that are of some. */
  private before(at: number, some: ReadonlySet<string>): number {
    let from = at
    while (from > 0 && some.has(this.words[from - 1] ?? '')) from -= 1
    return from
  }
}
