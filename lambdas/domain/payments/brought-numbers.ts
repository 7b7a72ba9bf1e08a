import type { IdNumberKind } from '../ids/id-number.ts'
import type { Entitlement, KnownIdNumber, Payment } from './entitlement.ts'

/** The kinds of the numbers that came onto the record with the payment, and leave it again when that is undone. */
const broughtKinds = ({ addedIdNumber, alsoAdded }: Pick<Payment, 'addedIdNumber' | 'alsoAdded'>): IdNumberKind[] =>
  [alsoAdded ?? null, addedIdNumber].filter((kind) => kind !== null)

/** The numbers that came with the last payment; a person has one of each kind. */
export function broughtNumbers({ payment, person }: Pick<Entitlement, 'payment' | 'person'>): readonly KnownIdNumber[] {
  const kinds = payment ? broughtKinds(payment) : []
  return person.idNumbers.filter(({ kind }) => kinds.includes(kind))
}
