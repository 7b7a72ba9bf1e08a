import { formatDong } from '../../shared/formats/figures.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useClient } from '../frame/client-context.ts'
import { useReturnFields } from '../register/return-fields.tsx'
import { type HouseholdFormProps, seenOf, useHouseholdForm } from './household-form.ts'

/** What the household hands in at once; the oldest debt of its members is paid first. */
export function ReturnHousehold({ entitlementId, supports, draftName, ...rest }: HouseholdFormProps) {
  const client = useClient()
  const left = supports.reduce((sum, { recovery }) => sum + (recovery?.outstanding ?? 0), 0)
  const paidOn =
    supports
      .map(({ payment }) => payment?.paidOn ?? '')
      .sort()
      .at(-1) ?? ''
  const { said, fields, isRestored } = useReturnFields({ name: draftName, left, paidOn })
  const { asked, frame } = useHouseholdForm({
    ...rest,
    isRestored,
    said: said && { ...said, supports: seenOf(supports) },
    send: (body, idempotencyKey) => client.call('returnHousehold', { params: { entitlementId }, body, idempotencyKey }),
    doneWords: 'Đã ghi tiền hộ nộp lại.',
  })
  return (
    <FormFrame {...frame} title={`Ghi tiền hộ nộp lại, còn phải thu ${formatDong(left)}`} submitWords="Ghi đã nộp">
      <p>Tiền nộp trừ vào khoản lập thu hồi trước, hết khoản này mới sang khoản sau.</p>
      {fields(asked)}
    </FormFrame>
  )
}
