import { cleanText } from '../../domain/names/clean-text.ts'
import { foldWord } from '../names/fold-word.ts'
import { likelyWord } from '../names/likely-word.ts'
import { beginsCalling } from '../names/name-alone.ts'
import { partsIn, type WordParts } from '../names/word-parts.ts'
import { TextTable } from './text-table.ts'

/** What a written word is: to be read by itself, the mark Y alone, with a mark before it, or only with the words around it. */
export type WordKind = 'plain' | 'lone-y' | 'marked-y' | 'marked-h' | 'odd'

export interface WordReading extends WordParts {
  readonly kind: WordKind
  /** Numbers of the word in `texts`, folded and with its accents; 0 where it is not read by itself. */
  readonly folded: number
  readonly accented: number
  /** Whether a name that begins with it must be read as text: "Ông", "Bà". */
  readonly isCalling: boolean
  /** What the folded word was most likely meant to be (`likelyWord`). */
  readonly likely: number
}

const letters = 'a-z\\u00DF-\\u024F\\u1E00-\\u1EFF'
const plain = new RegExp(`^[${letters}]{2,}$`)
const marked = new RegExp(`^h['’]([${letters}]{2,})$`)
/** Read with what stands beside them: the spoken mark, and Nguyễn in short. */
const beside: ReadonlySet<string> = new Set(['hơ', 'ng'])
const odd: WordReading = { kind: 'odd', isCalling: false, folded: 0, accented: 0, likely: 0, ...partsIn('') }
const loneY: WordReading = { ...odd, kind: 'lone-y' }

/**
 * Words of names, each read once: a million names are made of a few thousand words, and to read a name as text costs ten
 * times as much as to look up its words. What it says is what `prepareName` says of the same words.
 */
export class WordReadings {
  /** Folded and accented forms. */
  readonly texts = new TextTable()
  private readonly written = new TextTable()
  private readonly readings: WordReading[] = [odd]
  private readonly strings: (string | undefined)[] = []

  ofBytes(bytes: Uint8Array, start: number, end: number): WordReading {
    const id = this.written.idOfBytes(bytes, start, end)
    const known = this.readings[id]
    if (known !== undefined) return known
    const reading = this.read(cleanText(this.written.textOf(id)).toLowerCase())
    this.readings[id] = reading
    return reading
  }

  /** Of a word that was read with those around it. */
  ofForms(folded: string, accented: string): WordReading {
    return this.reading('odd', folded, accented)
  }

  textOf(id: number): string {
    const known = this.strings[id]
    if (known !== undefined) return known
    const text = this.texts.textOf(id)
    this.strings[id] = text
    return text
  }

  private read(word: string): WordReading {
    if (word === 'y') return loneY
    if (plain.test(word) && !beside.has(word)) {
      const { folded, accented, hasGluedMark } = foldWord(word)
      if (!hasGluedMark) return this.reading('plain', folded, accented, beginsCalling(word))
      return this.markedReading(word.startsWith('y') ? 'marked-y' : 'marked-h', word.slice(1))
    }
    const [, rest] = marked.exec(word) ?? []
    return rest === undefined ? odd : this.markedReading('marked-h', rest)
  }

  private markedReading(kind: WordKind, word: string): WordReading {
    const { folded, accented } = foldWord(word)
    return this.reading(kind, folded, accented)
  }

  private reading(kind: WordKind, folded: string, accented: string, isCalling = false): WordReading {
    const { texts } = this
    const likely = texts.idOf(likelyWord(folded))
    return { kind, isCalling, folded: texts.idOf(folded), accented: texts.idOf(accented), likely, ...partsIn(folded) }
  }
}
