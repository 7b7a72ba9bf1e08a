import { Textarea } from '@mantine/core'

interface WordsFieldProps {
  readonly label: string
  readonly value: string
  readonly error: string | null | undefined
  readonly onChange: (value: string) => void
}

/** Some sentences: why, or what was found. */
export function WordsField({ label, value, error, onChange }: WordsFieldProps) {
  return (
    <Textarea
      label={label}
      value={value}
      error={error}
      maxLength={500}
      rows={2}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
