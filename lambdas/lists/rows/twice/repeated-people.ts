import type { BirthDate } from '../../../domain/dates/birth-date.ts'
import { nameKey } from '../../../domain/names/name-key.ts'
import type { ListedPerson } from '../../checked-list.ts'
import { textHash } from '../../text-hash.ts'
import { type SeenPlace, SeenPlaces } from './seen-places.ts'

/**
 * Where all that a row says of somebody's support stood first in a file: a sheet that sums up the others, or is left of an older version, says
 * it again. Without a number, members of households are known by their heads, and others by the whole day of their birth: of one name, year
 * and hamlet there are several people.
 */
export class RepeatedPeople {
  private readonly places = new SeenPlaces()
  private head: { readonly row: number; readonly key: string } | null = null

  /**
   * The first place where the same was said, on another sheet; null where this is the first one, or too little is said of him.
   * @param policy of the row; the one that was chosen for all rows
   */
  seenAt(person: ListedPerson, policy: string | null, sheet: number): SeenPlace | null {
    const who = this.whoIs(person)
    if (person.household?.isHead) this.head = { row: person.row, key: who ?? '' }
    if (who === null) return null
    const { amount, months, titleMonths, days, policyText } = person
    const said = JSON.stringify([who, policy ?? policyText, amount, months, titleMonths, days])
    const seen = this.places.seenAt(textHash(said) || 1, sheet, person.row)
    return seen === null || seen.sheet === sheet ? null : seen
  }

  private whoIs({ fullName, birth, household, idNumbers }: ListedPerson): string | null {
    const name = nameKey(fullName)
    if (name === '') return null
    const own = [name, birth && [birth.year, birth.month, birth.day]]
    if (idNumbers.length > 0) return JSON.stringify([...own, idNumbers.map(({ number }) => number).sort()])
    if (household !== null && !household.isHead) {
      const { head } = this
      return head?.row === household.headRow && head.key !== '' ? JSON.stringify([...own, head.key]) : null
    }
    return isWholeDay(birth) ? JSON.stringify(own) : null
  }
}

/** The first of January stands for an unknown day. */
const isWholeDay = (birth: BirthDate | null): boolean =>
  birth !== null && birth.month !== null && birth.day !== null && (birth.month > 1 || birth.day > 1)
