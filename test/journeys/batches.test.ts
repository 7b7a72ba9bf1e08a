import type { BatchSummary } from '../../lambdas/contract/batches.ts'
import { formatDay, localDay } from '../../lambdas/domain/time/local-day.ts'
import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { confirmedBatch, linesOfBatch, selected, sentFile, settledBatch } from '../support/batches.ts'
import { type ListedRow, listFile, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'

const commune = '24544'
const dayAfter = (days: number): string => formatDay(localDay(Date.now() + days * 86_400_000))
const [today, tomorrow] = [dayAfter(0), dayAfter(1)]
let payer: Officer
let listId: string
let rows: readonly ListedRow[]

const answersOf = ({ answers }: BatchSummary) => Object.fromEntries(answers.map(({ answer, lines }) => [answer, lines]))
const supports = async () => {
  const search = { programme: 'nq42-2020', unit: commune, limit: 200 }
  const { items } = await world().call('searchEntitlements', { body: search }, payer)
  return new Map(items.map((one) => [`${one.fullName} ${one.birth?.day}/${one.birth?.month}/1970`, one]))
}
const keyOf = ({ fullName, birthYear }: ListedRow): string => `${fullName} ${birthYear}`
const statuses = async () => {
  const found = await supports()
  return rows.map((row) => found.get(keyOf(row))?.status)
}

const headings = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND/CCCD', 'Xã', 'Số tiền', 'Kết quả', 'Ngày chi trả', 'Lý do']
type Result = readonly [row: ListedRow, result: string, paidOn?: string, more?: { amount?: number; commune?: string }]
const resultFile = (results: readonly Result[]): Promise<Uint8Array> =>
  workbookToBytes([
    {
      name: 'Kết quả',
      columns: headings.map(() => ({ width: 14 })),
      title: [['BƯU ĐIỆN HUYỆN CƯ KUIN']],
      header: [headings],
      rows: results.map(([row, result, paidOn = today, more = {}], index) => [
        index + 1,
        row.fullName,
        row.birthYear ?? null,
        row.idNumber ?? null,
        more.commune ?? 'Ea Ktur',
        more.amount ?? 1_500_000,
        result,
        paidOn,
        result.startsWith('Chưa') ? 'Vắng mặt' : null,
      ]),
    },
  ])

beforeAll(async () => {
  const officer = await world().officer('xa', commune)
  payer = await world().officer('payer', '657')
  rows = people(6)
  listId = (await takeIn(world(), officer, { commune }, await listFile({ rows }))).id
})

describe('a paper list that is marked at once', () => {
  it('is shown, confirmed once, written, and taken back whole', async () => {
    const left = (await supports()).get(keyOf(rows[0] as ListedRow))
    const order = { unit: commune, list: listId, except: [left?.id ?? ''] }
    const checked = await selected(world(), payer, order)
    expect(answersOf(checked)).toEqual({ pay: 5 })
    expect(checked.acting).toEqual({ lines: 5, amount: 7_500_000 })
    expect((await statuses()).every((status) => status === 'approved')).toBe(true)
    const done = await confirmedBatch(world(), payer, checked)
    expect(done).toMatchObject({ state: 'done', handled: 5, outcomes: { done: { lines: 5, amount: 7_500_000 } } })
    expect(await statuses()).toEqual(['approved', 'paid', 'paid', 'paid', 'paid', 'paid'])
    // Said again it is the same word.
    expect(await confirmedBatch(world(), payer, checked)).toMatchObject({ state: 'done', handled: 5 })

    const again = await selected(world(), payer, order)
    expect(answersOf(again)).toEqual({ 'already-paid': 5 })
    const nothing = await world().refused('confirmBatch', { params: { batchId: again.id } }, payer)
    expect(nothing.code).toBe('wrong-state')
    const commandsOf = async (officer: Officer) =>
      (await world().call('batch', { params: { batchId: done.id } }, officer)).commands
    expect(await commandsOf(payer)).toEqual(['undo'])
    expect(await commandsOf(await world().officer('xa', commune))).toEqual([])
    await world().call('undoBatch', { params: { batchId: done.id }, body: { reason: 'nhầm buổi chi' } }, payer)
    const undone = await settledBatch(world(), payer, done.id)
    expect(undone).toMatchObject({ state: 'undone', outcomes: { undone: { lines: 5 } } })
    expect((await statuses()).every((status) => status === 'approved')).toBe(true)
  })

  it('takes a range of the list, and is nobody else’s', async () => {
    const range = await selected(world(), payer, { unit: commune, list: listId, from: 2, to: 4 })
    expect((await linesOfBatch(world(), payer, range)).map(({ number }) => number)).toEqual([2, 3, 4])
    const params = { batchId: range.id }
    const stranger = await world().officer('payer', '643')
    expect((await world().refused('batch', { params }, stranger)).code).toBe('not-found')
    const above = await world().officer('huyen', '657')
    expect((await world().refused('confirmBatch', { params }, above)).code).toBe('wrong-state')
    const { items } = await world().call('batches', { query: { programme: 'nq42-2020' } }, above)
    expect(items.map(({ id }) => id)).toContain(range.id)
  })
})

describe("a payer's file of results", () => {
  it('answers every row, writes those that hold, and a second file corrects the first', async () => {
    const [a, b, c, d, e, f] = rows as [ListedRow, ListedRow, ListedRow, ListedRow, ListedRow, ListedRow]
    const stranger = { fullName: 'Người Không Có', idNumber: newIdNumber() }
    const bytes = await resultFile([
      [a, 'Đã chi trả'],
      [b, 'Chưa nhận'],
      [c, 'Đã chi trả'],
      [c, 'Chưa nhận'],
      [d, 'Đã chi trả', tomorrow],
      [e, 'Đã chi trả', today, { amount: 900_000 }],
      [f, 'Đã chi trả', '01/01/2020'],
      [stranger, 'Đã chi trả'],
      [a, 'Đã chi trả', today, { commune: 'Ea Súp' }],
    ])
    const checked = await sentFile(world(), payer, '657', bytes)
    expect(answersOf(checked)).toEqual({
      pay: 1,
      'not-paid': 1,
      repeated: 2,
      'future-day': 1,
      'wrong-amount': 1,
      'early-day': 1,
      unknown: 1,
      'other-unit': 1,
    })
    expect((await statuses()).every((status) => status === 'approved')).toBe(true)
    const done = await confirmedBatch(world(), payer, checked)
    expect(done.outcomes).toEqual({ done: { lines: 2, amount: 3_000_000 } })
    expect((await statuses()).slice(0, 3)).toEqual(['paid', 'not-received', 'approved'])
    const back = await textsOf(new Uint8Array(await (await fetch(done.answerUrl ?? '')).arrayBuffer()))
    const said = back.slice(2).map((row) => row.at(-1) ?? '')
    expect(back[1]?.at(-1)).toBe('Kết quả ghi nhận')
    expect(said[0]).toMatch(/^Đã ghi nhận đã chi trả lúc/)
    expect(said[4]).toMatch(/^Không ghi: Ngày chi trả sau hôm nay/)
    expect(said[7]).toMatch(/^Không ghi: Không có trong danh sách được duyệt\. Đợt này chỉ tìm trong địa bàn/)

    const second = await resultFile([
      [a, 'Chưa nhận'],
      [b, 'Đã chi trả'],
    ])
    const corrected = await confirmedBatch(world(), payer, await sentFile(world(), payer, '657', second))
    expect(answersOf(corrected)).toEqual({ correct: 2 })
    expect((await statuses()).slice(0, 2)).toEqual(['not-received', 'paid'])
    const first = (await supports()).get(keyOf(a))
    const { history } = await world().call('entitlement', { params: { entitlementId: first?.id ?? '' } }, payer)
    const types = history.map(({ type }) => type).filter((type) => type.startsWith('payment.'))
    expect(types.toSorted()).toEqual(['payment.not-received', 'payment.recorded', 'payment.undone'])
    expect(answersOf(await sentFile(world(), payer, '657', second))).toEqual({ same: 2 })

    // What the post office has read off a card comes with the payment, and goes with it.
    const [{ idNumber: _none, ...noNumber }] = people(1) as [ListedRow]
    const officer = await world().officer('xa', commune)
    await takeIn(world(), officer, { commune }, await listFile({ rows: [noNumber] }))
    const idNumber = newIdNumber()
    const third = await resultFile([[{ ...noNumber, idNumber }, 'Đã chi trả']])
    const added = await sentFile(world(), payer, '657', third)
    expect(answersOf(added)).toEqual({ pay: 1 })
    const [line] = await linesOfBatch(world(), payer, await confirmedBatch(world(), payer, added))
    expect(line).toMatchObject({ message: `Bổ sung số CCCD •••• ${idNumber.slice(-4)}`, outcome: { kind: 'done' } })
    const params = { entitlementId: line?.entitlementId ?? '' }
    expect((await world().call('entitlement', { params }, payer)).idNumbersInFull).toEqual([idNumber])
    // The next list that names this number is told that somebody has it.
    const same = people(1, { idNumber })
    const warned = await takeIn(world(), officer, { commune }, await listFile({ rows: same }))
    expect(warned.counts.duplicates).toBe(1)
  })

  it('is refused with words when it is no workbook, or has no results', async () => {
    const nonsense = await sentFile(world(), payer, '657', new Uint8Array([0, 1, 2]))
    expect(nonsense).toMatchObject({ state: 'refused', lines: 0 })
    expect(nonsense.message).toBeTruthy()
    const list = await sentFile(world(), payer, '657', await listFile({ rows: people(2) }))
    expect(list.message).toContain('"Kết quả"')
  })
})

describe("a payer's account", () => {
  it('says on paper that what was given is what was paid, brought back and is still held', async () => {
    const above = await world().officer('huyen', '657')
    const [one, other] = await takenToPay(above)
    const said = { version: other.version, reason: 'absent' as const }
    await world().call('recordNotPaid', { params: { entitlementId: other.id }, body: said }, payer)
    const order = { body: { programme: 'nq42-2020', unit: '657' } }
    const { id } = await world().call('createAccount', order, payer)
    const drawn = await settledBatch(world(), payer, id)
    expect(drawn.state).toBe('done')
    const { given, paid, returned, held } = drawn.account ?? {}
    expect(given?.amount).toBe((paid?.amount ?? 0) + (returned?.amount ?? 0) + (held?.amount ?? 0))
    expect(returned?.amount).toBeGreaterThanOrEqual(other.amount)
    expect(held?.amount).toBeGreaterThanOrEqual(one.amount)
    const texts = await textsOf(new Uint8Array(await (await fetch(drawn.answerUrl ?? '')).arrayBuffer()))
    expect(texts.flat().join('\n')).toContain(': khớp.')
    expect(texts.flat().join('\n')).not.toContain('KHÔNG KHỚP')
    const paper = new Uint8Array(await (await fetch(drawn.paperUrl ?? '')).arrayBuffer())
    expect(new TextDecoder().decode(paper.slice(0, 5))).toBe('%PDF-')
  })
})

/** Two more people, whose money the district gives to the post office. */
async function takenToPay(above: Officer) {
  const officer = await world().officer('xa', commune)
  const more = people(2)
  await takeIn(world(), officer, { commune }, await listFile({ rows: more }))
  const found = await supports()
  const handed = more.map(async (row) => {
    const one = found.get(keyOf(row))
    const body = { version: one?.version ?? 0, unit: '657' }
    const { entitlement } = await world().call('handOver', { params: { entitlementId: one?.id ?? '' }, body }, above)
    return entitlement
  })
  const [one, other] = await Promise.all(handed)
  if (!one || !other) throw new Error('nobody was handed over')
  return [one, other] as const
}
