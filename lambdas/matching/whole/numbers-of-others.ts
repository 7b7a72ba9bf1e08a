import { isLikelyName } from '../guards.ts'
import { compareNames, type IsCommonWord } from '../names/compare-names.ts'
import { numberKey } from '../numbers/number-code.ts'
import type { PairList } from './pair-list.ts'
import type { RecordColumns } from './record-columns.ts'

/** Whose first number is somebody else's in his hamlet too, as a head's is where a list has copied it to the members. */
export interface NumbersOfOthers {
  /** Whether the record's number stands beside somebody of another name. */
  has(at: number): boolean
  /** Whether the number that a and b share stands beside a third one, whose name is neither's. */
  hasThird(a: number, b: number): boolean
}

/** @param pairs all that share a number are among them */
export function numbersOfOthers(columns: RecordColumns, pairs: PairList, isCommon: IsCommonWord): NumbersOfOthers {
  const { names, number, commune, hamlet, size } = columns
  const ofOthers = new Uint8Array(size)
  const areOfOneHamlet = (a: number, b: number): boolean => commune[a] === commune[b] && hamlet[a] === hamlet[b]
  const isOther = (a: number, b: number): boolean =>
    !isLikelyName(compareNames(names.preparedAt(a), names.preparedAt(b), isCommon))
  for (let nth = 0; nth < pairs.size; nth++) {
    const a = pairs.one(nth)
    const b = pairs.other(nth)
    const code = number[a] as number
    if (code === 0 || numberKey(code) !== numberKey(number[b] as number)) continue
    if (!areOfOneHamlet(a, b) || !isOther(a, b)) continue
    ofOthers[a] = 1
    ofOthers[b] = 1
  }
  const bearers = new Map<number, number[]>()
  for (let at = 0; at < size; at++) {
    if (ofOthers[at] === 0) continue
    const key = numberKey(number[at] as number)
    const known = bearers.get(key)
    if (known === undefined) bearers.set(key, [at])
    else known.push(at)
  }
  return {
    has: (at) => ofOthers[at] === 1,
    hasThird: (a, b) =>
      (bearers.get(numberKey(number[a] as number)) ?? []).some(
        (third) => third !== a && third !== b && areOfOneHamlet(third, a) && isOther(third, a) && isOther(third, b),
      ),
  }
}
