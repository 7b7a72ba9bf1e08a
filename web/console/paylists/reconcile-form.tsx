import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PayListDetail } from '../../../lambdas/contract/pay-lists.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import type { ApiProblem } from '../../shared/api-problem.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { DayField } from '../fields/day-field.tsx'
import { FormFrame } from '../fields/form-frame.tsx'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { parseLinesInput } from '../fields/parse-lines-input.ts'
import { useCommand } from '../fields/use-command.ts'
import { useKept } from '../fields/use-kept.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'

interface Paper {
  readonly signed: { readonly people: number; readonly amount: number }
  readonly notSignedLines: number[]
  readonly paidOn: string | null
}

interface ReconcileFormProps {
  readonly code: string
  /** Under which what is half filled in is kept. */
  readonly draftName: string
  readonly onDone: (list: PayListDetail) => void
  /** The list is no longer what is shown. */
  readonly onOvertaken: (problem: ApiProblem) => void
}

/** What stands on the paper that came back. The server compares it with what was printed. */
export function ReconcileForm({ code, draftName, onDone, onOvertaken }: ReconcileFormProps) {
  const { today } = usePlace().session
  const client = useClient()
  const { draft, setDraft, isRestored } = useKept(draftName, () => ({
    ...{ people: '', amount: '', lines: '' },
    paidOn: formatDay(today),
  }))
  const [asked, setAsked] = useState(false)
  const command = useCommand({
    send: (body: Paper, idempotencyKey) =>
      client.call('reconcilePayList', { params: { payListCode: code }, body, idempotencyKey }),
    onDone,
    onOvertaken,
    outdates: [['pay-lists']],
  })
  const people = parseAmountInput(draft.people, 0)
  const amount = parseAmountInput(draft.amount, 0)
  const notSignedLines = parseLinesInput(draft.lines)
  const paidOn = draft.paidOn.trim() === '' ? null : parseDayInput(draft.paidOn)
  const dayMistake = draft.paidOn.trim() !== '' && paidOn === null ? 'Ngày chưa đúng. Nhập như 29/05/2020.' : null
  const submit = (): boolean => {
    setAsked(true)
    if (people === null || amount === null || notSignedLines === null || dayMistake) return false
    command.mutate({ signed: { people, amount }, notSignedLines, paidOn })
    return true
  }
  return (
    <FormFrame
      isRestored={isRestored}
      title="Đối chiếu bản đã ký"
      submitWords="Đối chiếu"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
    >
      <div className="form-grid">
        <TextInput
          label="Số người đã ký"
          inputMode="numeric"
          value={draft.people}
          error={asked && people === null ? 'Ghi số người đã ký; không ai ký thì ghi 0.' : null}
          onChange={({ target }) => setDraft({ ...draft, people: target.value })}
        />
        <TextInput
          label="Số tiền đã chi (đồng)"
          inputMode="numeric"
          value={draft.amount}
          error={
            asked && amount === null ? 'Ghi số tiền đã chi bằng đồng, ví dụ 1.500.000; không chi thì ghi 0.' : null
          }
          onChange={({ target }) => setDraft({ ...draft, amount: target.value })}
        />
        <TextInput
          label="STT không ký"
          description="Ví dụ 3, 17-19; ai cũng ký thì bỏ trống"
          value={draft.lines}
          error={asked && notSignedLines === null ? 'Ghi các STT cách nhau bằng dấu phẩy, ví dụ 3, 17-19.' : null}
          onChange={({ target }) => setDraft({ ...draft, lines: target.value })}
        />
        <DayField
          label="Ngày chi trả ghi trên bản đã ký"
          hint="Dùng khi ghi chi trả cho người đã ký; không có thì bỏ trống"
          value={draft.paidOn}
          error={asked ? dayMistake : null}
          onChange={(day) => setDraft({ ...draft, paidOn: day })}
        />
      </div>
    </FormFrame>
  )
}
