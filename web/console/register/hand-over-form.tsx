import { NativeSelect } from '@mantine/core'
import type { HandOverRequest } from '../../../lambdas/contract/support-commands.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useKept } from '../fields/use-kept.ts'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** The list and the money of one support go to a post office. */
export function HandOverForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement, postOffices } = detail
  const client = useClient()
  // The district's post office is the one that has the contract, where there are districts.
  const usual = (postOffices[1] ?? postOffices[0])?.unit ?? ''
  const { draft: unit, setDraft: setUnit, isRestored } = useKept(draftName(entitlement, 'hand-over'), () => usual)
  const command = usePersonCommand({
    kind: 'hand-over',
    entitlement,
    onOvertaken,
    send: (body: HandOverRequest, idempotencyKey) =>
      client.call('handOver', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('hand-over', changed, replayed)),
  })
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title="Chuyển bưu điện chi trả"
      submitWords="Chuyển"
      busy={command.isPending}
      error={command.error}
      onSubmit={() => {
        command.mutate({ version: entitlement.version, unit })
        return true
      }}
      onCancel={onCancel}
    >
      <p>Sau khi chuyển, bưu điện ghi nhận kết quả; xã muốn chi thì lấy lại trước.</p>
      <NativeSelect
        label="Bưu điện"
        value={unit}
        data={postOffices.map(({ unit: value, name: label }) => ({ value, label }))}
        onChange={({ target }) => setUnit(target.value)}
      />
    </FormFrame>
  )
}
