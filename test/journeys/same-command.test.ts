import { type RouteName, routes } from '../../lambdas/contract/routes.ts'
import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import { confirmedBatch, details } from '../support/batches.ts'
import {
  aBatch,
  aCase,
  accountOf,
  after,
  anAccount,
  aSubscription,
  asked,
  batchEffect,
  caseAt,
  checkedList,
  chief,
  commune,
  decided,
  decision,
  district,
  exportEffect,
  filed,
  household,
  huyen,
  lasting,
  listBody,
  listEffect,
  mailed,
  newHamlet,
  newName,
  ofSupport,
  one,
  owing,
  paid,
  paidOn,
  pay,
  postOffice,
  printed,
  programme,
  province,
  signed,
  type Twice,
  taken,
  withBody,
  xa,
} from '../support/command-scenes.ts'
import { foreignFile, foreignFileSettled, sendForeignFile } from '../support/foreign-files.ts'
import { newIdNumber, people } from '../support/list-files.ts'
import { type Answer, world } from '../support/world.ts'
import { printedList } from '../support/written-files.ts'

type WritingRoute = { [N in RouteName]: (typeof routes)[N]['idempotent'] extends true ? N : never }[RouteName]

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
  requestExport: async () => ({
    ...withBody(await xa(), {}, { programme, unit: commune, name: 'không ai tên này' }, { format: 'csv' }),
    effect: exportEffect(await xa()),
  }),
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
  createBatch: async () => ({
    ...withBody(await xa(), {}, { programme, unit: commune, list: (await taken(people(1))).id, details }, { from: 1 }),
    effect: batchEffect(await xa()),
  }),
  createResultFile: async () =>
    withBody(await xa(), {}, { programme, unit: commune, fileName: 'a.xlsx', fileBytes: 9, details }, { fileBytes: 8 }),
  createAccount: async () => ({
    ...withBody(await postOffice(), {}, { programme, unit: district }, { programme: 'nq68-2021' }),
    effect: batchEffect(await postOffice()),
  }),
  payFromPayList: async () => ({
    ...withBody(await xa(), await signed(await xa()), { details: {} }, { details: { place: 'post-office' } }),
    effect: batchEffect(await xa()),
  }),
  confirmBatch: async () => {
    const by = await xa()
    const [mine, another] = [await aBatch(by), await aBatch(by)]
    const input = { params: { batchId: mine.id } }
    return { by, input, other: { params: { batchId: another.id } }, effect: batchEffect(by) }
  },
  undoBatch: async () => {
    const by = await xa()
    const { id } = await confirmedBatch(world(), by, await aBatch(by))
    const words = { reason: 'nhầm buổi chi' }
    return { ...withBody(by, { batchId: id }, words, { reason: 'nhầm xã' }), effect: batchEffect(by) }
  },
  printPayList: async () => {
    const hamlet = newHamlet()
    await taken(people(1, { hamlet }))
    const by = await xa()
    return {
      ...withBody(by, {}, { programme, unit: commune, hamlet }, { numbers: 'full' }),
      effect: async ({ code }) => lasting(await printedList(world(), by, code)),
    }
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
  requestExchangeFile: async () => ({
    ...withBody(await chief(), {}, { programme, unit: province }, { programme: 'nq68-2021' }),
    effect: exportEffect(await chief()),
  }),
  openForeignFile: async () =>
    withBody(await chief(), {}, { unit: province, fileName: 'a.jsonl', fileBytes: 9 }, { fileBytes: 8 }),
  removeForeignFile: async () => {
    const by = await chief()
    const bytes = await foreignFile(world(), '62', { [newIdNumber()]: 'paid' })
    const { id } = await sendForeignFile(world(), by, bytes)
    return {
      ...withBody(by, { foreignFileId: id }, { note: 'tải nhầm' }, { note: 'sai tỉnh' }),
      effect: () => foreignFileSettled(world(), by, id),
    }
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
    withBody(await huyen(), {}, { programme, units: [district], ...mailed }, { time: '04:00' }),
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

const body = ({ text }: Answer): unknown => JSON.parse(text)

describe('the same command again', () => {
  it.each(Object.keys(commands) as WritingRoute[])(
    '%s: is done once, and its key stands for no other',
    async (name) => {
      const { by, input, other, effect } = await commands[name]()
      const key = { idempotencyKey: crypto.randomUUID() }
      const first = await world().send(name, { ...input, ...key }, by)
      expect([first.status, first.status < 300 ? '' : first.text]).toEqual([routes[name].status, ''])
      const what = JSON.parse(first.text)
      const done = effect ? await effect(what) : lasting(body(first))
      const again = await world().send(name, { ...input, ...key }, by)
      expect([again.status, again.status < 300 ? '' : again.text]).toEqual([routes[name].status, ''])
      expect(effect ? await effect(JSON.parse(again.text)) : lasting(body(again))).toEqual(done)

      const refused = await world().send(name, { ...other, ...key }, by)
      expect([name, refused.status]).toEqual([name, 409])
      expect(body(refused)).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Mã lệnh này đã dùng') })
      if (effect) expect(await effect(what)).toEqual(done)
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
