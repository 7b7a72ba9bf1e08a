import { likelyWord } from '../names/likely-word.ts'
import type { NameShares } from '../names/name-shares.ts'
import { mostLetters, mostWords, type PreparedName, partsOf, prepareName } from '../names/prepare-name.ts'
import { copied } from './copied.ts'
import { TextTable } from './text-table.ts'
import { type WordReading, WordReadings } from './word-readings.ts'

/** So many people's worth of general knowledge is mixed into what a list says of its own names: a short list says little. */
const priorPeople = 20_000
/** So many words has a name. */
const mostlyWords = 3
const blank = 0x20
const marks = [null, 'y', 'h'] as const

/** The names of all records. Each spelling is read once, and becomes a name in text only for pairs that are compared. */
export class NameColumn {
  private readonly spellings = new TextTable()
  private readonly words = new WordReadings()
  private readonly sortedNames = new TextTable()
  private readonly cores = new TextTable()
  private spelling = new Uint32Array(1024)
  private sortedOf = new Uint32Array(1024)
  private coreOfSpelling = new Uint32Array(1024)
  private surnameOfSpelling = new Uint32Array(1024)
  /** Of each spelling the words, folded and with accents in turn; those of spelling n end at `wordEnds[n]`. */
  private wordIds = new Uint32Array(4096)
  private wordEnds = new Uint32Array(1024)
  /** Mark, and places of given name and surname among the words (15 for none), four bits each. */
  private partsOfSpelling = new Uint16Array(1024)
  private prepared: (PreparedName | undefined)[] = []
  private known = 0
  /** Words of the name that is read now, `count` of them: the engine cuts an array only slowly. */
  private readonly row: WordReading[] = []
  private count = 0
  private readonly tuple = new Uint32Array(mostWords)
  private readonly tupleBytes = new Uint8Array(this.tuple.buffer)

  /** Room for the names of so many, most of them written as nobody else's. */
  reserve(people: number): void {
    if (people > this.spelling.length) this.spelling = copied(this.spelling, new Uint32Array(people))
    if (people > this.sortedOf.length) this.growTo(people)
    const words = people * mostlyWords * 2
    if (words > this.wordIds.length) this.wordIds = copied(this.wordIds, new Uint32Array(words))
    for (const table of [this.spellings, this.sortedNames, this.cores]) table.reserve(people)
  }

  idOf(text: string): number {
    return this.spellings.idOf(text)
  }

  idOfBytes(bytes: Uint8Array, start: number, end: number): number {
    return this.spellings.idOfBytes(bytes, start, end)
  }

  place(at: number, spelling: number): void {
    if (at >= this.spelling.length) this.spelling = copied(this.spelling, new Uint32Array(this.spelling.length * 2))
    this.spelling[at] = spelling
    if (spelling > this.known) this.read(spelling)
  }

  /** A number that is equal for names of the same words in any order. */
  sortedAt(at: number): number {
    return this.sortedOf[this.spelling[at] as number] as number
  }

  /** A number that is equal for names of the same given name and surname, as they were most likely meant. */
  coreAt(at: number): number {
    return this.coreOfSpelling[this.spelling[at] as number] as number
  }

  /** A number that is equal for names of the same surname, as it was most likely meant; 0 where there is none. */
  surnameAt(at: number): number {
    return this.surnameOfSpelling[this.spelling[at] as number] as number
  }

  preparedAt(at: number): PreparedName {
    const spelling = this.spelling[at] as number
    const known = this.prepared[spelling]
    if (known !== undefined) return known
    const name = this.prepare(spelling)
    this.prepared[spelling] = name
    return name
  }

  /** How many people of the list bear each name, smoothed by what is generally known of its words. */
  shares(people: number, general: NameShares): NameShares {
    const bearers = new Uint32Array(this.sortedNames.size + 1)
    const coreBearers = new Uint32Array(this.cores.size + 1)
    const spelled = new Uint32Array(this.known + 1)
    for (let at = 0; at < people; at++) {
      const spelling = this.spelling[at] as number
      spelled[spelling] = (spelled[spelling] as number) + 1
      const sorted = this.sortedOf[spelling] as number
      const core = this.coreOfSpelling[spelling] as number
      bearers[sorted] = (bearers[sorted] as number) + 1
      coreBearers[core] = (coreBearers[core] as number) + 1
    }
    const borne = this.countWords(spelled)
    const all = people + priorPeople
    /** Besides the two who are compared. */
    const share = (bearing: number | undefined, prior: number) =>
      Math.max(1, Math.max(0, (bearing ?? 0) - 2) + priorPeople * prior) / all
    const { texts } = this.words
    // A name is asked for again with each pair that it stands in, and of most pairs both have the same.
    const shareOfName = new Map<PreparedName, number>()
    return {
      shareOf: (name) => {
        let found = shareOfName.get(name)
        if (found === undefined) {
          found = share(bearers[this.sortedId(name.words.map((word) => texts.idOf(word)))], general.shareOf(name))
          shareOfName.set(name, found)
        }
        return found
      },
      coreShareOf: (name) => share(coreBearers[this.coreId(name)], general.coreShareOf(name)),
      wordShare: (word) => ((borne[texts.idOf(word)] ?? 0) + priorPeople * general.wordShare(word)) / all,
    }
  }

  private countWords(spelled: Uint32Array): Uint32Array {
    const borne = new Uint32Array(this.words.texts.size + 1)
    for (let spelling = 1; spelling <= this.known; spelling++) {
      const end = this.wordEnds[spelling] as number
      for (let at = this.wordEnds[spelling - 1] as number; at < end; at += 2) {
        const folded = this.wordIds[at] as number
        const accented = this.wordIds[at + 1] as number
        borne[folded] = (borne[folded] as number) + (spelled[spelling] as number)
        if (accented !== folded) borne[accented] = (borne[accented] as number) + (spelled[spelling] as number)
      }
    }
    return borne
  }

  private read(spelling: number): void {
    if (spelling >= this.sortedOf.length) this.growTo(this.sortedOf.length * 2)
    this.known = spelling
    const { row } = this
    const mark = this.readWords(spelling)
    if (mark === -1) {
      this.readText(spelling)
      return
    }
    const { count } = this
    // Behind the lone mark Y stands the given name; a mark that is glued to a word makes it the given name.
    let marked = mark
    let letter = mark === 0 ? 1 : 0
    for (let at = 0; at < count && marked === noMark; at++) {
      const { kind } = row[at] as WordReading
      if (kind === 'plain') continue
      marked = at
      letter = kind === 'marked-y' ? 1 : 2
    }
    const { given, surname } = partsOf(row, marked === noMark ? -1 : marked, count)
    this.put(spelling, letter, given, surname)
  }

  /** Words of the spelling into `row`; gives 0 where a lone Y stands before them, -1 where they must be read as text. */
  private readWords(spelling: number): number {
    const { row } = this
    const { source } = this.spellings
    const end = this.spellings.endOf(spelling)
    let at = this.spellings.startOf(spelling)
    if (end - at > mostLetters) return -1
    let found = noMark
    let count = 0
    while (at < end) {
      if (source[at] === blank) {
        at += 1
        continue
      }
      const start = at
      while (at < end && source[at] !== blank) at += 1
      const reading = this.words.ofBytes(source, start, at)
      const isLoneY = reading.kind === 'lone-y'
      if (reading.kind === 'odd' || (isLoneY && (count > 0 || found === 0))) return -1
      if (count === 0 && reading.isCalling) return -1
      // Whether a second mark, or one behind a middle name, is one, the words around it tell.
      if (isMarked(reading) && (found === 0 || count > 1 || (count === 1 && isMarked(row[0] as WordReading)))) return -1
      if (isLoneY) found = 0
      else row[count++] = reading
    }
    this.count = count
    return count === 0 || count > mostWords ? -1 : found
  }

  private readText(spelling: number): void {
    const { words, accents, given, surname, mark } = prepareName(this.spellings.textOf(spelling))
    this.count = words.length
    for (const [at, word] of words.entries()) this.row[at] = this.words.ofForms(word, accents[at] ?? word)
    this.put(spelling, marks.indexOf(mark), words.lastIndexOf(given), surname === '' ? -1 : words.indexOf(surname))
  }

  private put(spelling: number, mark: number, given: number, surname: number): void {
    const { row, count } = this
    let end = this.wordEnds[spelling - 1] as number
    if (end + 2 * count > this.wordIds.length)
      this.wordIds = copied(this.wordIds, new Uint32Array(this.wordIds.length * 2))
    for (let at = 0; at < count; at++) {
      const { folded, accented } = row[at] as WordReading
      this.wordIds[end++] = folded
      this.wordIds[end++] = accented
      this.insert(at, folded)
    }
    this.wordEnds[spelling] = end
    this.partsOfSpelling[spelling] = (mark << 8) | ((given & 15) << 4) | (surname & 15)
    this.sortedOf[spelling] = this.sortedNames.idOfBytes(this.tupleBytes, 0, count * 4)
    this.surnameOfSpelling[spelling] = row[surname]?.likely ?? 0
    this.coreOfSpelling[spelling] = count === 0 ? 0 : this.pairId(row[given]?.likely ?? 0, row[surname]?.likely ?? 0)
  }

  private prepare(spelling: number): PreparedName {
    const words: string[] = []
    const accents: string[] = []
    let isAccented = false
    const end = this.wordEnds[spelling] as number
    for (let at = this.wordEnds[spelling - 1] as number; at < end; at += 2) {
      const folded = this.wordIds[at] as number
      const accented = this.wordIds[at + 1] as number
      words.push(this.words.textOf(folded))
      accents.push(this.words.textOf(accented))
      if (folded !== accented) isAccented = true
    }
    const parts = this.partsOfSpelling[spelling] as number
    const given = words[(parts >> 4) & 15] ?? ''
    const surname = words[parts & 15] ?? ''
    const mark = marks[parts >> 8] ?? null
    return { words, accents, sorted: words.toSorted().join(' '), given, surname, mark, isAccented }
  }

  private sortedId(folded: readonly number[]): number {
    for (let at = 0; at < folded.length; at++) this.insert(at, folded[at] as number)
    return this.sortedNames.idOfBytes(this.tupleBytes, 0, folded.length * 4)
  }

  /** Into the first words of the tuple, in ascending order. */
  private insert(count: number, id: number): void {
    const { tuple } = this
    let to = count
    for (; to > 0 && (tuple[to - 1] as number) > id; to--) tuple[to] = tuple[to - 1] as number
    tuple[to] = id
  }

  private coreId({ given, surname }: PreparedName): number {
    const { texts } = this.words
    return this.pairId(texts.idOf(likelyWord(given)), texts.idOf(likelyWord(surname)))
  }

  private pairId(one: number, other: number): number {
    this.tuple[0] = Math.min(one, other)
    this.tuple[1] = Math.max(one, other)
    return this.cores.idOfBytes(this.tupleBytes, 0, 8)
  }

  private growTo(length: number): void {
    this.sortedOf = copied(this.sortedOf, new Uint32Array(length))
    this.coreOfSpelling = copied(this.coreOfSpelling, new Uint32Array(length))
    this.surnameOfSpelling = copied(this.surnameOfSpelling, new Uint32Array(length))
    this.wordEnds = copied(this.wordEnds, new Uint32Array(length))
    this.partsOfSpelling = copied(this.partsOfSpelling, new Uint16Array(length))
  }
}

const isMarked = ({ kind }: WordReading): boolean => kind === 'marked-y' || kind === 'marked-h'

/** Beyond every word. */
const noMark = 99
