import { Checkbox, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RecordPaymentRequest } from '../../../lambdas/contract/entitlements.ts'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { ApiProblem } from '../../shared/api-problem.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { FormFrame } from '../fields/form-frame.tsx'
import { NotKept } from '../fields/not-kept.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useKept } from '../fields/use-kept.ts'
import { WordsField } from '../fields/words-field.tsx'
import { useClient } from '../frame/client-context.ts'
import { payingClockOf, usePlace } from '../frame/place.ts'
import { type CommandFormProps, draftName } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { MonthChoice } from './month-choice.tsx'
import { NoNumberSelect } from './no-number-select.tsx'
import { MarkField, PayingFields } from './paying-fields.tsx'
import {
  idNumberHint,
  isPaidByMonth,
  mayAddNumber,
  mistakesOf,
  needsNumber,
  newDraft,
  type PaymentDraft,
  requestOf,
} from './payment-draft.ts'
import { usePersonCommand } from './use-person-command.ts'

/** What the server asks before it pays, and the words by which the officer answers for it. */
const answers = [
  {
    code: 'possible-duplicate',
    field: 'differentPerson',
    label: 'Đây là người khác: tôi đã đối chiếu giấy tờ của người đang nhận tiền',
  },
  { code: 'higher-elsewhere', field: 'lowerConfirmed', label: 'Tôi đã xem: vẫn chi khoản thấp hơn này' },
] as const

export function PaymentForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const place = usePlace()
  const { today, role } = place.session
  const here = { ...payingClockOf(place), cmndSeries: place.session.cmndSeries }
  const client = useClient()
  const { draft, setDraft, isRestored } = useKept(
    draftName(entitlement, 'record-payment'),
    () => newDraft(today, entitlement, role),
    ({ idNumber: _number, paper: _paper, differentPerson: _person, lowerConfirmed: _lower, ...rest }, fresh) => ({
      ...fresh,
      ...rest,
    }),
  )
  const [asked, setAsked] = useState(false)
  const mistakes = asked ? mistakesOf(draft, entitlement, here) : {}
  const change = (part: Partial<PaymentDraft>): void => setDraft({ ...draft, ...part })

  const command = usePersonCommand({
    kind: 'record-payment',
    entitlement,
    onOvertaken,
    send: (body: RecordPaymentRequest, idempotencyKey) =>
      client.call('recordPayment', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('record-payment', changed, replayed)),
  })
  const question = command.error instanceof ApiProblem ? command.error.code : null
  const submit = (): boolean => {
    setAsked(true)
    const request = requestOf(draft, entitlement, here)
    if (request) command.mutate(request)
    return request !== null
  }
  const isMonthly = isPaidByMonth(entitlement)
  return (
    <FormFrame
      takesFocus
      isRestored={isRestored}
      title={
        isMonthly ? 'Ghi nhận đã chi trả' : `Ghi nhận đã chi trả ${formatDong(entitlement.amount - entitlement.paid)}`
      }
      submitWords="Xác nhận đã chi"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <PayingFields draft={draft} mistakes={mistakes} onChange={change} />
      {isMonthly ? (
        <MonthChoice
          entitlement={entitlement}
          chosen={draft.months}
          error={mistakes.months}
          onChange={(months) => change({ months })}
        />
      ) : null}
      <Radio.Group
        label="Người nhận tiền"
        value={draft.receivedBy}
        onChange={(value) => change({ receivedBy: value === 'other' ? 'other' : 'self' })}
      >
        <div className="choices">
          <Radio value="self" label="Chính người được hỗ trợ" />
          <Radio value="other" label="Người khác nhận thay" />
        </div>
      </Radio.Group>
      {draft.receivedBy === 'other' ? (
        <>
          <TextField
            label="Họ tên người nhận thay"
            value={draft.receiverName}
            error={mistakes.receiverName}
            most={mostLetters.name}
            onChange={(text) => change({ receiverName: text })}
          />
          <TextField
            label="Quan hệ với người được hỗ trợ"
            description="Ví dụ: con, vợ, chồng, người giám hộ"
            value={draft.relation}
            error={mistakes.relation}
            most={mostLetters.relation}
            onChange={(text) => change({ relation: text })}
          />
          {isRestored ? <NotKept what="Giấy tờ" /> : null}
          <TextField
            label="Giấy tờ nhận thay"
            description="Ví dụ: giấy uỷ quyền số 12 ngày 20/05/2020"
            value={draft.paper}
            error={mistakes.paper}
            most={mostLetters.paper}
            onChange={(text) => change({ paper: text })}
          />
        </>
      ) : null}
      <MarkField draft={draft} onChange={change} />
      {mayAddNumber(entitlement) ? (
        <>
          {isRestored ? <NotKept what="Số giấy tờ" /> : null}
          <TextInput
            label={
              needsNumber(entitlement) ? 'Số CCCD (12 số) hoặc CMND (9 số)' : 'Số CCCD mới (nếu người dân đã đổi thẻ)'
            }
            description={
              idNumberHint(draft.idNumber, entitlement, here) ??
              (needsNumber(entitlement)
                ? 'Danh sách chưa có số, nhập từ thẻ người dân xuất trình'
                : 'Danh sách có số CMND; bỏ trống nếu chưa có thẻ mới')
            }
            inputMode="numeric"
            value={draft.idNumber}
            error={mistakes.idNumber}
            autoComplete="off"
            onChange={({ target }) => change({ idNumber: target.value })}
          />
          {needsNumber(entitlement) ? (
            <NoNumberSelect
              label="Nếu chưa có số, lý do"
              none="Đã nhập số ở trên"
              value={draft.noIdNumberReason}
              disabled={draft.idNumber.trim() !== ''}
              onChange={(noIdNumberReason) => change({ noIdNumberReason })}
            />
          ) : null}
        </>
      ) : null}
      <WordsField
        label="Ghi chú (không bắt buộc)"
        value={draft.note}
        error={mistakes.note}
        onChange={(words) => change({ note: words })}
      />
      {answers
        .filter(({ code, field }) => code === question || draft[field])
        .map(({ field, label }) => (
          <Checkbox
            key={field}
            label={label}
            checked={draft[field]}
            onChange={({ target }) => change({ [field]: target.checked })}
          />
        ))}
    </FormFrame>
  )
}
