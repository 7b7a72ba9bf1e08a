/**
 * Why two records may be one person's. The first three come from the register's own claims of ID numbers; `agreeing-facts` is for
 * records whose names and births agree while their numbers do not, and comes with a score of its own.
 */
export const evidenceKinds = ['same-cccd', 'same-cmnd-and-name', 'same-cmnd', 'agreeing-facts'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const evidenceKindNames = {
  'same-cccd': 'Trùng số CCCD',
  'same-cmnd-and-name': 'Trùng số CMND và họ tên',
  'same-cmnd': 'Trùng số CMND, khác họ tên',
  'agreeing-facts': 'Trùng họ tên và ngày sinh',
} as const satisfies Record<EvidenceKind, string>

export const verdicts = ['certain', 'possible'] as const
export type Verdict = (typeof verdicts)[number]

/** One reason to think that two records are one person's. */
export interface Evidence {
  readonly kind: EvidenceKind
  /** Ids of the two records, the smaller one first. */
  readonly between: readonly [string, string]
  readonly verdict: Verdict
  /** Bits of evidence (log2 of the odds), as a matcher weighs them: 10 is "a thousand to one". */
  readonly score: number
  /** Vietnamese; numbers are masked in it. */
  readonly sentence: string
}

export const between = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a])

/** Strongest first, then by pair: the same in whatever order the lists came. */
export function inOrder(evidence: readonly Evidence[]): readonly Evidence[] {
  const key = ({ between: [a, b], kind }: Evidence): string => `${a} ${b} ${kind}`
  return [...evidence].sort((a, b) => b.score - a.score || (key(a) < key(b) ? -1 : 1))
}
