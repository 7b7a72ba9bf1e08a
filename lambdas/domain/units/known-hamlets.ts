import { foldText } from '../names/fold-text.ts'
import { hamletNames } from '../names/hamlet-names.ts'
import { inNaturalOrder } from '../names/natural-order.ts'

/** A name that is longer is an address with all that goes with it; nobody picks it from a list. */
const longestName = 80
/** A hamlet's number is short; what has more digits is somebody's card or telephone, in the wrong column, and goes into no form. */
const mostDigits = 4

/** "12 Nguyễn Tất Thành": somebody's house, and no hamlet; "3" alone may be Thôn 3. */
export const isHouse = (hamlet: string): boolean => /^\s*\d\S*\s+\p{L}/u.test(hamlet)

/** Each hamlet once, as most have written it: "Buôn Ciết" and "B. Ciết" are one. */
export function knownHamlets(written: Iterable<string>): string[] {
  const hamlets = [...written].filter(isHamlet)
  const nameOf = hamletNames(hamlets)
  return [...new Set(hamlets.map((hamlet) => nameOf(hamlet) ?? hamlet))].sort(inNaturalOrder)
}

const isHamlet = (name: string): boolean =>
  /[\p{L}\p{Nd}]/u.test(foldText(name)) &&
  name.length <= longestName &&
  name.replace(/\P{Nd}/gu, '').length <= mostDigits
