import { Checkbox, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseSettingsView } from '../../../lambdas/contract/cases.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useCommand } from '../fields/use-command.ts'
import { AskedHistory } from '../frame/asked-history.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { useTold } from '../frame/use-told.tsx'

const numbers = {
  certainDays: { label: 'Hạn kết luận vụ chắc chắn (ngày)', most: 365 },
  possibleDays: { label: 'Hạn kết luận vụ có thể trùng (ngày)', most: 365 },
  verifyDays: { label: 'Hạn xã xác minh (ngày)', most: 365 },
  mostSuspected: { label: 'Dừng danh sách có số người mới nghi trùng quá (%; 100 là không dừng)', most: 100 },
} as const
type Field = keyof typeof numbers
const fields = Object.keys(numbers) as Field[]

/** What the province decides about its cases; it holds from the next case and the next payment on. */
export function CaseSettings() {
  const client = useClient()
  const settings = useQuery({
    queryKey: ['case-settings'],
    queryFn: ({ signal }) => client.call('caseSettings', {}, signal),
  })
  if (settings.error) return <Failure error={settings.error} onRetry={() => void settings.refetch()} />
  return settings.data ? <Form settings={settings.data} /> : null
}

function Form({ settings }: { readonly settings: CaseSettingsView }) {
  const client = useClient()
  const queries = useQueryClient()
  const [draft, setDraft] = useState({
    ...settings,
    ...(Object.fromEntries(fields.map((field) => [field, String(settings[field])])) as Record<Field, string>),
  })
  const [asked, setAsked] = useState(false)
  const mistake = (field: Field): string | null =>
    /^\d{1,3}$/.test(draft[field].trim()) && Number(draft[field]) >= 1 && Number(draft[field]) <= numbers[field].most
      ? null
      : `Ghi một số từ 1 đến ${numbers[field].most}.`
  const told = useTold()
  const command = useCommand({
    send: (body: CaseSettingsView, idempotencyKey) => client.call('setCaseSettings', { body, idempotencyKey }),
    onDone: (stored) => {
      queries.setQueryData(['case-settings'], stored)
      told.done('Đã lưu cài đặt.')
    },
  })
  const submit = (): boolean => {
    setAsked(true)
    told.forget()
    if (fields.some((field) => mistake(field))) return false
    command.mutate({
      certainStopsPayment: draft.certainStopsPayment,
      possibleWarnsPayer: draft.possibleWarnsPayer,
      certainDays: Number(draft.certainDays),
      possibleDays: Number(draft.possibleDays),
      verifyDays: Number(draft.verifyDays),
      mostSuspected: Number(draft.mostSuspected),
    })
    return true
  }
  return (
    <details className="settings">
      <summary>Cài đặt của tỉnh cho các vụ nghi trùng</summary>
      <FormFrame
        title="Cài đặt của tỉnh"
        submitWords="Lưu cài đặt"
        busy={command.isPending}
        error={command.error}
        onSubmit={submit}
      >
        <Checkbox
          label="Vụ chắc chắn còn mở thì tạm dừng chi khoản sẽ bị dừng"
          checked={draft.certainStopsPayment}
          onChange={({ target }) => setDraft({ ...draft, certainStopsPayment: target.checked })}
        />
        <Checkbox
          label="Vụ có thể trùng thì báo cho đơn vị chi trả"
          checked={draft.possibleWarnsPayer}
          onChange={({ target }) => setDraft({ ...draft, possibleWarnsPayer: target.checked })}
        />
        <div className="form-grid">
          {fields.map((field) => (
            <TextInput
              key={field}
              label={numbers[field].label}
              inputMode="numeric"
              value={draft[field]}
              error={asked ? mistake(field) : null}
              onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
            />
          ))}
        </div>
        {told.notice}
      </FormFrame>
      <AskedHistory
        of="của cài đặt"
        queryKey={['case-settings', settings]}
        read={(query, signal) => client.call('caseSettingsHistory', { query }, signal)}
      />
    </details>
  )
}
