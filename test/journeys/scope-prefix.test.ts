import '../support/silent-logs.ts'
import { apiFunctions } from '../../lambdas/contract/route.ts'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import { isAllowed, levelsOfRole, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import type { ok } from '../../lambdas/domain/result.ts'
import { buildUnitTree, type Unit } from '../../lambdas/domain/units/unit-tree.ts'
import { type ApiEvent, apiHandler } from '../../lambdas/runtime/api-handler.ts'
import { inventedMap } from '../support/sites.ts'

/**
 * A map such as the codes of the country do not forbid: siblings whose codes begin with each other's, and children whose codes do
 * not begin with their parent's. Whoever compares letters instead of parents is wrong on every line of it.
 */
const units: Unit[] = [
  { code: '6', name: 'Tỉnh', level: 'province', parent: null },
  { code: '64', name: 'Huyện Một', level: 'district', parent: '6' },
  { code: '643', name: 'Huyện Hai', level: 'district', parent: '6' },
  { code: '6431', name: 'Xã của Một', level: 'commune', parent: '64' },
  { code: '64312', name: 'Xã của Hai', level: 'commune', parent: '643' },
  { code: '9', name: 'Xã khác của Một', level: 'commune', parent: '64' },
]
/** No units at all; two of them begin like one. */
const nowhere = ['99999', '643120', '1']
const tree = buildUnitTree(inventedMap({ id: 'made', units }))

/** Every function with operations that only ask where a stored thing's unit lies, and say what they were given. */
const handlers = new Map(
  apiFunctions.map((name) => {
    const own = (Object.keys(routes) as RouteName[]).filter((route) => routes[route].function === name)
    const operations = Object.fromEntries(own.map((route) => [route, operationOf(route)]))
    return [name, apiHandler(name, tree, operations as never, { standing: async () => 'good' })]
  }),
)

/** Where the stored thing lies that is asked for by an id. */
let asked = ''

function operationOf(name: RouteName) {
  return async ({ within }: { within: Within }) => {
    if (routes[name].unit !== 'stored') return { page: 'reached' }
    const found = within({ unit: asked }, ({ unit }) => unit)
    return found.ok ? { page: 'reached' } : found
  }
}
type Within = (found: { unit: string }, unitOf: (found: { unit: string }) => string) => ReturnType<typeof ok>

const aSubscription = {
  kinds: ['policies'],
  recipients: ['a@example.vn'],
  time: '03:00',
  weekdays: [1],
  isActive: false,
}
/** Of things whose names are not made of 26 signs. */
const ids: Record<string, string> = {
  payListCode: 'DS-2222-222',
  complaintNumber: 'PA-2222-222',
  subscriptionId: 'a'.repeat(32),
}

/** The smallest input that holds the contract's shapes; the target stands wherever a unit is named. */
function eventOf(name: RouteName, target: string, claims: Record<string, string>): ApiEvent {
  const { method, path, function: part } = routes[name]
  const bodies: Partial<Record<RouteName, object>> = {
    lookUp: { idNumber: '066085004321', fullName: 'A' },
    createList: {
      programme: 'p',
      commune: target,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: 'a',
      fileBytes: 1,
    },
    searchEntitlements: { programme: 'p', unit: target },
    requestExport: { programme: 'p', unit: target },
    createBatch: { programme: 'p', unit: target, details: { paidOn: '2020-06-01' } },
    createResultFile: { programme: 'p', unit: target, fileName: 'a', fileBytes: 1, details: { paidOn: '2020-06-01' } },
    createAccount: { programme: 'p', unit: target },
    undoBatch: { reason: 'nhầm' },
    recordPayment: { version: 1, paidOn: '2020-06-01', lateReason: 'nhập từ sổ giấy', receivedBy: 'self' },
    recordNotPaid: { version: 1, reason: 'absent' },
    undoPayment: { version: 1, reason: 'nhầm' },
    handOver: { version: 1, unit: '66' },
    takeBack: { version: 1, reason: 'nhầm' },
    resumeSupport: { version: 1, reason: 'xin nhận lại', paper: 'đơn' },
    amendSupport: { version: 1, decision: { number: '1', day: '2020-06-01' }, amount: 1, reason: 'nhầm' },
    cancelSupport: { version: 1, decision: { number: '1', day: '2020-06-01' }, reason: 'nhầm' },
    askBack: { version: 1, decision: { number: '1', day: '2020-06-01' }, amount: 1, reason: 'nhầm' },
    recordReturn: { version: 1, amount: 1, returnedOn: '2020-06-01', receipt: 'PT 1' },
    recordNoReturn: { version: 1, reason: 'nhầm' },
    askBackHousehold: {
      supports: [{ entitlementId: 'd'.repeat(26), version: 1, amount: 1 }],
      decision: { number: '1', day: '2020-06-01' },
      reason: 'nhầm',
    },
    returnHousehold: {
      supports: [{ entitlementId: 'd'.repeat(26), version: 1 }],
      amount: 1,
      returnedOn: '2020-06-01',
      receipt: 'PT 1',
    },
    noReturnHousehold: { supports: [{ entitlementId: 'd'.repeat(26), version: 1 }], reason: 'nhầm' },
    decideCase: { version: 1, outcome: 'different-people', reason: 'namesake' },
    confirmCase: { version: 1, accept: true },
    reportCase: { version: 1, finding: 'unclear', note: 'chưa gặp' },
    reverseCase: { version: 1, note: 'nhầm' },
    setCaseSettings: defaultCaseSettings,
    setPlan: { programme: 'p', entries: [{ commune: target, policy: 'A1', people: 0, amount: 0 }] },
    issueAccount: { username: 'abc', role: 'xa', unit: target, holder: 'Xã thử', email: 'a@example.vn' },
    lockAccount: { locked: true },
    sendComplaint: { commune: target, subject: 'other', text: 'Một việc ở xã này.' },
    followComplaint: { number: 'PA-2222-222', secret: 'x' },
    withdrawComplaint: { number: 'PA-2222-222', secret: 'x' },
    fileComplaint: { programme: 'p', unit: target, subject: 'other', text: 'Một việc ở xã này.' },
    decideComplaint: { version: 1, kind: 'accept' },
    payListChoices: { programme: 'p', unit: target },
    printPayList: { programme: 'p', unit: target },
    voidPayList: { reason: 'in nhầm' },
    payFromPayList: { details: {} },
    reconcilePayList: { signed: { people: 1, amount: 1 }, notSignedLines: [] },
    requestExchangeFile: { programme: 'p', unit: target },
    openForeignFile: { unit: target, fileName: 'a.jsonl', fileBytes: 1 },
    removeForeignFile: { note: 'tải nhầm' },
    decideForeignFinding: { version: 1, province: '64', outcome: 'different-person', reason: 'papers-seen' },
    createSubscription: { programme: 'p', unit: target, ...aSubscription },
    changeSubscription: { version: 1, ...aSubscription },
    reviewList: { accepted: [], convert: false },
    withdrawList: { reason: 'nhầm' },
  }
  const body = bodies[name]
  const [parameter] = [...path.matchAll(/\{(\w+)\}/g)].map(([, found = '']) => found)
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': 'k'.repeat(20) },
    queryStringParameters: {
      unit: target,
      programme: 'p',
      ...(part === 'reports' ? { kind: 'late', format: 'csv' } : {}),
    },
    pathParameters: parameter ? { [parameter]: ids[parameter] ?? 'a'.repeat(26) } : {},
    requestContext: {
      requestId: 'request',
      http: { sourceIp: '127.0.0.1' },
      authorizer: { jwt: { claims, scopes: [] }, principalId: '', integrationLatency: 0 },
    } as never,
    ...(body ? { body: JSON.stringify(body) } : {}),
    isBase64Encoded: false,
  }
}

const ask = (name: RouteName, target: string, claims: Record<string, string>) => {
  asked = target
  return handlers.get(routes[name].function)?.(eventOf(name, target, claims), context)
}

const context = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 } as never

const claimsOf = (groups: string, unit: string | undefined) => ({
  token_use: 'id',
  'cognito:groups': groups,
  ...(unit === undefined ? {} : { 'custom:unit': unit }),
  'cognito:username': 'u',
  sub: 's',
})

describe('a unit whose code begins with another one', () => {
  const actors = roles.flatMap((role) =>
    units
      .filter(({ level }) => (levelsOfRole[role] as readonly string[]).includes(level))
      .map(({ code }) => [role, code]),
  )

  it.each(actors)('is not within its reach for that alone: %s of %s', async (role, unit) => {
    const claims = claimsOf(`[${role}]`, unit)
    const found: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const name of Object.keys(routes) as RouteName[]) {
      const { access, unit: where } = routes[name]
      for (const target of [...units.map(({ code }) => code), ...nowhere]) {
        const key = `${name} about ${target}`
        found[key] = (await ask(name, target, claims))?.statusCode ?? 0
        const mayDo = access === 'public' || isAllowed(role as 'xa', access)
        const isWithin = access === 'public' || where === 'none' || below(unit, target)
        expected[key] = mayDo ? (isWithin ? 200 : 404) : 403
      }
    }
    expect(found).toEqual(expected)
  })
})

describe('an account that is not whole', () => {
  const whole = claimsOf('[xa]', '6431')

  it('may do nothing on any route', async () => {
    const broken: Record<string, Record<string, string>> = {
      'an access token': { ...whole, token_use: 'access' },
      'in no group': claimsOf('[]', '6431'),
      'in two groups': claimsOf('[xa tinh]', '6431'),
      'in two groups of its level': claimsOf('[xa payer]', '6431'),
      'in two groups that only look': claimsOf('[observer payer]', '6'),
      'without a unit': claimsOf('[xa]', undefined),
      'of a unit that the map does not know': claimsOf('[xa]', '99999'),
      'of a district, in the group of communes': claimsOf('[xa]', '64'),
      'of a commune, in the group of districts': claimsOf('[huyen]', '6431'),
      'of a district, in the group of the province': claimsOf('[tinh]', '64'),
      'of the province, in the group of districts': claimsOf('[huyen]', '6'),
      'of a unit written with a blank': claimsOf('[xa]', ' 6431'),
    }
    const opened: string[] = []
    for (const name of Object.keys(routes) as RouteName[]) {
      if (routes[name].access === 'public') continue
      for (const [what, claims] of Object.entries(broken))
        if ((await ask(name, '6431', claims))?.statusCode !== 403) opened.push(`${name}: ${what}`)
    }
    expect(opened).toEqual([])
    expect((await ask('session', '6431', whole))?.statusCode).toBe(200)
  })
})

/** By the parents, as a person would draw it. */
function below(scope: string, code: string): boolean {
  for (let at = units.find((unit) => unit.code === code); at; at = units.find((unit) => unit.code === at?.parent))
    if (at.code === scope) return true
  return false
}
