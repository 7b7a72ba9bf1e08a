import * as z from 'zod'
import type { Resolver } from '../template/resolver.ts'
import { TemplateError } from '../template/template-error.ts'
import type { Encoding } from './compression.ts'
import type { EdgeRequest } from './exchange.ts'

/** Which part of a kind (headers, cookies, query) goes on to the origin; names are lower-case for headers. */
type Chosen =
  | { readonly kind: 'none' | 'all' }
  | { readonly kind: 'only' | 'all-but'; readonly names: readonly string[] }

interface Rule {
  readonly headers: Chosen
  readonly cookies: Chosen
  readonly query: Chosen
}

export interface Forwarding {
  /** What the behaviour's policies let through. All else, Authorization too, never reaches the origin. */
  strip(request: EdgeRequest): EdgeRequest
  /** Encodings that the cache policy lets CloudFront compress to. */
  readonly encodings: readonly Encoding[]
  /** The viewer's Host goes to the origin: an API Gateway then answers 403. */
  readonly sendsHost: boolean
}

const none: Chosen = { kind: 'none' }
const all: Chosen = { kind: 'all' }
const only = (...names: readonly string[]): Chosen => ({ kind: 'only', names })
const nothing: Rule = { headers: none, cookies: none, query: none }
const corsHeaders = only('origin', 'access-control-request-headers', 'access-control-request-method')

/** AWS's managed cache policies, by the id that templates carry. */
const managedCachePolicies: Readonly<Record<string, { rule: Rule; encodings: readonly Encoding[] }>> = {
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { rule: nothing, encodings: ['br', 'gzip'] },
  // CachingOptimizedForUncompressedObjects
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': { rule: nothing, encodings: [] },
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { rule: nothing, encodings: [] },
  // UseOriginCacheControlHeaders
  '83da9c7e-98b4-4e11-a168-04f0df8e2c65': {
    rule: {
      headers: only('host', 'origin', 'x-http-method-override', 'x-http-method', 'x-method-override'),
      cookies: all,
      query: none,
    },
    encodings: ['br', 'gzip'],
  },
}

/** AWS's managed origin request policies. */
const managedRequestPolicies: Readonly<Record<string, Rule>> = {
  // AllViewer
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { headers: all, cookies: all, query: all },
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { headers: { kind: 'all-but', names: ['host'] }, cookies: all, query: all },
  // AllViewerAndCloudFrontHeaders-2022-06
  '33f36d7e-f396-46d9-90e0-52428a34d9dc': { headers: all, cookies: all, query: all },
  // CORS-CustomOrigin
  '59781a5b-3903-41f3-afcb-af62929ccde1': { headers: only('origin'), cookies: none, query: none },
  // CORS-S3Origin
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': { headers: corsHeaders, cookies: none, query: none },
  // UserAgentRefererHeaders
  'acba4595-bd28-49b8-b9fe-13317c0390fa': { headers: only('user-agent', 'referer'), cookies: none, query: none },
}

const headersShape = z.object({ HeaderBehavior: z.string(), Headers: z.array(z.string()).default([]) })
const cookiesShape = z.object({ CookieBehavior: z.string(), Cookies: z.array(z.string()).default([]) })
const queryShape = z.object({ QueryStringBehavior: z.string(), QueryStrings: z.array(z.string()).default([]) })
const flag = z.union([z.boolean(), z.stringbool()])
const cachePolicyShape = z.object({
  CachePolicyConfig: z.object({
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      HeadersConfig: headersShape,
      CookiesConfig: cookiesShape,
      QueryStringsConfig: queryShape,
      EnableAcceptEncodingBrotli: flag.default(false),
      EnableAcceptEncodingGzip: flag,
    }),
  }),
})
const requestPolicyShape = z.object({
  OriginRequestPolicyConfig: z.object({
    HeadersConfig: headersShape,
    CookiesConfig: cookiesShape,
    QueryStringsConfig: queryShape,
  }),
})

function chosen(behavior: string, names: readonly string[]): Chosen {
  if (behavior === 'none') return none
  if (behavior === 'all' || behavior.startsWith('allViewer')) return all
  return { kind: behavior === 'allExcept' ? 'all-but' : 'only', names }
}

const ruleFrom = (given: z.infer<typeof requestPolicyShape>['OriginRequestPolicyConfig']): Rule => ({
  headers: chosen(
    given.HeadersConfig.HeaderBehavior,
    given.HeadersConfig.Headers.map((name) => name.toLowerCase()),
  ),
  cookies: chosen(given.CookiesConfig.CookieBehavior, given.CookiesConfig.Cookies),
  query: chosen(given.QueryStringsConfig.QueryStringBehavior, given.QueryStringsConfig.QueryStrings),
})

/** The union of a behaviour's cache policy and origin request policy. Throws for a policy that is neither AWS's nor the template's. */
export function forwardingOf(
  resolver: Resolver,
  where: string,
  { cachePolicyId, requestPolicyId }: { cachePolicyId: string; requestPolicyId: string | undefined },
): Forwarding {
  const unknown = (id: string) =>
    new TemplateError('NOT_SUPPORTED', where, `the policy ${id} is not known on this machine`)
  const cache = managedCachePolicies[cachePolicyId] ?? ownCachePolicy(resolver, cachePolicyId)
  if (cache === undefined) throw unknown(cachePolicyId)
  const rules = [cache.rule]
  if (requestPolicyId !== undefined) {
    const rule = managedRequestPolicies[requestPolicyId] ?? ownRequestPolicy(resolver, requestPolicyId)
    if (rule === undefined) throw unknown(requestPolicyId)
    rules.push(rule)
  }
  const allows = (kind: keyof Rule, name: string) => rules.some((rule) => includes(rule[kind], name))
  return {
    encodings: cache.encodings,
    sendsHost: allows('headers', 'host'),
    strip: (request) => ({
      ...request,
      headers: forwardedHeaders(request.headers, allows),
      query: request.query
        .split('&')
        .filter((pair) => pair !== '' && allows('query', decoded(pair.split('=')[0] ?? '')))
        .join('&'),
    }),
  }
}

/** A broken escape stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Sent to the origin whatever the policies say. */
const alwaysForwarded = new Set([
  'content-type',
  'content-length',
  'range',
  'if-none-match',
  'if-modified-since',
  'x-forwarded-for',
])

function forwardedHeaders(
  headers: Readonly<Record<string, string>>,
  allows: (kind: keyof Rule, name: string) => boolean,
): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'cookie') continue
    if (alwaysForwarded.has(name) || allows('headers', name)) kept[name] = value
  }
  const cookies = (headers.cookie ?? '')
    .split(/;\s*/)
    .filter((pair) => pair !== '' && allows('cookies', pair.split('=')[0] ?? ''))
  if (cookies.length > 0) kept.cookie = cookies.join('; ')
  kept['user-agent'] ??= 'Amazon CloudFront'
  return kept
}

function includes(choice: Chosen, name: string): boolean {
  switch (choice.kind) {
    case 'none':
      return false
    case 'all':
      return true
    case 'only':
      return choice.names.includes(name)
    case 'all-but':
      return !choice.names.includes(name)
  }
}

function ownCachePolicy(resolver: Resolver, id: string) {
  const found = resolver.resources('AWS::CloudFront::CachePolicy').find((policy) => resolver.ref(policy) === id)
  if (found === undefined) return undefined
  const given = resolver.properties(found, cachePolicyShape).CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin
  const encodings: Encoding[] = []
  if (given.EnableAcceptEncodingBrotli) encodings.push('br')
  if (given.EnableAcceptEncodingGzip) encodings.push('gzip')
  return { rule: ruleFrom(given), encodings }
}

function ownRequestPolicy(resolver: Resolver, id: string): Rule | undefined {
  const found = resolver.resources('AWS::CloudFront::OriginRequestPolicy').find((policy) => resolver.ref(policy) === id)
  if (found === undefined) return undefined
  return ruleFrom(resolver.properties(found, requestPolicyShape).OriginRequestPolicyConfig)
}
