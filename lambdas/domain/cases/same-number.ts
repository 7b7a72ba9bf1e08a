import { excludes } from '../duplicates/exclusion.ts'
import { maskIdNumber } from '../ids/mask-id-number.ts'
import { nameKey } from '../names/name-key.ts'
import type { Entitlement, KnownIdNumber } from '../payments/entitlement.ts'
import type { Programme } from '../programmes/programme.ts'
import { between, type Evidence } from './evidence.ts'
import { stoppingReview } from './review.ts'

/**
 * A personal number is never given to two people; a 9-digit CMND was (numbers 271450001 to 271500000 were issued in two provinces),
 * so with another name it is a sign and no proof.
 */
const looks = {
  'same-cccd': { verdict: 'certain', score: 20 },
  'same-cmnd-and-name': { verdict: 'certain', score: 15 },
  'same-cmnd': { verdict: 'possible', score: 7 },
} as const

/** Whoever has refused, has died or was taken back competes with nobody; nor does what a conclusion has stopped already. */
export const canCompete = (record: Entitlement): boolean =>
  ['approved', 'with-payer', 'part-paid', 'not-received', 'paid', 'suspended'].includes(record.status) &&
  !stoppingReview(record)

/**
 * The evidence among the records of one programme that share an ID number and exclude one another. No evidence between members of
 * one household under other names: lists copy the head's number to every member, and there it is nobody's own.
 */
export function sameNumberEvidence(programme: Programme, records: readonly Entitlement[]): Evidence[] {
  const found: Evidence[] = []
  const able = records.filter(canCompete)
  const copied = copiedNumbers(able)
  for (const holders of holdersOf(able).values())
    for (const [index, { record: a, idNumber, name }] of holders.entries()) {
      const rivals = holders.slice(index + 1).filter((other) => {
        const isOwn = name === other.name || !copied.has(idNumber.number)
        return isOwn && excludes(programme, a, other.record)
      })
      for (const { record: b, name: theirs } of holders.length > mostInFull ? rivals.slice(0, neighbours) : rivals)
        found.push(evidenceOf(a, b, idNumber, name === theirs))
    }
  return found
}

/** So many holders of one number are compared each with each. Of more the pairs would be so many that nobody reads their cases. */
const mostInFull = 24
/** In a larger crowd each is compared with so many before and after him in the order of names, so that equal names still meet. */
const neighbours = 5

interface NumberHolder {
  readonly record: Entitlement
  readonly idNumber: KnownIdNumber
  readonly name: string
}

/** Who carries each number, in the order of names. */
function holdersOf(records: readonly Entitlement[]): ReadonlyMap<string, readonly NumberHolder[]> {
  const holders = new Map<string, NumberHolder[]>()
  for (const record of records)
    for (const idNumber of record.person.idNumbers) {
      const known = holders.get(idNumber.number) ?? []
      known.push({ record, idNumber, name: nameKey(record.person.fullName) })
      holders.set(idNumber.number, known)
    }
  for (const known of holders.values())
    known.sort((a, b) => (`${a.name} ${a.record.id}` < `${b.name} ${b.record.id}` ? -1 : 1))
  return holders
}

function evidenceOf(a: Entitlement, b: Entitlement, idNumber: KnownIdNumber, isSameName: boolean): Evidence {
  const kind = idNumber.kind === 'CCCD' ? 'same-cccd' : isSameName ? 'same-cmnd-and-name' : 'same-cmnd'
  const names = isSameName ? 'cùng họ tên' : 'họ tên khác nhau'
  return {
    kind,
    between: between(a.id, b.id),
    ...looks[kind],
    sentence: `Cùng số ${idNumber.kind} ${maskIdNumber(idNumber)}; ${names}.`,
  }
}

const sameName = (a: Entitlement, b: Entitlement): boolean => nameKey(a.person.fullName) === nameKey(b.person.fullName)

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
      if (first && !sameName(first, record)) copied.add(number)
      if (!first) households.set(key, record)
    }
  }
  return copied
}
