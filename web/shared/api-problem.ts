import type { RefusalCode } from '../../lambdas/domain/result.ts'
import { failureWords, type TransportCode } from './failure-words.ts'

export type { TransportCode }

/** Known codes by name; others may come from a newer server and are shown by their words alone. */
export type ApiProblemCode = RefusalCode | TransportCode | (string & {})

/** A wrong field of the request: `path` as the server names it, e.g. `idNumber` or `entries.0.people`. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

/** Whatever kept a call from its answer. `message` is Vietnamese, says what is wrong and what to do, and may be shown as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ApiProblemCode
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  readonly correlationId: string | null
  readonly errors: readonly FieldProblem[]

  constructor(facts: {
    code: ApiProblemCode
    status: number
    message: string
    correlationId?: string | null
    errors?: readonly FieldProblem[] | undefined
  }) {
    super(facts.message)
    this.code = facts.code
    this.status = facts.status
    this.correlationId = facts.correlationId || null
    this.errors = facts.errors ?? []
  }

  /** Whether the server has decided: asking again with the same words would bring the same answer. */
  get isDefinite(): boolean {
    return this.status >= 400 && this.status < 500 && this.code !== 'signed-out' && this.code !== 'rate-limited'
  }
}

/** @param write whether the call meant to change something: then it must be said that it is safe to press again */
export function transportProblem(code: TransportCode, status: number, write: boolean): ApiProblem {
  const words = failureWords[code]
  return new ApiProblem({ code, status, message: write ? words.write : words.read })
}

/** Words for anything that was thrown. Only for the last line of defence of a screen. */
export function wordsOf(error: unknown): string {
  return error instanceof ApiProblem ? error.message : failureWords.unknown.read
}
