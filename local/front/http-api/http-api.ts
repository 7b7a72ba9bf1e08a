import type { Jwks } from 'aws-jwt-verify/jwk'
import * as z from 'zod'
import type { InvocationResult } from '../../lambda/function-spec.ts'
import type { LambdaRuntime } from '../../lambda/lambda-runtime.ts'
import type { Resource } from '../../template/assembly.ts'
import type { FunctionPermissions } from '../../template/function-permissions.ts'
import { placeName } from '../../template/naming.ts'
import type { Resolver } from '../../template/resolver.ts'
import { TemplateError } from '../../template/template-error.ts'
import { type EdgeRequest, type EdgeResponse, jsonMessage, type Origin } from '../exchange.ts'
import { corsOf, corsShape } from './cors.ts'
import { type Authorizer, proxyEvent } from './event.ts'
import { type JwtAuthorizer, jwtAuthorizer } from './jwt-authorizer.ts'
import { internalServerError, responseOf } from './lambda-answer.ts'
import { routeTable } from './route-table.ts'
import { type ThrottleLimits, throttle } from './throttle.ts'

/** API Gateway's limit of a request's body, in bytes. */
const bodyLimit = 10 * 1024 * 1024

const defaultTimeoutMs = 29_000

const count = z.coerce.number()
const limitsShape = z.object({ ThrottlingBurstLimit: count.optional(), ThrottlingRateLimit: count.optional() })
const stageShape = z.object({
  ApiId: z.string(),
  StageName: z.string(),
  DefaultRouteSettings: limitsShape.optional(),
  RouteSettings: z.record(z.string(), limitsShape).default({}),
})
const apiShape = z.object({ ProtocolType: z.literal('HTTP'), CorsConfiguration: corsShape.optional() })
const integrationShape = z.object({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: count.default(defaultTimeoutMs),
})
const routeShape = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
})
const authorizerShape = z.object({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.union([z.array(z.string()), z.string()]),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()).default([]) }),
})

export interface HttpApiOptions {
  readonly lambda: LambdaRuntime
  readonly permissions: FunctionPermissions
  /** The public keys of a token issuer. */
  loadJwks(issuer: string): Promise<Jwks>
  report(message: string): void
  readonly now: () => Date
}

interface Target {
  readonly functionArn: string
  readonly timeoutMs: number
  readonly authorize: JwtAuthorizer | undefined
  readonly scopes: readonly string[]
  /** What API Gateway says who it is when it calls the function. */
  readonly sourceArn: string
  readonly admit: () => boolean
}

/** An `AWS::ApiGatewayV2::Api` of the HTTP kind: its routes, authorizers, limits and CORS, with Lambda behind them. */
export function httpApi(resolver: Resolver, api: Resource, options: HttpApiOptions): Origin {
  const id = resolver.ref(api)
  const { CorsConfiguration } = resolver.properties(api, apiShape)
  const stage = stageOf(resolver, api)
  const match = routeTable(routesOf(resolver, api, stage, options))
  const cors = CorsConfiguration && corsOf(CorsConfiguration)
  const { accountId, region } = api.stack.place
  const identity = { id, domain: `${id}.execute-api.${region}.amazonaws.com`, accountId, stage: stage.StageName }

  async function answer(request: EdgeRequest): Promise<EdgeResponse> {
    const found = match(request.method, request.path)
    if (found === undefined) return jsonMessage(404, 'Not Found')
    const { target, routeKey } = found.route
    if (!target.admit()) return jsonMessage(429, 'Too Many Requests')
    if (request.body.length > bodyLimit) return jsonMessage(413, 'Request Entity Too Large')
    let authorizer: Authorizer | undefined
    if (target.authorize !== undefined) {
      const verdict = await target.authorize(request, target.scopes)
      if (verdict.kind !== 'allowed') return verdict.kind === 'forbidden' ? jsonMessage(403, 'Forbidden') : unauthorized
      authorizer = verdict.authorizer
    }
    const refusal = options.permissions.refusal(target.functionArn, 'apigateway.amazonaws.com', target.sourceArn)
    if (refusal !== undefined) {
      options.report(`${placeName(api)}: ${routeKey}: ${refusal}`)
      return internalServerError
    }
    const { pathParameters } = found
    const event = proxyEvent({
      request: asSeenByApi(request),
      routeKey,
      pathParameters,
      authorizer,
      api: identity,
      now: options.now(),
    })
    const invocation = options.lambda.invoke(target.functionArn, JSON.stringify(event))
    const result = await within(target.timeoutMs, invocation)
    if (result === 'late' || result.kind !== 'done') {
      const reason =
        result === 'late' ? 'no answer in time' : result.kind === 'failed' ? result.error.errorType : result.kind
      options.report(`${routeKey}: ${reason}; see the log of ${target.functionArn}`)
    }
    return responseTo(result)
  }

  /** What API Gateway adds and changes: CloudFront calls it by its own name, over TLS. */
  const asSeenByApi = (request: EdgeRequest): EdgeRequest => ({
    ...request,
    headers: { ...request.headers, host: identity.domain, 'x-forwarded-port': '443', 'x-forwarded-proto': 'https' },
  })

  return async (request) => {
    const preflight = cors?.preflight(request)
    if (preflight !== undefined) return preflight
    const response = await answer(request)
    return cors === undefined ? response : cors.decorate(request, response)
  }
}

const unauthorized: EdgeResponse = {
  ...jsonMessage(401, 'Unauthorized'),
  headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
}

function responseTo(result: InvocationResult | 'late'): EdgeResponse {
  if (result === 'late') return jsonMessage(503, 'Service Unavailable')
  switch (result.kind) {
    case 'done':
      return responseOf(result.payload)
    case 'failed':
      return internalServerError
    case 'throttled':
      return jsonMessage(503, 'Service Unavailable')
    case 'too-large':
      return jsonMessage(413, 'Request Entity Too Large')
  }
}

function within(limitMs: number, invocation: Promise<InvocationResult>): Promise<InvocationResult | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs)
  })
  return Promise.race([invocation, late]).finally(() => clearTimeout(timer))
}

function stageOf(resolver: Resolver, api: Resource): z.infer<typeof stageShape> {
  const id = resolver.ref(api)
  const stages = resolver
    .resources('AWS::ApiGatewayV2::Stage')
    .map((stage) => resolver.properties(stage, stageShape))
    .filter(({ ApiId }) => ApiId === id)
  const stage = stages.find(({ StageName }) => StageName === '$default')
  if (stage === undefined) {
    throw new TemplateError(
      'NOT_SUPPORTED',
      placeName(api),
      'only an HTTP API with a $default stage is served on this machine',
    )
  }
  return stage
}

function routesOf(resolver: Resolver, api: Resource, stage: z.infer<typeof stageShape>, options: HttpApiOptions) {
  const id = resolver.ref(api)
  const { region, accountId } = api.stack.place
  const integrations = new Map(
    resolver
      .resources('AWS::ApiGatewayV2::Integration')
      .map((integration) => [
        `integrations/${resolver.ref(integration)}`,
        resolver.properties(integration, integrationShape),
      ]),
  )
  const authorizers = new Map(
    resolver
      .resources('AWS::ApiGatewayV2::Authorizer')
      .map((authorizer) => [resolver.ref(authorizer), authorizerOf(resolver, authorizer, options)]),
  )
  const shared = admission(stage.DefaultRouteSettings, options)
  return resolver.resources('AWS::ApiGatewayV2::Route').flatMap((route) => {
    const given = resolver.properties(route, routeShape)
    if (given.ApiId !== id) return []
    const integration = integrations.get(given.Target)
    const authorize = authorizers.get(given.AuthorizerId ?? '')
    if (integration === undefined || (given.AuthorizationType === 'JWT' && authorize === undefined)) {
      throw new TemplateError(
        'UNKNOWN_REFERENCE',
        placeName(route),
        'its integration or its authorizer is not in the template',
      )
    }
    const [method, path] = given.RouteKey.split(' ')
    const source = path === undefined ? `*/${method}` : `${method === 'ANY' ? '*' : method}${path}`
    const target: Target = {
      functionArn: integration.IntegrationUri,
      timeoutMs: integration.TimeoutInMillis,
      authorize: given.AuthorizationType === 'JWT' ? authorize : undefined,
      scopes: given.AuthorizationScopes,
      sourceArn: `arn:aws:execute-api:${region}:${accountId}:${id}/${stage.StageName}/${source}`,
      admit: admission(stage.RouteSettings[given.RouteKey], options) ?? shared ?? (() => true),
    }
    return [{ routeKey: given.RouteKey, target }]
  })
}

function authorizerOf(resolver: Resolver, authorizer: Resource, options: HttpApiOptions): JwtAuthorizer {
  const { IdentitySource, JwtConfiguration } = resolver.properties(authorizer, authorizerShape)
  const { Issuer: issuer, Audience: audience } = JwtConfiguration
  const identitySource = [IdentitySource].flat()[0] ?? ''
  return jwtAuthorizer({ issuer, audience, identitySource }, () => options.loadJwks(issuer))
}

function admission(
  limits: z.infer<typeof limitsShape> | undefined,
  { now }: HttpApiOptions,
): (() => boolean) | undefined {
  const rate = limits?.ThrottlingRateLimit
  const burst = limits?.ThrottlingBurstLimit
  if (rate === undefined && burst === undefined) return undefined
  // The account's own limits stand in for the one that is not given.
  const all: ThrottleLimits = { rate: rate ?? 10_000, burst: burst ?? 5000 }
  return throttle(all, () => now().getTime())
}
