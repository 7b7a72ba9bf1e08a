import '../../support/counted-logs.ts'
import type { Standing } from '../../../lambdas/domain/permissions/standing.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { runningAmong } from '../../../lambdas/domain/province.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { unitTree } from '../../../lambdas/domain/units/unit-maps.ts'
import type { ApiEvent } from '../../../lambdas/runtime/api-event.ts'
import { apiHandler } from '../../../lambdas/runtime/api-handler.ts'
import { logger } from '../../../lambdas/runtime/observability.ts'

type Stands = Awaited<ReturnType<Standing>>

const province = { tree: unitTree('daklak-2020'), running: runningAmong([nq42]) }
const counts = { programme: 'nq42-2020', entries: [{ commune: '24547', policy: 'A1', people: 1, amount: 1 }] }
const chief = {
  token_use: 'id',
  sub: 's',
  'cognito:username': 'so-ldtbxh',
  'cognito:groups': '[tinh]',
  'custom:unit': '66',
}

interface Asked {
  readonly routeKey: string
  readonly body?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly claims?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly isBase64Encoded?: boolean
}

const eventOf = ({ routeKey, body, headers, claims, query, isBase64Encoded = false }: Asked) =>
  ({
    version: '2.0',
    routeKey,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k'.repeat(20), ...headers },
    queryStringParameters: query,
    requestContext: {
      http: { sourceIp: '10.0.0.9' },
      requestId: 'the-request',
      authorizer: { jwt: { claims: claims ?? chief, scopes: null } },
    },
    body,
    isBase64Encoded,
  }) as unknown as ApiEvent

const context = { functionName: 'f', awsRequestId: 'a', getRemainingTimeInMillis: () => 900_000 } as never

/** The look-up's own chain; its operation tells what it was given. */
const lookup = apiHandler(
  'lookup',
  province,
  {
    lookUpForm: async () => ok({ form: '/' }),
    lookUp: async ({ form, wantsPage, body }) =>
      wantsPage ? { page: JSON.stringify(form), status: 422 } : ok({ supports: body ? [] : [] }),
  },
  { problemPage: ({ code }, { lang }) => `page of ${code} in ${lang}` },
)
const plan = (standing: Stands, planned: unknown[] = [], calls: unknown[] = []) =>
  apiHandler(
    'statistics',
    province,
    {
      statistics: async () => refuse('not-found', 'Không có.'),
      planHistory: async () => refuse('not-found', 'Không có.'),
      setPlan: async ({ body }) => {
        planned.push(body)
        return refuse('conflict', 'Đang bận.')
      },
    },
    {
      standing: async (_actor, call) => {
        calls.push(call)
        return standing
      },
    },
  )
const setPlan = { routeKey: 'PUT /api/plan', body: JSON.stringify(counts) }

/** The lines that a function wrote, as they go to its log. */
async function linesOf(act: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = []
  const take = (text: string): void => void lines.push(JSON.parse(text))
  const spies = (['info', 'warn', 'error'] as const).map((level) =>
    jest
      .spyOn(logger, level)
      .mockImplementation((message, ...extra) => take(JSON.stringify({ message, ...(extra[0] as object) }))),
  )
  // Powertools writes its counts past the console that Jest has replaced.
  const told = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    take(String(text))
    return true
  })
  try {
    await act()
  } finally {
    for (const spy of [...spies, told]) spy.mockRestore()
  }
  return lines
}

describe('a body that comes as JSON where a page is asked for', () => {
  it.each<[string, string, object]>([
    ['an object that cannot become a text', '{"idNumber":{"toString":1},"fullName":"A"}', { fullName: 'A' }],
    ['a list with one', '{"idNumber":[{"toString":1}]}', {}],
    ['a number', '{"idNumber":66085004321}', {}],
    ['nothing', 'null', {}],
    ['a text', '"abc"', {}],
    ['a name of every object', '{"__proto__":{"idNumber":"1"},"constructor":"c"}', { constructor: 'c' }],
  ])('is a form of its texts alone: %s', async (_what, body, form) => {
    const answer = await lookup(
      eventOf({ routeKey: 'POST /api/lookup', body, headers: { accept: 'text/html' } }),
      context,
    )
    expect([answer.statusCode, JSON.parse(answer.body ?? '')]).toEqual([422, form])
  })
})

describe('a function that fails', () => {
  const failing = apiHandler(
    'lookup',
    province,
    { lookUpForm: async () => ok({ form: '/' }), lookUp: () => Promise.reject(new Error('no table')) },
    { problemPage: ({ code, correlationId }, { lang }) => `${code} of ${correlationId} in ${lang}` },
  )
  const failed = async (accept: string, type: string, body: string) => {
    const headers = { accept, 'content-type': type }
    const answer = await failing(eventOf({ routeKey: 'POST /api/lookup', body, headers }), context)
    return [answer.statusCode, answer.headers?.['content-type'], answer.body]
  }
  const form = 'application/x-www-form-urlencoded'

  it('is told to a browser as a page in the language of its form', async () => {
    const page = (lang: string) => [500, 'text/html; charset=utf-8', `failed of the-request in ${lang}`]
    expect(await failed('text/html', form, 'idNumber=1&lang=en')).toEqual(page('en'))
    expect(await failed('text/html', form, 'idNumber=1')).toEqual(page('undefined'))
  })

  it('is no refusal that is counted: it has an alarm of its own', async () => {
    const lines = await linesOf(() => failed('text/html', form, 'idNumber=1'))
    expect(lines.map(({ message }) => message)).toEqual(['STARTED', 'FAILED'])
  })

  it('is told to a program as a problem without internals', async () => {
    const [status, type, body] = await failed('application/json', form, 'idNumber=066085004321&fullName=A')
    expect([status, type]).toEqual([500, 'application/problem+json; charset=utf-8'])
    expect(body).not.toContain('no table')
  })
})

describe('a body', () => {
  const askAs = async (asked: Omit<Asked, 'routeKey'>) => {
    const answer = await lookup(eventOf({ routeKey: 'POST /api/lookup', ...asked }), context)
    return [answer.statusCode, JSON.parse(answer.body ?? '{}').code]
  }
  const good = JSON.stringify({ idNumber: '066085004321', fullName: 'A' })

  it.each<[string, string]>([
    ['in a value', '{"idNumber":"066085004321","fullName":"\\ud800"}'],
    ['in a name', '{"idNumber":"066085004321","fullName":"A","\\udc00":1}'],
    ['deep inside', '{"idNumber":"066085004321","fullName":"A","more":[{"a":["\\ud800a"]}]}'],
  ])('with half a letter %s is no text', async (_where, body) => {
    expect(await askAs({ body })).toEqual([422, 'invalid'])
  })

  it('with a whole letter beyond the first plane is', async () => {
    expect(await askAs({ body: '{"idNumber":"066085004321","fullName":"\\ud83d\\ude00 A"}' })).toEqual([200, undefined])
  })

  it.each<[string, number]>([
    ['application/json', 200],
    ['Application/JSON; charset=utf-8', 200],
    ['application/json-patch', 422],
    ['text/plain;application/json', 422],
    ['', 422],
  ])('of type %j is met with %i', async (type, status) => {
    expect((await askAs({ body: good, headers: { 'content-type': type } }))[0]).toBe(status)
  })

  it('in base64 is read, also when it is none', async () => {
    expect(await askAs({ body: Buffer.from(good).toString('base64'), isBase64Encoded: true })).toEqual([200, undefined])
    expect(await askAs({ body: '%%%%', isBase64Encoded: true })).toEqual([422, 'invalid'])
  })

  it.each<[string, string, boolean]>([
    ['of 65 KB', JSON.stringify({ fullName: 'a'.repeat(65 * 1024) }), false],
    ['of a base64 that nobody unpacks', 'A'.repeat(200_000), true],
  ])(
    '%s is refused with what to do: write less, choose fewer, and where a file belongs',
    async (_what, body, isBase64Encoded) => {
      const { statusCode, body: told } = await lookup(
        eventOf({ routeKey: 'POST /api/lookup', body, isBase64Encoded }),
        context,
      )
      const { code, detail } = JSON.parse(told ?? '')
      expect([statusCode, code]).toEqual([413, 'too-large'])
      expect(detail).toMatch(/64 KB.*Viết ngắn lại hoặc chọn ít dòng hơn.* màn hình “Nhập danh sách”/)
    },
  )
})

describe('a locked account', () => {
  it('is refused with a good token before anything is read or done', async () => {
    const planned: unknown[] = []
    const answer = await plan('locked', planned)(eventOf(setPlan), context)
    expect([answer.statusCode, JSON.parse(answer.body ?? '')]).toEqual([
      401,
      expect.objectContaining({ code: 'locked', detail: expect.stringContaining('đã bị khoá') }),
    ])
    expect(planned).toEqual([])
    await plan('good', planned)(eventOf(setPlan), context)
    expect(planned).toEqual([counts])
  })
})

describe('when the bearer of a token signed in', () => {
  it.each<[string, Record<string, string>, number]>([
    ['is what the token says, in milliseconds', { auth_time: '1590718320' }, 1_590_718_320_000],
    ['is before everything where it says nothing', {}, 0],
    ['or something else', { auth_time: 'hôm nay' }, 0],
    ['or no moment', { auth_time: 'Infinity' }, 0],
  ])('%s', async (_what, claims, signedInAt) => {
    const calls: unknown[] = []
    await plan('good', [], calls)(eventOf({ ...setPlan, claims: { ...chief, ...claims } }), context)
    expect(calls).toEqual([{ now: expect.any(Number), signedInAt }])
  })
})

describe('a refusal', () => {
  it.each<[string, Stands, Partial<Asked>, string, number]>([
    ['of the operation', 'good', {}, 'conflict', 409],
    ['of the shape', 'good', { body: '{}' }, 'invalid', 422],
    [
      'of the role',
      'good',
      { claims: { ...chief, 'cognito:groups': '[huyen]', 'custom:unit': '657' } },
      'forbidden',
      403,
    ],
    ['of a locked account', 'locked', {}, 'locked', 401],
    ['of a replaced password', 'ended', {}, 'signed-out', 401],
  ])(
    '%s leaves a line with its code and route, and one count of the code',
    async (_what, standing, parts, code, status) => {
      const lines = await linesOf(() => plan(standing)(eventOf({ ...setPlan, ...parts }), context))
      expect(lines.filter(({ message }) => message === 'REFUSED')).toEqual([
        { message: 'REFUSED', code, status, route: 'PUT /api/plan', correlationId: 'the-request' },
      ])
      const counted = lines.filter((line) => '_aws' in line)
      expect(counted).toEqual([expect.objectContaining({ code, Refused: 1 })])
      expect(JSON.stringify(lines)).not.toMatch(/24547|so-ldtbxh/)
    },
  )

  it('is none where the answer is good', async () => {
    const body = JSON.stringify({ idNumber: '066085004321', fullName: 'A' })
    const lines = await linesOf(() => lookup(eventOf({ routeKey: 'POST /api/lookup', body }), context))
    expect(lines.map(({ message }) => message)).toEqual(['STARTED', 'COMPLETED'])
  })

  it('in a page for people is counted too', async () => {
    const asked = { routeKey: 'POST /api/lookup', body: '{}', headers: { accept: 'text/html' } }
    const lines = await linesOf(() => lookup(eventOf(asked), context))
    expect(lines).toContainEqual(expect.objectContaining({ message: 'REFUSED', code: 'page', status: 422 }))
  })
})

beforeAll(() => {
  // The counts of the other tests would stand between their results.
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
})
afterAll(() => jest.restoreAllMocks())
