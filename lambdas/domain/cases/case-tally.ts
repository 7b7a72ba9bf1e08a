import type { DuplicateCase } from './duplicate-case.ts'
import { type Evidence, type EvidenceKind, evidenceKinds } from './evidence.ts'

/** How often a kind of evidence was right, as people have found: published, and the sign that a rule only makes noise. */
export interface Precision {
  readonly confirmed: number
  readonly rejected: number
}

/** Cases of one owner. `total` counts every case that an officer has to conclude or has concluded. */
export interface CaseTally {
  readonly open: number
  readonly total: number
  /** Concluded ones that were one person's, or one person twice; and those that were different people's. */
  readonly confirmed: number
  readonly rejected: number
  /** Đồng at risk in open cases. */
  readonly risk: number
  /** Đồng that conclusions ask back. */
  readonly recovery: number
  readonly byKind: Readonly<Record<EvidenceKind, Precision>>
}

/** The cases that one unit's office has to conclude or has concluded. */
export interface OwnerTally {
  readonly owner: string
  readonly tally: CaseTally
}

/**
 * Cases that an office has to conclude, or has concluded as one person's or as different people's; `total` are all of them, and `recovery`
 * those whose conclusion asks money back, also while its reversal waits.
 */
export const caseFigures = ['total', 'open', 'confirmed', 'rejected', 'recovery'] as const
export type CaseFigure = (typeof caseFigures)[number]

/** Whether a figure of the tally counts the case. */
export const isCountedIn = (figure: CaseFigure, one: DuplicateCase): boolean => tallyOf(one)[figure] > 0

const none: Precision = { confirmed: 0, rejected: 0 }
export const noTally: CaseTally = {
  open: 0,
  total: 0,
  confirmed: 0,
  rejected: 0,
  risk: 0,
  recovery: 0,
  byKind: eachKind(() => none),
}

/** What one case adds to its owner's tally. A case that ended by itself was nobody's work, and says nothing of a kind of evidence. */
export function tallyOf(duplicateCase: DuplicateCase | null): CaseTally {
  if (!duplicateCase) return noTally
  const { conclusion, evidence, moneyAtRisk, state } = duplicateCase
  // One whose reversal waits for a second person is to be worked on again; what it asks back is still asked back.
  if (!conclusion || state === 'awaiting-reversal')
    return { ...noTally, open: 1, total: 1, risk: moneyAtRisk, recovery: conclusion?.recovery ?? 0 }
  if (conclusion.ending === 'joined' || conclusion.ending === 'no-evidence-left') return noTally
  const isRejected = conclusion.ending === 'different-people'
  const own: Precision = { confirmed: isRejected ? 0 : 1, rejected: isRejected ? 1 : 0 }
  // A kind that has joined nobody but who was set apart was wrong, whatever the others are.
  const isOfApart = ({ between }: Evidence): boolean => between.some((id) => conclusion.apart.includes(id))
  const kinds = new Set(evidence.filter((one) => !isOfApart(one)).map(({ kind }) => kind))
  const wrong = new Set(evidence.filter(isOfApart).map(({ kind }) => kind))
  return {
    ...noTally,
    total: 1,
    ...own,
    recovery: conclusion.recovery,
    byKind: eachKind((kind) => (kinds.has(kind) ? own : wrong.has(kind) ? { confirmed: 0, rejected: 1 } : none)),
  }
}

export const addTally = (a: CaseTally, b: CaseTally, sign: 1 | -1 = 1): CaseTally => ({
  open: a.open + sign * b.open,
  total: a.total + sign * b.total,
  confirmed: a.confirmed + sign * b.confirmed,
  rejected: a.rejected + sign * b.rejected,
  risk: a.risk + sign * b.risk,
  recovery: a.recovery + sign * b.recovery,
  byKind: eachKind((kind) => ({
    confirmed: a.byKind[kind].confirmed + sign * b.byKind[kind].confirmed,
    rejected: a.byKind[kind].rejected + sign * b.byKind[kind].rejected,
  })),
})

function eachKind(of: (kind: EvidenceKind) => Precision): CaseTally['byKind'] {
  return Object.fromEntries(evidenceKinds.map((kind) => [kind, of(kind)])) as Record<EvidenceKind, Precision>
}
