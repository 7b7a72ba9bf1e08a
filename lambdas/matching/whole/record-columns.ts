import { hamletKey } from '../../domain/names/hamlet-key.ts'
import type { Sex } from '../../domain/payments/entitlement.ts'
import { birthCode, noBirth } from '../births/birth-code.ts'
import { factsWith, type MatchRecord, type PreparedRecord } from '../match-record.ts'
import { numberCode } from '../numbers/number-code.ts'
import { copied } from './copied.ts'
import { NameColumn } from './name-column.ts'
import { TextTable } from './text-table.ts'

/** A file's size may promise more people than it has. */
const mostReserved = 2 ** 20

const sexes: readonly (Sex | null)[] = [null, 'nam', 'nữ']

/**
 * Records by column, some thirty bytes each: what a million of them take in memory decides whether one function can match a
 * province. Records are known by their place, from 0 on.
 */
export class RecordColumns {
  readonly names = new NameColumn()
  readonly communes = new TextTable()
  private readonly hamletTexts = new TextTable()
  private readonly hamletKeys = new TextTable()
  private readonly keyOfHamlet: number[] = [0]
  private readonly households = new TextTable()
  private count = 0
  birth = new Uint32Array(1024)
  sex = new Uint8Array(1024)
  /** The first number of each; 0 for none. */
  number = new Float64Array(1024)
  commune = new Uint32Array(1024)
  hamlet = new Uint32Array(1024)
  /** From the record's own id: puts records that say the same into an order that does not depend on how they came. */
  tie = new Uint32Array(1024)
  private household = new Uint32Array(1024)
  /** The few records that carry more than one number: those behind the first. */
  readonly furtherNumbers = new Map<number, readonly number[]>()

  get size(): number {
    return this.count
  }

  add(record: MatchRecord): number {
    const numbers = [...new Set(record.idNumbers.map(numberCode).filter((code) => code !== 0))]
    const at = this.addCodes(
      this.names.idOf(record.fullName),
      record.birth === null ? noBirth : birthCode(record.birth),
      sexes.indexOf(record.sex),
      numbers[0] ?? 0,
      this.communes.idOf(record.commune),
      this.hamletOf(this.hamletTexts.idOf(record.hamlet ?? '')),
      tieOf(record.id),
    )
    if (record.household !== null) this.setHousehold(at, record.household)
    if (numbers.length > 1) this.furtherNumbers.set(at, numbers.slice(1))
    return at
  }

  /** For who reads bytes of a file: a hamlet as it is written there. */
  hamletOfBytes(bytes: Uint8Array, start: number, end: number): number {
    return this.hamletOf(this.hamletTexts.idOfBytes(bytes, start, end))
  }

  /** For who has the codes already: of a name, a birth, a sex (0 unknown, 1 nam, 2 nữ), a number, a commune, a hamlet, an id. */
  addCodes(
    name: number,
    birth: number,
    sex: number,
    number: number,
    commune: number,
    hamlet: number,
    tie: number,
  ): number {
    const at = this.count
    if (at === this.birth.length) this.growTo(this.birth.length * 2)
    this.count += 1
    this.names.place(at, name)
    // Most rows say both, and then the number has nothing to add.
    const facts =
      number === 0 || (birth !== noBirth && sex !== 0) ? null : factsWith(birth, sexes[sex] ?? null, [number])
    this.birth[at] = facts === null ? birth : facts.birth
    this.sex[at] = facts === null ? sex : sexes.indexOf(facts.sex)
    this.number[at] = number
    this.commune[at] = commune
    this.hamlet[at] = hamlet
    this.tie[at] = tie
    return at
  }

  setHousehold(at: number, household: string): void {
    this.household[at] = this.households.idOf(household)
  }

  numbersOf(at: number): readonly number[] {
    const first = this.number[at] as number
    if (first === 0) return []
    const further = this.furtherNumbers.get(at)
    return further === undefined ? [first] : [first, ...further]
  }

  sexAt(at: number): Sex | null {
    return sexes[this.sex[at] as number] ?? null
  }

  recordAt(at: number): PreparedRecord {
    return {
      name: this.names.preparedAt(at),
      birth: this.birth[at] as number,
      sex: this.sexAt(at),
      numbers: this.numbersOf(at),
      commune: this.commune[at] as number,
      hamlet: this.hamlet[at] as number,
      household: this.household[at] as number,
    }
  }

  private hamletOf(text: number): number {
    const known = this.keyOfHamlet[text]
    if (known !== undefined) return known
    const key = this.hamletKeys.idOf(hamletKey(this.hamletTexts.textOf(text)))
    this.keyOfHamlet[text] = key
    return key
  }

  /**
   * Makes room for so many in all. Columns that grow while they are filled are copied each time, and the engine
   * throws away what it had optimised for those that had never grown.
   */
  reserve(people: number): void {
    const length = 2 ** Math.ceil(Math.log2(Math.min(Math.max(people, 1024), mostReserved)))
    if (length > this.birth.length) this.growTo(length)
    this.names.reserve(length)
  }

  private growTo(length: number): void {
    this.birth = copied(this.birth, new Uint32Array(length))
    this.sex = copied(this.sex, new Uint8Array(length))
    this.number = copied(this.number, new Float64Array(length))
    this.commune = copied(this.commune, new Uint32Array(length))
    this.hamlet = copied(this.hamlet, new Uint32Array(length))
    this.tie = copied(this.tie, new Uint32Array(length))
    this.household = copied(this.household, new Uint32Array(length))
  }
}

/** Of a record's id; the same on every machine. */
export function tieOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
