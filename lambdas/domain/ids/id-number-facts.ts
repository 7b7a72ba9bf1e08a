import { cccdProvinces } from './cccd-province-codes.ts'
import type { IdNumber } from './id-number.ts'

export type IdNumberFacts = {
  /** Where the birth was registered; null for a CMND and for codes that the list of provinces does not hold. */
  province: { code: string; name: string } | null
  sex: 'nam' | 'nữ' | null
  birthYear: number | null
}

/**
 * What a CCCD says about its holder: province (3 digits), century and sex (1 digit: 0 nam and 1 nữ of 19xx, 2 and 3 of
 * 20xx), year of birth (2 digits). A CMND says nothing of the kind. Cards with real mistakes exist, so a disagreement
 * with a list is a reason to look, not a proof.
 */
export function idNumberFacts(id: IdNumber): IdNumberFacts {
  if (id.kind === 'CMND') return { province: null, sex: null, birthYear: null }
  return cccdFacts(id.number)
}

/** The same for twelve bare digits, which need not be a valid number. */
export function cccdFacts(digits: string): IdNumberFacts {
  const code = digits.slice(0, 3)
  const name = Object.hasOwn(cccdProvinces, code) ? cccdProvinces[code] : undefined
  const centuryAndSex = Number(digits.charAt(3))
  return {
    province: name === undefined ? null : { code, name },
    sex: centuryAndSex % 2 === 0 ? 'nam' : 'nữ',
    birthYear: 1900 + 100 * Math.floor(centuryAndSex / 2) + Number(digits.slice(4, 6)),
  }
}
