import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { DayField } from '../fields/day-field.tsx'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { usePlace } from '../frame/place.ts'

interface Returned {
  readonly amount: number
  readonly returnedOn: string
  readonly receipt: string
}

/** What is said of money that came back, and the fields in which it is said. @param paidOn nobody brings it back before that day */
export function useReturnFields(left: number, paidOn: string) {
  const { today } = usePlace().session
  const [amountText, setAmountText] = useState(() => groupThousands(left))
  const [dayText, setDayText] = useState(() => formatDay(today))
  const [receipt, setReceipt] = useState('')
  const amount = parseAmountInput(amountText)
  const day = parseDayInput(dayText)
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
  const said: Returned | null =
    amount === null || day === null || wrongAmount || wrongDay || noReceipt
      ? null
      : { amount, returnedOn: day, receipt: receipt.trim() }
  const fields = (asked: boolean): ReactNode => (
    <>
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
    </>
  )
  return { said, fields }
}
