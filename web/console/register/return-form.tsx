import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RecordReturnRequest } from '../../../lambdas/contract/support-commands.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { DayField } from '../fields/day-field.tsx'
import { FormFrame } from '../fields/form-frame.tsx'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { useClient } from '../frame/client-context.ts'
import { usePlace } from '../frame/place.ts'
import type { CommandFormProps } from './command-form.ts'
import { doneWords } from './done-words.ts'
import { usePersonCommand } from './use-person-command.ts'

/** One time that money came back. */
export function ReturnForm({ detail, onDone, onOvertaken, onCancel }: CommandFormProps) {
  const { entitlement } = detail
  const left = entitlement.recovery?.outstanding ?? 0
  const { today } = usePlace().session
  const client = useClient()
  const [amountText, setAmountText] = useState(() => groupThousands(left))
  const [dayText, setDayText] = useState(() => formatDay(today))
  const [receipt, setReceipt] = useState('')
  const [asked, setAsked] = useState(false)
  const amount = parseAmountInput(amountText)
  const day = parseDayInput(dayText)
  const paidOn = entitlement.payment?.paidOn ?? ''
  const wrongAmount = amount === null || amount > left ? `Nhập số tiền từ 1 đồng đến ${formatDong(left)}.` : null
  const wrongDay =
    day === null
      ? 'Ngày nộp tiền chưa đúng. Nhập như 29/05/2020.'
      : day > today
        ? 'Ngày nộp tiền không được sau hôm nay.'
        : day < paidOn
          ? `Ngày nộp tiền không được trước ngày chi trả (${formatDay(paidOn)}).`
          : null
  const noReceipt = receipt.trim() === '' ? 'Ghi số phiếu thu.' : null
  const command = usePersonCommand({
    kind: 'record-return',
    entitlement,
    onOvertaken,
    send: (body: RecordReturnRequest, idempotencyKey) =>
      client.call('recordReturn', { params: { entitlementId: entitlement.id }, body, idempotencyKey }),
    onDone: ({ entitlement: changed, replayed }) => onDone(changed, doneWords('record-return', changed, replayed)),
  })
  const submit = (): boolean => {
    setAsked(true)
    if (amount === null || day === null || wrongAmount || wrongDay || noReceipt) return false
    command.mutate({ version: entitlement.version, amount, returnedOn: day, receipt: receipt.trim() })
    return true
  }
  return (
    <FormFrame
      takesFocus
      title={`Ghi tiền nộp lại, còn phải thu ${formatDong(left)}`}
      submitWords="Ghi đã nộp"
      busy={command.isPending}
      error={command.error}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextInput
        label="Số tiền nộp lần này (đồng)"
        inputMode="numeric"
        value={amountText}
        error={asked ? wrongAmount : null}
        autoComplete="off"
        onChange={({ target }) => setAmountText(target.value)}
      />
      <DayField label="Ngày nộp" value={dayText} error={asked ? wrongDay : null} onChange={setDayText} />
      <TextInput
        label="Số phiếu thu"
        description="Ví dụ: PT 015/2020"
        value={receipt}
        error={asked ? noReceipt : null}
        maxLength={120}
        autoComplete="off"
        onChange={({ target }) => setReceipt(target.value)}
      />
    </FormFrame>
  )
}
