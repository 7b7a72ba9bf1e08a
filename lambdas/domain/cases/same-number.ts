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
  for (const [index, a] of able.entries())
    for (const b of able.slice(index + 1)) {
      if (!excludes(programme, a, b)) continue
      const isSameName = sameName(a, b)
      for (const idNumber of sharedNumbers(a, b)) {
        if (!isSameName && copied.has(idNumber.number)) continue
        found.push(evidenceOf(a, b, idNumber, isSameName))
      }
    }
  return found
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

const sharedNumbers = (a: Entitlement, b: Entitlement): KnownIdNumber[] =>
  a.person.idNumbers.filter(({ number }) => b.person.idNumbers.some((other) => other.number === number))

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
