import type { EntitlementDetail, EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { PaymentCommandKind } from '../../../lambdas/domain/payments/payment-moves.ts'

/** Of what is half filled in about a record as it stands: about a later version nobody has said anything. */
export const draftsOf = ({ id, version }: Pick<EntitlementView, 'id' | 'version'>): string => `${id}/${version}/`

export const draftName = (record: Pick<EntitlementView, 'id' | 'version'>, kind: PaymentCommandKind): string =>
  `${draftsOf(record)}${kind}`

/** What every command's form is given. */
export interface CommandFormProps {
  readonly detail: EntitlementDetail
  readonly onDone: (changed: EntitlementView, words: string) => void
  /** The record is no longer what is shown. */
  readonly onOvertaken: (problem: unknown) => void
  readonly onCancel: () => void
}
