import * as z from 'zod'
import type { Route } from '../contract/route.ts'
import { ok, type Result, refuse } from '../domain/result.ts'
import type { ApiEvent } from './api-event.ts'
import { issueInWords } from './issue-in-words.ts'
import { asksForPage, textFields } from './page-answer.ts'
import { invalidShape } from './problem-answer.ts'
import { readBody } from './read-body.ts'

/** A call's words, held against its route's shapes. */
export interface ApiRequest {
  readonly query: unknown
  readonly body: unknown
  /** The command's id; empty for reads. */
  readonly idempotencyKey: string
  /** The caller is a browser without our script: it wants a page. */
  readonly wantsPage: boolean
  /** What was typed on a page: its operation checks it, says what is wrong beside the field and keeps the rest, so `body` may be missing. */
  readonly isForm: boolean
  readonly form: Readonly<Record<string, string>>
}

/** @returns `too-large` or `invalid`, with the fields that are wrong */
export function apiRequest(route: Route, event: ApiEvent): Result<ApiRequest> {
  const sent = route.body ? readBody(event) : ok(undefined)
  if (!sent.ok) return sent
  const shape = z
    .object({ query: route.query ?? z.undefined(), body: route.body ?? z.undefined() })
    .safeParse(
      { query: route.query ? (event.queryStringParameters ?? {}) : undefined, body: sent.value },
      { error: issueInWords },
    )
  const wantsPage = route.access === 'public' && asksForPage(event)
  const isForm = wantsPage && route.body !== undefined
  if (!shape.success && !isForm) return invalidShape(shape.error)
  const idempotencyKey = event.headers['idempotency-key'] ?? ''
  // A browser without our script can send none: what it sends is told apart by its words.
  if (route.idempotent && !wantsPage && !/^[A-Za-z0-9-]{16,64}$/.test(idempotencyKey))
    return refuse('invalid', 'Thiếu mã lệnh (Idempotency-Key): tải lại trang rồi thử lại.')
  const { query, body } = shape.success ? shape.data : { query: undefined, body: undefined }
  return ok({ query, body, idempotencyKey, wantsPage, isForm, form: wantsPage ? textFields(sent.value) : {} })
}
