import { isFullBirth, monthOf, noBirth, yearOf } from '../births/birth-code.ts'
import { numberKey } from '../numbers/number-code.ts'
import { EqualKeys } from './equal-keys.ts'
import { PairList } from './pair-list.ts'
import type { RecordColumns } from './record-columns.ts'
import { isSameKey, type KeyColumn, recordKeys, wholeKinds } from './record-keys.ts'

export interface Candidates {
  /** Each pair at most once for every key of which it stands in a block too wide; else once. */
  readonly pairs: PairList
  /** Of each record how many of its commune bear its name, itself counted. */
  readonly namesakes: Uint32Array
  /** Pairs of one name, commune and year, whether one person's or two namesakes'; not of names that too many of a commune bear. */
  readonly ofOneYear: PairList
  /** Of each record how many carry its first number, itself counted. */
  readonly bearers: Uint32Array
}

/** In a wider block than this not every pair is looked at. Honest blocks have three or four records, the widest some forty. */
const widestBlock = 64
/** In a block that stays too wide each record is compared with so many of those most like it. */
const nearest = 3
/** The bit of a record that has been compared with its nearest. */
const crowded = 1 << 15

/** Pairs of records that share a key. Time and memory grow with the records and their pairs, not with the widest block. */
export function candidatePairs(columns: RecordColumns): Candidates {
  return new CandidateFinder(columns).find()
}

class CandidateFinder {
  private readonly columns: RecordColumns
  private readonly keys: ReturnType<typeof recordKeys>
  private readonly pairs = new PairList()
  private readonly namesakes: Uint32Array
  private readonly ofOneYear = new PairList()
  private readonly bearers: Uint32Array
  /** Bit k of a record: its block of the kind k is too wide, so that a pair may be left out there and counts elsewhere. */
  private readonly wide: Uint16Array

  constructor(columns: RecordColumns) {
    this.columns = columns
    this.keys = recordKeys(columns)
    this.namesakes = new Uint32Array(columns.size).fill(1)
    this.bearers = new Uint32Array(columns.size).fill(1)
    this.wide = new Uint16Array(columns.size)
  }

  find(): Candidates {
    const { number, rest, ownerOf } = this.keys
    const { namesakes, bearers } = this
    const hasFurther = number.first.length > this.columns.size
    const equal = new EqualKeys(number.first.length)
    equal.each(number, (places, size) => {
      const block = hasFurther ? Uint32Array.from(places.subarray(0, size), ownerOf).sort() : places
      for (let nth = 0; nth < size; nth++) {
        const at = block[nth] as number
        bearers[at] = Math.max(bearers[at] as number, size)
      }
      this.pairUp(0, block, size)
    })
    for (const [nth, keys] of rest.entries()) {
      const isByName = wholeKinds[nth + 1] === 'p'
      equal.each(keys, (block, size) => {
        if (isByName) {
          for (let member = 0; member < size; member++) namesakes[block[member] as number] = size
          if (size <= widestBlock) this.noteOfOneYear(block, size)
        }
        this.pairUp(nth + 1, block, size)
      })
    }
    return { pairs: this.pairs, namesakes, ofOneYear: this.ofOneYear, bearers }
  }

  private noteOfOneYear(block: Uint32Array, size: number): void {
    const { birth } = this.columns
    for (let nth = 1; nth < size; nth++) {
      const other = block[nth] as number
      const born = birth[other] as number
      if (born === noBirth) continue
      for (let before = 0; before < nth; before++) {
        const one = block[before] as number
        if (yearOf(birth[one] as number) === yearOf(born)) this.ofOneYear.add(one, other)
      }
    }
  }

  private pairUp(kind: number, block: Uint32Array, size: number): void {
    if (size > widestBlock) {
      this.pairUpWide(kind, block.slice(0, size))
      return
    }
    for (let nth = 1; nth < size; nth++) {
      const other = block[nth] as number
      for (let before = 0; before < nth; before++) this.add(kind, block[before] as number, other)
    }
  }

  private add(kind: number, one: number, other: number): void {
    if (!this.hasMet(kind, one, other)) this.pairs.add(one, other)
  }

  /** Whether a key before this one has brought the two together. */
  private hasMet(kind: number, one: number, other: number): boolean {
    const wide = (this.wide[one] as number) | (this.wide[other] as number)
    if (kind > 0 && (wide & 1) === 0 && this.hasCommonNumber(one, other)) return true
    for (let before = 0; before < kind - 1; before++) {
      const keys = this.keys.rest[before] as KeyColumn
      if (isSameKey(keys, one, other) && (wide & (2 << before)) === 0) return true
    }
    return false
  }

  private hasCommonNumber(one: number, other: number): boolean {
    const { number } = this.keys
    if (isSameKey(number, one, other)) return true
    const { furtherNumbers } = this.columns
    if (furtherNumbers.size === 0 || !(furtherNumbers.has(one) || furtherNumbers.has(other))) return false
    const others = this.columns.numbersOf(other).map(numberKey)
    return this.columns.numbersOf(one).some((code) => others.includes(numberKey(code)))
  }

  /** A key that very many share is narrowed by one more field; where that is not enough, each meets those most like it. */
  private pairUpWide(kind: number, block: Uint32Array): void {
    for (const at of block) this.wide[at] = (this.wide[at] as number) | (1 << kind)
    const narrower = new Map<string | number, number[]>()
    for (const at of block) {
      const key = this.narrowerOf(kind, at)
      const known = narrower.get(key)
      if (known === undefined) narrower.set(key, [at])
      else known.push(at)
    }
    for (const places of narrower.values()) {
      const isWide = places.length > widestBlock
      if (isWide) {
        // Who has met those most like him by one key would meet the same by the next.
        if (places.every((at) => ((this.wide[at] as number) & crowded) !== 0)) continue
        places.sort((one, other) => this.compareContent(one, other))
        for (const at of places) this.wide[at] = (this.wide[at] as number) | crowded
      }
      for (let nth = 1; nth < places.length; nth++) {
        const first = isWide ? Math.max(0, nth - nearest) : 0
        for (let before = first; before < nth; before++)
          this.addOrdered(kind, places[before] as number, places[nth] as number)
      }
    }
  }

  private addOrdered(kind: number, one: number, other: number): void {
    if (one < other) this.add(kind, one, other)
    else this.add(kind, other, one)
  }

  private narrowerOf(kind: number, at: number): string | number {
    const { names, birth, sex, hamlet } = this.columns
    const born = birth[at] as number
    switch (wholeKinds[kind]) {
      case 'n':
      case 'c':
        return names.coreAt(at)
      case 'p':
      case 'h':
        return yearOf(born)
      case 'g':
        return `${isFullBirth(born) ? monthOf(born) : 0}:${sex[at]}:${hamlet[at]}`
      default:
        return names.sortedAt(at)
    }
  }

  /** By what the records say, so that equal ones stand together; by their ids where they say the same. */
  private compareContent(one: number, other: number): number {
    const { names, birth, number, tie } = this.columns
    const by = (column: Float64Array | Uint32Array) => (column[one] as number) - (column[other] as number)
    return (
      compareTexts(names.preparedAt(one).sorted, names.preparedAt(other).sorted) || by(birth) || by(number) || by(tie)
    )
  }
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
