import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import { isAllowed, levelsOfRole, type Role, roles } from '../../lambdas/domain/permissions/permission-table.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import { type AnyRouteInput, routeOf } from '../../web/shared/route-input.ts'
import { askInTurn } from '../support/ask-in-turn.ts'
import { listFile, newIdNumber, people } from '../support/list-files.ts'
import { tree } from '../support/test-machine.ts'
import { takeIn } from '../support/uploads.ts'
import { type Answer, world } from '../support/world.ts'

const own = { province: '66', district: '657', commune: '24547' } as const
const cousin = '24118'
const programme = 'nq42-2020'
const stranger = { entitlementId: 'd'.repeat(26), version: 1 }
const batchDetails = { paidOn: localDay(Date.now()) }

/** From the actor's unit; an unknown code, and codes that begin with his or with which his begins, are no units at all. */
const relations = {
  province: { own: '66', child: '657', grandchild: '24547', unknown: '99999', longer: '661', shorter: '6' },
  district: {
    own: '657',
    child: '24547',
    sibling: '643',
    parent: '66',
    cousin,
    unknown: '99999',
    longer: '6570',
    shorter: '65',
  },
  commune: {
    own: '24547',
    sibling: '24540',
    parent: '657',
    grandparent: '66',
    cousin,
    uncle: '643',
    unknown: '99999',
    longer: '245470',
    shorter: '2454',
  },
} as const satisfies Record<keyof typeof own, Record<string, string>>

const actors = roles.flatMap((role) => levelsOfRole[role].map((level) => ({ role, level, unit: own[level] })))

/** What stands in the register for a unit: something that is asked for by its id. Ids of nothing where the unit has none. */
interface Stored {
  readonly entitlementId: string
  readonly listId: string
  readonly username: string
  readonly caseId: string
  readonly batchId: string
  readonly payListCode: string
  readonly complaintNumber: string
  readonly subscriptionId: string
}
const nothing: Stored = {
  entitlementId: 'a'.repeat(26),
  listId: 'b'.repeat(26),
  caseId: 'c'.repeat(26),
  batchId: 'e'.repeat(26),
  payListCode: 'DS-2222-222',
  complaintNumber: 'PA-2222-222',
  username: 'khong-co-ai',
  subscriptionId: '0'.repeat(32),
}
const stored = new Map<string, Stored>()

interface WayToCall {
  readonly input: AnyRouteInput
  /** How it ends for somebody who may: a write is made to fail behind the door, so that nothing is changed. */
  readonly within: number
  /** The unit whose tree decides, when it is not the target itself: of what is found by its id, or of nothing. */
  readonly unit?: string | undefined
}

/** Only communes have lists and people; accounts exist for every unit. */
const holder = (target: string): { at: Stored; unit: string | undefined } => {
  const at = stored.get(target)
  return { at: at ?? nothing, unit: at && target }
}
/** Of no officer's hour, so that no clock sends it while the tests run. */
const aSubscription = {
  kinds: ['policies' as const],
  recipients: ['so-ldtbxh@daklak.example'],
  time: '03:00',
  weekdays: [1 as const],
  isActive: false,
}
const isCommune = (target: string): boolean => tree.find(target)?.level === 'commune'

/** How each route is called about a unit. A route of the contract that is missing here does not compile. */
const waysToCall = {
  openapi: () => ({ input: {}, within: 200 }),
  programmes: () => ({ input: {}, within: 200 }),
  publicStatistics: (target) => ({
    input: { query: { programme, unit: target } },
    within: tree.find(target) ? 200 : 404,
  }),
  lookUp: () => ({ input: { body: { idNumber: '066085004321', fullName: 'Ai Đó' } }, within: 200 }),
  session: () => ({ input: {}, within: 200 }),
  createList: (target) => ({
    input: {
      body: {
        programme,
        commune: target,
        policy: null,
        decisionNumber: null,
        decisionDay: null,
        fileName: 'a.xlsx',
        fileBytes: 1,
      },
    },
    within: isCommune(target) ? 201 : 422,
  }),
  lists: (target) => ({ input: { query: { unit: target } }, within: 200 }),
  list: (target) => listCall(target),
  listRows: (target) => listCall(target),
  listHistory: (target) => listCall(target),
  // Of a list that was refused nothing can be brought in or taken back.
  reviewList: (target) => ({ ...listCall(target, { accepted: [], convert: false }), within: 409 }),
  applyList: (target) => ({ ...listCall(target), within: 409 }),
  withdrawList: (target) => ({ ...listCall(target, { reason: 'nhầm tệp' }), within: 409 }),
  searchEntitlements: (target) => ({ input: { body: { programme, unit: target } }, within: 200 }),
  entitlement: (target) => entitlementCall(target, undefined, 200),
  entitlementElsewhere: (target) => entitlementCall(target, undefined, 200),
  // Of nobody: the file is written for everyone who may ask.
  requestExport: (target) => ({
    input: { body: { programme, unit: target, name: 'không ai có tên này' } },
    within: 201,
  }),
  // Whoever asks is given his own files and nobody else's.
  exportedFile: () => ({ input: { params: { exportId: 'd'.repeat(26) } }, within: 200, unit: undefined }),
  // A version that was never there: decided, and not done.
  recordPayment: (target) =>
    entitlementCall(
      target,
      {
        version: 999,
        paidOn: '2020-06-01',
        lateReason: 'nhập từ sổ giấy',
        receivedBy: 'self',
        noIdNumberReason: 'child',
      },
      409,
    ),
  recordNotPaid: (target) => entitlementCall(target, { version: 999, reason: 'absent' }, 409),
  undoPayment: (target) => entitlementCall(target, { version: 999, reason: 'nhầm người' }, 409),
  handOver: (target) => entitlementCall(target, { version: 999, unit: '66' }, 409),
  takeBack: (target) => entitlementCall(target, { version: 999, reason: 'xã tự chi' }, 409),
  resumeSupport: (target) => entitlementCall(target, { version: 999, reason: 'xin nhận lại', paper: 'đơn' }, 409),
  amendSupport: (target) =>
    entitlementCall(
      target,
      { version: 999, decision: { number: '1', day: localDay(Date.now()) }, amount: 1_500_000, reason: 'sai mức' },
      409,
    ),
  cancelSupport: (target) =>
    entitlementCall(
      target,
      { version: 999, decision: { number: '1', day: localDay(Date.now()) }, reason: 'không thuộc diện' },
      409,
    ),
  askBack: (target) =>
    entitlementCall(
      target,
      { version: 999, decision: { number: '1', day: localDay(Date.now()) }, amount: 1, reason: 'không thuộc diện' },
      409,
    ),
  recordReturn: (target) =>
    entitlementCall(target, { version: 999, amount: 1, returnedOn: '2020-06-01', receipt: 'PT 1' }, 409),
  recordNoReturn: (target) => entitlementCall(target, { version: 999, reason: 'không trả' }, 409),
  recoveries: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  household: (target) => entitlementCall(target, undefined, 200),
  // Of another household than the one that the address names.
  askBackHousehold: (target) =>
    entitlementCall(
      target,
      {
        supports: [{ ...stranger, amount: 1 }],
        decision: { number: '1', day: localDay(Date.now()) },
        reason: 'không thuộc diện',
      },
      422,
    ),
  returnHousehold: (target) =>
    entitlementCall(target, { supports: [stranger], amount: 1, returnedOn: '2020-06-01', receipt: 'PT 1' }, 422),
  noReturnHousehold: (target) => entitlementCall(target, { supports: [stranger], reason: 'không trả' }, 422),
  // A range that ends before it begins: refused behind the door.
  createBatch: (target) => ({
    input: { body: { programme, unit: target, from: 2, to: 1, details: batchDetails } },
    within: 422,
  }),
  createResultFile: (target) => ({
    input: { body: { programme, unit: target, fileName: 'a.xlsx', fileBytes: 1, details: batchDetails } },
    within: 201,
  }),
  createAccount: (target) => ({ input: { body: { programme: 'nq00-0000', unit: target } }, within: 422 }),
  batches: () => ({ input: { query: { programme } }, within: 200 }),
  batch: (target) => batchCall(target, undefined, 200),
  batchLines: (target) => batchCall(target, undefined, 200),
  batchHistory: (target) => batchCall(target, undefined, 200),
  // Of a batch that waits for its file nothing can be written or taken back.
  confirmBatch: (target) => batchCall(target, undefined, 409),
  undoBatch: (target) => batchCall(target, { reason: 'nhầm tệp' }, 409),
  payListChoices: (target) => ({
    input: { body: { programme, unit: target } },
    within: isCommune(target) ? 200 : 422,
  }),
  // Of a policy that nobody has: nothing is printed.
  printPayList: (target) => ({
    input: { body: { programme, unit: target, policy: 'Z9' } },
    within: isCommune(target) ? 201 : 422,
  }),
  payLists: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  payList: (target) => payListCall(target, undefined, 200),
  // Nobody stood on it: it cannot be taken out of use, and nobody has signed it.
  voidPayList: (target) => payListCall(target, { reason: 'in nhầm' }, 409),
  payFromPayList: (target) => payListCall(target, { details: {} }, 409),
  reconcilePayList: (target) => payListCall(target, { signed: { people: 1, amount: 1 }, notSignedLines: [] }, 409),
  publicComplaints: () => ({ input: {}, within: 200 }),
  // Nothing is written, and nothing is found.
  sendComplaint: (target) => ({ input: { body: { commune: target, subject: 'other', text: 'x' } }, within: 422 }),
  followComplaint: () => ({ input: { body: { number: 'PA-2222-222', secret: 'x' } }, within: 404 }),
  withdrawComplaint: () => ({ input: { body: { number: 'PA-2222-222', secret: 'x' } }, within: 404 }),
  complaints: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  complaint: (target) => complaintCall(target, undefined, 200),
  fileComplaint: (target) => ({
    input: { body: { programme, unit: target, subject: 'other', text: 'Ghi thay một người ở thôn.' } },
    within: isCommune(target) ? 201 : 422,
  }),
  // A version that was never there: decided, and not done.
  decideComplaint: (target) => complaintCall(target, { kind: 'accept', version: 999 }, 409),
  cases: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  comparedCases: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  duplicateCase: (target) => caseCall(target, undefined, 200),
  // A version that was never there, or a state in which the case is not.
  decideCase: (target) => caseCall(target, { version: 999, outcome: 'different-people', reason: 'papers-seen' }, 409),
  confirmCase: (target) => caseCall(target, { version: 999, accept: true }, 409),
  reportCase: (target) => caseCall(target, { version: 999, finding: 'unclear', note: 'chưa gặp được' }, 409),
  reverseCase: (target) => caseCall(target, { version: 999, note: 'nhầm người' }, 409),
  caseSettings: () => ({ input: {}, within: 200 }),
  caseSettingsHistory: () => ({ input: {}, within: 200 }),
  setCaseSettings: () => ({ input: { body: defaultCaseSettings }, within: 200 }),
  // What leaves the province or comes from another is the province's alone.
  // Of no programme: decided, and not written.
  requestExchangeFile: (target) => ({ input: { body: { programme: 'nq00-0000', unit: target } }, within: 422 }),
  openForeignFile: (target) => ({
    input: { body: { unit: target, fileName: 'a.jsonl', fileBytes: 1 } },
    within: target === own.province ? 201 : 422,
  }),
  foreignFiles: (target) => ({ input: { query: { unit: target } }, within: 200 }),
  removeForeignFile: () => ({
    input: { params: { foreignFileId: 'e'.repeat(26) }, body: { note: 'tải nhầm' } },
    within: 200,
    unit: undefined,
  }),
  foreignFindings: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  decideForeignFinding: (target) =>
    entitlementCall(target, { version: 999, province: '64', outcome: 'different-person', reason: 'papers-seen' }, 409),
  statistics: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  planHistory: (target) => ({ input: { query: { programme, unit: target } }, within: 200 }),
  setPlan: (target) => ({
    input: { body: { programme, entries: [{ commune: target, policy: 'A1', people: 0, amount: 0 }] } },
    within: isCommune(target) ? 200 : 422,
  }),
  report: (target) => ({ input: { query: { programme, unit: target, kind: 'policies' } }, within: 200 }),
  reportFile: (target) => ({
    input: { query: { programme, unit: target, kind: 'payers', format: 'csv' } },
    within: 200,
  }),
  subscriptions: () => ({ input: {}, within: 200 }),
  // To an address outside the house.
  createSubscription: (target) => ({
    input: { body: { programme, unit: target, ...aSubscription, recipients: ['ai@noi-khac.example'] } },
    within: 422,
  }),
  changeSubscription: (target) => subscriptionCall(target, { version: 999, ...aSubscription }, 409),
  testSubscription: (target) => subscriptionCall(target, undefined, 422),
  subscriptionHistory: (target) => subscriptionCall(target, undefined, 200),
  accounts: (target) => ({ input: { query: { unit: target } }, within: 200 }),
  issueAccount: (target) => ({
    // A role that has no business at the unit's level.
    input: {
      body: {
        username: 'khong-thanh',
        role: isCommune(target) ? 'huyen' : 'xa',
        unit: target,
        holder: 'Một nơi',
        email: 'a@example.vn',
      },
    },
    within: 422,
  }),
  accountHistory: (target) => {
    const { at, unit } = holder(target)
    return { input: { params: { username: at.username } }, within: 200, unit }
  },
  lockAccount: (target) => {
    const { at, unit } = holder(target)
    return { input: { params: { username: at.username }, body: { locked: false } }, within: 200, unit }
  },
  resetPassword: (target) => {
    const { at, unit } = holder(target)
    return { input: { params: { username: at.username } }, within: 200, unit }
  },
} as const satisfies Record<RouteName, (target: string) => WayToCall>

function batchCall(target: string, body: unknown, within: number): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.batchId !== nothing.batchId
  const input = { params: { batchId: at.batchId }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: isThere ? unit : undefined }
}

function listCall(target: string, body?: unknown): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.listId !== nothing.listId
  const input = { params: { listId: at.listId }, ...(body === undefined ? {} : { body }) }
  return { input, within: 200, unit: isThere ? unit : undefined }
}

function entitlementCall(target: string, body: unknown, within: number): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.entitlementId !== nothing.entitlementId
  const input = { params: { entitlementId: at.entitlementId }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: isThere ? unit : undefined }
}

function subscriptionCall(target: string, body: unknown, within: number): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.subscriptionId !== nothing.subscriptionId
  const input = { params: { subscriptionId: at.subscriptionId }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: isThere ? unit : undefined }
}

function caseCall(target: string, body: unknown, within: number): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.caseId !== nothing.caseId
  const input = { params: { caseId: at.caseId }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: isThere ? unit : undefined }
}

function complaintCall(target: string, body: unknown, within: number): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.complaintNumber !== nothing.complaintNumber
  const input = { params: { complaintNumber: at.complaintNumber }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: isThere ? unit : undefined }
}

function payListCall(target: string, body: unknown, within: number): WayToCall {
  const { at, unit } = holder(target)
  const isThere = at.payListCode !== nothing.payListCode
  const input = { params: { payListCode: at.payListCode }, ...(body === undefined ? {} : { body }) }
  return { input, within, unit: isThere ? unit : undefined }
}

function expectedStatus(name: RouteName, role: Role, unit: string, target: string): number {
  const route = routeOf(name)
  const way: WayToCall = waysToCall[name](target)
  if (route.access === 'public') return way.within
  if (!isAllowed(role, route.access)) return 403
  if (route.unit === 'none') return way.within
  const decisive = 'unit' in way ? way.unit : target
  return decisive !== undefined && tree.contains(unit, decisive) ? way.within : 404
}

const fileOf = (unit: string) => ({
  body: { programme, unit, fileName: 'a.xlsx', fileBytes: 1, details: batchDetails },
})

beforeAll(async () => {
  const province = await world().officer('tinh', '66')
  for (const commune of ['24547', '24540', cousin]) {
    const rows = people(2, { idNumber: newIdNumber() })
    await takeIn(world(), province, { commune }, await listFile({ rows }))
    const list = await takeIn(world(), province, { commune }, new Uint8Array([0]))
    const { items } = await world().call(
      'searchEntitlements',
      { body: { programme, unit: commune, policy: 'A6', limit: 1 } },
      province,
    )
    const cases = await world().call('cases', { query: { programme, unit: commune } }, province)
    const caseId = cases.items.find(({ owner }) => owner === commune)?.id ?? ''
    const { batch } = await world().call('createResultFile', fileOf(commune), province)
    const username = `thu-noi-${commune}`
    const body = { programme, unit: commune, policy: 'Z9' }
    const filed = { programme, unit: commune, subject: 'other' as const, text: 'Một việc ở xã này.' }
    const { number: complaintNumber } = await world().call('fileComplaint', { body: filed }, province)
    const { code: payListCode } = await world().call('printPayList', { body }, province)
    stored.set(commune, {
      ...nothing,
      entitlementId: items[0]?.id ?? '',
      listId: list.id,
      caseId,
      batchId: batch.id,
      payListCode,
      complaintNumber,
      username,
    })
  }
  for (const unit of ['66', '657', '643']) {
    const body = { programme, unit, ...aSubscription }
    const idempotencyKey = `subscription-of-scope-${unit}`
    const { id } = await world().call('createSubscription', { body, idempotencyKey }, province)
    stored.set(unit, { ...nothing, username: `thu-noi-${unit}`, subscriptionId: id })
  }
  for (const [unit, { username }] of stored) {
    const body = { username, role: 'observer' as const, unit, holder: 'Nơi thử', email: 'thu@example.vn' }
    await world().call('issueAccount', { body, idempotencyKey: `account-of-scope-${unit}` }, province)
  }
})

/** Each run begins with another unit. */
const run = Date.now()

/**
 * What is asked over HTTP of all that could be: every role about every route, and of routes on which it has a right
 * - where the function itself has to find the unit of a stored thing: about every unit, the same question once,
 * - where the question names the unit: about all that lie within reach, and about one that does not. The chain before the functions
 *   decides about these, and scope-prefix.test.ts asks that chain about every unit, for every role and route.
 */
function questionsOf(actor: (typeof actors)[number]): { name: RouteName; relation: string; target: string }[] {
  const targets = Object.entries(relations[actor.level]).map(([relation, target]) => ({ relation, target }))
  const isFirstOfRole = actors.find(({ role }) => role === actor.role) === actor
  const reached = targets.filter(({ target }) => tree.contains(actor.unit, target))
  const others = targets.filter((one) => !reached.includes(one))
  return names.flatMap((name, at) => {
    const own = { name, relation: 'own', target: actor.unit }
    if (!looksAtUnit(name, actor.role)) return isFirstOfRole ? [own] : []
    const other = others[(run + at + actors.indexOf(actor)) % others.length]
    const asked = routeOf(name).unit === 'stored' ? targets : [...reached, ...(other ? [other] : [])]
    const inputs = asked.map(({ target }) => JSON.stringify(waysToCall[name](target).input))
    return asked.filter((_, index) => inputs.indexOf(inputs[index] ?? '') === index).map((one) => ({ name, ...one }))
  })
}

const names = Object.keys(routes) as RouteName[]

describe('the reach of every role on every route', () => {
  it('has a way to call each route of the contract', () => {
    expect(Object.keys(waysToCall).toSorted()).toEqual(Object.keys(routes).toSorted())
  })

  const refusals = new Map<string, Set<string>>()

  it.each(actors)(
    'is what the permission table and the tree say: $role of the $level',
    async (actor) => {
      const officer = await world().officer(actor.role, actor.unit)
      const found: Record<string, number> = {}
      const expected: Record<string, number> = {}
      await askInTurn(questionsOf(actor), async ({ name, relation, target }) => {
        const key = `${name} of ${relation}`
        const answer = await world().send(name, waysToCall[name](target).input, officer)
        found[key] = answer.status
        expected[key] = expectedStatus(name, actor.role, actor.unit, target)
        checkRefusal(name, answer)
        if (answer.status === 404 && routeOf(name).access !== 'public')
          refusals.set('404', (refusals.get('404') ?? new Set()).add(withoutIds(answer)))
      })
      expect(found).toEqual(expected)
    },
    120_000,
  )

  it('answers with the same bytes for what lies elsewhere and for what does not exist', () => {
    expect([...(refusals.get('404') ?? [])]).toHaveLength(1)
  })
})

/** Whether the answer can depend on where the thing lies: not where a role has no right at all, or where everybody has it. */
function looksAtUnit(name: RouteName, role: Role): boolean {
  const { access, unit } = routeOf(name)
  return access !== 'public' && unit !== 'none' && isAllowed(role, access)
}

/** A refusal names the right that is missing, and is a problem document. */
function checkRefusal(name: RouteName, { status, text }: Answer): void {
  if (status === 403)
    expect(JSON.parse(text)).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining(`(${routeOf(name).access})`),
    })
  if (status === 404) expect(JSON.parse(text)).toMatchObject({ code: 'not-found' })
}

/** An answer without what belongs to the one request: ids and the moment. */
function withoutIds({ status, headers, text }: Answer): string {
  const { date: _date, 'x-correlation-id': id = '', ...kept } = headers
  return JSON.stringify([status, kept, text.replaceAll(id, '(id)')])
}
