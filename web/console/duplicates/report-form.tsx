import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { ReportCaseRequest } from '../../../lambdas/contract/cases.ts'
import { type Finding, findingNames, findings } from '../../../lambdas/domain/cases/case-states.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CaseFormProps, useCaseCommand } from './case-form.ts'

/** The commune says what it has found out; the owner decides. */
export function ReportForm(props: CaseFormProps) {
  const { detail } = props
  const client = useClient()
  const [finding, setFinding] = useState<Finding | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const noNote = reasonMistake(note, 'Ghi đã xác minh thế nào')
  const command = useCaseCommand(
    props,
    (body: ReportCaseRequest, idempotencyKey) =>
      client.call('reportCase', { params: { caseId: detail.summary.id }, body, idempotencyKey }),
    () => 'Đã báo kết quả xác minh.',
  )
  const submit = (): boolean => {
    setAsked(true)
    if (!finding || noNote) return false
    command.mutate({ version: detail.version, finding, note: note.trim() })
    return true
  }
  return (
    <FormFrame
      title="Báo kết quả xác minh"
      submitWords="Gửi kết quả"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
    >
      <Radio.Group
        label="Kết quả"
        value={finding ?? ''}
        error={asked && !finding ? 'Chọn một kết quả.' : null}
        onChange={(value) => setFinding(findings.find((known) => known === value) ?? null)}
      >
        <div className="choices">
          {findings.map((known) => (
            <Radio key={known} value={known} label={findingNames[known]} />
          ))}
        </div>
      </Radio.Group>
      <WordsField label="Đã xác minh thế nào" value={note} error={asked ? noNote : null} onChange={setNote} />
    </FormFrame>
  )
}
