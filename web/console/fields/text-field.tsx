import { TextInput, type TextInputProps } from '@mantine/core'
import { tooLong } from './too-long.ts'

interface TextFieldProps extends Omit<TextInputProps, 'value' | 'error' | 'onChange' | 'maxLength'> {
  readonly value: string
  readonly error?: string | null | undefined
  /** Letters that the server takes. */
  readonly most: number
  readonly onChange: (value: string) => void
}

/** A line of words. What is too long is said and stays; its form is not sent until it fits (`hasTooLong`). */
export function TextField({ value, error, most, onChange, ...rest }: TextFieldProps) {
  const long = tooLong(value, most)
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      value={value}
      error={long ?? error}
      data-too-long={long ? true : undefined}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
