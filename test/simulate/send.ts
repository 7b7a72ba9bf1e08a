import { setTimeout as pause } from 'node:timers/promises'
import type { EntitlementView, PaymentResponse } from '../../lambdas/contract/entitlements.ts'
import type { UploadForm } from '../../lambdas/contract/shapes.ts'
import type { StaffSession } from '../../local/demo/staff-session.ts'
import { ApiProblem } from '../../web/shared/api-problem.ts'
import type { RouteInput } from '../../web/shared/route-input.ts'
import { postForm } from '../support/uploads.ts'
import type { Book } from './book.ts'

export type SupportRoute =
  | 'recordPayment'
  | 'recordNotPaid'
  | 'undoPayment'
  | 'handOver'
  | 'takeBack'
  | 'resumeSupport'
  | 'cancelSupport'
  | 'amendSupport'
  | 'askBack'
  | 'recordReturn'
  | 'recordNoReturn'
export type BodyOf<Name extends SupportRoute> = Omit<NonNullable<RouteInput<Name>['body']>, 'version'>

/** As often as an officer presses the button again when the line is down. */
const mostTries = 12

const isNoAnswer = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429)

/** Calls until there is an answer, a write with the same key each time. @throws ApiProblem for a refusal */
export async function insist<T>(book: Book, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      if (!isNoAnswer(error) || attempt === mostTries) throw error
      book.retries++
      await pause(50 * attempt)
    }
  }
}

/** The file of a list or of a payer to where its form says. */
export async function bring(book: Book, upload: UploadForm, bytes: Uint8Array): Promise<void> {
  const { status, text } = await postForm(upload, bytes)
  if (status !== 204) book.surprise(`a file was refused: ${status} ${text}`)
}

export const newKey = (): string => crypto.randomUUID()

export interface Order {
  readonly name: string
  /** Who gives it, and where that tells more, about what. */
  readonly by: string
  /** Refusals that a rule explains here. */
  readonly explained: readonly string[]
  /** It is not known whether it was carried out. */
  readonly withoutAnswer?: () => void
}

/** @returns the answer; null when it was refused, which is noted, and a surprise where no rule explains it */
export async function carriedOut<T>(book: Book, order: Order, call: () => Promise<T>): Promise<T | null> {
  const { name, by, explained, withoutAnswer } = order
  try {
    return await insist(book, call)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const { status, code, message } = error
    book.refuse(name, code)
    if (isNoAnswer(error)) {
      withoutAnswer?.()
      book.surprise(`${name} by ${by} never got an answer: ${status} ${code}`)
    } else if (!explained.includes(code)) book.surprise(`${name} by ${by}: ${code}: ${message}`)
    return null
  }
}

export interface Sent {
  readonly officer: StaffSession
  readonly seen: EntitlementView
  readonly key?: string
  /** Refusals that this one is sent to get, or that a rule explains here. */
  readonly expected?: readonly string[]
}

/** What two officers, a case, what another decision has granted the person, or an office that was faster may answer to any command. */
const explained = [
  'conflict',
  'already-paid',
  'wrong-state',
  'under-review',
  'already-paid-elsewhere',
  'higher-elsewhere',
  'less-than-stopped',
  'months-limit',
  'possible-duplicate',
]

/** One command of one officer for one person. @returns the support afterwards; null when it was refused, which is noted */
export async function command<Name extends SupportRoute>(
  book: Book,
  name: Name,
  { officer, seen, key = newKey(), expected = [] }: Sent,
  body: BodyOf<Name>,
): Promise<EntitlementView | null> {
  const { username, api } = officer
  const input = { params: { entitlementId: seen.id }, body: { version: seen.version, ...body }, idempotencyKey: key }
  const order: Order = {
    name,
    by: `${username} on a support that is ${seen.status}`,
    explained: [...explained, ...expected],
    withoutAnswer: () => book.unknown.push({ key, username, entitlementId: seen.id }),
  }
  const answer = await carriedOut(
    book,
    order,
    () => api.call(name, input as unknown as RouteInput<Name>) as unknown as Promise<PaymentResponse>,
  )
  if (answer) book.note(name, seen, answer.entitlement, { key, username })
  return answer?.entitlement ?? null
}
