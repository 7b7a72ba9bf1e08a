import { Radio, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { ReportCaseRequest } from '../../../lambdas/contract/cases.ts'
import { type Finding, findingNames, findings } from '../../../lambdas/domain/cases/case-states.ts'
import { useClient } from '../frame/client-context.ts'
import { CaseForm, type CaseFormProps, useCaseCommand } from './case-form.tsx'

/** The commune says what it has found out; the owner decides. */
export function ReportForm(props: CaseFormProps) {
  const { detail } = props
  const client = useClient()
  const [finding, setFinding] = useState<Finding | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const noNote = note.trim().length < 3 ? 'Ghi đã xác minh thế nào.' : null
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
    <CaseForm
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
      <Textarea
        label="Đã xác minh thế nào"
        value={note}
        error={asked ? noNote : null}
        maxLength={500}
        rows={2}
        onChange={({ target }) => setNote(target.value)}
      />
    </CaseForm>
  )
}
