import { between, type Evidence } from '../../domain/cases/evidence.ts'
import type { PersonMatcher, UnderOneNumber } from '../../domain/cases/person-matcher.ts'
import { sharesNumber } from '../../domain/ids/shares-number.ts'
import { capitalised } from '../../domain/names/capitalised.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { BirthLevel } from '../births/compare-births.ts'
import { compareRecords } from '../evidence.ts'
import { guardOf, isByGivenWord, isLikelyName, isOneBirth, isOneName } from '../guards.ts'
import { likenessKeys } from '../keys/candidate-keys.ts'
import { personKey } from '../keys/person-keys.ts'
import { type PreparedRecord, prepareRecord } from '../match-record.ts'
import { isCommonBy, sharesOfWords } from '../names/name-shares.ts'
import { reasonsOf } from '../reasons.ts'
import { judgePair, type Yardstick } from '../score-pair.ts'
import { type MatchWeights, matchWeights } from '../weights/weights.ts'
import { likenessKind } from './likeness-kind.ts'

/** A province's programme: Đắk Lắk planned for 438,623 people in 2020. Among twice as many a pair needs 1.4 bits more. */
const peopleOfProvince = 500_000

/** Raised whenever guards or keys change and not the weights: a register that was judged by the former ones is judged anew too. */
const rules = 8

/**
 * The matcher of a register that meets its people a few at a time. It knows the weights' own counts of names and a number of people
 * that stays the same, so that what it says of two records depends on nothing that came before or after them.
 * @param people whom the register is for: among more people more strangers look alike
 */
export function registerMatcher(people = peopleOfProvince, weights: MatchWeights = matchWeights): PersonMatcher {
  const yardstick = registerYardstick(people, weights)
  return {
    version: `${weights.version}.${rules}`,
    keysOf(record) {
      const ready = preparedOf(record)
      return likenessKeys(ready).map((key) => personKey(key, ready, yardstick))
    },
    compare(one, other) {
      const [a, b] = one.id < other.id ? [one, other] : [other, one]
      return evidenceOf(a, b, yardstick)
    },
    underOneNumber(one, other) {
      const [a, b] = one.id < other.id ? [one, other] : [other, one]
      return sayUnderOneNumber(preparedOf(a), preparedOf(b), yardstick)
    },
  }
}

/** What a register weighs with; of each two records it knows nothing but what they say. */
export function registerYardstick(people = peopleOfProvince, weights: MatchWeights = matchWeights): Yardstick {
  const shares = sharesOfWords(weights.words)
  return { weights, shares, isCommon: isCommonBy(shares), people }
}

function evidenceOf(one: Entitlement, other: Entitlement, yardstick: Yardstick): Evidence | null {
  // Under one number the register's own rule speaks, which also knows whose number a household has copied.
  if (sharesNumber(one.person, other.person)) return null
  const [a, b] = [preparedOf(one), preparedOf(other)]
  const { evidence, score, verdict } = judgePair(a, b, yardstick)
  if (verdict === null) return null
  return {
    kind: likenessKind(evidence),
    between: between(one.id, other.id),
    verdict,
    score,
    sentence: inOneSentence(reasonsOf(evidence, a, b)),
  }
}

/** Births that no slip and no rounding makes of one another. */
const otherBirths: readonly (BirthLevel | null)[] = ['other', 'other-day']

function sayUnderOneNumber(a: PreparedRecord, b: PreparedRecord, { isCommon }: Yardstick): UnderOneNumber {
  const evidence = compareRecords(a, b, isCommon)
  const { name, number, birth, sex } = evidence
  // Of twins called Minh Quang and Quang Minh one may stand under the other's number.
  const isOther = isByGivenWord(a.name, b.name)
  const isAgreed = isLikelyName(name) && !isOther && !otherBirths.includes(birth) && sex !== 'other'
  const doubt = isAgreed ? [] : ['có thể một bên chép nhầm số của người khác']
  return {
    isAgreed,
    isOfTwo: guardOf(evidence, a, b) !== null,
    isOneName: isOneName(name) && !isOther,
    isOneBirth: isOneBirth(birth),
    isIssuedTwice: number.level === 'same-issued-twice' && birth !== 'same-day',
    sentence: inOneSentence([...reasonsOf(evidence, a, b), ...doubt]),
  }
}

const inOneSentence = (reasons: readonly string[]): string => `${capitalised(reasons.join('; '))}.`

/** A record meets many others. It never changes, so what is made ready of it serves for as long as somebody holds it. */
const prepared = new WeakMap<Entitlement, PreparedRecord>()

function preparedOf(record: Entitlement): PreparedRecord {
  const known = prepared.get(record)
  if (known) return known
  const { id, commune, person } = record
  const made = prepareRecord({ id, commune, ...person })
  prepared.set(record, made)
  return made
}
