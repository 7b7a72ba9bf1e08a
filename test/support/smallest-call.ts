import type { RouteName } from '../../lambdas/contract/routes.ts'
import { routes } from '../../lambdas/contract/routes.ts'
import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import type { ApiEvent } from '../../lambdas/runtime/api-event.ts'

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

export interface NamedThings {
  /** The unit that stands wherever one is named. */
  readonly target: string
  readonly programme: string
  readonly claims: Record<string, string>
}

/** A call of any route with the smallest input that holds the contract's shapes. */
export function smallestCall(name: RouteName, { target, programme, claims }: NamedThings): ApiEvent {
  const { method, path, function: part } = routes[name]
  const bodies: Partial<Record<RouteName, object>> = {
    lookUp: { idNumber: '066085004321', fullName: 'A' },
    createList: {
      programme,
      commune: target,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: 'a',
      fileBytes: 1,
    },
    searchEntitlements: { programme, unit: target },
    searchByIdNumber: { programme, unit: target, idNumbers: ['240999999'] },
    requestExport: { programme, unit: target },
    createBatch: { programme, unit: target, details: { paidOn: '2020-06-01' } },
    createResultFile: { programme, unit: target, fileName: 'a', fileBytes: 1, details: { paidOn: '2020-06-01' } },
    createAccount: { programme, unit: target },
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
    setPlan: { programme, entries: [{ commune: target, policy: 'A1', people: 0, amount: 0 }] },
    issueAccount: { username: 'abc', role: 'xa', unit: target, holder: 'Xã thử', email: 'a@example.vn' },
    lockAccount: { locked: true },
    sendComplaint: { programme, commune: target, subject: 'other', text: 'Một việc ở xã này.' },
    followComplaint: { number: 'PA-2222-222', secret: 'x' },
    withdrawComplaint: { number: 'PA-2222-222', secret: 'x' },
    fileComplaint: { programme, unit: target, subject: 'other', text: 'Một việc ở xã này.' },
    decideComplaint: { version: 1, kind: 'accept' },
    payListChoices: { programme, unit: target },
    printPayList: { programme, unit: target },
    voidPayList: { reason: 'in nhầm' },
    payFromPayList: { details: {} },
    reconcilePayList: { signed: { people: 1, amount: 1 }, notSignedLines: [] },
    requestExchangeFile: { programme, unit: target },
    openForeignFile: { unit: target, fileName: 'a.jsonl', fileBytes: 1 },
    removeForeignFile: { note: 'tải nhầm' },
    decideForeignFinding: { version: 1, province: '64', outcome: 'different-person', reason: 'papers-seen' },
    createSubscription: { programme, units: [target], ...aSubscription },
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
      programme,
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

/** As the token of an account has them. */
export const claimsOf = (groups: string, unit: string | undefined) => ({
  token_use: 'id',
  'cognito:groups': groups,
  ...(unit === undefined ? {} : { 'custom:unit': unit }),
  'cognito:username': 'u',
  sub: 's',
})

/** What a function is called in. */
export const lambdaContext = { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 900_000 } as never
