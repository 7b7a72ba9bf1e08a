import { type FormEvent, useState } from 'react'
import { TextField } from './text-field.tsx'

interface CodeFormProps {
  readonly busy: boolean
  readonly onSubmit: (code: string) => void
}

export function CodeForm({ busy, onSubmit }: CodeFormProps) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const code = text.replace(/\s/g, '')
  const wrong = /^\d{6}$/.test(code) ? null : 'Mã xác thực gồm 6 chữ số.'

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setAsked(true)
    if (!wrong) onSubmit(code)
    else event.currentTarget.querySelector('input')?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label="Mã xác thực"
        hint="6 chữ số đang hiện trong ứng dụng xác thực trên điện thoại của anh/chị."
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={text}
        error={asked ? wrong : null}
        onChange={(event) => setText(event.target.value)}
      />
      <button
        type="submit"
        className="plain-button"
        aria-disabled={busy}
        onClick={(event) => busy && event.preventDefault()}
      >
        {busy ? 'Đang kiểm tra…' : 'Tiếp tục'}
      </button>
    </form>
  )
}
