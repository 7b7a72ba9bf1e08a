import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Account, IssueAccountResponse } from '../../../lambdas/contract/accounts.ts'
import { useCommand } from '../fields/use-command.ts'
import { BusyButton } from '../frame/busy-button.tsx'
import { useClient } from '../frame/client-context.ts'
import { Failure } from '../frame/notices.tsx'
import { usePlace } from '../frame/place.ts'
import { useTold } from '../frame/use-told.tsx'

interface AccountActionsProps {
  readonly account: Account
  readonly onReset: (issued: IssueAccountResponse) => void
}

type Question = 'lock' | 'reset'

const questions = {
  lock: {
    words: (name: string) => `Khoá ${name}? Người giữ không xem, không ghi được gì nữa từ lúc này.`,
    yes: 'Khoá',
  },
  reset: { words: (name: string) => `Đặt lại mật khẩu của ${name}? Mật khẩu cũ hết hiệu lực.`, yes: 'Đặt lại' },
} as const

/** Where they stand in the account's row. */
export const actionsOf = (username: string): string => `thao-tac-${username}`

/** Lock, unlock, new password. What throws somebody out is asked once more. */
export function AccountActions({ account, onReset }: AccountActionsProps) {
  const client = useClient()
  const place = usePlace()
  const { username } = account
  const [question, setQuestion] = useState<Question | null>(null)
  const told = useTold()
  const lock = useCommand({
    send: (locked: boolean, idempotencyKey) =>
      client.call('lockAccount', { params: { username }, body: { locked }, idempotencyKey }),
    onDone: ({ state }) => told.done(state === 'locked' ? `Đã khoá ${username}.` : `Đã mở khoá ${username}.`),
    outdates: [['accounts']],
  })
  const reset = useCommand({
    send: (_: 'reset', idempotencyKey) => client.call('resetPassword', { params: { username }, idempotencyKey }),
    onDone: onReset,
  })
  const busy = lock.isPending || reset.isPending
  const error = lock.error ?? reset.error
  const box = useRef<HTMLDivElement>(null)
  // The answered question goes, and the focus with it: it stays in the row.
  const leave = (): void => {
    setQuestion(null)
    box.current?.focus()
  }
  const answer = (kind: Question): void => {
    leave()
    told.forget()
    if (kind === 'lock') lock.mutate(true)
    else reset.mutate('reset')
  }
  return (
    <div className="row-actions" id={actionsOf(username)} ref={box} tabIndex={-1}>
      {question ? (
        <Confirm
          words={questions[question].words(username)}
          yes={questions[question].yes}
          onYes={() => answer(question)}
          onNo={leave}
        />
      ) : (
        <>
          {account.state === 'locked' ? (
            <BusyButton variant="default" size="xs" busy={busy} onClick={() => lock.mutate(false)}>
              Mở khoá<span className="only-heard"> {username}</span>
            </BusyButton>
          ) : username === place.session.username ? null : (
            <BusyButton variant="default" size="xs" busy={busy} onClick={() => setQuestion('lock')}>
              Khoá<span className="only-heard"> {username}</span>
            </BusyButton>
          )}
          <BusyButton variant="default" size="xs" busy={busy} onClick={() => setQuestion('reset')}>
            Đặt lại mật khẩu<span className="only-heard"> của {username}</span>
          </BusyButton>
        </>
      )}
      {error ? <Failure error={error} takesFocus /> : told.notice}
    </div>
  )
}

interface ConfirmProps {
  readonly words: string
  readonly yes: string
  readonly onYes: () => void
  readonly onNo: () => void
}

function Confirm({ words, yes, onYes, onNo }: ConfirmProps) {
  const no = useRef<HTMLButtonElement>(null)
  useEffect(() => no.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form; these are two answers to one sentence
    <div role="group" aria-label={words} className="confirm">
      <p>{words}</p>
      <Button size="xs" onClick={onYes}>
        {yes}
      </Button>
      <Button size="xs" variant="default" ref={no} onClick={onNo}>
        Thôi
      </Button>
    </div>
  )
}
