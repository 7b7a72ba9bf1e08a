import * as z from 'zod'
import type { Resource } from '../template/assembly.ts'
import { placeName } from '../template/naming.ts'
import type { Resolver } from '../template/resolver.ts'
import { TemplateError } from '../template/template-error.ts'
import { chooseEncoding, compress, type Encoding } from './compression.ts'
import { type Behavior, type DistributionConfig, distributionShape } from './distribution-shape.ts'
import { type ViewerRequestFunction, viewerRequestFunction } from './edge-function.ts'
import { type EdgeRequest, type EdgeResponse, jsonMessage, type Origin, textResponse } from './exchange.ts'
import { type Forwarding, forwardingOf } from './forwarding.ts'
import { pathPattern } from './path-pattern.ts'
import { type ResponseHeaders, responseHeadersOf } from './response-headers.ts'
import type { WebAcl } from './web-acl.ts'

export interface DistributionOptions {
  /** The bucket or the API of an origin's domain name; undefined when it is neither. */
  origin(domainName: string): { readonly kind: 'bucket' | 'api'; readonly serve: Origin } | undefined
  webAcl(arn: string): WebAcl | undefined
  toBrowser(text: string): string
}

interface Route {
  readonly covers: (path: string) => boolean
  readonly methods: readonly string[]
  readonly onRequest: ViewerRequestFunction | undefined
  readonly forwarding: Forwarding
  readonly encodings: readonly Encoding[]
  readonly decorate: ResponseHeaders
  readonly originPath: string
  readonly serve: Origin
}

/** A CloudFront distribution as one function from request to response. Caching is left out: every answer is fresh. */
export function distribution(resolver: Resolver, resource: Resource, options: DistributionOptions): Origin {
  const { DistributionConfig: config } = resolver.properties(resource, distributionShape)
  const routes = [
    ...config.CacheBehaviors.map((behavior) => aRoute(pathPattern(behavior.PathPattern), behavior)),
    aRoute(() => true, config.DefaultCacheBehavior),
  ]
  const firewall = config.WebACLId === undefined ? undefined : options.webAcl(config.WebACLId)

  function aRoute(covers: Route['covers'], behavior: Behavior): Route {
    const where = placeName(resource)
    const given = config.Origins.find(({ Id }) => Id === behavior.TargetOriginId)
    const origin = given && options.origin(given.DomainName)
    if (given === undefined || origin === undefined) {
      const reason = `the origin ${given?.DomainName ?? behavior.TargetOriginId} is neither a bucket nor an HTTP API of the template`
      throw new TemplateError('NOT_SUPPORTED', where, reason)
    }
    const forwarding = forwardingOf(resolver, where, {
      cachePolicyId: behavior.CachePolicyId,
      requestPolicyId: behavior.OriginRequestPolicyId,
    })
    return {
      covers,
      methods: behavior.AllowedMethods,
      onRequest: onRequestOf(resolver, resource, behavior),
      forwarding,
      encodings: behavior.Compress ? forwarding.encodings : [],
      decorate: responseHeadersOf(resolver, where, behavior.ResponseHeadersPolicyId, options.toBrowser),
      originPath: given.OriginPath,
      // API Gateway does not know the viewer's host name and turns such a call away.
      serve: origin.kind === 'api' && forwarding.sendsHost ? async () => jsonMessage(403, 'Forbidden') : origin.serve,
    }
  }

  const routeOf = (path: string): Route | undefined => routes.find(({ covers }) => covers(path))

  async function fetchOrigin(route: Route, request: EdgeRequest): Promise<EdgeResponse> {
    const path = request.path === '/' && config.DefaultRootObject !== '' ? `/${config.DefaultRootObject}` : request.path
    return route.serve(route.forwarding.strip({ ...request, path: route.originPath + path }))
  }

  async function withErrorPage(response: EdgeResponse, request: EdgeRequest): Promise<EdgeResponse> {
    const custom = config.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === response.status)
    const page = custom?.ResponsePagePath
    const route = page === undefined ? undefined : routeOf(page)
    if (custom === undefined || page === undefined || route === undefined) return response
    const { 'if-none-match': _known, ...headers } = request.headers
    const found = await fetchOrigin(route, {
      ...request,
      method: 'GET',
      path: page,
      query: '',
      headers,
      body: Buffer.alloc(0),
    })
    return found.status === 200 ? { ...found, status: custom.ResponseCode ?? response.status } : response
  }

  return async (request) => {
    const blocked = firewall?.(request)
    if (blocked !== undefined) return blocked
    const route = routeOf(request.path)
    if (route === undefined) return textResponse(404, 'text/plain', 'Not Found')
    if (!route.methods.includes(request.method))
      return textResponse(403, 'text/html', 'This distribution does not allow the method.')
    const changed = (await route.onRequest?.(request)) ?? request
    if ('status' in changed) return route.decorate(changed)
    const fromOrigin = await fetchOrigin(route, changed)
    const response = fromOrigin.status >= 400 ? await withErrorPage(fromOrigin, changed) : fromOrigin
    return route.decorate(await compressed(response, request, route.encodings))
  }
}

async function compressed(
  response: EdgeResponse,
  request: EdgeRequest,
  allowed: readonly Encoding[],
): Promise<EdgeResponse> {
  const contentType = response.headers['content-type']
  if (typeof contentType !== 'string' || response.headers['content-encoding'] !== undefined) return response
  if (![200, 403, 404].includes(response.status)) return response
  const length = response.body.length
  const encoding = chooseEncoding(request.headers['accept-encoding'] ?? '', { contentType, length }, allowed)
  if (encoding === undefined) return response
  const { etag, ...headers } = response.headers
  return {
    ...response,
    headers: {
      ...headers,
      'content-encoding': encoding,
      vary: 'accept-encoding',
      ...(typeof etag === 'string' && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
    },
    body: await compress(response.body, encoding),
  }
}

const functionShape = z.object({ FunctionCode: z.string() })

function onRequestOf(resolver: Resolver, resource: Resource, behavior: Behavior): ViewerRequestFunction | undefined {
  const [association, ...more] = behavior.FunctionAssociations
  if (association === undefined) return undefined
  if (association.EventType !== 'viewer-request' || more.length > 0) {
    throw new TemplateError(
      'NOT_SUPPORTED',
      placeName(resource),
      'only one viewer-request function per behaviour runs here',
    )
  }
  const found = resolver
    .resources('AWS::CloudFront::Function')
    .find((one) => resolver.attribute(one, 'FunctionARN') === association.FunctionARN)
  if (found === undefined) {
    throw new TemplateError('UNKNOWN_REFERENCE', placeName(resource), `there is no function ${association.FunctionARN}`)
  }
  const { FunctionCode } = resolver.properties(found, functionShape)
  return viewerRequestFunction(placeName(found), FunctionCode, {
    id: resolver.ref(resource),
    domain: resolver.attribute(resource, 'DomainName'),
  })
}

/** Where a browser finds the parts of a distribution: the paths under which its behaviours reach buckets and APIs. */
export function behaviorPaths(
  config: DistributionConfig,
): readonly { readonly domainName: string; readonly path: string }[] {
  const domainOf = (behavior: Behavior) =>
    config.Origins.find(({ Id }) => Id === behavior.TargetOriginId)?.DomainName ?? ''
  return [
    { domainName: domainOf(config.DefaultCacheBehavior), path: '/' },
    ...config.CacheBehaviors.map((behavior) => ({
      domainName: domainOf(behavior),
      path: `/${behavior.PathPattern.replace(/^\//, '').replace(/\*$/, '')}`,
    })),
  ]
}
