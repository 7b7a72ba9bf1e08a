import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { mostLetters } from '../../../lambdas/contract/most-letters.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { formatDong, groupThousands } from '../../shared/formats/figures.ts'
import { DayField } from '../fields/day-field.tsx'
import { NotKept } from '../fields/not-kept.tsx'
import { parseAmountInput } from '../fields/parse-amount-input.ts'
import { TextField } from '../fields/text-field.tsx'
import { useKept } from '../fields/use-kept.ts'
import { usePlace } from '../frame/place.ts'

interface Returned {
  readonly amount: number
  readonly returnedOn: string
  readonly receipt: string
}

interface Debt {
  /** Under which what is half filled in is kept. */
  readonly name: string
  readonly left: number
  /** Nobody brings it back before that day. */
  readonly paidOn: string
}

/** What is said of money that came back, and the fields in which it is said. */
export function useReturnFields({ name, left, paidOn }: Debt) {
  const { today } = usePlace().session
  const { draft, setDraft, isRestored } = useKept(
    name,
    () => ({ amount: groupThousands(left), day: formatDay(today), receipt: '' }),
    (begun) => ({ ...begun, receipt: '' }),
  )
  const receipt = draft.receipt.trim()
  const amount = parseAmountInput(draft.amount)
  const day = parseDayInput(draft.day)
  const wrongAmount = amount === null || amount > left ? `Nhập số tiền từ 1 đồng đến ${formatDong(left)}.` : null
  const wrongDay =
    day === null
      ? 'Ngày nộp tiền chưa đúng. Nhập như 29/05/2020.'
      : day > today
        ? 'Ngày nộp tiền không được sau hôm nay.'
        : day < paidOn
          ? `Ngày nộp tiền không được trước ngày chi trả (${formatDay(paidOn)}).`
          : null
  const noReceipt = receipt === '' ? 'Ghi số phiếu thu.' : null
  const said: Returned | null =
    amount === null || day === null || wrongAmount || wrongDay || noReceipt
      ? null
      : { amount, returnedOn: day, receipt }
  const fields = (asked: boolean): ReactNode => (
    <>
      <TextInput
        label="Số tiền nộp lần này (đồng)"
        inputMode="numeric"
        value={draft.amount}
        error={asked ? wrongAmount : null}
        autoComplete="off"
        onChange={({ target }) => setDraft({ ...draft, amount: target.value })}
      />
      <DayField
        label="Ngày nộp"
        value={draft.day}
        error={asked ? wrongDay : null}
        onChange={(text) => setDraft({ ...draft, day: text })}
      />
      {isRestored ? <NotKept what="Số phiếu thu" /> : null}
      <TextField
        label="Số phiếu thu"
        description="Ví dụ: PT 015/2020"
        value={draft.receipt}
        error={asked ? noReceipt : null}
        most={mostLetters.paper}
        onChange={(text) => setDraft({ ...draft, receipt: text })}
      />
    </>
  )
  return { said, fields, isRestored }
}
