import { Button, Radio } from '@mantine/core'
import { useId, useState } from 'react'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import type { DecideForeignRequest, ForeignFindingView } from '../../../lambdas/contract/foreign-findings.ts'
import {
  type FindingOutcome,
  type FindingReason,
  findingOutcomeNames,
  findingOutcomes,
  findingReasonNames,
  findingReasonsOf,
} from '../../../lambdas/domain/exchange/finding-outcomes.ts'
import { formatInstant } from '../../../lambdas/domain/time/local-day.ts'
import { focusLater } from '../fields/focus-later.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { reasonMistake } from '../fields/reason-mistake.ts'
import { useCommand } from '../fields/use-command.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { Notice } from '../frame/notices.tsx'

interface ForeignNotesProps {
  readonly entitlement: EntitlementView
  readonly onDone: (changed: EntitlementView, words: string) => void
  readonly onOvertaken: (problem: unknown) => void
}

/** That a number stands in other provinces' files, and what the unit finds out about it. */
export function ForeignNotes(props: ForeignNotesProps) {
  return props.entitlement.foreign.map((finding) => <ForeignNote key={finding.province} finding={finding} {...props} />)
}

interface NoteProps extends ForeignNotesProps {
  readonly finding: ForeignFindingView
}

function ForeignNote(props: NoteProps) {
  const { finding } = props
  const [open, setOpen] = useState(false)
  const button = useId()
  const { conclusion, message, mayDecide } = finding
  const Form = conclusion ? ReopenForm : ConcludeForm
  return (
    <>
      <Notice tone={conclusion && conclusion.outcome !== 'entitled-there' ? 'info' : 'warn'}>
        <p>{message}</p>
        {conclusion ? (
          <p className="small">
            {formatInstant(conclusion.at)} – {conclusion.by}, {conclusion.officeName}: {conclusion.reasonName}
            {conclusion.note ? `. ${conclusion.note}` : ''}
          </p>
        ) : null}
        {mayDecide && !open ? (
          <Button id={button} variant="default" size="sm" onClick={() => setOpen(true)}>
            {conclusion ? 'Huỷ kết luận này' : `Kết luận với ${finding.provinceName}`}
          </Button>
        ) : null}
      </Notice>
      {open ? (
        <Form
          {...props}
          onCancel={() => {
            setOpen(false)
            focusLater(button)
          }}
        />
      ) : null}
    </>
  )
}

type FormProps = NoteProps & { readonly onCancel: () => void }

function useDecision({ entitlement, onDone, onOvertaken, onCancel }: FormProps, words: string) {
  const client = useClient()
  return useCommand({
    send: (body: DecideForeignRequest, idempotencyKey) =>
      client.call('decideForeignFinding', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed }) => {
      onCancel()
      onDone(changed, words)
    },
    onOvertaken,
    outdates: [['foreign-findings']],
  })
}

function ConcludeForm(props: FormProps) {
  const { entitlement, finding, onCancel } = props
  const [outcome, setOutcome] = useState<FindingOutcome | null>(null)
  const [reason, setReason] = useState<FindingReason | null>(null)
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const command = useDecision(props, 'Đã ghi kết luận về danh sách của tỉnh khác.')
  const reasons: readonly FindingReason[] = outcome ? findingReasonsOf[outcome] : []
  const noNote = reason === 'other' && note.trim() === '' ? 'Ghi rõ lý do.' : null
  const submit = (): boolean => {
    setAsked(true)
    if (!outcome || !reason || noNote) return false
    const { version } = entitlement
    command.mutate({ version, province: finding.province, outcome, reason, note: note.trim() || null })
    return true
  }
  return (
    <FormFrame
      title={`Kết luận với ${finding.provinceName}`}
      submitWords="Ghi kết luận"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
      takesFocus
    >
      <Radio.Group
        label="Kết luận"
        value={outcome ?? ''}
        error={asked && !outcome ? 'Chọn một kết luận.' : null}
        onChange={(value) => {
          const chosen = findingOutcomes.find((known) => known === value) ?? null
          setOutcome(chosen)
          setReason(null)
        }}
      >
        <div className="choices">
          {findingOutcomes.map((one) => (
            <Radio key={one} value={one} label={findingOutcomeNames[one]} />
          ))}
        </div>
      </Radio.Group>
      {outcome ? (
        <Radio.Group
          label="Căn cứ"
          value={reason ?? ''}
          error={asked && !reason ? 'Chọn một căn cứ.' : null}
          onChange={(value) => setReason(reasons.find((known) => known === value) ?? null)}
        >
          <div className="choices">
            {reasons.map((one) => (
              <Radio key={one} value={one} label={findingReasonNames[one]} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      <WordsField
        label="Ghi chú (công văn, người trả lời)"
        value={note}
        error={asked ? noNote : null}
        onChange={setNote}
      />
    </FormFrame>
  )
}

function ReopenForm(props: FormProps) {
  const { entitlement, finding, onCancel } = props
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const command = useDecision(props, 'Đã huỷ kết luận, khoản này chờ kết luận lại.')
  const noNote = reasonMistake(note, 'Ghi lý do huỷ kết luận')
  const submit = (): boolean => {
    setAsked(true)
    if (noNote) return false
    command.mutate({ version: entitlement.version, province: finding.province, outcome: 'reopen', note: note.trim() })
    return true
  }
  return (
    <FormFrame
      title="Huỷ kết luận"
      submitWords="Huỷ kết luận"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
      takesFocus
    >
      <WordsField label="Lý do" value={note} error={asked ? noNote : null} onChange={setNote} />
    </FormFrame>
  )
}
