/** Kinds that come from the register's own claims of ID numbers. */
const numberKinds = ['same-cccd', 'same-cmnd-and-name', 'same-cmnd'] as const

/**
 * Kinds of likeness without a number in common, by what of number, name and birth agrees: people's conclusions on a slip of a number say
 * nothing of namesakes of one year. `agreeing-facts` is the one kind that all of these had before, and stands in cases of then; and what a
 * reader is told where a record lies outside his units.
 */
const likenessKinds = [
  'near-number',
  'near-number-other-birth',
  'other-number',
  'name-and-day',
  'name-and-year',
  'name-and-part-of-birth',
  'name-alone',
  'near-name-and-day',
  'near-name-and-year',
  'near-name-and-part-of-birth',
  'near-name-alone',
  'agreeing-facts',
] as const

/** Why two records may be one person's. */
export const evidenceKinds = [...numberKinds, ...likenessKinds] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
export type LikenessKind = (typeof likenessKinds)[number]

export const isLikeness = (kind: EvidenceKind): kind is LikenessKind => likenessKinds.some((one) => one === kind)

export const evidenceKindNames = {
  'same-cccd': 'Trùng số CCCD',
  'same-cmnd-and-name': 'Trùng số CMND và họ tên',
  'same-cmnd': 'Trùng số CMND, khác họ tên',
  'near-number': 'Số giấy tờ gần giống, trùng ngày hoặc năm sinh',
  'near-number-other-birth': 'Số giấy tờ gần giống, ngày sinh khác hoặc thiếu',
  'other-number': 'Họ tên, ngày sinh giống, nhưng hai số giấy tờ khác nhau',
  'name-and-day': 'Trùng họ tên và ngày sinh',
  'name-and-year': 'Trùng họ tên và năm sinh',
  'name-and-part-of-birth': 'Trùng họ tên, ngày sinh chỉ giống một phần',
  'name-alone': 'Trùng họ tên, thiếu ngày sinh',
  'near-name-and-day': 'Họ tên gần giống, trùng ngày sinh',
  'near-name-and-year': 'Họ tên gần giống, trùng năm sinh',
  'near-name-and-part-of-birth': 'Họ tên gần giống, ngày sinh chỉ giống một phần',
  'near-name-alone': 'Họ tên gần giống, thiếu ngày sinh',
  'agreeing-facts': 'Thông tin giống nhau, không trùng số giấy tờ (không chia loại)',
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
