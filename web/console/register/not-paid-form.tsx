import { Radio } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import type { RecordNotPaidRequest } from '../../../lambdas/contract/entitlements.ts'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { notPaidReasonNames, notPaidReasons } from '../../../lambdas/domain/payments/payment-status.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { NotKept } from '../fields/not-kept.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { filterNames } from '../frame/addresses.ts'
import { useClient } from '../frame/client-context.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

export function NotPaidForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const client = useClient()
  // From a complaint: what it is suspended for is known.
  const complaint = new URLSearchParams(useSearch()).get(filterNames.complaint)
  const { draft, setDraft, isRestored } = useKept(
    draftName(entitlement, 'record-not-paid'),
    () => ({
      reason: complaint ? 'complaint' : '',
      note: complaint ? `Phản ánh ${complaint}` : '',
      paper: '',
    }),
    (begun) => ({ ...begun, paper: '' }),
  )
  const { note, paper } = draft
  const reason = notPaidReasons.find((known) => known === draft.reason) ?? ''
  const [asked, setAsked] = useState(false)
  const noReason = reason === '' ? 'Chọn một lý do.' : null
  const noPaper =
    reason === 'refused' && paper.trim() === '' ? 'Ghi ngày viết và nơi lưu giấy từ chối của chính người đó.' : null
  const noNote = reason === 'other' && note.trim() === '' ? 'Ghi rõ lý do.' : null

  const command = usePersonCommand({
    kind: 'record-not-paid',
    entitlement,
    onOvertaken,
    send: (body: RecordNotPaidRequest, idempotencyKey) =>
      client.call('recordNotPaid', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('record-not-paid', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (reason === '' || noNote || noPaper) return false
    command.mutate({
      version: entitlement.version,
      reason,
      note: note.trim() || null,
      paper: reason === 'refused' ? paper.trim() : null,
    })
    return true
  }
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title="Không chi được"
      submitWords="Ghi lý do"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Radio.Group
        label="Lý do"
        value={reason}
        error={asked ? noReason : null}
        onChange={(value) => setDraft({ ...draft, reason: value })}
      >
        <div className="choices">
          {notPaidReasons.map((known) => (
            <Radio key={known} value={known} label={notPaidReasonNames[known]} />
          ))}
        </div>
      </Radio.Group>
      {reason === 'refused' ? (
        <>
          {isRestored ? <NotKept what="Giấy tờ" /> : null}
          <TextField
            label="Giấy từ chối của chính người đó"
            description="Ngày viết, nơi lưu; ví dụ: giấy viết tay ngày 28/05/2020, hồ sơ xã số 14. Không dùng mẫu in sẵn."
            value={paper}
            error={asked ? noPaper : null}
            most={mostLetters.paper}
            onChange={(text) => setDraft({ ...draft, paper: text })}
          />
        </>
      ) : null}
      <WordsField
        label={reason === 'other' ? 'Ghi chú' : 'Ghi chú (không bắt buộc)'}
        value={note}
        error={asked ? noNote : null}
        onChange={(words) => setDraft({ ...draft, note: words })}
      />
    </FormFrame>
  )
}
