import { NativeSelect, Radio } from '@mantine/core'
import { useState } from 'react'
import type { CaseDetail, DecideCaseRequest } from '../../../lambdas/contract/cases.ts'
import {
  type CaseOutcome,
  caseOutcomeNames,
  caseReasonNames,
  needsSecondPerson,
  reasonsOf,
} from '../../../lambdas/domain/cases/case-states.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { DayField } from '../fields/day-field.tsx'
import { FormFrame } from '../fields/form-frame.tsx'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { type CaseFormProps, useCaseCommand } from './case-form.ts'
import { MergeFields } from './merge-fields.tsx'
import { mistakesOf, newDraft, type OutcomeDraft, requestOf } from './outcome-draft.ts'
import { recordNumber } from './record-number.ts'

interface OutcomeFormProps extends CaseFormProps {
  readonly outcome: CaseOutcome
  readonly onCancel: () => void
}

export function OutcomeForm(props: OutcomeFormProps) {
  const { detail, apart, outcome, onCancel } = props
  const client = useClient()
  const [draft, setDraft] = useState(() => newDraft(outcome, detail))
  const [asked, setAsked] = useState(false)
  const mistakes = asked ? mistakesOf(draft, detail) : {}
  const command = useCaseCommand(
    props,
    (body: DecideCaseRequest, idempotencyKey) =>
      client.call('decideCase', { params: { caseId: detail.summary.id }, body, idempotencyKey }),
    doneWords,
  )
  const submit = (): boolean => {
    setAsked(true)
    const request = requestOf(draft, detail, apart)
    if (request) command.mutate(request)
    return request !== null
  }
  const reasons = reasonsOf[outcome]
  return (
    <FormFrame
      title={caseOutcomeNames[outcome]}
      submitWords={submitWords(outcome)}
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
      takesFocus
    >
      <p>
        {effectWords(outcome, detail)}
        {apart.length > 0
          ? ' Hồ sơ đánh dấu là người khác không bị dừng và không được hỏi lại với các hồ sơ còn lại.'
          : ''}
      </p>
      <Extra draft={draft} detail={detail} apart={apart} until={mistakes.until} onChange={setDraft} />
      <Radio.Group
        label="Lý do"
        value={draft.reason ?? ''}
        error={mistakes.reason}
        onChange={(value) => setDraft({ ...draft, reason: reasons.find((known) => known === value) ?? null })}
      >
        <div className="choices">
          {reasons.map((reason) => (
            <Radio key={reason} value={reason} label={caseReasonNames[reason]} />
          ))}
        </div>
      </Radio.Group>
      <WordsField
        label="Ghi chú"
        value={draft.note}
        error={mistakes.note}
        onChange={(words) => setDraft({ ...draft, note: words })}
      />
    </FormFrame>
  )
}

function submitWords(outcome: CaseOutcome): string {
  // The case stays open: whoever reads "kết luận" there thinks that it is done.
  if (outcome === 'verify') return 'Giao xã xác minh'
  return needsSecondPerson[outcome] ? 'Đề nghị, chờ người thứ hai' : 'Kết luận'
}

interface ExtraProps {
  readonly draft: OutcomeDraft
  readonly detail: CaseDetail
  readonly apart: readonly string[]
  readonly until: string | undefined
  readonly onChange: (draft: OutcomeDraft) => void
}

/** What an outcome needs besides its reason. */
function Extra({ draft, detail, apart, until, onChange }: ExtraProps) {
  const { proposal } = detail
  const records = detail.records.filter(({ entitlementId }) => !entitlementId || !apart.includes(entitlementId))
  if (draft.outcome === 'keep-highest' && proposal)
    return (
      <NativeSelect
        label="Khoản được giữ"
        description="Chọn sẵn khoản theo quy định; giữ khoản khác thì phải ghi căn cứ"
        value={draft.keep ?? ''}
        data={proposal.sums
          .filter(({ standing }) => standing !== 'beside')
          .map(({ entitlementId, policyName, communeName, total }) => ({
            value: entitlementId,
            label: `Hồ sơ ${recordNumber(detail, entitlementId)}, ${policyName}, ${communeName}: ${formatDong(total)}`,
          }))}
        onChange={({ target }) => onChange({ ...draft, keep: target.value })}
      />
    )
  if (draft.outcome === 'merge') return <MergeFields draft={draft} records={records} onChange={onChange} />
  if (draft.outcome !== 'verify') return null
  const communes = new Map(records.map(({ commune, communeName }) => [commune, communeName]))
  return (
    <>
      <NativeSelect
        label="Xã xác minh"
        value={draft.commune}
        data={[...communes].map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => onChange({ ...draft, commune: target.value })}
      />
      <DayField
        label="Hạn xác minh (không bắt buộc)"
        value={draft.until}
        error={until}
        hint="Để trống: theo số ngày do tỉnh đặt. Ví dụ 29/05/2020"
        onChange={(text) => onChange({ ...draft, until: text })}
      />
    </>
  )
}

/** What will happen, before it does. */
function effectWords(outcome: CaseOutcome, { proposal }: CaseDetail): string {
  switch (outcome) {
    case 'different-people':
      return 'Các khoản đang tạm dừng vì nghi trùng được chi trở lại.'
    case 'keep-highest':
      return 'Khoản không được giữ sẽ dừng chi; nếu khoản thấp đã chi, số tiền đó được trừ vào khoản được giữ, trừ hết thì không chi thêm.'
    case 'merge':
      return 'Một hồ sơ được giữ lại với các thông tin anh/chị chọn, hồ sơ kia bị huỷ.'
    case 'recover':
      return `Lập đề nghị thu hồi ${formatDong(proposal?.excess ?? 0)} đã chi vượt mức được hưởng; các khoản chưa chi phải dừng sẽ dừng chi.`
    case 'verify':
      return 'Vụ vẫn mở, các khoản vẫn giữ nguyên trạng thái cho đến khi có kết luận.'
  }
}

function doneWords({ summary }: CaseDetail): string {
  if (summary.state === 'awaiting-second') return 'Đã ghi đề nghị. Cần một tài khoản khác cùng quyền xác nhận.'
  if (summary.state === 'verifying') return 'Đã giao xã xác minh.'
  return `Đã kết luận: ${summary.endingName ?? summary.stateName}.`
}
