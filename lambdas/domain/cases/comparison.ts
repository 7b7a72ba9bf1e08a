import type { CaseEventType } from '../ledger/case-event.ts'
import type { DuplicateCase } from './duplicate-case.ts'
import type { Verdict } from './evidence.ts'

/** What a comparison anew did to cases: of each case what happened first and last. */
export interface ComparisonDiff {
  /** Cases that were not there before. */
  readonly opened: number
  /** Cases that nothing speaks for any more, or that became part of another one. They stay, closed and with that ending. */
  readonly ended: number
  /** Cases with other records, other evidence or another score. */
  readonly changed: number
  /** Of those, cases that were certain and are possible now, or the other way. */
  readonly verdicts: number
  /** All the others, concluded ones too. Null for a comparison of before they were counted. */
  readonly same: number | null
}

/** Everybody of a programme compared with everybody else once more, because the matcher weighs otherwise than before. */
export interface Comparison {
  readonly id: string
  readonly programme: string
  /** Of the matcher's weights. */
  readonly version: string
  /** The weights of the comparison before; null for the first one. */
  readonly fromVersion: string | null
  readonly begunAt: number
  /** Null while it goes on. */
  readonly endedAt: number | null
  /** People compared so far. */
  readonly people: number
  /** Null while it goes on. */
  readonly diff: ComparisonDiff | null
}

/** Whether the last comparison of a programme is by what the matcher weighs with now, and has ended. */
export const isUpToDate = (last: Comparison | undefined, version: string): boolean =>
  last?.version === version && last.endedAt !== null

/** How weights see a case: its verdict, and its strongest evidence in bits. */
export interface Weighed {
  readonly verdict: Verdict
  readonly score: number
}

export const weighed = ({ verdict, evidence }: DuplicateCase): Weighed => ({
  verdict,
  score: Math.max(0, ...evidence.map(({ score }) => score)),
})

/** What happened to one case within a comparison. */
export interface ComparedCase {
  readonly caseId: string
  readonly first: CaseEventType
  readonly last: CaseEventType
  /** By the weights before; null for a case that was not there. */
  readonly before: Weighed | null
  /** By the new ones. */
  readonly after: Weighed
}

export const differences = ['opened', 'ended', 'verdict', 'changed'] as const
export type Difference = (typeof differences)[number]

export const differenceNames = {
  opened: 'Vụ mới',
  ended: 'Không còn căn cứ',
  verdict: 'Đổi mức chắc chắn',
  changed: 'Có thay đổi khác',
} as const satisfies Record<Difference, string>

/** Null for a case that was opened and ended within one comparison: it is neither. */
export function differenceOf({ first, last, before, after }: ComparedCase): Difference | null {
  const isNew = first === 'case.opened'
  const isOver = last === 'case.ended' || last === 'case.joined'
  if (isNew) return isOver ? null : 'opened'
  if (isOver) return 'ended'
  return before && before.verdict !== after.verdict ? 'verdict' : 'changed'
}
