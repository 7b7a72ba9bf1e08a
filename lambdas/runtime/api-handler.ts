import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware'
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware'
import middy from '@middy/core'
import httpSecurityHeaders from '@middy/http-security-headers'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import type { Problem } from '../contract/problem.ts'
import type { ApiFunction, Route } from '../contract/route.ts'
import { type RouteName, routes } from '../contract/routes.ts'
import { type Actor, authorise } from '../domain/permissions/authorise.ts'
import type { Standing } from '../domain/permissions/standing.ts'
import type { Province } from '../domain/province.ts'
import { ok, type Result } from '../domain/result.ts'
import type { ApiEvent } from './api-event.ts'
import { apiRequest } from './api-request.ts'
import { callerOf } from './caller.ts'
import { describeError } from './describe-error.ts'
import { namedProgramme, namedUnits } from './named-in-request.ts'
import { noteRefusal } from './note-refusal.ts'
import { logCodes, logger, metrics } from './observability.ts'
import { type AskedForPage, askedForPage, asksForPage, type Page, pageAnswer } from './page-answer.ts'
import { pathParams } from './path-params.ts'
import { problemAnswer, type Refused, refusedAs, refusedBy } from './problem-answer.ts'
import { tracer } from './tracer.ts'

type Routes = typeof routes
type Parsed<N extends RouteName, Part extends 'query' | 'body'> =
  Routes[N] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined

type Running = Province['programmes'][number]
type NamesProgramme = z.ZodType<{ readonly programme: string }>
/** Undefined where the request may leave it out, or has none to name. */
type ProgrammeOf<N extends RouteName> = Routes[N] extends
  | { readonly query: NamesProgramme }
  | { readonly body: NamesProgramme }
  ? Running
  : Running | undefined

/**
 * One call of a route, checked: the shapes hold, the caller may do such things, his reach covers the unit that he named, and the
 * programme that he named runs here.
 */
export interface Call<N extends RouteName> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Parsed<N, 'query'>
  readonly body: Parsed<N, 'body'>
  /** The one that the request names; undefined, too, where a page's form is wrong. */
  readonly programme: ProgrammeOf<N>
  readonly actor: Routes[N]['access'] extends 'public' ? undefined : Actor
  /** The caller's own e-mail address, as his account has it. */
  readonly mailbox: string | null
  /** For what is only found in the store: the thing itself when the caller's reach covers its unit; the same refusal when it does not and when there is none. */
  readonly within: <T>(found: T | undefined, unitOf: (found: T) => string) => Result<T>
  /** The command's id; empty for reads. */
  readonly idempotencyKey: string
  readonly now: number
  /** The caller is a browser without our script: it wants a page. A body is unchecked then; `form` has what was typed. */
  readonly wantsPage: boolean
  readonly form: Readonly<Record<string, string>>
  /** The network address that the call came from, as far as the cloud tells it. */
  readonly from: string
}

export type Operation<N extends RouteName> = (call: Call<N>) => Promise<Result<z.input<Routes[N]['response']>> | Page>

type RoutesOf<F extends ApiFunction> = { [N in RouteName]: Routes[N]['function'] extends F ? N : never }[RouteName]

/** Total by type: a route of the contract without its operation does not compile. */
export type Operations<F extends ApiFunction> = { readonly [N in RoutesOf<F>]: Operation<N> }

/** Required of every function that anybody may call. */
interface OpenSettings {
  /** What a browser without our script is shown instead of problem+json. */
  readonly problemPage: (problem: Problem, asked: AskedForPage) => string
}

/** Required of every function that officers call: a token alone does not say that its account was locked since. */
interface StaffSettings {
  readonly standing: Standing
}

type Settings<F extends ApiFunction> = Routes[RoutesOf<F>]['access'] extends 'public'
  ? [settings: OpenSettings]
  : [settings: StaffSettings]

/**
 * The one chain of every HTTP function, in fixed order: log context and trace → route → identity → right → standing → shape → reach → programme → operation → answer through the contract's shape → security headers. Whatever is thrown becomes a 500 without internals.
 */
export function apiHandler<F extends ApiFunction>(
  _function: F,
  province: Pick<Province, 'tree' | 'running'>,
  operations: Operations<F>,
  ...[settings]: Settings<F>
) {
  const { problemPage, standing }: Partial<OpenSettings & StaffSettings> = settings
  const byKey: ReadonlyMap<string, RoutesOf<F>> = new Map(
    (Object.keys(operations) as RoutesOf<F>[]).map(
      (name) => [`${routes[name].method} ${routes[name].path}`, name] as const,
    ),
  )
  const answer = async (event: ApiEvent, correlationId: string): Promise<Outcome> => {
    const name = byKey.get(event.routeKey)
    if (!name) return refusedAs({ status: 404, code: 'not-found', detail: nowhere, correlationId })
    const call = { name, operation: operations[name], province, standing, event, now: Date.now() }
    return answerRoute(call, correlationId)
  }
  /** The one place where it is told apart who reads a refusal. */
  const tell = (refused: Refused, event: ApiEvent): APIGatewayProxyStructuredResultV2 =>
    problemPage && asksForPage(event)
      ? pageAnswer({ page: problemPage(refused.problem, askedForPage(event)), status: refused.problem.status }, event)
      : problemAnswer(refused)
  const handle = async (event: ApiEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const correlationId = event.requestContext.requestId
    logger.info(logCodes.started, { route: event.routeKey, correlationId })
    try {
      const outcome = await answer(event, correlationId)
      const [response, code] = 'problem' in outcome ? [tell(outcome, event), outcome.problem.code] : [outcome, 'page']
      noteRefusal(response, { route: event.routeKey, correlationId, code })
      logger.info(logCodes.completed, { route: event.routeKey, correlationId, status: response.statusCode })
      return { ...response, headers: { ...response.headers, 'x-correlation-id': correlationId } }
    } catch (error) {
      logger.error(logCodes.failed, { route: event.routeKey, correlationId, error: describeError(error) })
      const detail = `Hệ thống đang bận. Số liệu của anh/chị chưa bị mất. Thử lại sau ít phút; nếu vẫn lỗi, báo mã ${correlationId}.`
      return tell(refusedAs({ status: 500, code: 'failed', detail, correlationId }), event)
    }
  }
  return middy<ApiEvent, APIGatewayProxyStructuredResultV2>()
    .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
    .use(captureLambdaHandler(tracer, { captureResponse: false }))
    .use(logMetrics(metrics))
    .use(httpSecurityHeaders({ contentSecurityPolicy: false, permissionsPolicy: false } as never))
    .handler(handle)
}

const nowhere = 'Không có đường dẫn này. Kiểm tra lại địa chỉ, hoặc bắt đầu lại từ trang chủ.'

type Outcome = APIGatewayProxyStructuredResultV2 | Refused

interface RouteCall<N extends RouteName> {
  readonly name: N
  readonly operation: Operation<N>
  readonly province: Pick<Province, 'tree' | 'running'>
  readonly standing: Standing | undefined
  readonly event: ApiEvent
  readonly now: number
}

async function answerRoute<N extends RouteName>(call: RouteCall<N>, correlationId: string): Promise<Outcome> {
  const checked = await checkedCall(call)
  if (!checked.ok) return refusedBy(checked.error, correlationId)
  const result = await call.operation(checked.value)
  if ('page' in result) return pageAnswer(result, call.event)
  if (!result.ok) return refusedBy(result.error, correlationId)
  const { status, response }: Route = routes[call.name]
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', vary: 'accept' },
    body: JSON.stringify(response.parse(result.value)),
  }
}

/** Every question that a call has to pass before its operation sees it; the first that it does not pass answers it. */
async function checkedCall<N extends RouteName>(call: RouteCall<N>): Promise<Result<Call<N>>> {
  const { name, province, standing, event, now } = call
  const { tree, running } = province
  const route: Route = routes[name]
  const caller = await callerOf(event, route.access, { tree, standing, now })
  if (!caller.ok) return caller
  const request = apiRequest(route, event)
  if (!request.ok) return request

  const { actor } = caller.value
  const reach = (unit: string | undefined): Result<Actor> => {
    if (!actor || route.access === 'public') throw new Error(`${name}: reach asked on a public route`)
    return authorise(tree, actor, route.access, unit)
  }
  const { isForm, ...asked } = request.value
  for (const unit of namedUnits(route, asked)) {
    const right = reach(unit)
    if (!right.ok) return right
  }
  const params = pathParams(event.pathParameters)
  const withParams = params ? ok(params) : withinReach(reach, params, () => undefined)
  if (!withParams.ok) return withParams
  const named = namedProgramme(asked)
  const programme = named === undefined ? ok(undefined) : running(named)
  if (!programme.ok && !isForm) return programme
  return ok({
    ...caller.value,
    ...asked,
    params: withParams.value,
    programme: programme.ok ? programme.value : undefined,
    within: (found, unitOf) => withinReach(reach, found, unitOf),
    now,
  } as Call<N>)
}

/** What is not there is refused as what lies beyond one's reach. */
function withinReach<T>(
  reach: (unit: string | undefined) => Result<Actor>,
  found: T | undefined,
  unitOf: (found: T) => string | undefined,
): Result<T> {
  const right = reach(found === undefined ? undefined : unitOf(found))
  if (!right.ok) return right
  // authorise() refuses an undefined unit.
  if (found === undefined) throw new Error('nothing within reach')
  return ok(found)
}
