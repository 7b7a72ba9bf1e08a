import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Jwks } from 'aws-jwt-verify/jwk'
import * as z from 'zod'
import type { AwsRequest, AwsResponse } from '../aws/engine.ts'
import { bucketOrigin } from '../front/bucket-origin.ts'
import { behaviorPaths, distribution } from '../front/distribution.ts'
import { distributionShape } from '../front/distribution-shape.ts'
import { type Origin, textResponse } from '../front/exchange.ts'
import { httpApi } from '../front/http-api/http-api.ts'
import { loadSiteFiles, type StoredObject } from '../front/site-files.ts'
import { webAclOf } from '../front/web-acl.ts'
import type { LambdaRuntime } from '../lambda/lambda-runtime.ts'
import type { Resource } from '../template/assembly.ts'
import type { FunctionPermissions } from '../template/function-permissions.ts'
import { isJsonObject } from '../template/json.ts'
import { generatedId, placeName } from '../template/naming.ts'
import type { Resolver } from '../template/resolver.ts'
import { allowsService, resourcePolicy } from '../template/resource-policy.ts'
import { TemplateError } from '../template/template-error.ts'
import type { Engines } from './engines.ts'

export interface EdgeOptions {
  /** `http://127.0.0.1:8080` */
  readonly origin: string
  readonly engines: Engines
  readonly lambda: LambdaRuntime
  readonly permissions: FunctionPermissions
  readonly gatewayUrl: string
  readonly withoutRateLimits: boolean
  readonly now: () => Date
  report(message: string): void
  note(message: string): void
}

export interface Edge {
  readonly serve: Origin
  /** Paths under which people find the parts; undefined where the template has no such part. */
  readonly consolePath: string | undefined
  readonly apiPath: string | undefined
}

const aliasesShape = z.array(z.string())

/**
 * Gives the distribution the address of this machine: whatever the template makes of its domain name, and of the public names that
 * stand for it, becomes a plain http address here.
 */
export function bindDistribution(resolver: Resolver, origin: string): Resource | undefined {
  const [resource, ...others] = resolver.resources('AWS::CloudFront::Distribution')
  if (resource === undefined) return undefined
  if (others[0] !== undefined) {
    throw new TemplateError('NOT_SUPPORTED', placeName(others[0]), 'one distribution is served on this machine')
  }
  const id = `E${generatedId(resource, 13).toUpperCase()}`
  const host = new URL(origin).host
  resolver.bind(resource, { ref: id, attributes: { Id: id, DomainName: host } })
  resolver.rewrite(`https://${host}`, origin)
  const config = resource.properties.DistributionConfig
  const given = isJsonObject(config) ? (config.Aliases ?? []) : []
  const aliases = aliasesShape.parse(resolver.value(resource.stack, given, placeName(resource)))
  for (const alias of aliases) resolver.rewrite(`https://${alias}`, origin)
  return resource
}

/** The distribution with everything behind it; without one, the HTTP API alone. */
export function buildEdge(resolver: Resolver, resource: Resource | undefined, options: EdgeOptions): Edge {
  const files = loadSiteFiles(resolver, (text) =>
    browserAddresses(resolver.rewritten(text), (rest) => `${options.origin}/_aws${rest}`),
  )
  const origins = new Map<string, { kind: 'bucket' | 'api'; serve: Origin }>()
  for (const api of resolver.resources('AWS::ApiGatewayV2::Api')) {
    origins.set(apiDomain(resolver, api), { kind: 'api', serve: httpApi(resolver, api, apiOptions(options)) })
  }
  if (resource === undefined) {
    const [api] = origins.values()
    return { serve: api?.serve ?? nothing, consolePath: undefined, apiPath: api && '/' }
  }
  for (const bucket of resolver.resources('AWS::S3::Bucket')) {
    const name = resolver.ref(bucket)
    const access = bucketAccess(resolver, bucket, resource)
    const readWritten = (_bucket: string, key: string) => readObject(options.engines, name, key)
    const serve = bucketOrigin({ bucket: name, files, readWritten, ...access })
    for (const attribute of ['RegionalDomainName', 'DomainName']) {
      origins.set(resolver.attribute(bucket, attribute), { kind: 'bucket', serve })
    }
  }
  const serve = distribution(resolver, resource, {
    origin: (domainName) => origins.get(domainName),
    webAcl: (arn) => {
      const acl = resolver.resources('AWS::WAFv2::WebACL').find((one) => resolver.attribute(one, 'Arn') === arn)
      const { note, withoutRateLimits, now } = options
      return acl && webAclOf(resolver, acl, { note, withoutRateLimits, now: () => now().getTime() })
    },
    toBrowser: (text) => browserAddresses(text, () => options.origin),
  })
  const paths = behaviorPaths(resolver.properties(resource, distributionShape).DistributionConfig)
  const [main] = paths
  return {
    serve,
    apiPath: paths.find(({ domainName }) => origins.get(domainName)?.kind === 'api')?.path,
    consolePath: paths.find(
      ({ domainName }) => origins.get(domainName)?.kind === 'bucket' && domainName !== main?.domainName,
    )?.path,
  }
}

const nothing: Origin = async () => textResponse(404, 'text/plain', 'Not Found')

function apiDomain(resolver: Resolver, api: Resource): string {
  return new URL(resolver.attribute(api, 'ApiEndpoint')).host
}

function apiOptions({ lambda, permissions, report, now, gatewayUrl }: EdgeOptions) {
  return {
    lambda,
    permissions,
    report,
    now,
    loadJwks: async (issuer: string): Promise<Jwks> => {
      const response = await fetch(`${gatewayUrl}${new URL(issuer).pathname}/.well-known/jwks.json`)
      if (!response.ok) throw new Error(`The user pool of the issuer ${issuer} is not on this machine`)
      return (await response.json()) as Jwks
    },
  }
}

/** Addresses of AWS in text that a browser reads; `local` gets the path under the gateway, such as `/bucket-name`. */
export function browserAddresses(text: string, local: (rest: string) => string): string {
  return text
    .replaceAll(/https:\/\/(?:cognito-idp|s3)\.[a-z0-9-]+\.amazonaws\.com/g, () => local(''))
    .replaceAll(/https:\/\/([a-z0-9.-]+)\.s3\.(?:[a-z0-9-]+\.)?amazonaws\.com/g, (_all, bucket: string) =>
      local(`/${bucket}`),
    )
}

/** What the bucket's policy lets CloudFront do. */
function bucketAccess(resolver: Resolver, bucket: Resource, viewer: Resource) {
  const name = resolver.ref(bucket)
  const arn = resolver.attribute(bucket, 'Arn')
  const { accountId } = viewer.stack.place
  const policy = resourcePolicy(
    resolver,
    'AWS::S3::BucketPolicy',
    (one) => resolver.value(one.stack, one.properties.Bucket ?? '', placeName(one)) === name,
  )
  const sourceArn = `arn:aws:cloudfront::${accountId}:distribution/${resolver.ref(viewer)}`
  const call = { service: 'cloudfront.amazonaws.com', sourceArn, sourceAccount: accountId }
  const mayRead = allowsService(policy, { ...call, action: 's3:GetObject', resource: `${arn}/index.html` })
  return {
    mayList: allowsService(policy, { ...call, action: 's3:ListBucket', resource: arn }),
    refusal: mayRead ? undefined : `the policy of ${name} does not let CloudFront read it`,
  }
}

async function readObject(engines: Engines, bucket: string, key: string): Promise<StoredObject | undefined> {
  const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`
  const { status, headers, body } = await engines.s3.handle(internalRequest('GET', path))
  if (status !== 200) return undefined
  return {
    body: Buffer.isBuffer(body) ? body : Buffer.from(body),
    contentType: headers['content-type'] ?? 'binary/octet-stream',
    etag: headers.etag ?? '',
    cacheControl: headers['cache-control'],
  }
}

function internalRequest(method: string, path: string, query = new URLSearchParams()): AwsRequest {
  return {
    method,
    path,
    query,
    headers: {},
    body: Buffer.alloc(0),
    principal: { kind: 'operator' },
    allows: () => true,
  }
}

/** The mailbox of sent mail, as a handler of the front server. */
export function mailbox({ ses }: Engines) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const answer: AwsResponse = await ses.handleMailbox(
      internalRequest(request.method ?? 'GET', url.pathname, url.searchParams),
    )
    response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  }
}
