/** An expected failure is a value: a stable code for machines, words an officer can act on, and where it helps the facts behind them. */
export interface Refusal {
  readonly code: RefusalCode
  /** Vietnamese, says what is wrong and what to do now. */
  readonly message: string
  /** The fields of the request that it is about, where it is about fields: a form shows the words beside them. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}

export type RefusalCode =
  | 'not-found'
  | 'forbidden'
  | 'locked'
  | 'signed-out'
  | 'invalid'
  | 'conflict'
  | 'already-paid'
  | 'already-paid-elsewhere'
  | 'months-limit'
  | 'days-limit'
  | 'possible-duplicate'
  | 'higher-elsewhere'
  | 'less-than-stopped'
  | 'wrong-state'
  | 'under-review'
  | 'second-person'
  | 'too-large'
  | 'rate-limited'

/** What is asked back: the same command with the word of whoever sends it is carried out. */
const questions: readonly string[] = [
  'possible-duplicate',
  'higher-elsewhere',
  'less-than-stopped',
] satisfies RefusalCode[]

export const isAskedBack = ({ code }: { readonly code: string }): boolean => questions.includes(code)

export type Result<T, E = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const refuse = (code: RefusalCode, message: string): Result<never> => ({ ok: false, error: { code, message } })
