import type { KnownIdNumber, Sex } from '../../../lambdas/domain/payments/entitlement.ts'
import type { Random } from '../../../local/demo/random.ts'
import { buons, clans, edeGivens, givens, middles, surnames } from './name-tables.ts'
import { drawer } from './pick-weighted.ts'

export type Birth = { year: number; month: number | null; day: number | null }

/** One invented person as the papers have him. */
export type InventedPerson = {
  person: number
  surname: string
  middle: string
  given: string
  isEde: boolean
  sex: Sex
  birth: Birth
  cmnd: string | null
  cccd: string | null
  /** The number that the first list carries; null where it carries none. */
  listed: KnownIdNumber | null
  commune: number
  hamlet: string
  household: string
}

export const fullNameOf = ({ surname, middle, given, isEde, sex }: InventedPerson): string =>
  isEde ? `${sex === 'nam' ? 'Y ' : "H'"}${given} ${surname}` : `${surname} ${middle} ${given}`

const draw = {
  surname: drawer(surnames),
  clan: drawer(clans),
  middle: { nam: drawer(middles.nam), nữ: drawer(middles.nữ) },
  given: { nam: drawer(givens.nam), nữ: drawer(givens.nữ) },
  edeGiven: { nam: drawer(edeGivens.nam), nữ: drawer(edeGivens.nữ) },
}

export function drawName(
  random: Random,
  sex: Sex,
  isEde: boolean,
): Pick<InventedPerson, 'surname' | 'middle' | 'given'> {
  if (isEde) return { surname: draw.clan(random), middle: '', given: draw.edeGiven[sex](random) }
  return { surname: draw.surname(random), middle: draw.middle[sex](random), given: draw.given[sex](random) }
}

/** A day as the papers have it: some hold the year alone, or 01/01 for it, old people's more often. */
export function drawBirth(random: Random, isEde: boolean): Birth {
  const year = random.chance(0.35) ? 1930 + random.below(30) : 1950 + random.below(62)
  const unsure = random.next() * (year < 1965 || isEde ? 1 : 2.5)
  if (unsure < 0.07) return { year, month: null, day: null }
  if (unsure < 0.1) return { year, month: 1, day: 1 }
  return { year, month: 1 + random.below(12), day: 1 + random.below(28) }
}

/** One commune in seven is mostly Êđê. */
export const edeShare = (commune: number): number => (commune % 7 === 3 ? 0.6 : 0.08)

export function drawHamlet(random: Random, commune: number): string {
  const nth = random.below(6 + ((commune * 7) % 9))
  return nth < 3 ? `Buôn ${buons[(commune * 5 + nth) % buons.length]}` : `Thôn ${nth + 1}`
}
