import { type BirthLevel, compareBirths } from '../births/compare-births.ts'
import type { Evidence } from '../evidence.ts'
import { compareNumbers } from '../numbers/compare-numbers.ts'
import type { PairList } from './pair-list.ts'
import type { RecordColumns } from './record-columns.ts'

/** With fewer pairs that are surely two, a list says nothing of its namesakes. */
const fewestSure = 100
/** What share of the pairs with one evidence has to be namesakes for it to speak for none of them. */
const most = 2 / 3

const hamlets: readonly Evidence['hamlet'][] = ['same', 'other', null]
/** How two numbers are that have nothing in common; whoever has two of one kind is surely two people. */
type KindOfNumbers = 'other' | 'two-kinds' | 'missing'

/**
 * Of the births of one year those that the list's own namesakes explain. How many of these it has, nobody needs to tell: two
 * unlike days part them, and so do two numbers of one kind. What births the latter have, the former's like have too whose
 * numbers say nothing; where a list has hardly more such pairs than that, they are namesakes.
 * @param pairs all of one name, commune and year
 * @returns whether a pair without a number in common is a namesakes', as far as its birth and its hamlet say
 */
export function namesakesOfAYear(
  columns: RecordColumns,
  pairs: PairList,
): (a: number, b: number, evidence: Evidence) => boolean {
  if (pairs.size < fewestSure) return () => false
  const counts = countPairs(columns, pairs)
  const count = (...key: Parameters<typeof keyOf>): number => counts.get(keyOf(...key)) ?? 0
  const ofTwoNumbers = (birth: BirthLevel): number =>
    hamlets.reduce((sum, hamlet) => sum + count('other', hamlet, birth), 0)
  const isExplained = (numbers: KindOfNumbers, hamlet: Evidence['hamlet'], birth: BirthLevel): boolean => {
    const [byDay, byNumber] = [count(numbers, hamlet, 'other-day'), ofTwoNumbers('other-day')]
    if (byDay < fewestSure || byNumber < fewestSure) return false
    const expected = (byDay * ofTwoNumbers(birth)) / byNumber
    return expected > most * count(numbers, hamlet, birth)
  }
  const explained = new Map<string, boolean>()
  return (a, b, { number, birth, commune, hamlet }) => {
    if (commune !== 'same' || birth === null || number.level !== null || number.areNeighbours || number.isOfOthers)
      return false
    const numbers = kindOf(columns, a, b)
    const key = keyOf(numbers, hamlet, birth)
    const known = explained.get(key)
    if (known !== undefined) return known
    const found = isExplained(numbers, hamlet, birth)
    explained.set(key, found)
    return found
  }
}

const keyOf = (numbers: KindOfNumbers, hamlet: Evidence['hamlet'], birth: BirthLevel): string =>
  `${numbers} ${hamlet} ${birth}`

/** Whose numbers have nothing in common, without asking which: two kinds, or one of the two has none. */
const kindOf = ({ number }: RecordColumns, a: number, b: number): KindOfNumbers =>
  number[a] === 0 || number[b] === 0 ? 'missing' : 'two-kinds'

/** How many of the pairs that have no number in common there are, by what else they have. */
function countPairs(columns: RecordColumns, pairs: PairList): Map<string, number> {
  const { birth, hamlet } = columns
  const counts = new Map<string, number>()
  for (let nth = 0; nth < pairs.size; nth++) {
    const a = pairs.one(nth)
    const b = pairs.other(nth)
    const { level, areNeighbours } = compareNumbers(columns.numbersOf(a), columns.numbersOf(b))
    if (areNeighbours || (level !== null && level !== 'other-cmnd' && level !== 'other-cccd')) continue
    const found = compareBirths(birth[a] as number, birth[b] as number, null, null)
    if (found === null) continue
    const isKnown = hamlet[a] !== 0 && hamlet[b] !== 0
    const agreement = isKnown ? (hamlet[a] === hamlet[b] ? 'same' : 'other') : null
    const key = keyOf(level === null ? kindOf(columns, a, b) : 'other', agreement, found)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
