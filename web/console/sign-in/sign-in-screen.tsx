import { type ReactNode, useEffect, useRef, useState } from 'react'
import { answerWithinMs } from '../../shared/limited.ts'
import type { ConsoleConfig } from '../boot/config.ts'
import { CodeForm } from './code-form.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PasswordForm } from './password-form.tsx'
import type { SessionState } from './session.ts'
import { type SignInProblem, signInProblem } from './sign-in-words.ts'
import type { SignInStep } from './start-sign-in.ts'
import type { Tokens } from './tokens.ts'

/** The library waits as long as the browser does: minutes, on a line that has gone dead. A sign-in is two answers. */
async function inTime<Step>(step: Promise<Step>): Promise<Step> {
  let timer = 0
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => reject(new Error('Network error')), 2 * answerWithinMs)
  })
  try {
    return await Promise.race([step, late])
  } finally {
    clearTimeout(timer)
  }
}

interface SignInScreenProps {
  readonly config: ConsoleConfig
  readonly notice: SessionState['notice']
  readonly onSignedIn: (tokens: Tokens) => void
}

const notices = {
  expired: 'Phiên làm việc đã hết hạn. Mời anh/chị đăng nhập lại; sau đó màn hình đang xem sẽ mở lại.',
  'signed-out': 'Anh/chị đã đăng xuất.',
} as const

const titles = {
  password: 'Đăng nhập',
  'new-password': 'Đặt mật khẩu mới',
  code: 'Nhập mã xác thực',
} as const

export function SignInScreen({ config, notice, onSignedIn }: SignInScreenProps) {
  const [step, setStep] = useState<SignInStep | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<SignInProblem | null>(null)
  const kind = step?.kind === 'new-password' || step?.kind === 'code' ? step.kind : 'password'
  const heading = useRef<HTMLHeadingElement>(null)
  const alert = useRef<HTMLDivElement>(null)

  useEffect(() => {
    document.title = `${titles[kind]} · An Sinh`
    // Where it comes up by itself, whoever does not see it hears that he is here.
    if (kind !== 'password' || notice) heading.current?.focus()
  }, [kind, notice])
  useEffect(() => {
    if (problem) alert.current?.focus()
  }, [problem])

  const go = async (next: () => Promise<SignInStep>): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const reached = await inTime(next())
      if (reached.kind === 'signed-in') onSignedIn(reached.tokens)
      else setStep(reached)
    } catch (error) {
      const words = signInProblem(error, config.accountOffice)
      setProblem(words)
      if (words.fromTheStart) setStep(null)
    } finally {
      setBusy(false)
    }
  }

  let form: ReactNode
  if (step?.kind === 'new-password')
    form = <NewPasswordForm busy={busy} onSubmit={(password) => go(() => step.submit(password))} />
  else if (step?.kind === 'code') form = <CodeForm busy={busy} onSubmit={(code) => go(() => step.submit(code))} />
  else
    form = (
      <PasswordForm
        busy={busy}
        onSubmit={(username, password) =>
          go(async () => {
            const { startSignIn } = await import('./start-sign-in.ts')
            return startSignIn(config, username, password)
          })
        }
      />
    )

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="brand">An Sinh</p>
        <h1 ref={heading} tabIndex={-1}>
          {titles[kind]}
        </h1>
        {notice && !problem && kind === 'password' ? (
          <p className="notice notice-info" role="status">
            {notices[notice]}
          </p>
        ) : null}
        {problem ? (
          <div className="notice notice-error" role="alert" tabIndex={-1} ref={alert}>
            {problem.message}
          </div>
        ) : null}
        {form}
      </div>
      <p className="sign-in-foot">
        Dành cho cán bộ. Người dân tra cứu tại <a href="/">trang tra cứu kinh phí hỗ trợ</a>.
      </p>
    </main>
  )
}
