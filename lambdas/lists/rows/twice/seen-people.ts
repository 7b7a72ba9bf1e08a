import { foldText } from '../../../domain/names/fold-text.ts'
import { nameKey } from '../../../domain/names/name-key.ts'
import type { ListedPerson } from '../../checked-list.ts'
import { textHash } from '../../text-hash.ts'
import { type SeenPlace, SeenPlaces } from './seen-places.ts'

/**
 * Where each person without an ID number stood first in a file, by name and birth: by the whole date, else by the year and the hamlet.
 * Members of households are not among them: children of one name and year are many.
 */
export class SeenPeople {
  private readonly places = new SeenPlaces()

  /** The first place of the person, or null when this is it (and it is remembered), or too little is said of him. */
  seenAt(person: ListedPerson, sheet: number): SeenPlace | null {
    const said = whoIs(person)
    return said === null ? null : this.places.seenAt(textHash(said) || 1, sheet, person.row)
  }
}

function whoIs({ fullName, birth, hamlet, household, idNumbers }: ListedPerson): string | null {
  if (birth === null || idNumbers.length > 0 || (household !== null && !household.isHead)) return null
  const name = nameKey(fullName)
  if (name === '') return null
  const { year, month, day } = birth
  // The first of January stands for an unknown day.
  if (month !== null && day !== null && (month > 1 || day > 1)) return `${name}|${year}-${month}-${day}`
  return hamlet === null ? null : `${name}|${year}|${foldText(hamlet)}`
}
