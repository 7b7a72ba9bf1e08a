import { foldText } from '../names/fold-text.ts'
import { inNaturalOrder } from '../names/natural-order.ts'

/** A name that is longer is an address with all that goes with it; nobody picks it from a list. */
const longestName = 80
/** A hamlet's number is short; what has more digits is somebody's card or telephone, in the wrong column, and goes into no form. */
const mostDigits = 4

/** "12 Nguyễn Tất Thành": somebody's house, and no hamlet; "3" alone may be Thôn 3. */
export const isHouse = (hamlet: string): boolean => /^\s*\d\S*\s+\p{L}/u.test(hamlet)

/** Each hamlet once, as most have written it, of those with as many the one with more marks: "Buôn Ciết" before "Buon Ciet". */
export function knownHamlets(written: Iterable<string>): string[] {
  const hamlets = new Map<string, Map<string, number>>()
  for (const name of written) {
    const key = foldText(name)
    if (!/[\p{L}\p{Nd}]/u.test(key) || name.length > longestName) continue
    if (name.replace(/\P{Nd}/gu, '').length > mostDigits) continue
    const ways = hamlets.get(key) ?? new Map<string, number>()
    hamlets.set(key, ways.set(name, (ways.get(name) ?? 0) + 1))
  }
  return [...hamlets.values()].map(mostWritten).sort(inNaturalOrder)
}

function mostWritten(ways: ReadonlyMap<string, number>): string {
  const [[name] = ['']] = [...ways].sort(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || marksOf(other) - marksOf(one),
  )
  return name
}

const marksOf = (name: string): number => name.normalize('NFD').length
