import { useClient } from '../frame/client-context.ts'
import type { CommandFormProps } from './command-form.ts'
import { DecisionForm } from './decision-form.tsx'

/** A decision takes away what is not paid yet. */
export function CancelForm(props: CommandFormProps) {
  const client = useClient()
  const params = { entitlementId: props.detail.entitlement.id }
  return (
    <DecisionForm
      {...props}
      kind="cancel"
      title="Huỷ khoản hỗ trợ theo quyết định"
      submitWords="Huỷ khoản hỗ trợ"
      hint="Khoản này không còn trong số được phê duyệt. Danh sách tải lên lại không đưa vào lại được."
      reasonLabel="Lý do huỷ"
      more={{}}
      send={(body, idempotencyKey) => client.call('cancelSupport', { params, body, idempotencyKey })}
    />
  )
}
