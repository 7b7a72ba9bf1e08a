import { coreOf } from '../keys/candidate-keys.ts'
import type { NameShares } from '../names/name-shares.ts'
import { type PreparedName, prepareName } from '../names/prepare-name.ts'
import { copied } from './copied.ts'
import { TextTable } from './text-table.ts'

/** So many people's worth of general knowledge is mixed into what a list says of its own names: a short list says little. */
const priorPeople = 20_000

/** The names of all records. Each spelling is prepared once, and again only for pairs that are compared. */
export class NameColumn {
  private readonly spellings = new TextTable()
  private readonly sortedTexts = new TextTable()
  private readonly coreTexts = new TextTable()
  private spelling = new Uint32Array(1024)
  private sortedOf = new Uint32Array(1024)
  private coreOfSpelling = new Uint32Array(1024)
  /** Words of each spelling, folded and with accents; those of spelling n end at `wordEnds[n]`. */
  private readonly wordTexts = new TextTable()
  private words = new Uint32Array(1024)
  private wordEnds = new Uint32Array(1024)
  private prepared: (PreparedName | undefined)[] = []
  private known = 0

  idOf(text: string): number {
    return this.spellings.idOf(text)
  }

  idOfBytes(bytes: Uint8Array, start: number, end: number): number {
    return this.spellings.idOfBytes(bytes, start, end)
  }

  place(at: number, spelling: number): void {
    if (at >= this.spelling.length) this.spelling = copied(this.spelling, new Uint32Array(this.spelling.length * 2))
    this.spelling[at] = spelling
    if (spelling > this.known) this.prepare(spelling)
  }

  /** A number that is equal for names of the same words in any order. */
  sortedAt(at: number): number {
    return this.sortedOf[this.spelling[at] as number] as number
  }

  /** A number that is equal for names of the same given name and surname. */
  coreAt(at: number): number {
    return this.coreOfSpelling[this.spelling[at] as number] as number
  }

  preparedAt(at: number): PreparedName {
    const spelling = this.spelling[at] as number
    const known = this.prepared[spelling]
    if (known !== undefined) return known
    const name = prepareName(this.spellings.textOf(spelling))
    this.prepared[spelling] = name
    return name
  }

  /** How many people of the list bear each name, smoothed by what is generally known of its words. */
  shares(people: number, general: NameShares): NameShares {
    const bearers = new Uint32Array(this.sortedTexts.size + 1)
    const coreBearers = new Uint32Array(this.coreTexts.size + 1)
    const spelled = new Uint32Array(this.known + 1)
    for (let at = 0; at < people; at++) {
      const spelling = this.spelling[at] as number
      spelled[spelling] = (spelled[spelling] as number) + 1
      const [sorted, core] = [this.sortedOf[spelling] as number, this.coreOfSpelling[spelling] as number]
      bearers[sorted] = (bearers[sorted] as number) + 1
      coreBearers[core] = (coreBearers[core] as number) + 1
    }
    const borne = this.countWords(spelled)
    const all = people + priorPeople
    /** Besides the two who are compared. */
    const share = (bearing: number | undefined, prior: number) =>
      Math.max(1, Math.max(0, (bearing ?? 0) - 2) + priorPeople * prior) / all
    return {
      shareOf: (name) => share(bearers[this.sortedTexts.idOf(name.sorted)], general.shareOf(name)),
      coreShareOf: (name) => share(coreBearers[this.coreTexts.idOf(coreOf(name))], general.coreShareOf(name)),
      wordShare: (word) => ((borne[this.wordTexts.idOf(word)] ?? 0) + priorPeople * general.wordShare(word)) / all,
    }
  }

  private countWords(spelled: Uint32Array): Uint32Array {
    const borne = new Uint32Array(this.wordTexts.size + 1)
    for (let spelling = 1; spelling <= this.known; spelling++) {
      const end = this.wordEnds[spelling] as number
      for (let at = this.wordEnds[spelling - 1] as number; at < end; at++) {
        const word = this.words[at] as number
        borne[word] = (borne[word] as number) + (spelled[spelling] as number)
      }
    }
    return borne
  }

  private prepare(spelling: number): void {
    const name = prepareName(this.spellings.textOf(spelling))
    if (spelling >= this.sortedOf.length) {
      const length = this.sortedOf.length * 2
      this.sortedOf = copied(this.sortedOf, new Uint32Array(length))
      this.coreOfSpelling = copied(this.coreOfSpelling, new Uint32Array(length))
      this.wordEnds = copied(this.wordEnds, new Uint32Array(length))
    }
    this.sortedOf[spelling] = this.sortedTexts.idOf(name.sorted)
    this.coreOfSpelling[spelling] = name.words.length === 0 ? 0 : this.coreTexts.idOf(coreOf(name))
    this.known = spelling
    let end = this.wordEnds[spelling - 1] as number
    if (end + 2 * name.words.length > this.words.length) {
      this.words = copied(this.words, new Uint32Array(this.words.length * 2))
    }
    for (const [at, word] of name.words.entries()) {
      this.words[end++] = this.wordTexts.idOf(word)
      const accented = name.accents[at] ?? word
      if (accented !== word) this.words[end++] = this.wordTexts.idOf(accented)
    }
    this.wordEnds[spelling] = end
  }
}
