import type { CaseOutcome, CaseReason, Finding } from './case-states.ts'

/** Fields of a person of which a merge chooses one of several. */
export const mergeFields = ['fullName', 'birth', 'sex', 'hamlet', 'household', 'idNumbers'] as const
export type MergeField = (typeof mergeFields)[number]

export const mergeFieldNames = {
  fullName: 'Họ tên',
  birth: 'Ngày sinh',
  sex: 'Giới tính',
  hamlet: 'Thôn, buôn',
  household: 'Hộ',
  idNumbers: 'Số giấy tờ',
} as const satisfies Record<MergeField, string>

interface Decision<Outcome extends CaseOutcome> {
  readonly kind: 'decide'
  readonly outcome: Outcome
  readonly reason: CaseReason
  readonly note: string | null
  /** Ids of the case's records that are somebody else's: the outcome is about the others, two at least. */
  readonly apart?: readonly string[]
}

export type CaseCommand =
  | Decision<'different-people'>
  /** `keep` null: the one that the law names. */
  | (Decision<'keep-highest'> & { readonly keep: string | null })
  | (Decision<'merge'> & {
      readonly keep: string
      /** Field → the id of the record whose value is taken; the kept record's own where a field is not named. */
      readonly fields: Readonly<Partial<Record<MergeField, string>>>
    })
  | Decision<'recover'>
  /** `by` null: the province's number of days. */
  | (Decision<'verify'> & { readonly commune: string; readonly by: string | null })
  | { readonly kind: 'confirm'; readonly note: string | null }
  | { readonly kind: 'return'; readonly note: string }
  | { readonly kind: 'report'; readonly finding: Finding; readonly note: string }
  | { readonly kind: 'reverse'; readonly note: string }

export type DecideCommand = Extract<CaseCommand, { kind: 'decide' }>
