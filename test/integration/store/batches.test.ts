import '../../support/silent-logs.ts'
import { type CreateBatchRequest, createBatchRequest } from '../../../lambdas/contract/batches.ts'
import { plainlyPaid, type Said } from '../../../lambdas/domain/batches/said.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import { instalmentsOf } from '../../../lambdas/domain/payments/instalments.ts'
import type { Actor } from '../../../lambdas/domain/permissions/authorise.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { pageOfLines } from '../../../lambdas/functions/batches/batch-lines.ts'
import { confirmBatch } from '../../../lambdas/functions/batches/batch-steps.ts'
import { viewBatch } from '../../../lambdas/functions/batches/batch-view.ts'
import type { BatchDesk } from '../../../lambdas/functions/write-batch/batch-desk.ts'
import { plannedLine } from '../../../lambdas/functions/write-batch/check-selection.ts'
import { planLines } from '../../../lambdas/functions/write-batch/plan-lines.ts'
import { BatchBusy, workOnBatch } from '../../../lambdas/functions/write-batch/work-on-batch.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batch-item.ts'
import { getLines, putLines } from '../../../lambdas/store/batch-line-store.ts'
import { createBatch, getBatch, moveBatch } from '../../../lambdas/store/batch-store.ts'
import { getClaim } from '../../../lambdas/store/claim-store.ts'
import { readCounts } from '../../../lambdas/store/counts-store.ts'
import { getHistory } from '../../../lambdas/store/entitlement-store.ts'
import { keys } from '../../../lambdas/store/keys.ts'
import { officeEvents } from '../../../lambdas/store/office-event-item.ts'
import type { Register } from '../../../lambdas/store/table.ts'
import { anActor, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import {
  aKey,
  aRight,
  cuKuin,
  eaTieu,
  exchange,
  marks,
  matcher,
  order,
  outcomeOf,
  stored,
  takenIn,
  tree,
} from './desk.ts'
import { dieAfter } from './watched-client.ts'

const engine = registerEngine()
const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
const number = (index: number): string => `066185${String(index).padStart(6, '0')}`
const people = 130
let register: Register

function deskAt(at: Register, parts: Partial<BatchDesk> = {}): BatchDesk {
  return {
    register: at,
    tree,
    backlogUntil: () => null,
    marks,
    matcher,
    exchange: async () => exchange,
    fileOf: () => Promise.reject(new Error('no file')),
    putAnswer: async () => undefined,
    now: () => morning,
    timeLeft: () => 900_000,
    callAgain: async () => undefined,
    lanes: 4,
    ...parts,
  }
}

async function opened(order: Partial<CreateBatchRequest> = {}, by: Actor = payer): Promise<StoredBatch> {
  const asked = { programme: 'nq42-2020', unit: eaTieu, details: { paidOn: '2020-05-29' }, ...order }
  const { programme, unit, details, standIns, ...selection } = createBatchRequest.parse(asked)
  const fresh = { ...freshBatch(marks.id('test', 'batch', by.username), by, morning), standIns }
  const batch: StoredBatch = { ...fresh, kind: 'selection', state: 'checking', programme, unit, details, selection }
  await createBatch(register, tree, batch)
  return worked(batch.id)
}

async function worked(id: string, desk = deskAt(register), attempt = 'one'): Promise<StoredBatch> {
  await workOnBatch(desk, { batchId: id, version: null }, attempt)
  return known(id)
}

async function known(id: string): Promise<StoredBatch> {
  const batch = await getBatch(register, id)
  if (!batch) throw new Error('there is no batch')
  return batch
}

const confirmed = async (batch: StoredBatch): Promise<boolean> =>
  moveBatch(
    register,
    { ...batch, state: 'writing', confirmedAt: morning, confirmedBy: batch.by, attempt: null, leaseUntil: 0 },
    'checked',
  )

const screen = () => ({
  register,
  tree,
  uploads: '',
  exports: '',
  queueUrl: '',
  openOrders: 20,
  marks: async () => marks,
})

/** Says the word that writes the batch, or goes on with it: its state then, or the code of the refusal. */
async function said(actor: Actor, batchId: string, now: number): Promise<string> {
  const within = <T>(found: T | undefined) => (found === undefined ? refuse('not-found', 'không có') : ok(found))
  const call = { params: { batchId }, actor, within, now, idempotencyKey: aKey() }
  const answer = await confirmBatch(screen(), call)
  return answer.ok ? answer.value.state : answer.error.code
}

const rights = (count = people) =>
  Array.from({ length: count }, (_, index) =>
    aRight(`p${index}`, { number: number(index), fullName: `Người ${index}` }),
  )

const inParts = async () => {
  const all = rights()
  // As rows of lists of a hundred: what one transaction takes.
  for (let from = 0; from < all.length; from += 25) {
    const part = all.slice(from, from + 25).map((right) => ({ ...right, list: { ...right.list, row: from } }))
    await takenIn(register, ...part)
  }
  return all
}

async function figures() {
  const cells = await readCounts(register, tree, 'nq42-2020', eaTieu)
  const { paid, approved } = cells[0]?.counts.byStatus ?? {}
  return { paid: paid?.people, sum: paid?.amount, approved: approved?.people }
}

beforeEach(async () => {
  register = await engine.freshRegister()
})

onOneEngine('takes all of a hamlet, however its rows have written it, and of no other', async () => {
  const inHamlets = ['B. Ciết', 'Buôn Ciết', 'Buon Ciet', 'Thôn 5', null].map((hamlet, index) => ({
    ...aRight(`h${index}`),
    person: aPerson({ fullName: `Y Bhiăt Êban ${index}`, hamlet, idNumbers: [] }),
  }))
  await takenIn(register, ...inHamlets)
  const batch = await opened({ hamlet: 'Buôn Ciết' })
  expect(batch.lines).toBe(3)
  const [chunk] = await getLines(register, batch, { chunk: 0, most: 1 })
  const taken = chunk?.lines ?? []
  expect(taken.map((line) => line.hamlet).toSorted()).toEqual(['B. Ciết', 'Buon Ciet', 'Buôn Ciết'])
  expect(taken.map((line) => line.number)).toEqual([1, 2, 3])
})

onOneEngine(
  'writes each support once, whatever is killed and comes again, and takes all back',
  async () => {
    const all = await inParts()
    const checked = await opened({ from: 1, to: people, except: [all[0]?.id ?? ''] })
    expect(checked.answers).toEqual({ pay: { lines: people - 1, amount: (people - 1) * 1_500_000 } })
    expect(await figures()).toEqual({ paid: 0, sum: 0, approved: people })
    await confirmed(checked)

    // Killed at ever later writes; each time the lease of the dead one is over when the message comes again.
    let now = morning
    for (const writes of [1, 2, 3]) {
      const dying = engine.again(register)
      dieAfter(dying, writes)
      now += 120_000
      await expect(worked(checked.id, deskAt(dying, { now: () => now }), `dead-${writes}`)).rejects.toThrow('killed')
    }
    // Had that been its last try: its page says how far it is, and whoever has made it may call another function.
    const desk = screen()
    const reader = { actor: payer, now: now + 120_000 }
    const told = { state: 'writing', isStalled: true, commands: ['go-on'], acting: { lines: people - 1 } }
    expect(await viewBatch(desk, await known(checked.id), reader)).toMatchObject(told)
    // So may a colleague or the office above, where that account is locked; nobody else.
    const offered = async (actor: Actor) =>
      (await viewBatch(desk, await known(checked.id), { ...reader, actor })).commands
    const colleague = anActor({ username: 'buudien-657-b', role: 'payer', unit: cuKuin })
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: cuKuin })
    expect([await offered(colleague), await offered(district)]).toEqual([['go-on'], ['go-on']])
    for (const stranger of [anActor(), anActor({ username: 'mttq-657', role: 'observer', unit: cuKuin })]) {
      expect(await offered(stranger)).toEqual([])
      expect(await said(stranger, checked.id, now)).toBe('wrong-state')
    }
    // It waits for the lease of whoever works on it: no second function is called.
    expect(await said(colleague, checked.id, now)).toBe('writing')
    expect(await known(checked.id)).toMatchObject({ confirmedBy: { username: 'buudien-657' } })
    // Before it is over another function waits; after it two that come together share nothing but the batch.
    await expect(worked(checked.id, deskAt(register, { now: () => now }))).rejects.toThrow(BatchBusy)
    now += 120_000
    const last = deskAt(register, { now: () => now })
    const both = await Promise.allSettled([worked(checked.id, last, 'a'), worked(checked.id, last, 'b')])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])

    const done = await known(checked.id)
    expect(done).toMatchObject({ state: 'done', handled: people - 1 })
    expect(done.outcomes).toEqual({ done: { lines: people - 1, amount: (people - 1) * 1_500_000 } })
    expect(await figures()).toEqual({ paid: people - 1, sum: (people - 1) * 1_500_000, approved: 1 })
    for (const { id } of all.slice(1, 8)) {
      const history = await getHistory(register, id)
      expect(history.map(({ type }) => type)).toEqual(['entitlement.approved', 'payment.recorded'])
      expect(history[1]?.changes.batch?.[1]).toContain('buudien-657')
    }

    const undo = { by: payer, at: now, reason: 'nhầm danh sách' }
    await moveBatch(register, { ...done, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
    const undone = await worked(checked.id, last, 'undo')
    expect(undone.outcomes).toEqual({ undone: { lines: people - 1, amount: (people - 1) * 1_500_000 } })
    expect(await figures()).toEqual({ paid: 0, sum: 0, approved: people })
    // Called once more it does nothing.
    await worked(checked.id, last, 'late')
    expect(await figures()).toEqual({ paid: 0, sum: 0, approved: people })
  },
  120_000,
)

// Everybody of a paper list was recorded as having signed himself.
onOneEngine(
  'writes who else signed as the dry run has shown it, also when it is killed on the way and called again',
  async () => {
    const all = await takenIn(register, ...rights(6))
    const standIn = { line: 2, name: 'Nguyễn Văn Ba', relation: 'con', paper: 'CMND 240123456' }
    const stranger = await opened({ to: 6, standIns: [standIn, { ...standIn, line: 9 }] })
    expect(stranger).toMatchObject({ state: 'refused', message: expect.stringContaining('STT 9,') })
    const checked = await opened(
      { to: 6, standIns: [standIn, { ...standIn, line: 5 }] },
      { ...payer, username: 'pay-b' },
    )
    const seen = await viewBatch(screen(), checked, { actor: payer, now: morning })
    expect(seen).toMatchObject({ acting: { lines: 6 }, byOther: { lines: 2, amount: 3_000_000 } })
    const page = await pageOfLines(register, checked, { from: 0, only: 'by-other' })
    expect(page.lines.map(({ number: place, message }) => [place, message])).toEqual([
      [2, 'Người nhận thay: Nguyễn Văn Ba (con, CMND •••• 3456)'],
      [5, 'Người nhận thay: Nguyễn Văn Ba (con, CMND •••• 3456)'],
    ])

    await confirmed(checked)
    const dying = engine.again(register)
    dieAfter(dying, 1)
    await expect(worked(checked.id, deskAt(dying), 'dead')).rejects.toThrow('killed')
    const done = await worked(checked.id, deskAt(register, { now: () => morning + 120_000 }), 'next')
    expect(done.outcomes).toEqual({ done: { lines: 6, amount: 9_000_000 } })
    await worked(checked.id, deskAt(register, { now: () => morning + 240_000 }), 'late')
    const receivers = await Promise.all(all.map(async ({ id }) => (await stored(register, id)).payment?.receiver))
    const { line: _line, ...other } = standIn
    expect(receivers.map((one) => one?.kind)).toEqual(['self', 'other', 'self', 'self', 'other', 'self'])
    expect(receivers[1]).toEqual({ kind: 'other', ...other })
    const [, , confirmedEvent] = await officeEvents(register, keys.batch(checked.id))
    expect(confirmedEvent).toMatchObject({ type: 'batch.confirmed', changes: { byOther: [null, '2 khoản'] } })
  },
)

onOneEngine('holds days of before the system to the back-log of this province', async () => {
  await takenIn(register, ...rights(1))
  const before = { details: { paidOn: '2020-05-28' } } as CreateBatchRequest
  const { id, answers } = await opened(before)
  expect(answers).toMatchObject({ late: { lines: 1 } })

  const backlogUntil = () => '2020-05-28'
  const fresh = {
    ...(await known(id)),
    id: marks.id('test', 'back-log'),
    state: 'checking' as const,
    answers: {},
    handled: 0,
  }
  await createBatch(register, tree, fresh)
  expect((await worked(fresh.id, deskAt(register, { backlogUntil }))).answers).toMatchObject({ pay: { lines: 1 } })
})

it('pays nobody twice: whom a counter pays meanwhile is answered by his own line, and two of one number by one', async () => {
  const [mine, theirs, twin, other] = await takenIn(
    register,
    aRight('mine', { number: number(1) }),
    aRight('theirs', { number: number(2), fullName: 'Người B' }),
    aRight('twin', { number: number(3), fullName: 'Người C' }),
    aRight('twin again', { number: number(3), fullName: 'Người C', policy: 'A5' }),
  )
  if (!mine || !theirs || !twin || !other) throw new Error('not taken in')
  const checked = await opened()
  await confirmed(checked)
  const commune = anActor()
  expect(outcomeOf(await order(register, await stored(register, theirs.id), { actor: commune }))).toBe('done')
  const done = await worked(checked.id)
  // Each condition of the screen holds for the batch too: nobody here is without a number.
  const nobody = await opened({ noNumber: true }, anActor({ username: 'huyen-657', role: 'huyen', unit: '657' }))
  expect(nobody).toMatchObject({ state: 'refused', lines: 0 })
  const [chunk] = await getLines(register, done, { chunk: 0, most: 1 })
  const line = (id: string) => chunk?.lines.find((one) => one.id === id)
  expect(line(mine.id)?.outcome).toMatchObject({ kind: 'done' })
  expect(line(theirs.id)?.outcome).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('UBND Xã Ea Tiêu cập nhật chi trả lúc 09:12'),
  })
  const twins = [await stored(register, twin.id), await stored(register, other.id)]
  expect(twins.filter(({ status }) => status === 'paid').length).toBeLessThanOrEqual(1)
  // What a counter has done since stays: the batch takes back only its own.
  const undo = { by: payer, at: morning, reason: 'nhầm danh sách' }
  await moveBatch(register, { ...done, state: 'undoing', undo, leaseUntil: 0 }, 'done')
  await worked(checked.id)
  expect((await stored(register, theirs.id)).status).toBe('paid')
  expect((await stored(register, mine.id)).status).toBe('approved')
})

onOneEngine(
  'leaves a payment that money was asked back of since, and the decision that asks it, when the batch is taken back',
  async () => {
    const [asked, plain] = await takenIn(
      register,
      aRight('asked', { number: number(1) }),
      aRight('plain', { number: number(2), fullName: 'Người B' }),
    )
    if (!asked || !plain) throw new Error('not taken in')
    const checked = await opened()
    await confirmed(checked)
    const done = await worked(checked.id)
    const decision = { number: '77/QĐ-UBND', day: '2020-05-29' }
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    const askBack = { kind: 'ask-back', decision, amount: dong(1_500_000), reason: 'không thuộc diện' } as const
    const word = await order(register, await stored(register, asked.id), { actor: district, command: askBack })
    expect(outcomeOf(word)).toBe('done')
    const undo = { by: district, at: morning, reason: 'nhầm danh sách' }
    await moveBatch(register, { ...done, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
    const undone = await worked(checked.id)
    expect(undone.outcomes).toEqual({
      kept: { lines: 1, amount: 1_500_000 },
      undone: { lines: 1, amount: 1_500_000 },
    })
    expect(await stored(register, asked.id)).toMatchObject({ status: 'to-recover', recovery: { decision } })
    expect((await stored(register, plain.id)).status).toBe('approved')
  },
)

onOneEngine(
  'leaves whoever has refused and was resumed since: what would be undone there is the resumption',
  async () => {
    const instalments = instalmentsOf(2_000_000, 2, ['2020-04', '2020-06'])
    const monthly = { policy: 'A4', amount: dong(2_000_000), months: 2, instalments }
    const [resumed, plain] = await takenIn(
      register,
      aRight('resumed', { number: number(1), ...monthly }),
      aRight('plain', { number: number(2), fullName: 'Người B', ...monthly }),
    )
    if (!resumed || !plain) throw new Error('not taken in')
    const checked = await opened({ details: { paidOn: '2020-05-29', dueMonthsOnly: true } })
    await confirmed(checked)
    const done = await worked(checked.id)
    expect((await stored(register, resumed.id)).payment).toMatchObject({ months: ['2020-04'] })
    const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
    const words = [
      { kind: 'record-not-paid', reason: 'refused', note: null, paper: 'giấy viết tay ngày 29/05/2020' },
      { kind: 'resume', reason: 'xin nhận lại', paper: 'đơn ngày 29/05/2020' },
    ] as const
    for (const command of words)
      expect(outcomeOf(await order(register, await stored(register, resumed.id), { actor: district, command }))).toBe(
        'done',
      )
    const before = await stored(register, resumed.id)
    const undo = { by: district, at: morning, reason: 'nhầm danh sách' }
    await moveBatch(register, { ...done, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
    const undone = await worked(checked.id)
    expect(undone.outcomes).toMatchObject({ kept: { lines: 1 }, undone: { lines: 1 } })
    expect(await stored(register, resumed.id)).toEqual(before)
    expect(await stored(register, plain.id)).toMatchObject({ status: 'approved', payment: null })
  },
)

it('takes a correcting file back to what the first one had said, also when it is killed on the way', async () => {
  const [wrong, missed, both] = await takenIn(
    register,
    aRight('wrong', { number: null, fullName: 'Người A' }),
    aRight('missed', { number: number(2), fullName: 'Người B' }),
    aRight('both', { number: number(3), fullName: 'Người C' }),
  )
  if (!wrong || !missed || !both) throw new Error('not taken in')
  const day = { paidOn: '2020-05-29', paidAt: null, place: null, mark: null, lateReason: null, note: null }
  const paid: Said = plainlyPaid({ ...day, noIdNumberReason: null, dueMonthsOnly: false })
  const absent: Said = { outcome: 'not-paid', reason: 'absent', note: 'Vắng mặt', paper: null, months: null }
  const shown: Said = { ...paid, idNumbers: [{ kind: 'CCCD', number: number(1) }] }
  const file = async (name: string, ...lines: (readonly [string, Said])[]): Promise<StoredBatch> => {
    const details = { ...day, noIdNumberReason: null, dueMonthsOnly: false }
    const fresh = {
      ...freshBatch(marks.id('test', name), payer, morning),
      programme: 'nq42-2020',
      unit: eaTieu,
      details,
    }
    const batch: StoredBatch = { ...fresh, kind: 'file', state: 'writing', confirmedAt: morning, confirmedBy: payer }
    const rights = await Promise.all(lines.map(([id]) => stored(register, id)))
    const asked = lines.map(([, said], at) => ({ entitlement: rights[at] ?? wrong, said }))
    const plans = await planLines(deskAt(register), batch, asked)
    const planned = plans.flatMap((plan, at) => {
      const line = asked[at]
      return line ? [plannedLine({ number: at + 1, ...line, plan })] : []
    })
    await putLines(register, batch.id, { chunk: 0, lines: planned, step: 'checking' })
    await createBatch(register, tree, { ...batch, chunks: 1, lines: planned.length })
    return worked(batch.id)
  }
  const cells = () => readCounts(register, tree, 'nq42-2020', eaTieu)
  const bare = async ({ id }: { readonly id: string }) => {
    const { version: _version, updatedAt: _at, ...rest } = await stored(register, id)
    return rest
  }
  await file('first', [wrong.id, shown], [missed.id, absent], [both.id, paid])
  const before = [await bare(wrong), await bare(missed), await bare(both), await cells()]
  const second = await file(
    'second',
    [wrong.id, absent],
    [missed.id, paid],
    [both.id, { ...paid, note: 'x', amount: 1_500_000 }],
  )
  expect(second.outcomes.done?.lines).toBe(2)
  expect(await bare(wrong)).toMatchObject({ status: 'not-received', payment: null, person: { idNumbers: [] } })
  const types = async () => (await getHistory(register, wrong.id)).map(({ type }) => type)
  const corrected = ['entitlement.approved', 'payment.recorded', 'payment.undone', 'payment.not-received']
  expect(await types()).toEqual(corrected)

  const undo = { by: payer, at: morning, reason: 'gửi nhầm tệp' }
  await moveBatch(register, { ...second, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
  const dying = engine.again(register)
  dieAfter(dying, 1)
  await expect(worked(second.id, deskAt(dying), 'dead')).rejects.toThrow('killed')
  const undone = await worked(second.id, deskAt(register, { now: () => morning + 120_000 }), 'next')
  expect(undone.outcomes).toEqual({ undone: { lines: 2, amount: 3_000_000 } })
  expect([await bare(wrong), await bare(missed), await bare(both), await cells()]).toEqual(before)
  expect(await types()).toEqual([...corrected, 'payment.undone'])
  const mark = marks.idNumber({ number: number(1) })
  expect(await getClaim(register, mark)).toMatchObject({ paid: [wrong.id], holders: [{ entitlementId: wrong.id }] })
})
