import { type FormEvent, useState } from 'react'
import { isGoodPassword, passwordRules } from './password-rules.ts'
import { TextField } from './text-field.tsx'

interface NewPasswordFormProps {
  readonly busy: boolean
  readonly onSubmit: (password: string) => void
}

export function NewPasswordForm({ busy, onSubmit }: NewPasswordFormProps) {
  const [password, setPassword] = useState('')
  const [repeated, setRepeated] = useState('')
  const [shown, setShown] = useState(false)
  const [asked, setAsked] = useState(false)
  const weak = isGoodPassword(password) ? null : 'Mật khẩu mới chưa đủ các yêu cầu ghi bên trên.'
  const different = password === repeated ? null : 'Hai lần nhập chưa giống nhau.'

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setAsked(true)
    if (!weak && !different) onSubmit(password)
    else event.currentTarget.querySelectorAll('input')[weak ? 0 : 1]?.focus()
  }
  const type = shown ? 'text' : 'password'
  return (
    <form onSubmit={submit} noValidate>
      <p>Đây là lần đăng nhập đầu bằng mật khẩu tạm. Anh/chị đặt mật khẩu của riêng mình:</p>
      <ul className="rules">
        {passwordRules.map((rule) => {
          const holds = rule.holds(password)
          return (
            <li key={rule.id} className={holds ? 'rule-met' : ''}>
              <span aria-hidden="true">{holds ? '✓' : '○'}</span> {rule.words}
              <span className="only-heard">{holds ? ' – đã đạt' : ' – chưa đạt'}</span>
            </li>
          )
        })}
      </ul>
      <TextField
        label="Mật khẩu mới"
        name="new-password"
        type={type}
        autoComplete="new-password"
        value={password}
        error={asked ? weak : null}
        onChange={(event) => setPassword(event.target.value)}
      />
      <TextField
        label="Nhập lại mật khẩu mới"
        name="repeat-password"
        type={type}
        autoComplete="new-password"
        value={repeated}
        error={asked ? different : null}
        onChange={(event) => setRepeated(event.target.value)}
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
        {busy ? 'Đang lưu…' : 'Đặt mật khẩu'}
      </button>
    </form>
  )
}
