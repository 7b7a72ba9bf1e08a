import { type FormEvent, useState } from 'react'
import { TextField } from './text-field.tsx'

interface PasswordFormProps {
  readonly busy: boolean
  readonly onSubmit: (username: string, password: string) => void
}

/** Usernames are lower case without accents; a Vietnamese input method turns `xa` into `xã`, which is the commonest failure. */
function usernameProblem(username: string): string | null {
  if (username === '') return 'Nhập tên đăng nhập ghi trên phiếu cấp tài khoản, ví dụ xa-24538.'
  if (!/^[a-z0-9][a-z0-9._-]{2,63}$/.test(username))
    return 'Tên đăng nhập chỉ gồm chữ không dấu, chữ số và gạch nối, ví dụ xa-24538. Tắt bộ gõ tiếng Việt rồi nhập lại.'
  return null
}

export function PasswordForm({ busy, onSubmit }: PasswordFormProps) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [asked, setAsked] = useState(false)
  const name = username.trim().toLowerCase()
  const wrongName = usernameProblem(name)

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setAsked(true)
    if (!wrongName && password !== '') onSubmit(name, password)
    else event.currentTarget.querySelectorAll('input')[wrongName ? 0 : 1]?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label="Tên đăng nhập"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={username}
        error={asked ? wrongName : null}
        onChange={(event) => setUsername(event.target.value)}
      />
      <TextField
        label="Mật khẩu"
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={password}
        error={asked && password === '' ? 'Nhập mật khẩu.' : null}
        onChange={(event) => setPassword(event.target.value)}
      />
      <label className="plain-check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} /> Hiện mật khẩu
      </label>
      <button
        type="submit"
        className="plain-button"
        aria-disabled={busy}
        onClick={(event) => busy && event.preventDefault()}
      >
        {busy ? 'Đang đăng nhập…' : 'Đăng nhập'}
      </button>
    </form>
  )
}
