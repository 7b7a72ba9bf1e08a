import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

interface DayFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error?: ReactNode
  readonly hint?: string
}

/** A day is typed, not picked: the browser's own date box follows the language of the computer and shows month before day. */
export function DayField({ label, value, onChange, error, hint }: DayFieldProps) {
  return (
    <TextInput
      label={label}
      description={hint ?? 'Ngày/tháng/năm, ví dụ 29/05/2020'}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
