import { distribution } from '../../../local/front/distribution.ts'
import { viewerRequestFunction } from '../../../local/front/edge-function.ts'
import type { EdgeRequest, EdgeResponse } from '../../../local/front/exchange.ts'
import { anAssembly } from './an-assembly.ts'

const optimized = '658327ea-f89d-4fab-a63d-7e88639e58f6'
const uncached = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const allViewer = '216adef6-5c7f-47e4-b989-5492eafa07d3'
const allButHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'

interface Given {
  readonly behaviors?: readonly object[]
  readonly fallback?: object
  readonly config?: object
  readonly resources?: object
}

const seen: EdgeRequest[] = []
beforeEach(() => {
  seen.length = 0
})

/** A distribution before one bucket and one API, both of which answer with the path that they were asked for. */
function aDistribution({ behaviors = [], fallback = {}, config = {}, resources = {} }: Given = {}) {
  const DistributionConfig = {
    DefaultCacheBehavior: { TargetOriginId: 'site', CachePolicyId: optimized, ...fallback },
    CacheBehaviors: behaviors,
    Origins: [
      { Id: 'site', DomainName: 'site.example' },
      { Id: 'api', DomainName: 'api.example' },
    ],
    ...config,
  }
  const resolver = anAssembly({
    Web: {
      Resources: {
        Distribution: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } },
        ...resources,
      },
    },
  })
  const [resource] = resolver.resources('AWS::CloudFront::Distribution')
  if (resource === undefined) throw new Error('no distribution')
  resolver.bind(resource, { ref: 'E1', attributes: { Id: 'E1', DomainName: '127.0.0.1:1' } })
  const answers: Readonly<Record<string, number>> = { '/missing': 403, '/broken': 500 }
  return distribution(resolver, resource, {
    origin: (domainName) => ({
      kind: domainName.startsWith('api') ? 'api' : 'bucket',
      serve: async (request): Promise<EdgeResponse> => {
        seen.push(request)
        const body = Buffer.from(`${domainName}${request.path}`)
        return { status: answers[request.path] ?? 200, headers: { 'content-type': 'text/plain', server: 'own' }, body }
      },
    }),
    webAcl: () => undefined,
    toBrowser: (text) => text.replaceAll('https://aws.example', 'http://127.0.0.1:1'),
  })
}

const aRequest = (path: string, over: Partial<EdgeRequest> = {}): EdgeRequest => ({
  method: 'GET',
  path,
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  viewerAddress: '127.0.0.1',
  ...over,
})
const text = ({ body }: EdgeResponse): string => body.toString()

describe('a distribution', () => {
  it('takes the first behaviour whose pattern covers the path', async () => {
    const serve = aDistribution({
      behaviors: [
        { PathPattern: '/api/public/*.json', TargetOriginId: 'site', CachePolicyId: optimized },
        { PathPattern: 'api/*', TargetOriginId: 'api', CachePolicyId: uncached },
      ],
    })
    const paths = ['/api/public/a.json', '/api/public/a.txt', '/apix', '/']
    expect(await Promise.all(paths.map(async (path) => text(await serve(aRequest(path)))))).toEqual([
      'site.example/api/public/a.json',
      'api.example/api/public/a.txt',
      'site.example/apix',
      'site.example/',
    ])
  })

  it.each([
    ['without an origin request policy', undefined, { authorization: undefined, 'x-own': undefined }, ''],
    ['with all but the host', allButHost, { authorization: 'Bearer x', 'x-own': 'v', host: undefined }, 'a=1'],
  ])('hands headers and query on %s', async (_name, OriginRequestPolicyId, expected, query) => {
    const serve = aDistribution({ fallback: { TargetOriginId: 'api', CachePolicyId: uncached, OriginRequestPolicyId } })
    const headers = { authorization: 'Bearer x', 'x-own': 'v', host: '127.0.0.1:1', 'content-type': 'text/plain' }
    await serve(aRequest('/', { headers, query: 'a=1' }))
    expect(seen[0]?.headers).toMatchObject({ 'content-type': 'text/plain' })
    for (const [name, value] of Object.entries(expected)) expect(seen[0]?.headers[name]).toBe(value)
    expect(seen[0]?.query).toBe(query)
  })

  it('bears a query with a broken escape', async () => {
    const serve = aDistribution({
      fallback: { TargetOriginId: 'api', CachePolicyId: uncached, OriginRequestPolicyId: allButHost },
    })
    expect((await serve(aRequest('/%', { query: '%=%&a=1' }))).status).toBe(200)
    expect(seen[0]?.query).toBe('%=%&a=1')
  })

  it('hands on what a cache policy of the template names', async () => {
    const parameters = {
      HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Accept-Language'] },
      CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['session'] },
      QueryStringsConfig: { QueryStringBehavior: 'allExcept', QueryStrings: ['utm'] },
      EnableAcceptEncodingGzip: true,
    }
    const serve = aDistribution({
      fallback: { CachePolicyId: { Ref: 'Policy' } },
      resources: {
        Policy: {
          Type: 'AWS::CloudFront::CachePolicy',
          Properties: { CachePolicyConfig: { ParametersInCacheKeyAndForwardedToOrigin: parameters } },
        },
      },
    })
    const headers = { 'accept-language': 'vi', accept: '*/*', cookie: 'session=1; other=2' }
    await serve(aRequest('/', { headers, query: 'a=1&utm=2' }))
    expect(seen[0]).toMatchObject({ query: 'a=1', headers: { 'accept-language': 'vi', cookie: 'session=1' } })
    expect(seen[0]?.headers).not.toHaveProperty('accept')
  })

  it('is turned away by an API that gets the host name of the viewer', async () => {
    const serve = aDistribution({
      fallback: { TargetOriginId: 'api', CachePolicyId: uncached, OriginRequestPolicyId: allViewer },
    })
    expect((await serve(aRequest('/', { headers: { host: 'x' } }))).status).toBe(403)
    expect(seen).toEqual([])
  })

  it('puts the error page of the template in the place of an error, the API included', async () => {
    const serve = aDistribution({
      behaviors: [{ PathPattern: '/api/*', TargetOriginId: 'api', CachePolicyId: uncached }],
      config: { CustomErrorResponses: [{ ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/404.html' }] },
    })
    const missing = await serve(aRequest('/missing'))
    expect([missing.status, text(missing)]).toEqual([404, 'site.example/404.html'])
    const broken = await serve(aRequest('/broken'))
    expect([broken.status, text(broken)]).toEqual([500, 'site.example/broken'])
  })

  it('serves the root object for the bare root alone', async () => {
    const serve = aDistribution({ config: { DefaultRootObject: 'index.html' } })
    expect(text(await serve(aRequest('/')))).toBe('site.example/index.html')
    expect(text(await serve(aRequest('/console/')))).toBe('site.example/console/')
  })

  it('applies the headers policy: overrides, additions, removals, and addresses of this machine', async () => {
    const ResponseHeadersPolicyConfig = {
      SecurityHeadersConfig: {
        ContentSecurityPolicy: {
          ContentSecurityPolicy: "default-src 'self'; upgrade-insecure-requests; connect-src https://aws.example",
          Override: true,
        },
        StrictTransportSecurity: { AccessControlMaxAgeSec: 1, Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      },
      CustomHeadersConfig: {
        Items: [
          { Header: 'Content-Type', Value: 'text/html', Override: false },
          { Header: 'Permissions-Policy', Value: 'camera=()', Override: true },
        ],
      },
      RemoveHeadersConfig: { Items: [{ Header: 'Server' }] },
    }
    const serve = aDistribution({
      fallback: { ResponseHeadersPolicyId: { Ref: 'Headers' } },
      resources: {
        Headers: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties: { ResponseHeadersPolicyConfig } },
      },
    })
    expect((await serve(aRequest('/'))).headers).toEqual({
      'content-type': 'text/plain',
      'content-security-policy': "default-src 'self'; connect-src http://127.0.0.1:1",
      'referrer-policy': 'no-referrer',
      'permissions-policy': 'camera=()',
    })
  })

  it.each([
    ['an origin that is not of the template', { fallback: { TargetOriginId: 'none' } }, /origin none is neither/],
    ['a policy that it does not know', { fallback: { CachePolicyId: 'x' } }, /the policy x is not known/],
    ['code at the origin', { fallback: { LambdaFunctionAssociations: [{}] } }, /Lambda@Edge does not run/],
  ])('refuses %s', (_name, given, message) => {
    expect(() => aDistribution(given)).toThrow(message)
  })
})

describe('a function at the edge', () => {
  const withCode = (FunctionCode: string) =>
    aDistribution({
      fallback: {
        FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Fn', 'FunctionARN'] } }],
      },
      resources: { Fn: { Type: 'AWS::CloudFront::Function', Properties: { Name: 'fn', FunctionCode } } },
    })

  it('changes the request that goes on', async () => {
    const serve = withCode(`
      async function handler(event) {
        var request = event.request
        if (request.querystring.lang && request.cookies.a.value === '1' && event.context.eventType === 'viewer-request') {
          request.uri = '/' + request.querystring.lang.value + request.uri
        }
        return request
      }`)
    const answer = await serve(aRequest('/page', { query: 'lang=ede', headers: { cookie: 'a=1' } }))
    expect(text(answer)).toBe('site.example/ede/page')
  })

  it('may answer itself', async () => {
    const serve = withCode(
      "function handler() { return { statusCode: 302, headers: { location: { value: '/vi/' } }, cookies: { a: { value: '1' } } } }",
    )
    expect(await serve(aRequest('/'))).toMatchObject({
      status: 302,
      headers: { location: '/vi/', 'set-cookie': ['a=1'] },
    })
  })

  it.each([
    ['throws', 'function handler() { throw new Error("x") }'],
    ['reaches for Node', 'function handler(event) { require("node:fs"); return event.request }'],
    ['answers nonsense', 'function handler() { return 5 }'],
  ])('gives 503 when it %s', async (_name, code) => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await withCode(code)(aRequest('/'))).status).toBe(503)
    expect(error).toHaveBeenCalledWith(expect.stringMatching(/^CloudFront function Web\/Fn/))
    error.mockRestore()
  })

  it('gives 503 when it never ends', async () => {
    const error = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const code = 'function handler() { for (;;) {} }'
    const soon = viewerRequestFunction('Web/Fn', code, { id: 'E1', domain: 'd.cloudfront.net' }, 50)
    expect(await soon(aRequest('/'))).toMatchObject({ status: 503 })
    expect(error).toHaveBeenCalledWith(expect.stringMatching(/^CloudFront function Web\/Fn: .*timed out/))
    error.mockRestore()
  })
})
