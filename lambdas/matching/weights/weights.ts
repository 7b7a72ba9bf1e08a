import type { BirthLevel } from '../births/compare-births.ts'
import type { Agreement } from '../evidence.ts'
import type { NameLevel } from '../names/compare-names.ts'
import type { NumberLevel } from '../numbers/compare-numbers.ts'
import { storedWeights } from './stored-weights.ts'

/** Bits that each level of agreement adds to a pair's score: log2(m / u), the share of it among pairs of one person and of two. */
export interface MatchWeights {
  /** A register that matched with another version matches again. */
  readonly version: string
  readonly name: Readonly<Record<NameLevel, number>>
  readonly number: Readonly<Record<NumberLevel, number>>
  readonly birth: Readonly<Record<BirthLevel, number>>
  readonly sex: Readonly<Record<Agreement, number>>
  readonly commune: Readonly<Record<Agreement, number>>
  readonly hamlet: Readonly<Record<Agreement, number>>
  /** The score from which a pair is shown: `bits` among so many people, and so much more for each doubling of them. */
  readonly threshold: { readonly people: number; readonly bits: number; readonly perDoubling: number }
  /** Mean chance that two people bear one name, which the weights of equal names stand for. */
  readonly meanNameShare: number
  /** The same of given name and surname, for the weight of shortened names. */
  readonly meanCoreShare: number
  /** The share of records whose day of birth is not known, for which the weight of such years stands. */
  readonly yearAloneShare: number
  /** Shares of words among names, with their accents: "hùng" 0.012. */
  readonly words: Readonly<Record<string, number>>
}

export const matchWeights: MatchWeights = storedWeights
