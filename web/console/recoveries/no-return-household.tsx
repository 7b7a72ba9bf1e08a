import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type HouseholdFormProps, seenOf, useHouseholdForm } from './household-form.ts'

/** The household will not return what is left. */
export function NoReturnHousehold({ entitlementId, supports, draftName, ...rest }: HouseholdFormProps) {
  const client = useClient()
  const { draft: text, setDraft: setText, isRestored } = useKept(draftName, () => '')
  const reason = text.trim()
  const mistake = reasonMistake(text)
  const { asked, frame } = useHouseholdForm({
    ...rest,
    isRestored,
    said: mistake ? null : { reason, supports: seenOf(supports) },
    send: (body, idempotencyKey) =>
      client.call('noReturnHousehold', { params: { entitlementId }, body, idempotencyKey }),
    doneWords: 'Đã ghi hộ không trả lại tiền.',
  })
  return (
    <FormFrame {...frame} title="Hộ không trả lại tiền" submitWords="Ghi không trả lại">
      <p>Ghi theo biên bản làm việc với hộ. Sau này hộ có nộp lại thì vẫn ghi được.</p>
      <WordsField label="Lý do, biên bản" value={text} error={asked ? mistake : null} onChange={setText} />
    </FormFrame>
  )
}
