import { inventChildName } from './invented-names.ts'
import { type Random, seededRandom } from './random.ts'

/** What the list of a poor household says beside each of its people. */
export interface HouseholdPlace {
  /** "HN03", beginning anew in each hamlet; null where the list tells the relation alone. */
  readonly code: string | null
  readonly relation: 'Chủ hộ' | 'Vợ' | 'Chồng' | 'Con' | 'Em'
}

interface Member {
  readonly policy: string
  readonly fullName: string
  readonly sex: 'nam' | 'nữ'
  readonly birthYear: number
  readonly hamlet: string
}

/** How communes write households down: with a code, by the relation to the head alone, or not at all. */
const habits = [
  ['coded', 50],
  ['related', 20],
  ['none', 30],
] as const

const codePrefixes: Readonly<Record<string, string>> = { 'Hộ nghèo': 'HN', 'Hộ cận nghèo': 'CN' }

/** So many people poor households have, by weight. */
const sizes = [
  [1, 8],
  [2, 15],
  [3, 22],
  [4, 28],
  [5, 17],
  [6, 10],
] as const

interface Order<Row> {
  readonly commune: string
  readonly seed: number
  /** Whose name stands elsewhere too, and must stay. */
  readonly keepsName: (row: Row) => boolean
}

type Housed<Row> = Row & { readonly household?: HouseholdPlace }

/**
 * People of one hamlet's poor list as households, in most communes. It has a stream of its own, so that who they are stays what it was.
 * @param rows by policy and hamlet
 */
export function inHouseholds<Row extends Member>(
  rows: readonly Row[],
  { commune, seed, keepsName }: Order<Row>,
): Housed<Row>[] {
  const random = seededRandom(seed * 100_003 + Number(commune))
  const habit = random.weighted(habits)
  if (habit === 'none') return [...rows]
  return neighbours(rows).flatMap((hamlet): Housed<Row>[] => {
    const prefix = codePrefixes[hamlet[0]?.policy ?? '']
    if (prefix === undefined) return hamlet
    const housed: Housed<Row>[] = []
    for (let from = 0, number = 1; from < hamlet.length; number++) {
      const members = hamlet.slice(from, from + random.weighted(sizes))
      const code = habit === 'coded' ? `${prefix}${String(number).padStart(2, '0')}` : null
      housed.push(...family(members, { code, keepsName, random }))
      from += members.length
    }
    return housed
  })
}

/** Rows that follow each other under one policy in one hamlet. */
function neighbours<Row extends Member>(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0]?.policy === row.policy && last[0].hamlet === row.hamlet) last.push(row)
    else groups.push([row])
  }
  return groups
}

interface Told<Row> {
  readonly code: string | null
  readonly keepsName: (row: Row) => boolean
  readonly random: Random
}

/** The eldest is the head; who is of about his age and of the other sex is married to him, who is much younger is his child. */
function family<Row extends Member>(members: readonly Row[], { code, keepsName, random }: Told<Row>): Housed<Row>[] {
  const [head, ...others] = members.toSorted((a, b) => a.birthYear - b.birthYear)
  if (!head) return []
  const spouse = others.find(({ sex, birthYear }) => sex !== head.sex && birthYear - head.birthYear <= 12)
  const parents = spouse ? [head, spouse] : [head]
  const inHousehold = (row: Row, relation: HouseholdPlace['relation']) => ({ ...row, household: { code, relation } })
  return [
    inHousehold(head, 'Chủ hộ'),
    ...(spouse ? [inHousehold(spouse, spouse.sex === 'nữ' ? 'Vợ' : 'Chồng')] : []),
    ...others
      .filter((other) => other !== spouse)
      .map((other) => {
        const isChild = other.birthYear - head.birthYear >= 16
        const fullName = keepsName(other)
          ? other.fullName
          : inventChildName(random, other.sex, isChild ? parents : [head])
        return inHousehold({ ...other, fullName }, isChild ? 'Con' : 'Em')
      }),
  ]
}
