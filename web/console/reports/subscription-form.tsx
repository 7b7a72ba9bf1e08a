import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { SubscriptionView } from '../../../lambdas/contract/subscriptions.ts'
import { formatNames, reportFormats, reportKinds, reportNames } from '../../../lambdas/domain/reports/report.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useClient } from '../frame/client-context.ts'
import { Notice } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { MailedUnitFields } from './mailed-unit-fields.tsx'
import { SendingTimeFields } from './sending-time-fields.tsx'
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
  const [draft, setDraft] = useState(() => (known ? draftOf(known, place) : newDraft(place.session.unit.code)))
  const [asked, setAsked] = useState(false)
  const mistakes = mistakesOf(draft, domains, place)
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
            body: { ...settings, programme: place.programme.id },
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
      {known?.obstacle ? (
        <Notice tone="warn">
          <p>{known.obstacle}</p>
        </Notice>
      ) : null}
      <MailedUnitFields units={draft.units} error={shown.units} onChange={(units) => change({ units })} />
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
      <Checkbox.Group
        label="Tệp đính kèm"
        error={shown.formats}
        value={[...draft.formats]}
        onChange={(chosen) => change({ formats: reportFormats.filter((format) => chosen.includes(format)) })}
      >
        <div className="subscription-by">
          {reportFormats.map((format) => (
            <Checkbox key={format} value={format} label={formatNames[format]} />
          ))}
        </div>
      </Checkbox.Group>
      <SendingTimeFields draft={draft} mistakes={shown} onChange={change} />
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
