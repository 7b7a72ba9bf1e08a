import { isLikelyName } from '../guards.ts'
import { compareNames, type IsCommonWord } from '../names/compare-names.ts'
import { numberKey } from '../numbers/number-code.ts'
import type { Candidates } from './candidate-pairs.ts'
import type { RecordColumns } from './record-columns.ts'

/** Whose first number is somebody else's in his hamlet too, as a head's is where a list has copied it to the members. */
export interface NumbersOfOthers {
  /** Whether the record's number stands beside somebody of another name. */
  has(at: number): boolean
  /** Whether the first number of a, which b shares, stands beside a third one, whose name is neither's. */
  hasThird(a: number, b: number): boolean
}

/** Of the candidates' pairs all that share a number are meant, but those of a number that a crowd has. */
export function numbersOfOthers(
  columns: RecordColumns,
  { pairs, bearers }: Candidates,
  isCommon: IsCommonWord,
): NumbersOfOthers {
  const { names, number, commune, hamlet, size } = columns
  const ofOthers = new Uint8Array(size)
  const isOther = (a: number, b: number): boolean =>
    !isLikelyName(compareNames(names.preparedAt(a), names.preparedAt(b), isCommon))
  for (let nth = 0; nth < pairs.size; nth++) {
    const a = pairs.one(nth)
    const b = pairs.other(nth)
    const code = number[a] as number
    if (code === 0 || numberKey(code) !== numberKey(number[b] as number)) continue
    if (commune[a] !== commune[b] || hamlet[a] !== hamlet[b] || !isOther(a, b)) continue
    ofOthers[a] = 1
    ofOthers[b] = 1
  }
  const bearersOf = new Map<number, number[]>()
  for (let at = 0; at < size; at++) {
    if ((bearers[at] as number) < 3) continue
    const key = numberKey(number[at] as number)
    const known = bearersOf.get(key)
    if (known === undefined) bearersOf.set(key, [at])
    else known.push(at)
  }
  return {
    has: (at) => ofOthers[at] === 1,
    hasThird: (a, b) =>
      bearersOf
        .get(numberKey(number[a] as number))
        ?.some((third) => third !== a && third !== b && isOther(third, a) && isOther(third, b)) ?? false,
  }
}
