import * as z from 'zod'
import { problem, problemContentType } from '../../lambdas/contract/problem.ts'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import { ApiProblem, type TransportCode, transportProblem } from './api-problem.ts'
import { answerWithinMs, limited } from './limited.ts'
import { type AnyRouteInput, type RouteAnswer, type RouteInput, routeOf, urlOf } from './route-input.ts'

// Zod compiles its parsers with `new Function`; the pages' Content-Security-Policy forbids that, and even the trial is reported.
z.config({ jitless: true })

export interface ApiClientOptions {
  /** Where the API stands, without a slash at the end: `/api`. */
  readonly apiBase: string
  /** The ID token, fresh; null when nobody is signed in. Rejects when the sign-in service cannot be reached. */
  readonly token: () => Promise<string | null>
  /** Called when the server refuses the token: gets a new one, or null when the person must sign in again. */
  readonly renewToken: () => Promise<string | null>
  /** Pause before the one retry, milliseconds. */
  readonly retryAfterMs?: number
  /** How long to wait for one answer, milliseconds; after that the line counts as lost. */
  readonly answerWithinMs?: number
}

export interface ApiClient {
  /**
   * Sends one call of the route table and parses its answer by the contract.
   * A call whose answer did not arrive is sent once more: reads always, writes with the same Idempotency-Key.
   * @throws ApiProblem for every failure, in Vietnamese
   */
  call<N extends RouteName>(name: N, input: RouteInput<N>, signal?: AbortSignal): Promise<RouteAnswer<N>>
}

export function createApiClient(options: ApiClientOptions): ApiClient {
  return {
    async call(name, input, signal) {
      const route = routeOf(name)
      const write = route.idempotent
      const answer = await askTwice(options, name, input as AnyRouteInput, signal)
      const body = readJson(answer)
      const parsed = body.ok ? route.response.safeParse(body.value) : null
      if (!parsed?.success) throw transportProblem('bad-answer', answer.status, write)
      return parsed.data as RouteAnswer<typeof name>
    },
  }
}

const patienceMs = 10_000

async function askTwice(
  options: ApiClientOptions,
  name: RouteName,
  input: AnyRouteInput,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const startedAt = Date.now()
  try {
    return await askSignedIn(options, name, input, signal)
  } catch (error) {
    const maybeLater = error instanceof ApiProblem && (error.code === 'network' || error.status >= 500)
    // Whoever has waited that long is told before he waits once more.
    if (!maybeLater || Date.now() - startedAt > patienceMs) throw error
    await new Promise((resolve) => setTimeout(resolve, options.retryAfterMs ?? 400))
    return askSignedIn(options, name, input, signal)
  }
}

async function askSignedIn(
  options: ApiClientOptions,
  name: RouteName,
  input: AnyRouteInput,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { access, idempotent } = routeOf(name)
  if (access === 'public') return accept(await send(options, name, input, null, signal), idempotent)
  const token = await tokenFrom(options.token, idempotent)
  if (!token) throw transportProblem('signed-out', 401, idempotent)
  const first = await send(options, name, input, token, signal)
  if (first.status !== 401) return accept(first, idempotent)
  const renewed = await tokenFrom(options.renewToken, idempotent)
  if (!renewed) throw transportProblem('signed-out', 401, idempotent)
  return accept(await send(options, name, input, renewed, signal), idempotent)
}

/** When the sign-in service cannot be reached the session may still be good: that is a lost line, not the end. */
async function tokenFrom(source: () => Promise<string | null>, write: boolean): Promise<string | null> {
  try {
    return await source()
  } catch (error) {
    console.error(error)
    throw transportProblem('network', 0, write)
  }
}

/** An answer that has arrived whole: a line can break after the head as well, and then nothing is known either. */
interface Answer {
  readonly status: number
  readonly isProblem: boolean
  readonly text: string
}

async function send(
  { apiBase, answerWithinMs: patience = answerWithinMs }: ApiClientOptions,
  name: RouteName,
  input: AnyRouteInput,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const route = routeOf(name)
  const url = urlOf(apiBase, route.path, input)
  const headers = new Headers({ accept: 'application/json, application/problem+json' })
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (input.idempotencyKey) headers.set('idempotency-key', input.idempotencyKey)
  if (input.body !== undefined) headers.set('content-type', 'application/json')
  const limit = limited(signal, patience)
  try {
    const response = await fetch(url, {
      method: route.method,
      headers,
      cache: 'no-store',
      signal: limit.signal,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    })
    const isProblem = response.headers.get('content-type')?.startsWith(problemType) ?? false
    return { status: response.status, isProblem, text: await response.text() }
  } catch {
    // Only the network stands in the try: it fails by TypeError when the line breaks and by AbortError when it was stopped.
    throw transportProblem(signal?.aborted ? 'stopped' : 'network', 0, route.idempotent)
  } finally {
    limit.end()
  }
}

function accept(answer: Answer, write: boolean): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer
  if (answer.isProblem) {
    const body = readJson(answer)
    const parsed = problem.safeParse(body.ok ? body.value : null)
    if (parsed.success) {
      const { code, detail, correlationId, errors } = parsed.data
      throw new ApiProblem({ code, status: answer.status, message: detail, correlationId, errors })
    }
  }
  throw transportProblem(codeOfStatus(answer.status), answer.status, write)
}

const problemType = problemContentType.split(';')[0] ?? problemContentType

/** What a gateway, a firewall or a proxy means when it answers by itself, mostly in English or HTML. */
function codeOfStatus(status: number): TransportCode {
  if (status === 401) return 'signed-out'
  // The API's own refusals are problems with words of their own; WAF's managed rules answer bare, and only other words get past them.
  if (status === 403) return 'blocked'
  if (status === 413) return 'too-large'
  if (status === 429) return 'rate-limited'
  if (status >= 500) return 'unavailable'
  return 'bad-answer'
}

function readJson({ text }: Answer): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
