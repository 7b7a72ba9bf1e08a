import type { Entitlement } from '../payments/entitlement.ts'
import { type Evidence, type EvidenceKind, isLikeness } from './evidence.ts'
import { canCompete } from './same-number.ts'

/** A record of another programme, and what speaks for its being the same person's. */
export interface Elsewhere {
  readonly record: Entitlement
  readonly evidence: Evidence
}

/**
 * Whether a record of another programme is worth a word beside this one. Nothing forbids one person both; but whoever has died there
 * receives nothing here either.
 */
export const isToldElsewhere = (record: Entitlement, other: Entitlement): boolean =>
  other.programme !== record.programme && (canCompete(other) || other.status === 'deceased')

const otherNumbers: readonly EvidenceKind[] = ['near-number', 'near-number-other-birth', 'other-number']

/**
 * What a record of another programme says that this one does not, and somebody should look at before anything is paid: that the person
 * has died, or carries another number. That he stands there as well is nothing to look at.
 */
function doubtBy({ record, evidence }: Elsewhere): string | null {
  if (record.status === 'deceased') return 'có lẽ là người được ghi đã mất'
  return otherNumbers.includes(evidence.kind) ? 'có lẽ là người mang số giấy tờ khác' : null
}

/**
 * The likeliest of them that speaks against paying somebody as a list has him. Of records of another commune it says nothing: whoever reads
 * the list may not know how things stand there.
 */
export function doubtOf(
  own: Entitlement,
  elsewhere: readonly Elsewhere[],
): { readonly record: Entitlement; readonly doubt: string } | null {
  for (const one of elsewhere) {
    const doubt = one.record.commune === own.commune ? doubtBy(one) : null
    if (doubt !== null) return { record: one.record, doubt }
  }
  return null
}

/**
 * Whether it says more than the warning of a shared number, which stands on the record anyway. Outside his units a reader is not told that
 * somebody has died, and cannot conclude it from what he is shown.
 */
export const saysMore = ({ record, evidence }: Elsewhere, isWithinReach: boolean): boolean =>
  isLikeness(evidence.kind) || (isWithinReach && record.status === 'deceased')

/**
 * Whether the evidence is enough to count somebody as one who stands in another programme too. A number that both carry counts only where
 * nothing else speaks against one person: lists copy numbers from relatives.
 */
export const joinsPeople = ({ kind, verdict }: Evidence): boolean => isLikeness(kind) || verdict === 'certain'
