import { NativeSelect, Radio, TextInput } from '@mantine/core'
import { isLateDay } from '../../../lambdas/domain/payments/late-day.ts'
import {
  paymentPlaceNames,
  paymentPlaces,
  receiptMarkNames,
  receiptMarks,
} from '../../../lambdas/domain/payments/paying-record.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { DayField } from '../fields/day-field.tsx'
import { payingClockOf, usePlace } from '../frame/place.ts'
import type { PayingDraft, PayingMistakes } from './paying-draft.ts'

interface PayingFieldsProps {
  readonly draft: PayingDraft
  readonly mistakes: PayingMistakes
  readonly onChange: (part: Partial<PayingDraft>) => void
}

/** Day, hour and place of a payment, and why it is entered late. */
export function PayingFields({ draft, mistakes, onChange }: PayingFieldsProps) {
  const place = usePlace()
  const day = parseDayInput(draft.paidOn)
  const isLate = day !== null && isLateDay(day, payingClockOf(place))
  return (
    <div className="form-grid">
      <DayField
        label="Ngày chi trả"
        value={draft.paidOn}
        error={mistakes.paidOn}
        hint={
          isLate
            ? 'Trước hôm nay: được ghi là nhập muộn, phải có lý do.'
            : 'Ngày tiền đến tay người nhận, ví dụ 29/05/2020'
        }
        onChange={(paidOn) => onChange({ paidOn })}
      />
      {isLate ? (
        <TextInput
          label="Lý do nhập muộn"
          description="Ví dụ: chi tại buôn không có mạng, về xã mới nhập được"
          value={draft.lateReason}
          error={mistakes.lateReason}
          autoComplete="off"
          onChange={({ target }) => onChange({ lateReason: target.value })}
        />
      ) : null}
      <TextInput
        label="Giờ chi trả (không bắt buộc)"
        description="Giờ tiền đến tay người nhận, ví dụ 09:30"
        inputMode="numeric"
        value={draft.paidAt}
        error={mistakes.paidAt}
        autoComplete="off"
        onChange={({ target }) => onChange({ paidAt: target.value })}
      />
      <NativeSelect
        label="Nơi chi trả"
        value={draft.place}
        data={paymentPlaces.map((known) => ({ value: known, label: paymentPlaceNames[known] }))}
        onChange={({ target }) =>
          onChange({ place: paymentPlaces.find((known) => known === target.value) ?? draft.place })
        }
      />
    </div>
  )
}

export function MarkField({ draft, onChange }: Pick<PayingFieldsProps, 'draft' | 'onChange'>) {
  return (
    <Radio.Group
      label="Ký nhận"
      value={draft.mark}
      onChange={(value) => onChange({ mark: receiptMarks.find((known) => known === value) ?? draft.mark })}
    >
      <div className="choices">
        {receiptMarks.map((known) => (
          <Radio key={known} value={known} label={receiptMarkNames[known]} />
        ))}
      </div>
    </Radio.Group>
  )
}
