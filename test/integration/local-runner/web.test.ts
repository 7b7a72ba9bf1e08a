import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { aCloud, aFixture, scratch, type TestCloud } from './fixture/cloud.ts'

let data: string
let test: TestCloud

beforeAll(async () => {
  data = scratch('local-web')
  test = await aCloud(aFixture(), data)
})

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(test.url(path), { redirect: 'manual', ...init })

describe('the distribution', () => {
  it('serves the site at its root and the console below its path', async () => {
    expect(await (await get('/')).text()).toContain('<title>site</title>')
    expect(await (await get('/console/')).text()).toContain('<title>console</title>')
    expect(test.cloud).toMatchObject({
      siteUrl: test.url('/'),
      consoleUrl: test.url('/console/'),
      apiUrl: test.url('/api'),
    })
  })

  it('sends the headers of the policy, without those that would lock plain http out', async () => {
    const { headers } = await get('/')
    expect(headers.get('content-type')).toBe('text/html')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'self'; connect-src 'self' ${test.url('/').slice(0, -1)}`,
    )
    expect(headers.has('strict-transport-security')).toBe(false)
  })

  it('compresses text and answers a known tag with 304', async () => {
    const compressed = await get('/', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(compressed.headers.get('content-encoding')).toBe('br')
    const etag = compressed.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/)
    expect((await get('/', { headers: { 'if-none-match': etag } })).status).toBe(304)
    const small = await get('/assets/app.abc123.js', { headers: { 'accept-encoding': 'gzip' } })
    expect([small.headers.get('content-encoding'), small.headers.get('content-type')]).toEqual([
      null,
      'text/javascript',
    ])
  })

  it('answers HEAD without a body and other methods with 403', async () => {
    const head = await get('/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(403)
  })

  it('shows the error page of the template for a file that is not there', async () => {
    const missing = await get('/no-such-page')
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('site 404')])
  })

  it('puts the resolved values into the settings of the console', async () => {
    expect(await (await get('/console/config.json')).json()).toEqual({
      clientId: test.cloud.outputs['FixtureIdentity.ClientId'],
      cognito: test.url('/_aws'),
      site: test.url('/'),
    })
  })

  it('blocks a body over the limit of the firewall with the words of the template', async () => {
    const blocked = await get('/api/echo', { method: 'POST', body: 'x'.repeat(9000) })
    expect([blocked.status, await blocked.json()]).toEqual([413, { title: 'Tệp quá lớn' }])
    expect(readFileSync(join(data, 'logs', 'cloud.log'), 'utf8')).toContain(
      'WAF: not evaluated on this machine: common',
    )
  })

  it('blocks an address that asks too often, on the path that the rule names', async () => {
    const statuses = new Set<number>()
    for (let count = 0; count < 105; count += 1) statuses.add((await get('/api/limited')).status)
    expect([...statuses]).toEqual([200, 403])
    expect((await get('/')).status).toBe(200)
  })

  it('leads from localhost to the address that uploads and tokens know', async () => {
    const { port } = new URL(test.url('/'))
    const redirected = await fetch(`http://localhost:${port}/console/?a=1`, { redirect: 'manual' })
    expect([redirected.status, redirected.headers.get('location')]).toEqual([307, test.url('/console/?a=1')])
  })
})

describe('the address', () => {
  it('is not served under a foreign name, which could be a page that wants to read along', async () => {
    const { port } = new URL(test.url('/'))
    const status = await new Promise((resolve, reject) => {
      request({ port, path: '/_mail/', headers: { host: `evil.example:${port}` } }, ({ statusCode }) =>
        resolve(statusCode),
      )
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })
})

describe('the HTTP API', () => {
  it('hands a request on as an event of payload format 2.0', async () => {
    const answer = await get('/api/echo/a%20b?x=1&x=2&y=%C4%91', { headers: { 'x-own': 'v', cookie: 'a=1; b=2' } })
    const { event } = (await answer.json()) as { event: Record<string, unknown> }
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/echo/{id}',
      rawPath: '/api/echo/a b',
      rawQueryString: 'x=1&x=2&y=%C4%91',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { x: '1,2', y: 'đ' },
      pathParameters: { id: 'a b' },
      headers: { 'x-own': 'v', 'x-forwarded-proto': 'https', host: expect.stringMatching(/\.execute-api\./) },
      requestContext: {
        accountId: '000000000000',
        stage: '$default',
        routeKey: 'GET /api/echo/{id}',
        http: { method: 'GET', path: '/api/echo/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      },
      isBase64Encoded: false,
    })
    expect(event).not.toHaveProperty('body')
    expect(event.requestContext).not.toHaveProperty('authorizer')
  })

  it.each([
    ['application/json; charset=utf-8', '{"a":"đ"}', false],
    ['application/octet-stream', 'AAH+', true],
  ])('gives a body of %s as text or as base64', async (type, body, isBase64Encoded) => {
    const sent = isBase64Encoded ? Buffer.from(body, 'base64') : body
    const answer = await get('/api/echo', { method: 'POST', body: sent, headers: { 'content-type': type } })
    expect(await answer.json()).toMatchObject({ event: { body, isBase64Encoded } })
  })

  it('understands every shape that a function may answer', async () => {
    const plain = await get('/api/echo/plain')
    expect([plain.status, plain.headers.get('content-type'), await plain.json()]).toEqual([
      200,
      'application/json',
      { plain: true },
    ])
    const encoded = await get('/api/echo/base64')
    expect([encoded.status, await encoded.text(), encoded.headers.getSetCookie()]).toEqual([201, 'đ', ['a=1', 'b=2']])
    for (const path of ['/api/echo/broken', '/api/echo/throw']) {
      const failed = await get(path)
      expect([failed.status, await failed.json()]).toEqual([500, { message: 'Internal Server Error' }])
    }
  })

  it('takes greedy routes of any method and knows no other paths', async () => {
    const greedy = await get('/api/files/a/b', { method: 'DELETE' })
    expect(await greedy.json()).toMatchObject({
      event: { routeKey: 'ANY /api/files/{proxy+}', pathParameters: { proxy: 'a/b' } },
    })
    for (const [path, method] of [
      ['/api/nothing', 'GET'],
      ['/api/echo', 'DELETE'],
      ['/api/echo/', 'GET'],
    ] as const) {
      const missing = await get(path, { method })
      expect([missing.status, await missing.json()]).toEqual([404, { message: 'Not Found' }])
    }
  })

  it('ends a function that takes too long or too much memory', async () => {
    for (const path of ['/api/slow', '/api/greedy']) {
      const answer = await get(path)
      expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }])
    }
  })

  it('answers a preflight from the origins that the API declares', async () => {
    const headers = { origin: 'https://other.example', 'access-control-request-method': 'GET' }
    const preflight = await get('/api/echo', { method: 'OPTIONS', headers })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, headers.origin])
    const foreign = await get('/api/echo', { headers: { origin: 'https://evil.example' } })
    expect(foreign.headers.has('access-control-allow-origin')).toBe(false)
  })

  it('gives a function nothing of this machine but its own bundle and environment', async () => {
    expect(await (await get('/api/echo/package')).text()).toBe('MODULE_NOT_FOUND')
    const environment = (await (await get('/api/echo/environment')).json()) as Record<string, string>
    expect(environment).toMatchObject({
      TABLE: test.cloud.outputs['FixtureData.TableName'],
      SECRET: expect.stringMatching(/^arn:aws:secretsmanager:ap-southeast-1:000000000000:secret:/),
      AWS_REGION: 'ap-southeast-1',
      AWS_LAMBDA_FUNCTION_NAME: expect.stringMatching(/^fixturemain-api/),
      TZ: 'UTC',
    })
    expect(environment).not.toHaveProperty('HOME')
    expect(environment).not.toHaveProperty('JEST_WORKER_ID')
  })
})

describe('the JWT authorizer', () => {
  const me = (token?: string): Promise<Response> =>
    get('/api/me', token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })

  async function signIn(): Promise<{ id: string; access: string }> {
    const UserPoolId = test.cloud.outputs['FixtureIdentity.PoolId']
    const Username = 'xa-ea-kar'
    const Password = 'Mat-khau-dai-2020'
    const admin = new CognitoIdentityProviderClient(test.settings())
    await admin.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
    await admin.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }))
    for (const GroupName of ['xa', 'tinh']) {
      await admin.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName }))
    }
    // As a browser does it: unsigned, through the one address of this machine.
    const browser = new CognitoIdentityProviderClient({ endpoint: test.url('/_aws/'), region: 'ap-southeast-1' })
    const { AuthenticationResult } = await browser.send(
      new InitiateAuthCommand({
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId: test.cloud.outputs['FixtureIdentity.ClientId'],
        AuthParameters: { USERNAME: Username, PASSWORD: Password },
      }),
    )
    return { id: AuthenticationResult?.IdToken ?? '', access: AuthenticationResult?.AccessToken ?? '' }
  }

  it('lets tokens of the pool in and hands their claims on as text', async () => {
    const { id, access } = await signIn()
    const answer = await me(id)
    expect(answer.status).toBe(200)
    const { event } = (await answer.json()) as { event: { requestContext: { authorizer: unknown } } }
    expect(event.requestContext.authorizer).toEqual({
      jwt: {
        scopes: null,
        claims: expect.objectContaining({
          'cognito:username': 'xa-ea-kar',
          'cognito:groups': expect.stringMatching(/^\[(xa tinh|tinh xa)\]$/),
          exp: expect.stringMatching(/^\d{10}$/),
          token_use: 'id',
        }),
      },
    })
    expect((await me(access)).status).toBe(200)
    const forged = `${id.slice(0, -8)}AAAAAAAA`
    expect((await me(forged)).status).toBe(401)
  })

  it('refuses everybody else', async () => {
    for (const token of [undefined, 'nonsense', 'a.b.c']) {
      const refused = await me(token)
      expect([refused.status, await refused.json()]).toEqual([401, { message: 'Unauthorized' }])
    }
  })
})

describe('the mailbox', () => {
  it('is part of the one address', async () => {
    expect(await (await get('/_mail/api/messages')).json()).toEqual({ messages: [] })
  })
})
