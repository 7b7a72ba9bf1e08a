import { inventName, type Sex } from './invented-names.ts'
import type { Random } from './random.ts'

export type InventedPerson = {
  fullName: string
  sex: Sex
  year: number
  /** A CMND or CCCD that agrees with sex and year. */
  idNumber: string
  amount: number
}

/** People for lists that are messy otherwise: each right, no number twice. Invented like all others. */
export function inventPeople(random: Random, count: number): InventedPerson[] {
  const used = new Set<string>()
  return Array.from({ length: count }, () => {
    const sex: Sex = random.chance(0.5) ? 'nam' : 'nữ'
    const year = 1930 + random.below(65)
    let idNumber = ''
    do {
      const serial = String(random.below(1_000_000)).padStart(6, '0')
      idNumber = random.chance(0.5)
        ? `24${random.below(2)}${serial}`
        : `066${sex === 'nữ' ? 1 : 0}${String(year).slice(2)}${serial}`
    } while (used.has(idNumber))
    used.add(idNumber)
    return { fullName: inventName(random, sex, random.chance(0.4)), sex, year, idNumber, amount: 750_000 }
  })
}
