import type { DuplicateCase } from '../domain/cases/duplicate-case.ts'
import { type EvidenceKind, evidenceKindNames, evidenceKinds, isLikeness } from '../domain/cases/evidence.ts'
import type { Actor } from '../domain/permissions/authorise.ts'
import type { UnitTree } from '../domain/units/unit-tree.ts'

export interface Reach {
  readonly actor: Pick<Actor, 'unit'>
  readonly tree: UnitTree
}

export interface ToldKind {
  readonly kind: EvidenceKind
  readonly name: string
}

/** Fail closed: what lies in no unit of the reader's is another's. */
export const isWithin = ({ actor, tree }: Reach, commune: string): boolean => tree.contains(actor.unit, commune)

/** Whether the reader governs every record: only then may he see what tells of them all. */
export const seesAll = (reach: Reach, { records }: Pick<DuplicateCase, 'records'>): boolean =>
  records.every(({ commune }) => isWithin(reach, commune))

/**
 * A kind as a reader is told it. Whether names, births or numbers are nearly alike would tell of a record outside his units: of such a case
 * he learns that one card is in it twice, or that something else than a card joins it.
 */
export function kindAsTold(kind: EvidenceKind, isWhole: boolean): ToldKind {
  const told = isWhole ? kind : kindOutside(kind)
  return { kind: told, name: told === 'same-cmnd' && !isWhole ? 'Trùng số CMND' : evidenceKindNames[told] }
}

function kindOutside(kind: EvidenceKind): EvidenceKind {
  if (isLikeness(kind)) return 'agreeing-facts'
  return kind === 'same-cmnd-and-name' ? 'same-cmnd' : kind
}

/** What a case rests on, each kind once, as its reader is told it. */
export function kindsTold(
  { evidence, records }: Pick<DuplicateCase, 'evidence' | 'records'>,
  reach: Reach,
): ToldKind[] {
  const isWhole = seesAll(reach, { records })
  const told = evidence.map(({ kind }) => kindAsTold(kind, isWhole))
  return evidenceKinds.flatMap((kind) => told.find((one) => one.kind === kind) ?? [])
}

/**
 * The kinds as they are kept that have to be gone through for a reader who asks for one: all that are told alike outside his units. Were it
 * the one alone, the end of a page would say what the page does not. The province's office governs every record.
 */
export const keptAs = (kind: EvidenceKind, { actor, tree }: Reach): readonly EvidenceKind[] =>
  actor.unit === tree.root.code ? [kind] : evidenceKinds.filter((one) => kindOutside(one) === kindOutside(kind))
