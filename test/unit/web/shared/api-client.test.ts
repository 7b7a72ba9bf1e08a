import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApiClient } from '../../../../web/shared/api-client.ts'
import { ApiProblem } from '../../../../web/shared/api-problem.ts'
import { gatewayAnswers, gatewayBody } from '../../../support/gateway-answers.ts'

interface Heard {
  readonly line: string
  readonly token: string | undefined
  readonly key: string | undefined
  readonly body: string
}

type Reply = { readonly status: number; readonly type?: string; readonly body: string } | 'cut'

const id = 'a'.repeat(26)
const json = (value: unknown, status = 200): Reply => ({ status, body: JSON.stringify(value) })
const account = {
  username: 'xa-24547',
  role: 'xa',
  unit: '24547',
  unitName: 'Xã Ea Tiêu',
  holder: 'Cán bộ',
  state: 'active',
  createdAt: 1,
}

describe('the API client', () => {
  let server: Server
  let base: string
  let heard: Heard[]
  let replies: Reply[]

  const textOf = async (request: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  }
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const { authorization, 'idempotency-key': key } = request.headers
      heard.push({
        line: `${request.method} ${request.url}`,
        token: authorization,
        key: key?.toString(),
        body: await textOf(request),
      })
      const reply = replies.shift() ?? json({ message: 'no more replies' }, 404)
      if (reply === 'cut') response.destroy()
      else response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/json' }).end(reply.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
  })
  beforeEach(() => {
    heard = []
    replies = []
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const client = (tokens: { token?: string | null; renewed?: string | null } = {}) =>
    createApiClient({
      apiBase: base,
      token: async () => (tokens.token === undefined ? 'first' : tokens.token),
      renewToken: async () => tokens.renewed ?? null,
      retryAfterMs: 1,
    })
  const failureOf = async (call: Promise<unknown>): Promise<ApiProblem> => {
    const failure = await call.then(() => null).catch((error: unknown) => error)
    if (!(failure instanceof ApiProblem)) throw new Error(`no ApiProblem but ${failure}`)
    return failure
  }
  const lock = (from = client()) =>
    from.call('lockAccount', { params: { username: 'xa-24547' }, body: { locked: true }, idempotencyKey: 'key-1' })
  const accounts = (from = client()) => from.call('accounts', { query: { unit: '66' } })

  it('fills path and query, and sends the token, the key and the body', async () => {
    replies = [json({ items: [account], cursor: null }), json(account)]
    expect((await accounts()).items).toEqual([account])
    await lock()
    expect(heard).toEqual([
      { line: 'GET /api/accounts?unit=66', token: 'Bearer first', key: undefined, body: '' },
      { line: 'POST /api/accounts/xa-24547/lock', token: 'Bearer first', key: 'key-1', body: '{"locked":true}' },
    ])
  })

  it('asks public routes without a token', async () => {
    replies = [json({ supports: [] })]
    await client({ token: null }).call('lookUp', { body: { idNumber: '240004321', fullName: 'Ngọc' } })
    expect(heard[0]?.token).toBeUndefined()
  })

  it.each(['cut', { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' }, json({}, 503)] as Reply[])(
    'reads once more when the first answer is lost: %j',
    async (lost) => {
      replies = [lost, json({ items: [], cursor: null })]
      await expect(accounts()).resolves.toEqual({ items: [], cursor: null })
      expect(heard).toHaveLength(2)
    },
  )

  it('sends a write again with the same key when its answer is lost', async () => {
    replies = ['cut', json(account)]
    await expect(lock()).resolves.toMatchObject({ username: 'xa-24547' })
    expect(heard.map(({ key }) => key)).toEqual(['key-1', 'key-1'])
  })

  it('gives up after the second loss and says of a write that it is safe to press again', async () => {
    replies = ['cut', 'cut', 'cut', 'cut']
    const read = await failureOf(accounts())
    expect(read).toMatchObject({ code: 'network', status: 0, isDefinite: false })
    expect(read.message).toContain('Thử lại')
    expect((await failureOf(lock())).message).toContain('không ghi hai lần')
    expect(heard).toHaveLength(4)
  })

  it("passes on a refusal in the server's words, once, with its fields and number", async () => {
    const refusal = {
      type: 'about:blank',
      title: 'Chưa thực hiện được',
      status: 409,
      code: 'already-paid',
      detail: 'Người này đã được Bưu điện Huyện Cư Kuin cập nhật chi trả lúc 09:12 hôm nay.',
      correlationId: 'req-7',
      errors: [{ path: 'paidOn', message: 'sai' }],
    }
    replies = [{ status: 409, type: 'application/problem+json; charset=utf-8', body: JSON.stringify(refusal) }]
    expect(await failureOf(lock())).toMatchObject({
      code: 'already-paid',
      status: 409,
      message: refusal.detail,
      correlationId: 'req-7',
      errors: refusal.errors,
      isDefinite: true,
    })
    expect(heard).toHaveLength(1)
  })

  it.each([
    [403, 'blocked'],
    [413, 'too-large'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [404, 'bad-answer'],
  ])('has Vietnamese words of its own for a bare %i', async (status, code) => {
    const html: Reply = { status, type: 'text/html', body: '<html>Request Entity Too Large</html>' }
    replies = [html, html]
    const problem = await failureOf(lock())
    expect(problem).toMatchObject({ code, status })
    expect(problem.message).toMatch(/[ạảấầẩậắặếềệịọốồộớờợụủứừựỳỹđ]/)
    expect(problem.message).not.toContain('Entity')
  })

  it.each(gatewayAnswers)('says a bare %i of the gateway in Vietnamese, with what to do', async (status, message) => {
    const bare: Reply = { status, body: gatewayBody(message) }
    for (const ask of [accounts, lock]) {
      replies = [bare, bare, bare]
      const problem = await failureOf(ask(client({ renewed: 'second' })))
      expect(problem.message).toMatch(
        /(Đăng nhập lại|Viết lại|Viết ngắn lại|bỏ đi rồi tìm lại|Tải lại trang|Đợi một phút rồi thử lại|bấm “Thử lại”|bấm lại nút)/,
      )
      expect(problem.message).not.toContain(message)
    }
  })

  it('says of a write that a firewall has turned away which words to change, and that nothing was written', async () => {
    replies = [{ status: 403, type: 'text/html', body: 'Request blocked.' }]
    const problem = await failureOf(lock())
    expect(problem).toMatchObject({ code: 'blocked', isDefinite: true })
    expect(problem.message).toMatch(/chưa ghi gì.*http:\/\/.*10\.0\.0\.1.*lời thường/)
    expect(problem.message).not.toContain('F5')
    expect(heard).toHaveLength(1)
  })

  it('takes a new token when the old one is refused, and ends when there is none', async () => {
    replies = [json({ message: 'Unauthorized' }, 401), json({ items: [], cursor: null })]
    await accounts(client({ renewed: 'second' }))
    expect(heard.map(({ token }) => token)).toEqual(['Bearer first', 'Bearer second'])
    replies = [json({ message: 'Unauthorized' }, 401)]
    expect(await failureOf(accounts(client({ renewed: null })))).toMatchObject({
      code: 'signed-out',
      isDefinite: false,
    })
    expect(await failureOf(accounts(client({ token: null })))).toMatchObject({ code: 'signed-out' })
  })

  it('takes an unreachable sign-in service for a lost line, not for the end of the session', async () => {
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => {})
    const offline = async () => Promise.reject(new TypeError('Failed to fetch'))
    const lost = createApiClient({ apiBase: base, token: offline, renewToken: offline, retryAfterMs: 1 })
    expect(await failureOf(accounts(lost))).toMatchObject({ code: 'network' })
    complaint.mockRestore()
  })

  it.each(['not json', '{"items":[{"username":7}],"cursor":null}'])(
    'does not let an answer in that breaks the contract: %s',
    async (body) => {
      replies = [{ status: 200, body }]
      expect(await failureOf(accounts())).toMatchObject({ code: 'bad-answer' })
    },
  )

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    stop.abort()
    expect(await failureOf(client().call('entitlement', { params: { entitlementId: id } }, stop.signal))).toMatchObject(
      {
        code: 'stopped',
      },
    )
  })
})
