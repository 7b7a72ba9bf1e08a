import '../../support/silent-logs.ts'
import '../../support/unreachable-cloud.ts'
import { gunzipSync } from 'node:zlib'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { problem } from '../../../lambdas/contract/problem.ts'
import type { ApiEvent } from '../../../lambdas/runtime/api-event.ts'
import { maximumBodyBytes } from '../../../lambdas/runtime/read-body.ts'
import { lambdaContext } from '../../support/smallest-call.ts'

Object.assign(process.env, {
  PROGRAMMES: 'nq42-2020',
  OTHER_PROGRAMMES: '',
  BACKLOG_UNTIL: '',
  COMPLAINT_DAYS: '10',
  COMPLAINTS_PER_ADDRESS: '20',
  COMPLAINTS_PER_COMMUNE: '200',
})

type Handler = (event: ApiEvent, context: never) => Promise<APIGatewayProxyStructuredResultV2>
/** The functions read their environment as they are loaded. */
const handlers: Readonly<Record<string, Promise<{ handler: unknown }>>> = {
  '/api/public/statistics': import('../../../lambdas/functions/information/handler.ts'),
  '/api/public/complaints': import('../../../lambdas/functions/complain/handler.ts'),
  '/api/public/complaints/follow': import('../../../lambdas/functions/complain/handler.ts'),
  '/api/public/complaints/withdraw': import('../../../lambdas/functions/complain/handler.ts'),
  $default: import('../../../lambdas/functions/information/handler.ts'),
  '/api/lookup': import('../../../lambdas/functions/lookup/handler.ts'),
}

interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: string
  readonly type?: string
}

async function ask({ method, path, query, body, type }: Asked, accept: string, encodings = '') {
  const { handler } = (await handlers[path]) ?? {}
  const event = {
    version: '2.0',
    routeKey: path === '$default' ? path : `${method} ${path}`,
    headers: {
      accept,
      'accept-encoding': encodings,
      'content-type': type ?? 'application/x-www-form-urlencoded',
    },
    queryStringParameters: query,
    requestContext: { http: { sourceIp: '10.0.0.9' }, requestId: 'the-request' },
    body,
    isBase64Encoded: false,
  } as unknown as ApiEvent
  const answer = await (handler as Handler)(event, lambdaContext)
  const { statusCode: status, headers, body: text = '', isBase64Encoded: isPacked = false } = answer
  return { status, headers, isPacked, text: isPacked ? gunzipSync(Buffer.from(text, 'base64')).toString() : text }
}

const get = (path: string, query: Readonly<Record<string, string>>): Asked => ({ method: 'GET', path, query })
const post = (path: string, body: string, type?: string): Asked => ({
  method: 'POST',
  path,
  body,
  ...(type ? { type } : {}),
})
const [figures, complaints, follow, withdraw, , lookup] = Object.keys(handlers) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const huge = `text=${'a'.repeat(maximumBodyBytes)}`

describe.each<[string, Asked, number, RegExp, string]>([
  ['a programme that runs nowhere', get(complaints, { programme: 'nq99' }), 422, /Chọn lại chương trình/, '/phan-anh/'],
  ['a programme of no shape', get(complaints, { programme: 'NQ 42' }), 422, /Mở lại từ trang dưới đây/, '/phan-anh/'],
  ['a language of no page', get(complaints, { lang: 'fr' }), 422, /Mở lại từ trang dưới đây/, '/phan-anh/'],
  ['figures of such a programme', get(figures, { programme: 'nq99' }), 422, /Chọn lại chương trình/, '/so-lieu/'],
  ['a unit that is none', get(figures, { unit: '99999' }), 404, /Chọn lại địa bàn trong danh sách/, '/so-lieu/'],
  ['a unit of no shape', get(figures, { unit: 'Ea Tiêu' }), 422, /Mở lại từ trang dưới đây/, '/so-lieu/'],
  ['a unit of 5,000 letters', get(figures, { unit: '6'.repeat(5_000) }), 422, /Mở lại từ/, '/so-lieu/'],
  ['a complaint of 64 KB', post(complaints, huge), 413, /Viết ngắn lại/, '/phan-anh/'],
  ['a code of 64 KB', post(follow, huge), 413, /Viết ngắn lại/, '/phan-anh/'],
  ['a name of 64 KB', post(lookup, huge), 413, /Viết ngắn lại/, '/'],
  ['a form of another type', post(lookup, 'a=b', 'text/plain'), 422, /Content-Type/, '/'],
])('%s', (_what, asked, status, words, start) => {
  it('is told to a browser without a script as a page, with what to do and the way on', async () => {
    const { status: told, headers, text } = await ask(asked, 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect([told, headers]).toEqual([status, expect.objectContaining({ 'content-type': 'text/html; charset=utf-8' })])
    expect(text).toMatch(/<html lang="vi">/)
    expect(text.match(/<h1>[^<]+<\/h1>/g)).toHaveLength(1)
    expect(text.slice(text.indexOf('<main'))).toMatch(words)
    expect(text.slice(text.indexOf('<main'))).toContain(start === '/' ? 'action="/api/lookup"' : `href="${start}"`)
    expect(text).not.toMatch(/[{}]|undefined|a{60}|6{60}/)
  })

  it('is told to a program as a problem', async () => {
    const { status: told, headers, text } = await ask(asked, 'application/json')
    expect([told, headers]).toEqual([
      status,
      expect.objectContaining({ 'content-type': 'application/problem+json; charset=utf-8' }),
    ])
    expect(problem.parse(JSON.parse(text)).status).toBe(status)
  })
})

describe('an address that there is not', () => {
  const nowhere: Asked = { method: 'GET', path: '$default' }

  it('is told to a browser without a script as a page with the way on', async () => {
    const { status, headers, text } = await ask(nowhere, 'text/html')
    expect([status, headers]).toEqual([404, expect.objectContaining({ 'content-type': 'text/html; charset=utf-8' })])
    expect(text.slice(text.indexOf('<main'))).toMatch(/Không có đường dẫn này\..*href="\/so-lieu\/"/s)
  })

  it('is told to a program as a problem', async () => {
    const { status, text } = await ask(nowhere, 'application/json')
    expect([status, problem.parse(JSON.parse(text))]).toEqual([404, expect.objectContaining({ code: 'not-found' })])
  })
})

it('somebody who reads in English is told so in English, with the reason in its own language', async () => {
  const page = await ask(get(figures, { unit: '99999', lang: 'en' }), 'text/html')
  expect(page.text).toMatch(/<html lang="en">.*<h1>This did not work<\/h1>.*<p class="lead" lang="vi">Không có/s)
  expect(page.text).toContain('href="/en/figures/"')
})

it.each<[string, boolean]>([
  ['gzip, deflate, br', true],
  ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
  ['deflate, gzip;q=0', false],
  ['identity', false],
  ['', false],
])('what everybody gets alike is packed for a browser that takes %j: %s', async (encodings, isPacked) => {
  const asked = get(figures, { unit: '99999' })
  const page = await ask(asked, 'text/html', encodings)
  expect([page.isPacked, page.headers]).toEqual([
    isPacked,
    expect.objectContaining(isPacked ? { 'content-encoding': 'gzip' } : { vary: 'accept, accept-encoding' }),
  ])
  expect(page.text).toBe((await ask(asked, 'text/html')).text)
})

it('an answer to a form is not packed: its length would tell what stands in it', async () => {
  expect((await ask(post(lookup, 'idNumber=1'), 'text/html', 'gzip')).isPacked).toBe(false)
})

describe.each([
  [lookup, '/'],
  [follow, '/phan-anh/xem/'],
  [withdraw, '/phan-anh/xem/'],
])('the address of an answer, %s, opened once more', (path, form) => {
  it('gives a browser the form again', async () => {
    const { status, text } = await ask(get(path, {}), 'text/html')
    expect([status, text]).toEqual([200, expect.stringContaining('<form method="post"')])
  })

  it('tells a program where that stands', async () => {
    const { status, text } = await ask(get(path, {}), 'application/json')
    expect([status, JSON.parse(text)]).toEqual([200, { form }])
  })
})

describe('a complaint that could not be kept', () => {
  const typed = { commune: '24553', subject: 'left-out', text: 'Nhà tôi bị sót tên.', phone: '0905 123 456' }
  const send = (form: Readonly<Record<string, string>>) =>
    ask(post(complaints, new URLSearchParams(form).toString()), 'text/html')

  it('comes back in its form, which a browser would not fill in again, with what to do', async () => {
    const { status, text } = await send(typed)
    expect(status).toBe(500)
    expect(text).toMatch(/autofocus>Chưa gửi được phản ánh<\/h2><p>[^<]*Thử lại sau ít phút[^<]*the-request/)
    expect(text).toContain(`>${typed.text}</textarea>`)
    expect(text).toContain('<option value="24553" selected>')
    expect(text).toContain(`value="${typed.phone}"`)
  })

  it('does so in English where the form was', async () => {
    expect((await send({ ...typed, lang: 'en' })).text).toMatch(/<html lang="en">.*Your complaint was not sent/s)
  })
})
