import { unorderedDate, yearOf } from '../births/birth-code.ts'
import { keyKinds } from '../keys/candidate-keys.ts'
import { isCccd, numberKey } from '../numbers/number-code.ts'
import type { RecordColumns } from './record-columns.ts'

/**
 * Keys of a whole list: those of `candidateKeys`, and four that a register does without, where each key is an item to be
 * written and read. Given name and surname with the hamlet (the year is mistyped and the middle name left out); with the
 * beginning of the number, and with its end (a digit is wrong, and the day or the commune too); and the surname alone
 * with the hamlet and the year (nothing known is left of the given name).
 */
export const wholeKinds = [...keyKinds, 'h', 's', 'e', 'f'] as const

/** Keys of one kind, a pair of whole numbers each: a sum of both would be beyond what the engine counts with quickly. 0 and 0 is no key. */
export interface KeyColumn {
  readonly first: Int32Array
  readonly second: Int32Array
}

/** Keys by column. */
export interface RecordKeys {
  /** Behind the first numbers of all records stand the further ones; `ownerOf` tells whose. */
  readonly number: KeyColumn
  readonly ownerOf: (place: number) => number
  /** One column for each kind behind the first. */
  readonly rest: readonly KeyColumn[]
}

const communes = 2 ** 16
/** Two hamlets of one commune can only meet among more hamlet names than any country has; then two strangers are compared. */
const mostHamlets = 2 ** 14
/** Two births so many years apart can only meet to be told apart. */
const years = 2 ** 8
const million = 1_000_000

export function recordKeys(columns: RecordColumns): RecordKeys {
  const { size, names, furtherNumbers } = columns
  const further = [...furtherNumbers].flatMap(([at, numbers]) => numbers.map((code) => [at, code] as const))
  const number = keyColumn(size + further.length)
  const column = () => keyColumn(size)
  const [byDate, byPlaceAndDate, byPlaceAndName, byPlaceAndYear] = [column(), column(), column(), column()]
  const [byHamlet, byNumberStart, byNumberEnd, byFamily] = [column(), column(), column(), column()]
  for (let at = 0; at < size; at++) {
    const code = columns.number[at] as number
    putNumber(number, at, code)
    const core = names.coreAt(at)
    if (core === 0) continue
    const birth = columns.birth[at] as number
    const commune = columns.commune[at] as number
    const sorted = names.sortedAt(at)
    const date = unorderedDate(birth)
    if (date !== 0) {
      put(byDate, at, core, date)
      put(byPlaceAndDate, at, commune + 1, date)
    } else if (birth !== 0) put(byDate, at, sorted, yearOf(birth))
    put(byPlaceAndName, at, sorted, commune)
    if (birth !== 0) put(byPlaceAndYear, at, core, yearOf(birth) * communes + commune)
    const hamlet = columns.hamlet[at] as number
    if (hamlet !== 0) {
      const place = (hamlet % mostHamlets) * communes + commune
      put(byHamlet, at, core, place)
      const surname = names.surnameAt(at)
      if (birth !== 0 && surname !== 0) put(byFamily, at, surname * years + (yearOf(birth) % years), place)
    }
    if (code === 0) continue
    const millions = (number.first[at] as number) - 1
    const below = number.second[at] as number
    const isCard = isCccd(code)
    put(
      byNumberStart,
      at,
      core,
      isCard ? millions * 100 + ((below / 10_000) | 0) : millions * 1000 + ((below / 1000) | 0),
    )
    put(byNumberEnd, at, core, (isCard ? 10_000 : 0) + (below % 10_000))
  }
  const rest = [byDate, byPlaceAndDate, byPlaceAndName, byPlaceAndYear, byHamlet, byNumberStart, byNumberEnd, byFamily]
  for (const [nth, [, code]] of further.entries()) putNumber(number, size + nth, code)
  return { number, rest, ownerOf: (place) => (place < size ? place : (further[place - size]?.[0] ?? 0)) }
}

const keyColumn = (size: number): KeyColumn => ({ first: new Int32Array(size), second: new Int32Array(size) })

function put({ first, second }: KeyColumn, at: number, one: number, other: number): void {
  first[at] = one
  second[at] = other
}

/** Millions and what is below them. */
function putNumber(column: KeyColumn, at: number, code: number): void {
  if (code === 0) return
  const key = numberKey(code)
  const millions = Math.floor(key / million)
  put(column, at, millions + 1, key - millions * million)
}

/** Whether the two have one key. */
export function isSameKey({ first, second }: KeyColumn, one: number, other: number): boolean {
  const key = first[one] as number
  return key !== 0 && key === first[other] && second[one] === second[other]
}
