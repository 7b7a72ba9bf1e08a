import '../../support/silent-logs.ts'
import type { CreateBatchRequest } from '../../../lambdas/contract/batches.ts'
import type { Actor } from '../../../lambdas/domain/permissions/authorise.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { pageOfLines } from '../../../lambdas/functions/batches/batch-lines.ts'
import { confirmBatch } from '../../../lambdas/functions/batches/batch-steps.ts'
import { viewBatch } from '../../../lambdas/functions/batches/batch-view.ts'
import { BatchBusy } from '../../../lambdas/functions/write-batch/work-on-batch.ts'
import { getLines } from '../../../lambdas/store/batches/batch-line-store.ts'
import { createBatch, moveBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { officeEvents } from '../../../lambdas/store/ledger/office-event-item.ts'
import { getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, aPerson, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { batchesIn, deskAt, number, payer } from './batch-desk.ts'
import { aKey, aRight, cuKuin, eaTieu, marks, order, outcomeOf, stored, takenIn, tree } from './desk.ts'
import { dieAfter } from './watched-client.ts'

const engine = registerEngine()
const people = 130
let register: Register
const { opened, worked, known, confirmed } = batchesIn(() => register)

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
