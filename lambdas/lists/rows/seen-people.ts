import { foldText } from '../../domain/names/fold-text.ts'
import { nameKey } from '../../domain/names/name-key.ts'
import type { ListedPerson } from '../checked-list.ts'
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
    return said === null ? null : this.places.seenAt(hashOf(said), sheet, person.row)
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

/** 53 bits of a text, from 1: of a million people two have the same by chance in one file of ten thousand. */
function hashOf(text: string): number {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2_654_435_761)
    other = Math.imul(other ^ code, 1_597_334_677)
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909)
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909)
  return (other & 0x1fffff) * 4_294_967_296 + (one >>> 0) || 1
}
