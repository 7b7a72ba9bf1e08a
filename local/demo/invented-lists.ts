import { type HouseholdPlace, inHouseholds } from './invented-households.ts'
import { inventHamlets, inventName, type Sex } from './invented-names.ts'
import { type Random, seededRandom } from './random.ts'

/** One row of an invented list. */
export interface InventedRow {
  readonly policy: InventedPolicy
  readonly fullName: string
  readonly sex: Sex
  readonly birthYear: number
  /** As an officer types it: CMND or CCCD, sometimes with a mistake, often empty. */
  readonly idNumber: string
  readonly hamlet: string
  readonly amount: number
  readonly note: string
  /** Only where the commune's list of poor households says who belongs together. */
  readonly household?: HouseholdPlace
}

export interface InventedList {
  readonly commune: string
  readonly communeName: string
  readonly districtName: string
  readonly decisionNumber: string
  readonly decisionDay: { readonly year: number; readonly month: number; readonly day: number }
  readonly rows: readonly InventedRow[]
}

export type InventedPolicy = keyof typeof policies

/** Stands in the list of Xã Ea Tiêu in every demonstration, so that a newcomer can look somebody up. Invented like all others. */
export const demoCitizen: InventedRow = {
  policy: 'Bảo trợ xã hội',
  fullName: "H'Maryam Niê",
  sex: 'nữ',
  birthYear: 1958,
  idNumber: '066158004321',
  hamlet: 'Buôn Ciết',
  amount: 1_500_000,
  note: '',
}

/** Stands under two policies of Xã Ea Tiêu with the same number and name: the lower support is not to be paid beside the higher. */
const listedTwice: InventedRow = {
  ...demoCitizen,
  fullName: "H'Nguôm Êban",
  birthYear: 1955,
  idNumber: '066155002222',
}

/** Stands in the lists of two communes. */
const listedInTwoCommunes: InventedRow = {
  ...demoCitizen,
  fullName: 'Trần Văn Giao',
  sex: 'nam',
  birthYear: 1949,
  idNumber: '066049003333',
}

const asPoor = (row: InventedRow): InventedRow => ({ ...row, policy: 'Hộ nghèo', amount: policies['Hộ nghèo'].amount })

/** Who stands in a commune's list in every demonstration, whatever chance invents beside them. */
const planted = (commune: string): readonly InventedRow[] => {
  if (commune === '24547')
    return [demoCitizen, listedTwice, asPoor(listedTwice), { ...asPoor(listedInTwoCommunes), hamlet: 'Thôn 4' }]
  return commune === '24550' ? [{ ...listedInTwoCommunes, hamlet: 'Thôn 2' }] : []
}

/** Words as lists use them, shares as in the province's programme, and the amount of Decision 15/2020 for one row. */
const policies = {
  'Người có công': { share: 0.09, amount: 1_500_000 },
  'Bảo trợ xã hội': { share: 0.34, amount: 1_500_000 },
  'Hộ nghèo': { share: 0.3, amount: 750_000 },
  'Hộ cận nghèo': { share: 0.25, amount: 750_000 },
  'Lao động tự do': { share: 0.02, amount: 1_000_000 },
} as const

const order = Object.keys(policies) as InventedPolicy[]

export interface Commune {
  readonly code: string
  readonly name: string
  readonly districtName: string
}

/**
 * A list for every commune, `people` rows in all, from one seed. Among them, on purpose: people under two policies, people of two
 * communes, numbers that lost their leading zero, rows without a number.
 */
export function inventLists(communes: readonly Commune[], people: number, seed = 2020): InventedList[] {
  const random = seededRandom(seed)
  const sizes = spread(people, communes.length, random)
  const guests: Guests = { waiting: [], numbers: new Set() }
  return communes.map((commune, index) => inventList(commune, sizes[index] ?? 0, { random, seed, guests }))
}

/** Kept for other communes' lists: somebody who stands in two of them. */
interface Guests {
  readonly waiting: InventedRow[]
  /** Of all who have ever waited. */
  readonly numbers: Set<string>
}

interface Source {
  readonly random: Random
  readonly seed: number
  readonly guests: Guests
}

function inventList(commune: Commune, size: number, { random, seed, guests }: Source): InventedList {
  const edeShare = random.chance(1 / 4) ? 0.7 : 0.15
  const hamlets = inventHamlets(random, 5 + random.below(8), edeShare)
  const fixed = planted(commune.code).slice(0, size)
  const rows: InventedRow[] = [...fixed]
  const strangers: InventedRow[] = []
  while (rows.length + strangers.length < size)
    strangers.push(inventRow(strangers, hamlets, edeShare, random, guests.waiting))
  rows.push(...strangers)
  for (const row of rows.filter(({ idNumber }) => idNumber.length === 9).slice(0, 2)) {
    guests.waiting.push(row)
    guests.numbers.add(row.idNumber)
  }
  rows.sort(
    (a, b) =>
      order.indexOf(a.policy) - order.indexOf(b.policy) || hamlets.indexOf(a.hamlet) - hamlets.indexOf(b.hamlet),
  )
  const times = new Map<string, number>()
  for (const { idNumber } of rows) times.set(idNumber, (times.get(idNumber) ?? 0) + 1)
  const standsElsewhere = ({ idNumber }: InventedRow): boolean =>
    idNumber !== '' && ((times.get(idNumber) ?? 0) > 1 || guests.numbers.has(idNumber))
  const keepsName = (row: InventedRow): boolean => fixed.includes(row) || standsElsewhere(row)
  return {
    commune: commune.code,
    communeName: commune.name,
    districtName: commune.districtName,
    decisionNumber: `${800 + random.below(900)}/QĐ-UBND`,
    decisionDay: { year: 2020, month: 5, day: 4 + random.below(20) },
    rows: inHouseholds(rows, { commune: commune.code, seed, keepsName }),
  }
}

function inventRow(
  rows: readonly InventedRow[],
  hamlets: readonly string[],
  edeShare: number,
  random: Random,
  elsewhere: InventedRow[],
): InventedRow {
  const policy = random.weighted(order.map((name) => [name, policies[name].share] as const))
  const { amount } = policies[policy]
  const hamlet = random.pick(hamlets)
  const known = random.chance(0.012) && rows.length > 0 ? rows[random.below(rows.length)] : undefined
  if (known && known.policy !== policy && known.idNumber.length > 8) return { ...known, policy, amount, note: '' }
  const guest = random.chance(0.002) ? elsewhere.shift() : undefined
  if (guest) return { ...guest, hamlet, policy, amount, note: '' }
  const sex: Sex = random.chance(0.5) ? 'nam' : 'nữ'
  const birthYear = policy === 'Bảo trợ xã hội' ? 1930 + random.below(40) : 1945 + random.below(60)
  return {
    policy,
    fullName: inventName(random, sex, random.chance(edeShare)),
    sex,
    birthYear,
    idNumber: inventIdNumber(random, sex, birthYear),
    hamlet,
    amount,
    note: '',
  }
}

function inventIdNumber(random: Random, sex: Sex, birthYear: number): string {
  const digits = (count: number): string => String(random.below(10 ** count)).padStart(count, '0')
  const kind = random.next()
  if (birthYear > 2005 || kind < 0.22) return ''
  if (kind < 0.7) return `${random.pick(['240', '241', '240', '241', '245', '085', '201'])}${digits(6)}`
  const centurySex = (birthYear >= 2000 ? 2 : 0) + (sex === 'nữ' ? 1 : 0)
  const cccd = `${random.pick(['066', '066', '066', '001', '004', '036', '038', '049'])}${centurySex}${String(birthYear).slice(2)}${digits(6)}`
  // Typed into a number cell, Excel drops the leading zero.
  return kind > 0.997 ? cccd.slice(1) : cccd
}

/** Unequal parts that add up exactly: communes differ in size by a factor of about three. */
function spread(total: number, parts: number, random: Random): number[] {
  const weights = Array.from({ length: parts }, () => 0.5 + random.next())
  const sum = weights.reduce((a, b) => a + b, 0)
  const sizes = weights.map((weight) => Math.floor((total * weight) / sum))
  const missing = total - sizes.reduce((a, b) => a + b, 0)
  return sizes.map((size, index) => size + (index < missing ? 1 : 0))
}
