import { isLikelyName } from '../guards.ts'
import { compareNames, type IsCommonWord } from '../names/compare-names.ts'
import { numberKey } from '../numbers/number-code.ts'
import type { PairList } from './pair-list.ts'
import type { RecordColumns } from './record-columns.ts'

/**
 * 1 for each record whose first number stands in its hamlet beside somebody of another name too, as a head's does where a list has
 * copied it to the members.
 * @param pairs all that share a number are among them
 */
export function numbersOfOthers(columns: RecordColumns, pairs: PairList, isCommon: IsCommonWord): Uint8Array {
  const { names, number, commune, hamlet, size } = columns
  const ofOthers = new Uint8Array(size)
  for (let nth = 0; nth < pairs.size; nth++) {
    const a = pairs.one(nth)
    const b = pairs.other(nth)
    const code = number[a] as number
    if (code === 0 || numberKey(code) !== numberKey(number[b] as number)) continue
    if (commune[a] !== commune[b] || hamlet[a] !== hamlet[b]) continue
    if (isLikelyName(compareNames(names.preparedAt(a), names.preparedAt(b), isCommon))) continue
    ofOthers[a] = 1
    ofOthers[b] = 1
  }
  return ofOthers
}
