import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { parseDayInput } from '../../shared/formats/day-input.ts'
import { DayField } from './day-field.tsx'
import { focusFirstMistake } from './focus-first-mistake.ts'

interface Period {
  readonly from: string
  readonly to: string
}

interface PeriodFormProps {
  /** What the days are of. */
  readonly label: string
  readonly period: Period | null
  readonly fromHint?: string
  readonly submitWords: string
  readonly onChange: (period: Period) => void
  /** Beside the button. */
  readonly children?: ReactNode
}

const hint = 'Ví dụ 29/05/2020'

/** From a day to a day, typed. Give it a key of its days where they change from outside. */
export function PeriodForm({ label, period, fromHint = hint, submitWords, onChange, children }: PeriodFormProps) {
  const [from, setFrom] = useState(period ? formatDay(period.from) : '')
  const [to, setTo] = useState(period ? formatDay(period.to) : '')
  const [mistakes, setMistakes] = useState<{ readonly from?: string; readonly to?: string }>({})
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const days = { from: parseDayInput(from), to: parseDayInput(to) }
    const wrong = 'Ghi ngày/tháng/năm, ví dụ 29/05/2020.'
    if (days.from && days.to && days.from <= days.to) {
      setMistakes({})
      onChange({ from: days.from, to: days.to })
      return
    }
    setMistakes({
      ...(days.from ? {} : { from: wrong }),
      ...(days.to
        ? days.from && days.from > days.to
          ? { to: 'Ngày cuối phải từ ngày đầu trở đi.' }
          : {}
        : { to: wrong }),
    })
    focusFirstMistake(event.currentTarget)
  }
  return (
    <form className="period" onSubmit={submit} noValidate aria-label={label}>
      <DayField label="Từ ngày" hint={fromHint} value={from} error={mistakes.from} onChange={setFrom} />
      <DayField label="Đến hết ngày" hint={hint} value={to} error={mistakes.to} onChange={setTo} />
      <div className="buttons">
        <Button type="submit">{submitWords}</Button>
        {children}
      </div>
    </form>
  )
}
