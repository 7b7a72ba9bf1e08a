import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { complaintText, type SentComplaint } from '../../../lambdas/contract/complaints.ts'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { complaintSubjects, subjectNames } from '../../../lambdas/domain/complaints/complaint.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { CommuneField } from '../fields/commune-field.tsx'
import { FormFrame } from '../fields/form-frame.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useCommand } from '../fields/use-command.ts'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { Notice } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'

const nothingYet = { subject: '', text: '', name: '', phone: '' }

/** For somebody who came to the counter or told the Front: he gets number and code as if he had sent it himself. */
export function FileForm() {
  const place = usePlace()
  const client = useClient()
  const own = place.session.unit
  const [commune, setCommune] = useState(own.level === 'commune' ? own.code : '')
  const { draft, setDraft, isRestored } = useKept(
    'complaint/new',
    () => nothingYet,
    // Who has come to the counter is asked again.
    (begun) => ({ ...begun, name: '', phone: '' }),
  )
  const [asked, setAsked] = useState(false)
  const [sent, setSent] = useState<SentComplaint | null>(null)
  const subject = complaintSubjects.find((known) => known === draft.subject)
  const isShort = draft.text.trim().length < complaintText.least
  const command = useCommand({
    send: (
      body: {
        programme: string
        unit: string
        subject: (typeof complaintSubjects)[number]
        text: string
        name: string
        phone: string
      },
      idempotencyKey,
    ) => client.call('fileComplaint', { body, idempotencyKey }),
    onDone: (filed) => {
      setSent(filed)
      setDraft(nothingYet)
      setAsked(false)
    },
    outdates: [['complaints']],
  })
  const submit = (): boolean => {
    setAsked(true)
    setSent(null)
    if (commune === '' || !subject || isShort) return false
    command.mutate({ programme: place.programme.id, ...draft, unit: commune, subject })
    return true
  }
  return (
    <section aria-labelledby="ghi-thay">
      <h2 id="ghi-thay">Ghi nhận thay người dân</h2>
      {sent ? (
        <Notice tone="good" takesFocus>
          Đã ghi nhận <strong>{sent.number}</strong>. Đưa người gửi số này và mã <strong>{sent.secret}</strong> để xem
          trả lời (mã chỉ hiện một lần). {sent.ownerName} trả lời trước hết ngày {formatDay(sent.deadline)}.
        </Notice>
      ) : null}
      <FormFrame
        title="Nội dung phản ánh"
        submitWords="Ghi nhận"
        busy={command.isPending}
        error={command.error}
        onSubmit={submit}
        isRestored={isRestored}
      >
        <div className="form-grid">
          <CommuneField
            value={commune}
            error={asked && commune === '' ? 'Chọn xã nơi có việc.' : null}
            onChange={setCommune}
          />
          <NativeSelect
            label="Về việc"
            description="Phản ánh về chính xã thì do cấp trên của xã giải quyết"
            value={draft.subject}
            error={asked && !subject ? 'Chọn phản ánh về việc gì.' : null}
            data={[
              { value: '', label: 'Chọn…' },
              ...complaintSubjects.map((known) => ({ value: known, label: subjectNames[known] })),
            ]}
            onChange={({ target }) => setDraft({ ...draft, subject: target.value })}
          />
          <TextField
            label="Họ tên người gửi (không bắt buộc)"
            value={draft.name}
            most={mostLetters.name}
            onChange={(text) => setDraft({ ...draft, name: text })}
          />
          <TextField
            label="Số điện thoại (không bắt buộc)"
            value={draft.phone}
            most={mostLetters.phone}
            inputMode="tel"
            onChange={(text) => setDraft({ ...draft, phone: text })}
          />
        </div>
        <WordsField
          label="Nội dung"
          value={draft.text}
          error={asked && isShort ? 'Ghi nội dung, ít nhất 10 chữ cái.' : null}
          most={complaintText.most}
          rows={5}
          onChange={(text) => setDraft({ ...draft, text })}
        />
      </FormFrame>
    </section>
  )
}
