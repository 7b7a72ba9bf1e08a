import type { EntitlementDetail, EntitlementView } from '../../../lambdas/contract/entitlements.ts'

/** What every command's form is given. */
export interface CommandFormProps {
  readonly detail: EntitlementDetail
  readonly onDone: (changed: EntitlementView, words: string) => void
  /** The record is no longer what is shown. */
  readonly onOvertaken: (problem: unknown) => void
  readonly onCancel: () => void
}
