import { Checkbox, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseSettingsView } from '../../../lambdas/contract/cases.ts'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { Failure, Notice } from '../frame/notices.tsx'
import { CaseForm } from './case-form.tsx'

const days = {
  certainDays: 'Hạn kết luận vụ chắc chắn (ngày)',
  possibleDays: 'Hạn kết luận vụ có thể trùng (ngày)',
  verifyDays: 'Hạn xã xác minh (ngày)',
} as const
type Days = keyof typeof days
const dayFields = Object.keys(days) as Days[]

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
    ...(Object.fromEntries(dayFields.map((field) => [field, String(settings[field])])) as Record<Days, string>),
  })
  const [asked, setAsked] = useState(false)
  const mistake = (field: Days): string | null =>
    /^\d{1,3}$/.test(draft[field].trim()) && Number(draft[field]) >= 1 && Number(draft[field]) <= 365
      ? null
      : 'Ghi số ngày từ 1 đến 365.'
  const command = useCommand({
    send: (body: CaseSettingsView, idempotencyKey) => client.call('setCaseSettings', { body, idempotencyKey }),
    onDone: (stored) => queries.setQueryData(['case-settings'], stored),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (dayFields.some((field) => mistake(field))) return false
    const { certainStopsPayment, possibleWarnsPayer } = draft
    const [certainDays, possibleDays, verifyDays] = [draft.certainDays, draft.possibleDays, draft.verifyDays].map(
      Number,
    )
    if (certainDays === undefined || possibleDays === undefined || verifyDays === undefined) return false
    command.mutate({ certainStopsPayment, possibleWarnsPayer, certainDays, possibleDays, verifyDays })
    return true
  }
  return (
    <details className="settings">
      <summary>Cài đặt của tỉnh cho các vụ nghi trùng</summary>
      <CaseForm
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
          {dayFields.map((field) => (
            <TextInput
              key={field}
              label={days[field]}
              inputMode="numeric"
              value={draft[field]}
              error={asked ? mistake(field) : null}
              onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
            />
          ))}
        </div>
        {command.isSuccess ? <Notice tone="good">Đã lưu.</Notice> : null}
      </CaseForm>
    </details>
  )
}
