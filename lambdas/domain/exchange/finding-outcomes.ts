/** How the question ends whether somebody of another province's file is the person here; and why. */
export const findingOutcomes = ['different-person', 'entitled-there', 'entitled-here'] as const
export type FindingOutcome = (typeof findingOutcomes)[number]

export const findingOutcomeNames = {
  'different-person': 'Không phải một người',
  'entitled-there': 'Là một người, hưởng ở tỉnh kia: ở đây dừng chi',
  'entitled-here': 'Là một người, hưởng ở đây: tỉnh kia dừng chi',
} as const satisfies Record<FindingOutcome, string>

export const findingReasons = [
  'confirmed-by-province',
  'papers-seen',
  'confirmed-by-person',
  'number-issued-twice',
  'number-mistyped',
  'other',
] as const
export type FindingReason = (typeof findingReasons)[number]

export const findingReasonNames = {
  'confirmed-by-province': 'Tỉnh kia trả lời',
  'papers-seen': 'Đã xem giấy tờ',
  'confirmed-by-person': 'Chính người đó xác nhận',
  'number-issued-twice': 'Số CMND được cấp cho hai người',
  'number-mistyped': 'Danh sách ghi nhầm số giấy tờ',
  other: 'Lý do khác (ghi rõ)',
} as const satisfies Record<FindingReason, string>

const ofOnePerson: readonly FindingReason[] = ['confirmed-by-province', 'confirmed-by-person', 'other']

/** Which reasons an outcome may have. That the number is another's speaks against one person, and papers alone tell nothing of there. */
export const findingReasonsOf = {
  'different-person': ['confirmed-by-province', 'papers-seen', 'number-issued-twice', 'number-mistyped', 'other'],
  'entitled-there': ofOnePerson,
  'entitled-here': ofOnePerson,
} as const satisfies Record<FindingOutcome, readonly FindingReason[]>
