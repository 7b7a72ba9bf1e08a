import '../../support/silent-logs.ts'
import { dong } from '../../../lambdas/domain/money/dong.ts'
import type { Entitlement } from '../../../lambdas/domain/payments/entitlement.ts'
import { instalmentsOf, paidMonths } from '../../../lambdas/domain/payments/instalments.ts'
import type { AnswerFile, BatchDesk } from '../../../lambdas/functions/write-batch/batch-desk.ts'
import { workOnBatch } from '../../../lambdas/functions/write-batch/work-on-batch.ts'
import { type WrittenRow, workbookToBytes } from '../../../lambdas/lists/writer/write-workbook.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { getLines } from '../../../lambdas/store/batches/batch-line-store.ts'
import { createBatch, getBatch, moveBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { readCounts } from '../../../lambdas/store/counts/counts-store.ts'
import { officeEvents } from '../../../lambdas/store/ledger/office-event-item.ts'
import { readClaims } from '../../../lambdas/store/register/claim-store.ts'
import { getHistory } from '../../../lambdas/store/register/entitlement-store.ts'
import { idMarksOf } from '../../../lambdas/store/table/id-mark.ts'
import { keys } from '../../../lambdas/store/table/keys.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, aPayment, batchDetails as details, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { textsOf } from '../../unit/lists/hand-made-workbook.ts'
import { aRight, eaTieu, exchange, marks, matcher, order, outcomeOf, stored, takenIn, tree } from './desk.ts'

const engine = registerEngine()
const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
const district = anActor({ username: 'huyen-657', role: 'huyen', unit: '657' })
const header = ['Họ và tên', 'Số CMND/CCCD', 'Số tiền', 'Kết quả', 'Ngày chi trả', 'Tháng']
let register: Register

function deskOf(content: Uint8Array): BatchDesk {
  return {
    ...{ register, tree, backlogUntil: () => null, marks, matcher, exchange: async () => exchange },
    fileOf: async () => ({ content, facts: { sha256: 'a'.repeat(64), bytes: content.length } }),
    putAnswer: async () => undefined,
    now: () => morning,
    timeLeft: () => 900_000,
    callAgain: async () => undefined,
    lanes: 4,
  }
}

const known = async (id: string): Promise<StoredBatch> => {
  const batch = await getBatch(register, id)
  if (!batch) throw new Error('there is no batch')
  return batch
}

const sent = (name: string, ...rows: readonly WrittenRow[]) => sentTable(name, [header, ...rows])

/** A payer's file through its dry run and its writing: what each row was answered, and the batch. */
const sentTable = (name: string, rows: readonly WrittenRow[]) => sentSheets(name, { 'Kết quả': rows })

async function sentSheets(name: string, sheets: Readonly<Record<string, readonly WrittenRow[]>>) {
  const content = await workbookToBytes(
    Object.entries(sheets).map(([title, rows]) => ({ name: title, columns: [], rows })),
  )
  const fresh = freshBatch(marks.id('test', name), payer, morning)
  const parts = { programme: 'nq42-2020', unit: eaTieu, details, fileName: 'ket-qua.xlsx', fileVersion: 'v1' }
  const batch: StoredBatch = { ...fresh, ...parts, kind: 'file', state: 'checking' }
  const desk = deskOf(content)
  await createBatch(register, tree, batch)
  await workOnBatch(desk, { batchId: batch.id, version: null }, 'check')
  const checked = await known(batch.id)
  const answers = (await getLines(register, checked, { chunk: 0, most: 1 })).flatMap(({ lines }) => lines)
  const confirmed = {
    state: 'writing',
    confirmedAt: morning,
    confirmedBy: payer,
    attempt: null,
    leaseUntil: 0,
  } as const
  await moveBatch(register, { ...checked, ...confirmed }, 'checked')
  await workOnBatch(desk, { batchId: batch.id, version: null }, 'write')
  return { answers, checked, batch: await known(batch.id), desk }
}

async function handedOver(name: string) {
  const instalments = instalmentsOf(3_000_000, 3, ['2020-04', '2020-05', '2020-06'])
  const right = aRight(name, { number: '066185000001', policy: 'A4', amount: dong(3_000_000), months: 3, instalments })
  const [taken] = await takenIn(register, right)
  if (!taken) throw new Error('not taken in')
  const command = { kind: 'hand-over', unit: '657' } as const
  expect(outcomeOf(await order(register, await stored(register, taken.id), { actor: district, command }))).toBe('done')
  return taken
}

const row = (parts: { sum?: number; result?: string; day?: string; month?: string }): WrittenRow => {
  const { sum = 1_000_000, result = 'đã chi', day = '29/05/2020', month = null } = parts
  return ['Người A', '066185000001', sum, result, day, month]
}

const bare = ({ version: _version, updatedAt: _at, ...rest }: Entitlement) => rest

beforeEach(async () => {
  register = await engine.freshRegister()
})

it('pays two months in two rows once, as one payment, and nothing when the file comes again', async () => {
  const right = await handedOver('A')
  const first = await sent('first', row({ month: '4' }), row({ month: '5' }))
  expect(first.answers).toMatchObject([
    { answer: 'pay', amount: 2_000_000, message: 'Chi tháng 4/2020, tháng 5/2020' },
    { answer: 'together', amount: 0, message: 'Xem dòng 2.' },
  ])
  expect(first.batch.outcomes).toEqual({ done: { lines: 1, amount: 2_000_000 } })
  expect(paidMonths(await stored(register, right.id))).toEqual(['2020-04', '2020-05'])
  const again = await sent('again', row({ month: '4' }), row({ month: '5' }))
  expect(again.answers.map(({ answer }) => answer)).toEqual(['same', 'together'])
  const unnamed = await sent('unnamed', row({}))
  expect(unnamed.answers).toMatchObject([{ answer: 'which-payment' }])
  expect(paidMonths(await stored(register, right.id))).toEqual(['2020-04', '2020-05'])
})

onOneEngine('gives everybody back to the payer of whom the wrong file had said that nobody was met', async () => {
  const right = await handedOver('A')
  const cells = () => readCounts(register, tree, 'nq42-2020', eaTieu)
  const before = [bare(await stored(register, right.id)), await cells()]
  const { batch, desk } = await sent('wrong', row({ result: 'vắng mặt' }))
  expect(await stored(register, right.id)).toMatchObject({ status: 'not-received', handedTo: null })
  const undo = { by: payer, at: morning, reason: 'gửi nhầm tệp' }
  await moveBatch(register, { ...batch, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
  await workOnBatch(desk, { batchId: batch.id, version: null }, 'undo')
  expect((await known(batch.id)).outcomes).toEqual({ undone: { lines: 1, amount: 3_000_000 } })
  expect([bare(await stored(register, right.id)), await cells()]).toEqual(before)
})

// "Đã ghi 2 khoản, 4.500.000 đồng" was told of one payment and of somebody who had had nothing.
it('tells what was paid and what was not each for itself, before it is written, after it and once it is taken back', async () => {
  await handedOver('A')
  const [other] = await takenIn(register, aRight('B', { number: '240123456' }))
  if (!other) throw new Error('not taken in')
  const command = { kind: 'hand-over', unit: '657' } as const
  await order(register, await stored(register, other.id), { actor: district, command })
  const absent = ['Người B', '240123456', 1_500_000, 'vắng mặt', null, null]
  const { batch, desk, checked } = await sent('both', row({ sum: 3_000_000 }), absent)
  const notPaid = { lines: 1, amount: 1_500_000 }
  expect(checked).toMatchObject({ notPaid, answers: { pay: { lines: 1, amount: 3_000_000 }, 'not-paid': notPaid } })
  expect(batch).toMatchObject({ notPaid, outcomes: { done: { lines: 2, amount: 4_500_000 } } })
  const undo = { by: payer, at: morning, reason: 'gửi nhầm tệp' }
  await moveBatch(register, { ...batch, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
  await workOnBatch(desk, { batchId: batch.id, version: null }, 'undo')
  expect(await known(batch.id)).toMatchObject({ notPaid, outcomes: { undone: { lines: 2, amount: 4_500_000 } } })
  const events = await officeEvents(register, keys.batch(batch.id))
  const words = '1 khoản đã chi, 3.000.000 đồng và 1 khoản không chi được, 1.500.000 đồng'
  const told = events.map(({ type, changes: { notPaid: unpaid, written, undone } }) => [
    type,
    (unpaid ?? written ?? undone)?.[1],
  ])
  expect(told).toEqual([
    ['batch.opened', undefined],
    ['batch.checked', '1 dòng, 1.500.000 đồng'],
    ['batch.confirmed', '1 dòng, 1.500.000 đồng'],
    ['batch.written', words],
    ['batch.undo-ordered', undefined],
    ['batch.undone', words],
  ])
})

// A sheet without results was passed over: of its people nobody was told that they were not entered.
onOneEngine('answers for the people of a sheet without results of whom no other sheet tells one', async () => {
  const right = await handedOver('A')
  const other = aRight('B', { number: '240123456' })
  await takenIn(register, other)
  const people: readonly WrittenRow[] = [
    ['Họ và tên', 'Số CMND/CCCD', 'Số tiền'],
    ['Người A', '066185000001', 3_000_000],
    ['Người B', '240123456', 1_500_000],
    ['Người lạ', '240123499', 1_500_000],
  ]
  const { answers, batch } = await sentSheets('sheets', { 'Danh sách gốc': people, 'Kết quả': [header, row({})] })
  expect(answers.map(({ sheet, fullName, answer }) => [sheet, fullName, answer])).toEqual([
    ['Kết quả', 'Người A', 'pay'],
    ['Danh sách gốc', 'Người B', 'unclear'],
    ['Danh sách gốc', 'Người lạ', 'unknown'],
  ])
  expect(answers[1]?.message).toContain('Trang này không ghi kết quả')
  expect(batch.outcomes).toEqual({ done: { lines: 1, amount: 1_000_000 } })
  expect(await stored(register, right.id)).toMatchObject({ payment: { amount: 1_000_000 } })
})

// The lines of a file with such cells could not be kept, or its payments not be written: all of it stood still for one row.
it('answers and pays what it can where cells are as long as Excel has them, or are cut within a letter', async () => {
  const right = await handedOver('A')
  const long = 'Xã '.padEnd(30_000, 'x')
  const strangers = Array.from({ length: 40 }, (_, at) => [`Người ${at}`, null, 1_000_000, 'đã chi', null, null, long])
  const receiver = `${'a'.repeat(119)}😀`
  const { answers, batch } = await sentTable('long', [
    [...header, 'Xã', 'Người nhận thay', 'Quan hệ', 'Giấy tờ nhận thay'],
    ...strangers.map((cells): WrittenRow => [...cells, null, null, null]),
    [...row({ month: '4' }), null, receiver, 'con', 'giấy uỷ quyền'],
  ])
  expect(answers.map(({ answer }) => answer)).toEqual([...strangers.map(() => 'other-unit'), 'pay'])
  expect(Math.max(...answers.map(({ message }) => message?.length ?? 0))).toBeLessThan(300)
  expect(batch).toMatchObject({ state: 'done', outcomes: { done: { lines: 1, amount: 1_000_000 } } })
  expect((await stored(register, right.id)).payment?.receiver.name).toBe('a'.repeat(119))
})

// The post office signed for less than it had entered, and nobody saw by how much.
onOneEngine(
  'says on the account of a post office what it has paid that nobody gave it, beside the sum or without one',
  async () => {
    const account = async (name: string) => {
      const kept: AnswerFile[] = []
      const desk = { ...deskOf(new Uint8Array()), putAnswer: async (file: AnswerFile) => void kept.push(file) }
      const fresh = freshBatch(marks.id('test', name), payer, morning)
      await createBatch(register, tree, {
        ...{ ...fresh, programme: 'nq42-2020', unit: '657', details: null },
        ...({ kind: 'account', state: 'checking' } as const),
      })
      await workOnBatch(desk, { batchId: fresh.id, version: null }, name)
      return { batch: await known(fresh.id), sheet: kept.find(({ extension }) => extension === 'xlsx') }
    }
    const [never] = await takenIn(register, aRight('B', { number: '240123456' }))
    if (!never) throw new Error('not taken in')
    expect(outcomeOf(await order(register, never, { actor: payer, command: aPayment() }))).toBe('done')
    const words = 'còn ghi đã chi 1 khoản, 1.500.000 đồng mà hệ thống chưa ghi giao tiền'
    expect((await account('alone')).batch).toMatchObject({ state: 'refused', message: expect.stringContaining(words) })
    const right = await handedOver('A')
    await order(register, await stored(register, right.id), { actor: payer, command: aPayment() })
    const { batch, sheet } = await account('both')
    expect(batch).toMatchObject({
      state: 'done',
      account: { given: { amount: 3_000_000 }, paid: { amount: 3_000_000 } },
    })
    const texts = (await textsOf(sheet?.bytes ?? new Uint8Array())).flat().join('\n')
    expect(texts).toContain(': khớp.')
    expect(texts).toContain(words)
  },
)

// The second file's card took the place of the first one's, which was free for another support then and stood on no record.
onOneEngine('keeps both cards where a second file shows the other one, and compares by it at once', async () => {
  const [right, twin] = await takenIn(
    register,
    aRight('A', { fullName: 'Lê Thị A' }),
    aRight('B', { fullName: 'Lê Thị A', number: '066185004321', policy: 'A5' }),
  )
  if (!right || !twin) throw new Error('not taken in')
  const command = { kind: 'hand-over', unit: '657' } as const
  expect(outcomeOf(await order(register, await stored(register, right.id), { actor: district, command }))).toBe('done')
  const file = (name: string, card: string) =>
    sentTable(name, [
      ['Mã chi trả', 'Họ và tên', 'Số CMND/CCCD', 'Kết quả', 'Ngày chi trả'],
      [right.id, 'Lê Thị A', card, 'đã chi', '29/05/2020'],
    ])
  await file('first', '240123456')
  expect((await stored(register, twin.id)).warnings).toEqual([])
  const before = bare(await stored(register, right.id))
  const { answers, batch, desk } = await file('second', '066185004321')
  expect(answers).toMatchObject([{ answer: 'correct', message: 'Bổ sung số CCCD •••• 4321 và CMND •••• 3456' }])
  const now = await stored(register, right.id)
  expect(now.person.idNumbers.map(({ number }) => number)).toEqual(['240123456', '066185004321'])
  const claims = await readClaims(register, idMarksOf(now, marks))
  expect([...claims.values()].map(({ paid }) => paid)).toEqual([[right.id], [right.id]])
  expect((await stored(register, twin.id)).warnings).toMatchObject([{ entitlementId: right.id }])
  expect((await file('third', '066185004321')).answers).toMatchObject([{ answer: 'same' }])
  const trace = (await getHistory(register, right.id)).map(({ type, changes }) => [type, changes.idNumber])
  expect(trace.slice(2, 5)).toEqual([
    ['payment.recorded', [null, '•••• 3456']],
    ['payment.undone', ['•••• 3456', null]],
    ['payment.recorded', [null, '•••• 3456, •••• 4321']],
  ])

  const undo = { by: payer, at: morning, reason: 'gửi nhầm tệp' }
  await moveBatch(register, { ...batch, state: 'undoing', undo, outcomes: {}, handled: 0, leaseUntil: 0 }, 'done')
  await workOnBatch(desk, { batchId: batch.id, version: null }, 'undo')
  const { warnings: _warnings, reviews: _reviews, ...back } = bare(await stored(register, right.id))
  expect(before).toMatchObject(back)
  expect((await stored(register, twin.id)).warnings).toEqual([])
})

// Freed with the entry that is corrected, the card could have been paid under another support.
onOneEngine(
  'keeps a number that came with a payment claimed as paid where a file without numbers corrects it',
  async () => {
    const [right] = await takenIn(register, aRight('A', { fullName: 'Lê Thị A' }))
    if (!right) throw new Error('not taken in')
    const command = { kind: 'hand-over', unit: '657' } as const
    expect(outcomeOf(await order(register, await stored(register, right.id), { actor: district, command }))).toBe(
      'done',
    )
    await sentTable('first', [
      ['Mã chi trả', 'Họ và tên', 'Số CMND/CCCD', 'Kết quả', 'Ngày chi trả'],
      [right.id, 'Lê Thị A', '066185004321', 'đã chi', '29/05/2020'],
    ])
    const { answers } = await sentTable('second', [
      ['Mã chi trả', 'Họ và tên', 'Kết quả', 'Ngày chi trả', 'Người nhận thay', 'Quan hệ', 'Giấy tờ nhận thay'],
      [right.id, 'Lê Thị A', 'đã chi', '29/05/2020', 'Lê Văn Ba', 'con', 'giấy uỷ quyền'],
    ])
    expect(answers).toMatchObject([
      { answer: 'correct', message: 'Bổ sung số CCCD •••• 4321. Người nhận thay: Lê Văn Ba (con, giấy uỷ quyền)' },
    ])
    const now = await stored(register, right.id)
    expect(now).toMatchObject({ status: 'paid', payment: { receiver: { name: 'Lê Văn Ba' }, addedIdNumber: 'CCCD' } })
    const claims = await readClaims(register, idMarksOf(now, marks))
    expect([...claims.values()].map(({ paid }) => paid)).toEqual([[right.id]])
  },
)
