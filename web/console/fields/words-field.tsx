import { Textarea } from '@mantine/core'
import { tooLong } from './too-long.ts'

interface WordsFieldProps {
  readonly label: string
  readonly value: string
  readonly error: string | null | undefined
  /** Letters that the server takes; as of a note, unless it is said. */
  readonly most?: number
  readonly rows?: number
  readonly onChange: (value: string) => void
}

/** Some sentences: why, or what was found. What is too long is said and stays; its form is not sent until it fits. */
export function WordsField({ label, value, error, most, rows = 2, onChange }: WordsFieldProps) {
  const long = tooLong(value, most)
  return (
    <Textarea
      label={label}
      value={value}
      error={long ?? error}
      data-too-long={long ? true : undefined}
      rows={rows}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
