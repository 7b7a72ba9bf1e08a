import { excludes } from '../duplicates/exclusion.ts'
import { nameKey } from '../names/name-key.ts'
import type { Entitlement, KnownIdNumber } from '../payments/entitlement.ts'
import type { Programme } from '../programmes/programme.ts'
import { between, type Evidence } from './evidence.ts'
import type { PersonMatcher } from './person-matcher.ts'
import { stoppingReview } from './review.ts'

const scores = { 'same-cccd': 20, 'same-cmnd-and-name': 15, 'same-cmnd': 7 } as const

/** Whoever has refused, has died or was taken back competes with nobody; nor does what a conclusion has stopped already. */
export const canCompete = (record: Entitlement): boolean =>
  ['approved', 'with-payer', 'part-paid', 'not-received', 'paid', 'suspended'].includes(record.status) &&
  !stoppingReview(record)

/**
 * The evidence among the records of one programme that share an ID number and exclude one another. No evidence between members of
 * one household under other names: lists copy the head's number to every member, and there it is nobody's own.
 */
export function sameNumberEvidence(
  matcher: Pick<PersonMatcher, 'underOneNumber'>,
  programme: Programme,
  records: readonly Entitlement[],
): Evidence[] {
  const found: Evidence[] = []
  const able = records.filter(canCompete)
  const copied = copiedNumbers(able)
  for (const holders of holdersOf(able).values())
    for (const [index, one] of holders.entries()) {
      const { record: a, idNumber } = one
      const isCopied = copied.has(idNumber.number)
      let rivals = 0
      for (const other of holders.slice(index + 1)) {
        if ((isCopied && !sameName(one.name, other.name)) || !excludes(programme, a, other.record)) continue
        found.push(...evidenceOf(matcher, a, other.record, idNumber, isCopied))
        if (++rivals === neighbours && holders.length > mostInFull) break
      }
    }
  return found
}

/** So many holders of one number are compared each with each. Of more the pairs would be so many that nobody reads their cases. */
const mostInFull = 24
/** In a larger crowd each is compared with so many before and after him in the order of names, so that equal names still meet. */
const neighbours = 5

/** What a number that two records carry says of them, of whatever programmes they are; null where it says nothing. */
export function oneNumberEvidence(
  matcher: Pick<PersonMatcher, 'underOneNumber'>,
  a: Entitlement,
  b: Entitlement,
): Evidence | null {
  const shared = a.person.idNumbers.find(({ number }) => b.person.idNumbers.some((other) => other.number === number))
  return (shared && evidenceOf(matcher, a, b, shared, false)[0]) ?? null
}

interface NumberHolder {
  readonly record: Entitlement
  readonly idNumber: KnownIdNumber
  readonly name: KeyedName
}

/** Who carries each number, in the order of names. */
function holdersOf(records: readonly Entitlement[]): ReadonlyMap<string, readonly NumberHolder[]> {
  const holders = new Map<string, NumberHolder[]>()
  for (const record of records) {
    const name = keyed(record)
    for (const idNumber of record.person.idNumbers) {
      const known = holders.get(idNumber.number) ?? []
      known.push({ record, idNumber, name })
      holders.set(idNumber.number, known)
    }
  }
  for (const known of holders.values())
    known.sort((a, b) => (`${a.name.key} ${a.record.id}` < `${b.name.key} ${b.record.id}` ? -1 : 1))
  return holders
}

/**
 * A personal number is never given to two people, but it is mistyped, and lists copy it from a relative: where the records tell of two
 * people it is a sign and no proof, and nobody's support is held for it. Under a number that is known to be copied only one birth is
 * proof: two members of one name, a year apart, may both stand under their head's. A 9-digit CMND was given twice (271450001 to 271500000
 * by two provinces): it asks for the same name as well, and under two people's names and births it is no evidence at all. Both are
 * warned of a shared number in any case, and the second payment under it is asked about.
 */
function evidenceOf(
  matcher: Pick<PersonMatcher, 'underOneNumber'>,
  a: Entitlement,
  b: Entitlement,
  idNumber: KnownIdNumber,
  isCopied: boolean,
): Evidence[] {
  const { isAgreed, isOneName, isOneBirth, isOfTwo, isIssuedTwice, sentence } = matcher.underOneNumber(a, b)
  if (isOfTwo && idNumber.kind === 'CMND') return []
  const kind = idNumber.kind === 'CCCD' ? 'same-cccd' : isOneName ? 'same-cmnd-and-name' : 'same-cmnd'
  const isProof = kind === 'same-cccd' || (kind === 'same-cmnd-and-name' && !isIssuedTwice)
  const verdict = isAgreed && isProof && (isOneBirth || !isCopied) ? 'certain' : 'possible'
  return [{ kind, between: between(a.id, b.id), verdict, score: scores[kind], sentence }]
}

/** A name with its key, which is made once however many it is compared with. */
interface KeyedName {
  readonly full: string
  readonly key: string
}

const keyed = ({ person: { fullName } }: Entitlement): KeyedName => ({ full: fullName, key: nameKey(fullName) })

/** Sisters are called Anh and Ánh: accents part two names that both have theirs. */
function sameName(a: KeyedName, b: KeyedName): boolean {
  if (a.key !== b.key) return false
  const [one, other] = [a, b].map(({ full }) => full.normalize('NFC').toLocaleLowerCase('vi'))
  return one === other || !hasAccents(one) || !hasAccents(other)
}

const hasAccents = (text = ''): boolean => /\p{M}|đ/u.test(text.normalize('NFD'))

/** Numbers under which two members of one household stand with two names. Wherever else such a number turns up, only the same name counts. */
function copiedNumbers(records: readonly Entitlement[]): ReadonlySet<string> {
  const households = new Map<string, Entitlement>()
  const copied = new Set<string>()
  for (const record of records) {
    const { household, idNumbers } = record.person
    if (household === null) continue
    for (const { number } of idNumbers) {
      const key = `${record.commune} ${household} ${number}`
      const first = households.get(key)
      if (first && !sameName(keyed(first), keyed(record))) copied.add(number)
      if (!first) households.set(key, record)
    }
  }
  return copied
}
