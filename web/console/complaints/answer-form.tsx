import { Radio } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ComplaintDetail, mostWords } from '../../../lambdas/contract/complaints.ts'
import type { ComplaintCommand, ComplaintCommandKind } from '../../../lambdas/domain/complaints/decide-complaint.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useCommand } from '../fields/use-command.ts'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'

const names = {
  accept: 'Nhận giải quyết',
  answer: 'Trả lời người gửi',
  forward: 'Chuyển lên cấp trên',
  refuse: 'Không thụ lý',
} as const satisfies Record<ComplaintCommandKind, string>

const fields = {
  answer: { label: 'Nội dung trả lời (người gửi đọc được)', ask: 'Viết nội dung trả lời', most: mostWords.answer },
  forward: { label: 'Lý do chuyển', ask: 'Ghi lý do chuyển', most: mostWords.forward },
  refuse: { label: 'Lý do không thụ lý (người gửi đọc được)', ask: 'Ghi lý do không thụ lý', most: mostWords.refuse },
} as const

const nothingYet = { chosen: '', words: '' }

interface AnswerFormProps {
  readonly complaint: ComplaintDetail
  readonly onDone: (words: string) => void
  /** It is no longer what is shown; what was written stays. */
  readonly onOvertaken: (problem: ApiProblem) => void
}

/** What to say when the step is taken. */
const doneWords = {
  accept: ({ deadline, isOverdue }) =>
    isOverdue
      ? `Đã nhận giải quyết. Hạn trả lời ${formatDay(deadline)} đã qua: trả lời ngay.`
      : `Đã nhận giải quyết. Trả lời trước hết ngày ${formatDay(deadline)}.`,
  answer: () => 'Đã trả lời. Người gửi đọc được khi xem phản ánh của mình.',
  forward: ({ ownerName }) => `Đã chuyển: ${ownerName} giải quyết tiếp.`,
  refuse: () => 'Đã ghi không thụ lý. Người gửi đọc được lý do.',
} as const satisfies Record<ComplaintCommandKind, (changed: ComplaintDetail) => string>

/** One of the steps that are open now, with what it needs to be said. */
export function AnswerForm({ complaint, onDone, onOvertaken }: AnswerFormProps) {
  const { number, version, commands } = complaint
  const client = useClient()
  const queries = useQueryClient()
  const { draft, setDraft, isRestored } = useKept(`complaint/${number}`, () => nothingYet)
  const { chosen, words } = draft
  const [asked, setAsked] = useState(false)
  // Somebody else may have taken the step meanwhile.
  const kind = commands.find((known) => known === chosen) ?? null
  const command = useCommand({
    send: (body: ComplaintCommand & { readonly version: number }, idempotencyKey) =>
      client.call('decideComplaint', { params: { complaintNumber: number }, body, idempotencyKey }),
    onDone: (changed) => {
      queries.setQueryData(['complaint', number], changed)
      setDraft(nothingYet)
      setAsked(false)
      if (kind) onDone(doneWords[kind](changed))
    },
    onOvertaken,
    outdates: [['complaints']],
  })
  const field = kind === null || kind === 'accept' ? null : fields[kind]
  const mistake = field && reasonMistake(words, field.ask)
  const submit = (): boolean => {
    setAsked(true)
    if (kind === null || mistake) return false
    command.mutate({ ...commandOf(kind, words.trim()), version })
    return true
  }
  return (
    <FormFrame
      title="Việc làm tiếp"
      submitWords={kind ? names[kind] : 'Ghi'}
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      isRestored={isRestored}
    >
      <Radio.Group
        label="Chọn việc"
        value={kind ?? ''}
        error={asked && kind === null ? 'Chọn một việc.' : null}
        onChange={(value) => setDraft({ ...draft, chosen: value })}
      >
        <div className="choices">
          {commands.map((known) => (
            <Radio key={known} value={known} label={names[known]} />
          ))}
        </div>
      </Radio.Group>
      {field ? (
        <WordsField
          label={field.label}
          value={words}
          error={asked ? mistake : null}
          most={field.most}
          rows={5}
          onChange={(value) => setDraft({ ...draft, words: value })}
        />
      ) : null}
    </FormFrame>
  )
}

function commandOf(kind: ComplaintCommandKind, words: string): ComplaintCommand {
  if (kind === 'accept') return { kind }
  return kind === 'answer' ? { kind, text: words } : { kind, reason: words }
}
