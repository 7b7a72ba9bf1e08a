import { openApiDocument } from '../../lambdas/contract/openapi.ts'
import { problem } from '../../lambdas/contract/problem.ts'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { maximumBodyBytes } from '../../lambdas/runtime/read-body.ts'
import { foreignWords } from '../support/foreign-words.ts'
import { rawHttp } from '../support/raw-http.ts'
import type { Officer } from '../support/sign-in.ts'
import { type Answer, world } from '../support/world.ts'

const programme = 'nq42-2020'
const vietnamese = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i

let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', '24547')
})

const search = (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> =>
  world().ask({
    method: 'POST',
    path: '/api/entitlements/search',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${officer.idToken}`,
      ...headers,
    },
    body,
  })

/** A problem document in Vietnamese, of this status and code. */
function isProblem({ status, headers, text }: Answer, expected: { status: number; code: string }): void {
  const found = problem.strict().parse(JSON.parse(text))
  expect([status, found.status, found.code]).toEqual([expected.status, expected.status, expected.code])
  expect(found.detail).toMatch(vietnamese)
  expect(headers['content-type']).toMatch(/^application\/(problem\+)?json/)
}

const asJson = (bytes: number): string => JSON.stringify({ programme, unit: '24547', name: 'a'.repeat(bytes) })

describe('a body', () => {
  it.each<[string, number]>([
    ['10 MB', 10 * 1024 * 1024],
    ['65 KB', 65 * 1024],
  ])(
    'of %s of JSON is refused at the door, in words that say to write less and where files belong',
    async (_what, bytes) => {
      const answer = await search(asJson(bytes))
      isProblem(answer, { status: 413, code: 'too-large' })
      expect(JSON.parse(answer.text).detail).toMatch(/Viết ngắn lại hoặc chọn ít dòng hơn.* màn hình “Nhập danh sách”/)
    },
  )

  it('of 65 KB of a form without a script is refused with a page that leads back', async () => {
    const { status, headers, text } = await world().ask({
      method: 'POST',
      path: '/api/public/complaints',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: `text=${'a'.repeat(65 * 1024)}`,
    })
    expect([status, headers['content-type']]).toEqual([413, expect.stringMatching(/^text\/html/)])
    expect(text).toMatch(/Máy chủ chỉ nhận tối đa 64 KB/)
  })

  it('that grew only by unpacking is refused by the function itself', async () => {
    // 64 KB on the way, of letters that take more when they are read as text.
    const bytes = Buffer.concat([
      Buffer.from('{"name":"'),
      Buffer.alloc(maximumBodyBytes - 20, 0xff),
      Buffer.from('"}'),
    ])
    expect(bytes.length).toBeLessThanOrEqual(maximumBodyBytes)
    isProblem(await search(bytes), { status: 413, code: 'too-large' })
  })

  it('just below the limit is read, and refused for its content alone', async () => {
    isProblem(await search(asJson(60 * 1024)), { status: 422, code: 'invalid' })
  })

  it.each<[string, string, string | undefined]>([
    ['half of it', '{"programme":', undefined],
    ['nothing', '', undefined],
    ['words', 'xin chào', undefined],
    ['NaN', '{"limit":NaN}', undefined],
    ['a list', '[]', undefined],
    ['null', 'null', undefined],
    ['a text', '"a"', undefined],
    ['XML', '<a/>', 'application/xml'],
    ['a file', 'PK', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a form', 'programme=nq42-2020&unit=99999&limit=1', 'application/x-www-form-urlencoded'],
    ['text that says it is plain', '{}', 'text/plain'],
  ])('that is no question is refused: %s', async (_what, body, type) => {
    isProblem(await search(body, type ? { 'content-type': type } : {}), { status: 422, code: 'invalid' })
  })

  it('nested a thousand times deep is refused as any other', async () => {
    isProblem(await search(`${'['.repeat(5_000)}${']'.repeat(5_000)}`), { status: 422, code: 'invalid' })
  })

  it.each<[string, string]>([
    ['__proto__', '{"__proto__":{"unit":"66","limit":200},"programme":"nq42-2020"}'],
    ['constructor', '{"constructor":{"prototype":{"unit":"66"}},"programme":"nq42-2020"}'],
  ])('cannot bring properties in by %s', async (_what, body) => {
    isProblem(await search(body), { status: 422, code: 'invalid' })
    expect((await search(JSON.stringify({ programme, unit: '24547', limit: 1 }))).status).toBe(200)
    isProblem(await search(body.replace('"programme"', '"unit":"66","programme"')), { status: 404, code: 'not-found' })
  })

  // String() of such a value throws, and the citizen was told of an outage.
  it.each(['{"idNumber":{"toString":1},"fullName":"A"}', '{"idNumber":[{"toString":null}]}', '[]', 'null'])(
    'that is no form is refused as one where a page is asked for: %s',
    async (body) => {
      const headers = { accept: 'text/html', 'content-type': 'application/json' }
      const answer = await world().ask({ method: 'POST', path: '/api/lookup', headers, body })
      expect([answer.status, answer.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
    },
  )

  it.each(['\\ud800', 'A\\udc00', '\\udbff A'])('with half a letter is no text: %s', async (half) => {
    const body = `{"programme":"${programme}","unit":"24547","name":"${half}"}`
    isProblem(await search(body), { status: 422, code: 'invalid' })
  })

  it('may say more than is asked for: it is not read, and comes back nowhere', async () => {
    const answer = await search(
      JSON.stringify({ programme, unit: '24547', limit: 1, role: 'tinh', mau: 'xin-chao-nhe' }),
    )
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('xin-chao-nhe')
  })
})

describe('an address', () => {
  it.each<[string, string]>([
    ['GET', '/api/khong-co'],
    ['GET', '/api/'],
    ['DELETE', '/api/lists'],
    ['PUT', '/api/lists'],
    ['PATCH', '/api/session'],
    ['POST', '/api/session'],
    ['OPTIONS', '/api/session'],
    ['GET', '/api/lists/a/b/c'],
    ['GET', '/api/../api/session/'],
    ['GET', '/api//session'],
    ['GET', '/api/Session'],
  ])('that is none is told so to a program as a problem, and to a browser as a page: %s %s', async (method, path) => {
    const authorization = `Bearer ${officer.idToken}`
    const answer = await world().ask({ method, path, headers: { authorization } })
    isProblem(answer, { status: 404, code: 'not-found' })
    const page = await world().ask({ method, path, headers: { accept: 'text/html' } })
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('Không có đường dẫn này.')])
    expect(answer.text).not.toMatch(/stack|Error|node_modules|lambda/)
  })

  it('answers HEAD without a body', async () => {
    const answer = await world().ask({ method: 'HEAD', path: '/api/programmes' })
    expect([answer.status, answer.text]).toEqual([404, ''])
  })

  it('of another origin gets no leave to read: there is one origin', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'GET' }
    for (const method of ['OPTIONS', 'GET'])
      expect((await world().ask({ method, path: '/api/programmes', headers })).headers).not.toHaveProperty(
        'access-control-allow-origin',
      )
  })

  it.each<[string, string]>([
    ['8,000 letters', `/api/lists/${'a'.repeat(8_000)}`],
    ['8,000 letters for a person', `/api/entitlements/${'a'.repeat(8_000)}`],
    ['an id of another shape', '/api/lists/..%2F..%2Fetc%2Fpasswd'],
    ['an id with a line break', '/api/lists/a%0d%0aset-cookie:%20a=b'],
    ['an id with a zero byte', '/api/lists/a%00b'],
    ['an id with a broken escape', '/api/lists/%E0%A4%A'],
    ['an id with a hash', '/api/lists/ENT%23a'],
    ['an id that is a blank', '/api/lists/%20'],
  ])('with %s is nothing that exists', async (_what, path) => {
    const answer = await world().ask({ path, headers: { authorization: `Bearer ${officer.idToken}` } })
    isProblem(answer, { status: 404, code: 'not-found' })
    expect(answer.headers).not.toHaveProperty('set-cookie')
  })

  it('longer than the door is wide is refused by the door', async () => {
    const answer = await rawHttp(world().site, `GET /api/${'a'.repeat(70_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 (414|431) /)
  })

  it.each<[string, string]>([
    ['a line break in a header', 'X-A: b\r\nX-B\r\n c: d'],
    ['a zero byte in a header', 'X-A: b\0c'],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3'],
    ['a length and pieces', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
  ])('with %s is refused before anybody reads it', async (_what, header) => {
    const answer = await rawHttp(world().site, `POST /api/lookup HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n{}`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('cannot be told another route, caller or id by headers', async () => {
    const headers = {
      authorization: `Bearer ${officer.idToken}`,
      'x-original-url': '/api/accounts?unit=66',
      'x-http-method-override': 'POST',
      'x-amzn-requestid': 'chosen-by-me',
      'x-correlation-id': 'chosen-by-me',
      'x-forwarded-for': '8.8.8.8',
    }
    const answer = await world().ask({ path: '/api/session', headers })
    expect([answer.status, JSON.parse(answer.text).username]).toEqual([200, officer.username])
    expect(JSON.stringify(answer)).not.toContain('chosen-by-me')
  })
})

describe('a cursor', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const position = (parts: object = {}) => ({
    pk: `ENT#${'a'.repeat(26)}`,
    sk: 'ENT',
    communeKey: `${programme}#24547`,
    communeOrder: 'a#b#c',
    ...parts,
  })

  it.each<[string, string]>([
    ['no cursor at all', 'xin-chao'],
    ['nothing', ''],
    ['a number', encoded(5)],
    ['another commune', encoded({ commune: '24540', position: null })],
    ['another district', encoded({ commune: '24118', position: null })],
    [
      "another commune's place",
      encoded({ commune: '24547', position: position({ communeKey: `${programme}#24540` }) }),
    ],
    ["another programme's place", encoded({ commune: '24547', position: position({ communeKey: 'nq68-2021#24547' }) })],
    ['a place without a key', encoded({ commune: '24547', position: { communeKey: `${programme}#24547` } })],
    [
      'a place that is an account',
      encoded({ commune: '24547', position: position({ pk: 'ACCOUNTS#66', sk: 'so-ldtbxh' }) }),
    ],
    ['a place with one key more', encoded({ commune: '24547', position: position({ idNumberHash: 'a' }) })],
  ])('of the search that is made up is refused: %s', async (_what, cursor) => {
    isProblem(await search(JSON.stringify({ programme, unit: '24547', cursor })), { status: 422, code: 'invalid' })
  })

  it('of the search that another commune got opens nothing', async () => {
    const sibling = await world().officer('xa', '24540')
    const body = { programme, unit: '24540', limit: 1 }
    const { cursor } = await world().call('searchEntitlements', { body }, sibling)
    expect(cursor).not.toBeNull()
    isProblem(await search(JSON.stringify({ programme, unit: '24547', cursor })), { status: 422, code: 'invalid' })
  })

  it.each(['', 'a', '~', 'LIST', 'ROWS#', 'ROWS#1', '9999999999999#', '#', 'a'.repeat(2_000), 'EVT#000001', '\u0000'])(
    'of lists, rows, histories, files and accounts that is made up is refused: %j',
    async (cursor) => {
      const province = await world().officer('tinh', '66')
      const [list] = (await world().call('lists', { query: { unit: '24547' } }, province)).items
      const inputs = [
        ['lists', { query: { unit: '66', cursor } }],
        ['listRows', { params: { listId: list?.id ?? '' }, query: { cursor } }],
        ['listHistory', { params: { listId: list?.id ?? '' }, query: { cursor } }],
        ['foreignFiles', { query: { unit: '66', cursor } }],
      ] as const
      for (const [name, input] of inputs)
        isProblem(await world().send(name, input, province), { status: 422, code: 'invalid' })
      if (!/^[a-z]/.test(cursor))
        isProblem(await world().send('accounts', { query: { unit: '66', cursor } }, province), {
          status: 422,
          code: 'invalid',
        })
    },
  )
})

describe('a refusal', () => {
  it('carries an id that stands in its header and in the log of the function', async () => {
    const [first, second] = [await search('{}'), await search('{}')]
    const { correlationId } = JSON.parse(first.text)
    expect(correlationId).toMatch(/^[0-9a-f-]{36}$/)
    expect(first.headers['x-correlation-id']).toBe(correlationId)
    expect(second.headers['x-correlation-id']).not.toBe(correlationId)
  })

  it('is problem+json that nobody keeps', async () => {
    const { headers } = await search('{}')
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
    })
  })

  it('names the fields in Vietnamese and repeats nothing of what was sent', async () => {
    const body = { programme: 'SAI!', unit: 'khong-phai-so', limit: 100_000, status: 'tra-roi' }
    const answer = await search(JSON.stringify(body))
    const { errors } = JSON.parse(answer.text)
    expect(errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'body.limit',
      'body.programme',
      'body.status',
      'body.unit',
    ])
    for (const { message } of errors)
      expect([message, ...foreignWords(message)]).toEqual([expect.stringMatching(vietnamese)])
    expect(errors.map(({ message }: { message: string }) => message)).toContain(
      'Số dòng mỗi trang lớn quá: nhập số không quá 200.',
    )
    for (const word of ['SAI!', 'khong-phai-so', '100000', 'tra-roi']) expect(answer.text).not.toContain(word)
  })

  it('lists no more than twenty wrong fields', async () => {
    const entries = Array.from({ length: 90 }, () => ({ commune: 'x', policy: '', people: -1, amount: -1 }))
    const province = await world().officer('tinh', '66')
    const refused = await world().refused('setPlan', { body: { programme, entries } }, province)
    expect(refused.errors).toHaveLength(20)
  })
})

describe('every answer', () => {
  it.each(['/api/programmes', '/api/session', '/api/openapi.json', '/', '/console/', '/khong-co'])(
    'of %s carries the headers that keep a browser safe',
    async (path) => {
      const { headers } = await world().ask({ path, headers: { authorization: `Bearer ${officer.idToken}` } })
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': expect.stringMatching(/no-referrer|same-origin/),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      })
      expect(headers['x-frame-options'] ?? headers['content-security-policy']).toMatch(/DENY|frame-ancestors 'none'/)
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
      for (const tells of ['x-powered-by', 'x-amz-cf-id', 'server'])
        expect(headers[tells] ?? '').not.toMatch(/node|express/i)
    },
  )

  it('of the API is kept by nobody', async () => {
    for (const path of ['/api/programmes', '/api/session'])
      expect(
        (await world().ask({ path, headers: { authorization: `Bearer ${officer.idToken}` } })).headers,
      ).toMatchObject({
        'cache-control': 'no-store',
      })
  })

  it('of a reading holds the fields of the contract and no others', async () => {
    const province = await world().officer('tinh', '66')
    const [person] = (
      await world().call('searchEntitlements', { body: { programme, unit: '24547', limit: 1 } }, province)
    ).items
    const [list] = (await world().call('lists', { query: { unit: '24547' } }, province)).items
    // `call` compares the answer with what the contract's own shape leaves of it.
    await world().call('session', {}, province)
    await world().call('programmes', {}, null)
    await world().call('statistics', { query: { programme, unit: '24547' } }, province)
    await world().call('publicStatistics', { query: { programme, unit: '657' } }, null)
    await world().call('accounts', { query: { unit: '66' } }, province)
    await world().call('entitlement', { params: { entitlementId: person?.id ?? '' } }, province)
    await world().call('list', { params: { listId: list?.id ?? '' } }, province)
    await world().call('listRows', { params: { listId: list?.id ?? '' }, query: {} }, province)
  })

  it('to the question what there is, is the document made from the route table', async () => {
    const { text } = await world().send('openapi', {}, null)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
    const operations = Object.values<object>(JSON.parse(text).paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      (Object.keys(routes) as RouteName[]).toSorted(),
    )
  })
})
