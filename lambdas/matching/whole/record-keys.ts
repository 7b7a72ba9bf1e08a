import { unorderedDate, yearOf } from '../births/birth-code.ts'
import { keyKinds } from '../keys/candidate-keys.ts'
import { isCccd, numberKey } from '../numbers/number-code.ts'
import type { RecordColumns } from './record-columns.ts'

/**
 * Keys of a whole list: those of `candidateKeys`, and three that a register does without, where each key is an item to be
 * written and read. Given name and surname with the hamlet (the year is mistyped and the middle name left out); with the
 * beginning of the number, and with its end (a digit is wrong, and the day or the commune too).
 */
export const wholeKinds = [...keyKinds, 'h', 's', 'e'] as const

/** Keys as whole numbers, by column: 0 is no key. */
export interface RecordKeys {
  /** Behind the first numbers of all records stand the further ones; `ownerOf` tells whose. */
  readonly number: Float64Array
  readonly ownerOf: (place: number) => number
  /** One column for each kind behind the first. */
  readonly rest: readonly Float64Array[]
}

const dates = 2 ** 21
const communes = 2 ** 16
const years = 2 ** 12
/** Two hamlets of one commune can only meet among more hamlet names than any country has; then two strangers are compared. */
const hamlets = 2 ** 14
const starts = 2 ** 28
const lastDigits = 10_000

export function recordKeys(columns: RecordColumns): RecordKeys {
  const { size, names, furtherNumbers } = columns
  const further = [...furtherNumbers].flatMap(([at, numbers]) => numbers.map((code) => [at, code] as const))
  const number = new Float64Array(size + further.length)
  const column = () => new Float64Array(size)
  const [byDate, byPlaceAndDate, byPlaceAndName, byPlaceAndYear] = [column(), column(), column(), column()]
  const [byHamlet, byNumberStart, byNumberEnd] = [column(), column(), column()]
  for (let at = 0; at < size; at++) {
    number[at] = numberKey(columns.number[at] as number)
    const core = names.coreAt(at)
    if (core === 0) continue
    const birth = columns.birth[at] as number
    const commune = columns.commune[at] as number
    const date = unorderedDate(birth)
    if (date !== 0) {
      byDate[at] = core * dates + date
      byPlaceAndDate[at] = (commune + 1) * dates + date
    } else if (birth !== 0) byDate[at] = names.sortedAt(at) * dates + yearOf(birth)
    byPlaceAndName[at] = names.sortedAt(at) * communes + commune
    if (birth !== 0) byPlaceAndYear[at] = (core * years + yearOf(birth)) * communes + commune
    const hamlet = columns.hamlet[at] as number
    if (hamlet !== 0) byHamlet[at] = (core * hamlets + hamlet) * communes + commune
    const own = number[at] as number
    if (own === 0) continue
    byNumberStart[at] = core * starts + Math.floor(own / (isCccd(own) ? lastDigits : lastDigits / 10))
    byNumberEnd[at] = (core * 2 + (isCccd(own) ? 1 : 0)) * lastDigits + (own % lastDigits)
  }
  const rest = [byDate, byPlaceAndDate, byPlaceAndName, byPlaceAndYear, byHamlet, byNumberStart, byNumberEnd]
  for (const [nth, [, code]] of further.entries()) number[size + nth] = numberKey(code)
  return { number, rest, ownerOf: (place) => (place < size ? place : (further[place - size]?.[0] ?? 0)) }
}
