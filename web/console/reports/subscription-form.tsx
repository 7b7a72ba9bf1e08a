import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import { reportKinds, reportNames } from '../../../lambdas/domain/reports/report.ts'
import { weekdayNames, weekdays } from '../../../lambdas/domain/reports/subscription.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import { draftOf, mistakesOf, newDraft, type SubscriptionDraft, settingsOf } from './subscription-draft.ts'

interface SubscriptionFormProps {
  /** Null for a new one. */
  readonly known: SubscriptionView | null
  readonly domains: readonly string[]
  readonly onDone: (words: string) => void
  /** It is no longer what was opened. */
  readonly onOvertaken: (problem: ApiProblem) => void
  readonly onCancel: () => void
}

/** Which reports, of where, to whom, when. */
export function SubscriptionForm({ known, domains, onDone, onOvertaken, onCancel }: SubscriptionFormProps) {
  const place = usePlace()
  const client = useClient()
  const [draft, setDraft] = useState(() => (known ? draftOf(known) : newDraft(place.session.unit.code)))
  const [asked, setAsked] = useState(false)
  const mistakes = mistakesOf(draft, domains)
  const shown = asked ? mistakes : {}
  const change = (part: Partial<SubscriptionDraft>): void => setDraft({ ...draft, ...part })
  const command = useCommand({
    send: (words: SubscriptionDraft, idempotencyKey) => {
      const settings = { ...settingsOf(words), isActive: true }
      return known
        ? client.call('changeSubscription', {
            params: { subscriptionId: known.id },
            body: { ...settings, version: known.version },
            idempotencyKey,
          })
        : client.call('createSubscription', {
            body: { ...settings, programme: place.programme.id, unit: words.unit },
            idempotencyKey,
          })
    },
    outdates: [['subscriptions']],
    // Of a new one nothing was read that could be old: what was typed stays.
    ...(known ? { onOvertaken } : {}),
    onDone: () => onDone(known ? 'Đã lưu thay đổi.' : 'Đã đặt gửi báo cáo. Bấm “Gửi thử cho tôi” để xem thư.'),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (Object.keys(mistakes).length > 0) return false
    command.mutate(draft)
    return true
  }
  return (
    <FormFrame
      takesFocus
      title={known ? 'Sửa việc gửi báo cáo' : 'Đặt gửi báo cáo'}
      submitWords="Lưu"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      {known ? null : <UnitSelect value={draft.unit} onChange={(unit) => change({ unit })} />}
      <Checkbox.Group
        label="Báo cáo trong thư và tệp đính kèm"
        error={shown.kinds}
        value={[...draft.kinds]}
        onChange={(chosen) => change({ kinds: reportKinds.filter((kind) => chosen.includes(kind)) })}
      >
        <div className="subscription-kinds">
          {reportKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={reportNames[kind]} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label="Giờ gửi"
        description="Giờ Việt Nam; thư đến trong vòng 5 phút"
        value={draft.time}
        error={shown.time}
        autoComplete="off"
        onChange={({ target }) => change({ time: target.value })}
      />
      <Checkbox.Group
        label="Các ngày trong tuần"
        error={shown.weekdays}
        value={draft.weekdays.map(String)}
        onChange={(chosen) => change({ weekdays: weekdays.filter((day) => chosen.includes(String(day))) })}
      >
        <div className="subscription-days">
          {weekdays.map((day) => (
            <Checkbox key={day} value={String(day)} label={weekdayNames[day]} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label="Người nhận"
        description={`Mỗi dòng một địa chỉ thư công vụ (${domains.map((domain) => `@${domain}`).join(', ')})`}
        rows={3}
        value={draft.recipients}
        error={shown.recipients}
        onChange={({ target }) => change({ recipients: target.value })}
      />
    </FormFrame>
  )
}
