import { unorderedDate, yearOf } from '../births/birth-code.ts'
import { numberKey } from '../numbers/number-code.ts'
import type { RecordColumns } from './record-columns.ts'

/** The keys of `candidateKeys`, as whole numbers, by column: 0 is no key. In the same order: n, d, c, p, g. */
export interface RecordKeys {
  /** Behind the first numbers of all records stand the further ones; `ownerOf` tells whose. */
  readonly number: Float64Array
  readonly ownerOf: (place: number) => number
  readonly rest: readonly Float64Array[]
}

const dates = 2 ** 21
const communes = 2 ** 16
const years = 2 ** 12

export function recordKeys(columns: RecordColumns): RecordKeys {
  const { size, names, furtherNumbers } = columns
  const further = [...furtherNumbers].flatMap(([at, numbers]) => numbers.map((code) => [at, code] as const))
  const number = new Float64Array(size + further.length)
  const rest = [0, 1, 2, 3].map(() => new Float64Array(size))
  const [byDate, byPlaceAndDate, byPlaceAndName, byPlaceAndYear] = rest as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
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
  }
  for (const [nth, [, code]] of further.entries()) number[size + nth] = numberKey(code)
  return { number, rest, ownerOf: (place) => (place < size ? place : (further[place - size]?.[0] ?? 0)) }
}
