import type { Entitlement } from '../payments/entitlement.ts'
import type { Evidence } from './evidence.ts'

/** A likeness under which a record is kept and sought. It holds personal data in clear: whoever stores it hashes it first. */
export interface PersonKey {
  readonly key: string
  /**
   * Groups of facts: of each one that both records have, two of one person have a fact in common at least. A group without facts says
   * nothing; without groups the likeness tells enough by itself.
   */
  readonly beside: readonly (readonly string[])[]
}

/** Two records under one number: the number was theirs both, or somebody else's copied or mistyped. */
export interface UnderOneNumber {
  /** Whether nothing that both tell speaks against one person: name, birth, sex. What one of them does not tell speaks for nothing. */
  readonly isAgreed: boolean
  /** Names and births are two people's altogether: only the number is one. */
  readonly isOfTwo: boolean
  /** One name, in whichever order its words stand and whether or not it has its accents. */
  readonly isOneName: boolean
  /** Both births are told, and are one as far as they are told. */
  readonly isOneBirth: boolean
  /** A range of which numbers were given to two people. */
  readonly isIssuedTwice: boolean
  /** What they have in common and what not: Vietnamese, numbers masked, with a full stop. */
  readonly sentence: string
}

/** Who may be one person although no number says so: what the register asks of a matcher. */
export interface PersonMatcher {
  /** Of what it weighs with. A register whose people were compared by another one compares them anew. */
  readonly version: string
  /** At most four: what a shared ID number tells, the register's claims tell already. */
  keysOf(record: Entitlement): readonly PersonKey[]
  /** What speaks for one person in two records, the same whichever comes first; null where it is not enough to ask anybody. */
  compare(one: Entitlement, other: Entitlement): Evidence | null
  /** What the records say of one another besides a number that both carry. */
  underOneNumber(one: Entitlement, other: Entitlement): UnderOneNumber
}
