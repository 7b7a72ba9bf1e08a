import { type ReactNode, useCallback, useRef, useState } from 'react'
import { Failure, Notice } from './notices.tsx'

type Answer = { readonly done: ReactNode } | { readonly problem: unknown }

export interface Told {
  /** Where it stands on the screen; null while nothing was answered. */
  readonly notice: ReactNode
  readonly done: (words: ReactNode) => void
  /** The server has decided against it, and what it was asked in may be gone. */
  readonly refused: (problem: unknown) => void
  readonly forget: () => void
}

/**
 * What the server has made of the officer's last step, said on the screen it was taken on and with the focus there: the form or button that it
 * was taken by is gone mostly. Each answer is a box of its own, so that the focus moves to the second one as well, and to the same words again.
 */
export function useTold(): Told {
  const turn = useRef(0)
  const [answer, setAnswer] = useState<(Answer & { readonly turn: number }) | null>(null)
  const tell = useCallback((said: Answer): void => {
    turn.current += 1
    setAnswer({ ...said, turn: turn.current })
  }, [])
  return {
    notice: answer ? <Said key={answer.turn} answer={answer} /> : null,
    done: useCallback((words) => tell({ done: words }), [tell]),
    refused: useCallback((problem) => tell({ problem }), [tell]),
    forget: useCallback(() => setAnswer(null), []),
  }
}

const Said = ({ answer }: { readonly answer: Answer }) =>
  'problem' in answer ? (
    <Failure error={answer.problem} takesFocus />
  ) : (
    <Notice tone="good" takesFocus>
      {answer.done}
    </Notice>
  )
