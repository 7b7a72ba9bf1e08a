import type { BirthDate } from '../domain/dates/birth-date.ts'
import { hamletKey } from '../domain/names/hamlet-key.ts'
import type { KnownIdNumber, Sex } from '../domain/payments/entitlement.ts'
import { birthCode, noBirth } from './births/birth-code.ts'
import { type PreparedName, prepareName } from './names/prepare-name.ts'
import { birthYearIn, numberCode, sexIn } from './numbers/number-code.ts'

/** One row of a list, of whatever programme and commune, as far as it says who is meant. */
export interface MatchRecord {
  /** The caller's own; only told back and used to make results the same in any order. */
  readonly id: string
  readonly fullName: string
  readonly birth: BirthDate | null
  readonly sex: Sex | null
  /** Digits as written: a number that lost zeros in front may come as it stands. */
  readonly idNumbers: readonly KnownIdNumber[]
  readonly hamlet: string | null
  /** Mã hộ, or whatever tells one household from another inside the list; null where the list has none. */
  readonly household: string | null
  /** Code of the General Statistics Office. */
  readonly commune: string
}

/** Only ever compared for equality: text of one record, or its number in a table of texts. '' and 0 mean not known. */
export type Place = string | number

/** A record made ready once, to be compared many times. */
export interface PreparedRecord {
  readonly name: PreparedName
  /** By `birthCode`; where the list is silent, the year that a CCCD says. */
  readonly birth: number
  readonly sex: Sex | null
  /** By `numberCode`, each once. */
  readonly numbers: readonly number[]
  readonly commune: Place
  readonly hamlet: Place
  readonly household: Place
}

export function prepareRecord(record: MatchRecord): PreparedRecord {
  const { fullName, birth, sex, idNumbers, hamlet, household, commune } = record
  const numbers = [...new Set(idNumbers.map(numberCode).filter((code) => code !== 0))]
  return {
    name: prepareName(fullName),
    ...factsWith(birth === null ? noBirth : birthCode(birth), sex, numbers),
    numbers,
    commune,
    hamlet: hamletKey(hamlet),
    household: household ?? '',
  }
}

/** Fills from a CCCD what the list does not say. */
export function factsWith(
  birth: number,
  sex: Sex | null,
  numbers: readonly number[],
): { birth: number; sex: Sex | null } {
  if (birth !== noBirth && sex !== null) return { birth, sex }
  for (const code of numbers) {
    const year = birthYearIn(code)
    if (year === null) continue
    return { birth: birth === noBirth ? birthCode({ year, month: null, day: null }) : birth, sex: sex ?? sexIn(code) }
  }
  return { birth, sex }
}
