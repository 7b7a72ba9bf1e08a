import { randomInt } from 'node:crypto'
import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import type { AnyRouteInput } from '../../web/shared/route-input.ts'
import { confirmedBatch, details, selected } from '../support/batches.ts'
import { foreignFile, sendForeignFile } from '../support/foreign-files.ts'
import { type ListedRow, listFile, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { until } from '../support/until.ts'
import { settled, takeIn } from '../support/uploads.ts'
import { type Answer, world } from '../support/world.ts'

const programme = 'nq42-2020'
const commune = '24178'
const neighbour = '24175'
const district = '643'
const province = '66'

type WritingRoute = { [N in RouteName]: (typeof routes)[N]['idempotent'] extends true ? N : never }[RouteName]

/** A command, and another one that is sent under the same key. */
interface Twice {
  readonly by: Officer | null
  readonly input: AnyRouteInput
  readonly other: AnyRouteInput
  /** What the command leaves behind once it is carried out, where others do that after its answer; else the answer itself tells. */
  readonly effect?: () => Promise<unknown>
}

const chief = (): Promise<Officer> => world().officer('tinh', province)
const xa = (): Promise<Officer> => world().officer('xa', commune)
const huyen = (): Promise<Officer> => world().officer('huyen', district)

const taken = async (rows: readonly ListedRow[], at = commune, more = {}) =>
  takeIn(world(), await chief(), { commune: at, ...more }, await listFile({ rows }))

async function supports(count: number, parts: Partial<ListedRow> = {}) {
  const { id: list } = await taken(people(count, parts))
  const body = { programme, unit: commune, list, limit: 50 }
  return (await world().call('searchEntitlements', { body }, await chief())).items
}

const one = async (parts: Partial<ListedRow> = {}) => {
  const [support] = await supports(1, parts)
  if (!support) throw new Error('nobody came in')
  return support
}

interface Placed {
  readonly id: string
  readonly version: number
}
/** The next version of a support after a command. */
async function after(name: RouteName, { id, version }: Placed, words: object, by: Officer): Promise<Placed> {
  const answer = await world().send(name, { params: { entitlementId: id }, body: { version, ...words } }, by)
  if (answer.status !== 200) throw new Error(`${name}: ${answer.text}`)
  return { id, version: JSON.parse(answer.text).entitlement.version }
}

const about = ({ id, version }: Placed, words: object): AnyRouteInput => ({
  params: { entitlementId: id },
  body: { version, ...words },
})

/** Two commands about one support that differ in a word. */
const ofSupport = (by: Officer, support: Placed, words: object, otherWords: object): Twice => ({
  by,
  input: about(support, words),
  other: about(support, { ...words, ...otherWords }),
})

const { paidOn } = details
const pay = { paidOn, receivedBy: 'self' as const }
const decision = { number: '77/QĐ-UBND', day: paidOn }
const paid = async (parts: Partial<ListedRow> = {}): Promise<Placed> =>
  after('recordPayment', await one(parts), pay, await xa())
const asked = async (): Promise<Placed> =>
  after('askBack', await paid(), { decision, amount: 500_000, reason: 'không thuộc diện' }, await chief())

const withBody = (by: Officer | null, params: Record<string, string>, body: object, otherBody: object): Twice => ({
  by,
  input: { params, body },
  other: { params, body: { ...body, ...otherBody } },
})

async function household() {
  const name = `HN-${crypto.randomUUID().slice(0, 8)}`
  const family = await supports(2, { policy: 'Hộ nghèo', amount: 750_000, hamlet: 'Buôn Thử', household: name })
  const first = family[0]?.id ?? ''
  const standing: Placed[] = []
  for (const member of family) standing.push(await after('recordPayment', member, pay, await xa()))
  return { params: { entitlementId: first }, standing }
}
async function owing() {
  const { params, standing } = await household()
  const body = {
    decision,
    reason: 'không thuộc diện',
    supports: standing.map(({ id, version }) => ({ entitlementId: id, version, amount: 500_000 })),
  }
  await world().call('askBackHousehold', { params, body }, await chief())
  const family = await world().call('household', { params }, await chief())
  return { params, supports: family.supports.map(({ id, version }) => ({ entitlementId: id, version })) }
}

async function aBatch(by: Officer) {
  const { id: list } = await taken(people(2))
  return selected(world(), by, { unit: commune, list })
}

const newHamlet = (): string => `Buôn Thử ${100 + randomInt(900_000)}`

async function printed(by: Officer) {
  const hamlet = newHamlet()
  await taken(people(2, { hamlet }))
  const { code } = await world().call('printPayList', { body: { programme, unit: commune, hamlet } }, by)
  const done = await until(
    () => world().call('payList', { params: { payListCode: code } }, by),
    ({ state }) => state !== 'waiting',
    () => 'never printed',
  )
  return { params: { payListCode: code }, sums: done.sums ?? { people: 0, amount: 0 } }
}
async function signed(by: Officer) {
  const { params, sums } = await printed(by)
  const body = { signed: sums, notSignedLines: [], paidOn }
  await world().call('reconcilePayList', { params, body }, by)
  return params
}

/** One person in the lists of two communes: a case of the district. */
async function aCase(sameSum = false) {
  const [person] = people(1)
  if (!person) throw new Error('nobody')
  await taken([person])
  await taken([sameSum ? person : { ...person, policy: 'Hộ nghèo', amount: 750_000 }], neighbour)
  const by = await huyen()
  let cursor: string | undefined
  for (;;) {
    const query = { programme, unit: district, ...(cursor ? { cursor } : {}) }
    const page = await world().call('cases', { query }, by)
    const mine = page.items.find(({ parties }) => parties.some(({ fullName }) => fullName === person.fullName))
    if (mine) return world().call('duplicateCase', { params: { caseId: mine.id }, query: {} }, by)
    if (!page.cursor) throw new Error(`no case of ${person.fullName}`)
    cursor = page.cursor
  }
}
const caseAt = ({ summary }: { summary: { id: string } }) => ({ caseId: summary.id })
const decided = async (detail: Awaited<ReturnType<typeof aCase>>, body: object) => {
  const answer = await world().send(
    'decideCase',
    { params: caseAt(detail), body: { version: detail.version, ...body } },
    await huyen(),
  )
  if (answer.status !== 200) throw new Error(answer.text)
  return JSON.parse(answer.text).detail as typeof detail
}

const filed = async (): Promise<{ complaintNumber: string }> => {
  const body = { programme, unit: commune, subject: 'other' as const, text: `Việc ${crypto.randomUUID()}` }
  return { complaintNumber: (await world().call('fileComplaint', { body }, await xa())).number }
}
const accountOf = (username: string) => ({
  username,
  role: 'xa' as const,
  unit: commune,
  holder: 'Cán bộ thử',
  email: 'a@example.vn',
})
const newName = (): string => `lenh-${crypto.randomUUID().slice(0, 8)}`
async function anAccount(): Promise<{ username: string }> {
  const username = newName()
  await world().call('issueAccount', { body: accountOf(username) }, await chief())
  return { username }
}
const mailed = {
  kinds: ['policies' as const],
  recipients: ['so-ldtbxh@daklak.example'],
  time: '03:00',
  weekdays: [1 as const],
  isActive: false,
}
const aSubscription = async () =>
  world().call('createSubscription', { body: { programme, unit: district, ...mailed } }, await huyen())

const listBody = {
  programme,
  commune,
  policy: null,
  decisionNumber: null,
  decisionDay: null,
  fileName: 'a.xlsx',
  fileBytes: 1000,
}
const checkedList = async () => (await taken(people(1), commune, { review: true })).id

const listEffect = (listId: string) => async () => {
  const { lastSignAt: _, ...list } = await settled(world(), await xa(), listId)
  const { items } = await world().call('listHistory', { params: { listId } }, await xa())
  return { list, items }
}

/** Every writing route of the contract: one that is missing here does not compile. */
const commands: Record<WritingRoute, () => Promise<Twice>> = {
  createList: async () => withBody(await xa(), {}, listBody, { decisionNumber: '9/QĐ-UBND' }),
  reviewList: async () => {
    const listId = await checkedList()
    const answers = { accepted: [], convert: true }
    return { ...withBody(await xa(), { listId }, answers, { convert: false }), effect: listEffect(listId) }
  },
  applyList: async () => {
    const [listId, another] = [await checkedList(), await checkedList()]
    const input = { params: { listId } }
    return { by: await xa(), input, other: { params: { listId: another } }, effect: listEffect(listId) }
  },
  withdrawList: async () => {
    const { id: listId } = await taken(people(1))
    const words = { reason: 'nhầm tệp' }
    return { ...withBody(await xa(), { listId }, words, { reason: 'nhầm xã' }), effect: listEffect(listId) }
  },
  requestExport: async () =>
    withBody(await xa(), {}, { programme, unit: commune, name: 'không ai tên này' }, { format: 'csv' }),
  recordPayment: async () => ofSupport(await xa(), await one(), pay, { mark: 'signature' }),
  recordNotPaid: async () => ofSupport(await xa(), await one(), { reason: 'absent' }, { reason: 'moved' }),
  undoPayment: async () => ofSupport(await xa(), await paid(), { reason: 'nhầm người' }, { reason: 'nhầm ngày' }),
  handOver: async () => ofSupport(await xa(), await one(), { unit: district }, { unit: province }),
  takeBack: async () => {
    const held = await after('handOver', await one(), { unit: district }, await xa())
    return ofSupport(await xa(), held, { reason: 'xã tự chi' }, { reason: 'bưu điện trả lại' })
  },
  resumeSupport: async () => {
    const refused = await after('recordNotPaid', await one(), { reason: 'refused', paper: 'Đơn từ chối' }, await xa())
    const words = { reason: 'nay xin nhận', paper: 'Đơn xin nhận lại' }
    return ofSupport(await chief(), refused, words, { reason: 'người thừa kế xin nhận' })
  },
  amendSupport: async () =>
    ofSupport(
      await chief(),
      await one({ policy: 'Hộ kinh doanh', amount: 2_000_000 }),
      { decision, amount: 1_000_000, reason: 'sai mức' },
      { amount: 3_000_000 },
    ),
  cancelSupport: async () =>
    ofSupport(await chief(), await one(), { decision, reason: 'không thuộc diện' }, { reason: 'đã chuyển đi' }),
  askBack: async () =>
    ofSupport(
      await chief(),
      await paid(),
      { decision, amount: 500_000, reason: 'không thuộc diện' },
      { amount: 400_000 },
    ),
  recordReturn: async () =>
    ofSupport(await xa(), await asked(), { amount: 100_000, returnedOn: paidOn, receipt: 'PT 1' }, { receipt: 'PT 2' }),
  recordNoReturn: async () => ofSupport(await xa(), await asked(), { reason: 'không trả' }, { reason: 'đã mất' }),
  askBackHousehold: async () => {
    const { params, standing } = await household()
    const owed = standing.map(({ id, version }) => ({ entitlementId: id, version, amount: 500_000 }))
    return withBody(
      await chief(),
      params,
      { decision, reason: 'không thuộc diện', supports: owed },
      { reason: 'lý do khác' },
    )
  },
  returnHousehold: async () => {
    const { params, supports } = await owing()
    return withBody(
      await xa(),
      params,
      { supports, amount: 100_000, returnedOn: paidOn, receipt: 'PT 1' },
      { amount: 200_000 },
    )
  },
  noReturnHousehold: async () => {
    const { params, supports } = await owing()
    return withBody(await xa(), params, { supports, reason: 'không trả' }, { reason: 'đã chuyển đi' })
  },
  createBatch: async () =>
    withBody(await xa(), {}, { programme, unit: commune, list: (await taken(people(1))).id, details }, { from: 1 }),
  createResultFile: async () =>
    withBody(await xa(), {}, { programme, unit: commune, fileName: 'a.xlsx', fileBytes: 9, details }, { fileBytes: 8 }),
  createAccount: async () =>
    withBody(await world().officer('payer', district), {}, { programme, unit: district }, { programme: 'nq68-2021' }),
  payFromPayList: async () =>
    withBody(await xa(), await signed(await xa()), { details: {} }, { details: { place: 'post-office' } }),
  confirmBatch: async () => {
    const by = await xa()
    const [mine, another] = [await aBatch(by), await aBatch(by)]
    return { by, input: { params: { batchId: mine.id } }, other: { params: { batchId: another.id } } }
  },
  undoBatch: async () => {
    const by = await xa()
    const { id } = await confirmedBatch(world(), by, await aBatch(by))
    return withBody(by, { batchId: id }, { reason: 'nhầm buổi chi' }, { reason: 'nhầm xã' })
  },
  printPayList: async () => {
    const hamlet = newHamlet()
    await taken(people(1, { hamlet }))
    return withBody(await xa(), {}, { programme, unit: commune, hamlet }, { numbers: 'full' })
  },
  reconcilePayList: async () => {
    const by = await xa()
    const { params, sums } = await printed(by)
    return withBody(by, params, { signed: sums, notSignedLines: [], paidOn }, { notSignedLines: [1] })
  },
  voidPayList: async () => {
    const by = await xa()
    const { params } = await printed(by)
    return withBody(by, params, { reason: 'in nhầm' }, { reason: 'rách' })
  },
  decideCase: async () => {
    const detail = await aCase()
    const body = { version: detail.version, outcome: 'keep-highest', reason: 'papers-seen' }
    return withBody(await huyen(), caseAt(detail), body, { outcome: 'different-people' })
  },
  confirmCase: async () => {
    const detail = await aCase(true)
    const keep = detail.records[0]?.entitlementId ?? ''
    const proposed = await decided(detail, { outcome: 'merge', reason: 'papers-seen', keep })
    return withBody(await chief(), caseAt(detail), { version: proposed.version, accept: true }, { accept: false })
  },
  reportCase: async () => {
    const sent = await decided(await aCase(), { outcome: 'verify', reason: 'papers-missing', commune, by: null })
    const body = { version: sent.version, finding: 'same-person', note: 'Đã gặp, là một người' }
    return withBody(await xa(), caseAt(sent), body, { finding: 'unclear' })
  },
  reverseCase: async () => {
    const closed = await decided(await aCase(), { outcome: 'keep-highest', reason: 'papers-seen' })
    return withBody(await huyen(), caseAt(closed), { version: closed.version, note: 'Nhập sai' }, { note: 'Sai số' })
  },
  setCaseSettings: async () => withBody(await chief(), {}, defaultCaseSettings, { verifyDays: 99 }),
  requestExchangeFile: async () =>
    withBody(await chief(), {}, { programme, unit: province }, { programme: 'nq68-2021' }),
  openForeignFile: async () =>
    withBody(await chief(), {}, { unit: province, fileName: 'a.jsonl', fileBytes: 9 }, { fileBytes: 8 }),
  removeForeignFile: async () => {
    const by = await chief()
    const bytes = await foreignFile(world(), '62', { [newIdNumber()]: 'paid' })
    const { id } = await sendForeignFile(world(), by, bytes)
    return withBody(by, { foreignFileId: id }, { note: 'tải nhầm' }, { note: 'sai tỉnh' })
  },
  decideForeignFinding: async () => {
    const idNumber = newIdNumber()
    const { id } = await one({ idNumber })
    await sendForeignFile(world(), await chief(), await foreignFile(world(), '68', { [idNumber]: 'approved' }))
    const { entitlement } = await world().call('entitlement', { params: { entitlementId: id } }, await xa())
    const words = { province: '68', outcome: 'different-person', reason: 'papers-seen' }
    return ofSupport(await xa(), { id, version: entitlement.version }, words, { note: 'Lời khác' })
  },
  sendComplaint: async () =>
    withBody(null, {}, { commune, subject: 'other', text: `Việc ${crypto.randomUUID()}` }, { subject: 'office' }),
  fileComplaint: async () =>
    withBody(
      await xa(),
      {},
      { programme, unit: commune, subject: 'other', text: 'Ghi thay một người ở thôn.' },
      { phone: '0905 000 000' },
    ),
  decideComplaint: async () =>
    withBody(await xa(), await filed(), { kind: 'accept', version: 1 }, { kind: 'refuse', reason: 'Không đúng nơi' }),
  setPlan: async () => {
    const entry = { commune, policy: 'A1', people: 2, amount: 3_600_000 }
    return withBody(await chief(), {}, { programme, entries: [entry] }, { entries: [{ ...entry, people: 3 }] })
  },
  issueAccount: async () =>
    withBody(await chief(), {}, accountOf(newName()), { username: newName(), email: 'b@example.vn' }),
  lockAccount: async () => withBody(await chief(), await anAccount(), { locked: true }, { locked: false }),
  resetPassword: async () => ({
    by: await chief(),
    input: { params: await anAccount() },
    other: { params: await anAccount() },
  }),
  createSubscription: async () =>
    withBody(await huyen(), {}, { programme, unit: district, ...mailed }, { time: '04:00' }),
  changeSubscription: async () => {
    const { id, version } = await aSubscription()
    return withBody(
      await huyen(),
      { subscriptionId: id },
      { version, ...mailed, time: '05:00' },
      { version: version + 1, time: '06:00' },
    )
  },
  testSubscription: async () => {
    // A trial goes to the officer's own address, and the other officers here have none.
    const username = newName()
    const body = { ...accountOf(username), role: 'huyen' as const, unit: district }
    const { temporaryPassword } = await world().call('issueAccount', { body }, await chief())
    const by = await world().signIn(username, 'An-Sinh-thu-2020', temporaryPassword ?? '')
    return {
      by,
      input: { params: { subscriptionId: (await aSubscription()).id } },
      other: { params: { subscriptionId: (await aSubscription()).id } },
    }
  },
}

/** What an answer says of the thing; forms, links, slips and the clock of work that goes on are made anew with each answer. */
const passing = new Set([
  'replayed',
  'upload',
  'temporaryPassword',
  'files',
  'file',
  'url',
  'state',
  'stateName',
  'since',
])
const lasting = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lasting)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (passing.has(name) ? [] : [[name, lasting(part)]])),
  )
}
const body = ({ text }: Answer): unknown => JSON.parse(text)

describe('the same command again', () => {
  it.each(Object.keys(commands) as WritingRoute[])(
    '%s: is done once, and its key stands for no other',
    async (name) => {
      const { by, input, other, effect } = await commands[name]()
      const key = { idempotencyKey: crypto.randomUUID() }
      const first = await world().send(name, { ...input, ...key }, by)
      expect([first.status, first.status < 300 ? '' : first.text]).toEqual([routes[name].status, ''])
      const done = effect ? await effect() : lasting(body(first))
      const again = await world().send(name, { ...input, ...key }, by)
      expect([again.status, again.status < 300 ? '' : again.text]).toEqual([routes[name].status, ''])
      expect(effect ? await effect() : lasting(body(again))).toEqual(done)

      const refused = await world().send(name, { ...other, ...key }, by)
      expect([name, refused.status]).toEqual([name, 409])
      expect(body(refused)).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Mã lệnh này đã dùng') })
      if (effect) expect(await effect()).toEqual(done)
    },
  )

  it('needs a key: without one nothing is written', async () => {
    const by = await xa()
    const { body: words } = (await commands.fileComplaint()).input
    const answer = await world().ask({
      method: 'POST',
      path: routes.fileComplaint.path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${by.idToken}` },
      body: JSON.stringify(words),
    })
    expect(answer.status).toBe(422)
  })
})
