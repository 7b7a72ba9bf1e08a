import type { EdgeRequest, EdgeResponse } from '../../../local/front/exchange.ts'
import { httpApi } from '../../../local/front/http-api/http-api.ts'
import type { InvocationResult } from '../../../local/lambda/function-spec.ts'
import type { LambdaRuntime } from '../../../local/lambda/lambda-runtime.ts'
import { anAssembly } from './an-assembly.ts'

const done = (answer: unknown): InvocationResult => ({ kind: 'done', payload: JSON.stringify(answer) })
const failed: InvocationResult = { kind: 'failed', error: { errorType: 'TypeError', errorMessage: 'secret words' } }

interface Given {
  readonly stage?: object
  readonly integration?: object
  readonly api?: object
  readonly answer?: () => Promise<InvocationResult>
  readonly now?: () => Date
}

function anApi({
  stage = {},
  integration = {},
  api = {},
  answer = async () => done('ok'),
  now = () => new Date(),
}: Given) {
  const ApiId = { Ref: 'Api' }
  const route = (RouteKey: string) => ({
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: { ApiId, RouteKey, Target: { 'Fn::Sub': 'integrations/$' + '{Integration}' } },
  })
  const resolver = anAssembly({
    Main: {
      Resources: {
        Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', ...api } },
        Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId, StageName: '$default', ...stage } },
        Integration: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            ApiId,
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: { 'Fn::GetAtt': ['Fn', 'Arn'] },
            PayloadFormatVersion: '2.0',
            ...integration,
          },
        },
        Fn: { Type: 'AWS::Lambda::Function' },
        Open: route('GET /open'),
        Other: route('POST /other'),
      },
    },
  })
  const [resource] = resolver.resources('AWS::ApiGatewayV2::Api')
  if (resource === undefined) throw new Error('no api')
  const reports: string[] = []
  const lambda: LambdaRuntime = { names: [], find: () => undefined, invoke: answer, close: async () => {} }
  const serve = httpApi(resolver, resource, {
    lambda,
    permissions: { refusal: () => undefined },
    loadJwks: async () => ({ keys: [] }),
    report: (line) => reports.push(line),
    now,
  })
  return { serve, reports }
}

const aRequest = (over: Partial<EdgeRequest> = {}): EdgeRequest => ({
  method: 'GET',
  path: '/open',
  query: '',
  headers: {},
  body: Buffer.alloc(0),
  viewerAddress: '127.0.0.1',
  ...over,
})
const shown = ({ status, body }: EdgeResponse): unknown => [status, JSON.parse(body.toString())]

describe('the HTTP API', () => {
  it('lets as many calls through as the stage says, and refills with time', async () => {
    let now = 0
    const stage = { DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 } }
    const { serve } = anApi({ stage, now: () => new Date(now) })
    const statuses = async () => [(await serve(aRequest())).status, (await serve(aRequest())).status]
    expect(await statuses()).toEqual([200, 200])
    expect(shown(await serve(aRequest()))).toEqual([429, { message: 'Too Many Requests' }])
    now = 1000
    expect(await statuses()).toEqual([200, 429])
  })

  it('gives a route its own limit', async () => {
    const stage = { RouteSettings: { 'POST /other': { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0 } } }
    const { serve } = anApi({ stage })
    expect((await serve(aRequest({ method: 'POST', path: '/other' }))).status).toBe(429)
    expect((await serve(aRequest())).status).toBe(200)
  })

  it('refuses a body over 10 MB', async () => {
    const { serve } = anApi({})
    const request = aRequest({ method: 'POST', path: '/other', body: Buffer.alloc(10 * 1024 * 1024 + 1) })
    expect(shown(await serve(request))).toEqual([413, { message: 'Request Entity Too Large' }])
  })

  it.each<[string, InvocationResult, number, string]>([
    ['fails', failed, 500, 'Internal Server Error'],
    ['is called too often at once', { kind: 'throttled' }, 503, 'Service Unavailable'],
    ['gets more than Lambda takes', { kind: 'too-large' }, 413, 'Request Entity Too Large'],
    ['answers a status that is none', done({ statusCode: 'x' }), 500, 'Internal Server Error'],
  ])('answers for a function that %s', async (_name, result, status, message) => {
    const { serve, reports } = anApi({ answer: async () => result })
    expect(shown(await serve(aRequest()))).toEqual([status, { message }])
    expect(reports.join()).not.toContain('secret words')
  })

  it('does not wait longer than the integration may take', async () => {
    const { serve, reports } = anApi({ integration: { TimeoutInMillis: 10 }, answer: () => new Promise(() => {}) })
    expect(shown(await serve(aRequest()))).toEqual([503, { message: 'Service Unavailable' }])
    expect(reports).toEqual([expect.stringMatching(/^GET \/open: no answer in time; see the log of arn:aws:lambda:/)])
  })

  it('puts its own CORS headers in the place of those of the function', async () => {
    const { serve } = anApi({
      api: { CorsConfiguration: { AllowOrigins: ['https://a.example'], AllowCredentials: true, MaxAge: 60 } },
      answer: async () => done({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } }),
    })
    const from = async (origin: string) => (await serve(aRequest({ headers: { origin } }))).headers
    expect(await from('https://a.example')).toMatchObject({
      'access-control-allow-origin': 'https://a.example',
      'access-control-allow-credentials': 'true',
    })
    expect(await from('https://b.example')).not.toHaveProperty('access-control-allow-origin')
  })

  it.each([
    ['another stage', { stage: { StageName: 'prod' } }, /\$default stage/],
    ['the older payload format', { integration: { PayloadFormatVersion: '1.0' } }, /PayloadFormatVersion/],
  ])('refuses %s by the name of the resource', (_name, given, message) => {
    expect(() => anApi(given)).toThrow(/^Main\//)
    expect(() => anApi(given)).toThrow(message)
  })
})
