import type { ListSummary } from '../../lambdas/contract/lists.ts'
import type { RouteName } from '../../lambdas/contract/routes.ts'
import { details } from '../support/batches.ts'
import { listFile, newDecision, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { rowsOf, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const [commune, district] = ['24151', '643']
const programme = 'nq42-2020'
let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

type Row = ReturnType<typeof people>[number]
const million = 1_000_000

const total = async () => (await world().call('statistics', { query: { programme, unit: commune } }, officer)).total
const sent = async (file: Parameters<typeof listFile>[0], review = true): Promise<ListSummary> =>
  takeIn(world(), officer, { commune, review }, await listFile(file))

async function said(name: 'applyList' | 'reviewList', { id }: ListSummary, body?: unknown): Promise<ListSummary> {
  const answer = await world().send(name, { params: { listId: id }, ...(body === undefined ? {} : { body }) }, officer)
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
  return settled(world(), officer, id)
}

const supportOf = async (id: string | undefined) =>
  (await world().call('entitlement', { params: { entitlementId: String(id) } }, officer)).entitlement

/** A command about somebody, as he stands now. */
async function ordered(name: RouteName, by: Officer, id: string | undefined, body: object): Promise<void> {
  const { version } = await supportOf(id)
  const answer = await world().send(name, { params: { entitlementId: String(id) }, body: { version, ...body } }, by)
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
}

/** Whom the list leaves something to do about, with what it is. */
async function toDoOf({ id }: ListSummary) {
  const { items } = await world().call('listRows', { params: { listId: id }, query: { only: 'to-do' } }, officer)
  return items.map(({ fullName, problems }) => [fullName, problems[0]?.message])
}

describe('a list whose decision corrects another one', () => {
  it('changes by its officer’s word who is unpaid, and says of everybody else who does what', async () => {
    const rows = ['Tăng', 'Giảm', 'Thêm', 'Thừa', 'Thiếu', 'Giữ'].map((name, at) => {
      const sum = [1, 2, 1, 3, 1, 1][at] ?? 1
      return {
        ...people(1, { fullName: `Phan Đính Chính ${name}` })[0],
        policy: 'Lao động tự do',
        amount: sum * million,
      }
    }) as Row[]
    const [up, down, more, less, missing, kept] = rows as [Row, Row, Row, Row, Row, Row]
    const [former, decision] = [newDecision(), newDecision()]
    const before = await total()
    const moved = async () => {
      const { approved, paid, notPayable, suspended, left } = await total()
      expect(paid.amount + notPayable.amount + suspended.amount + left.amount).toBe(approved.amount)
      return [
        approved.people - before.approved.people,
        approved.amount - before.approved.amount,
        paid.amount - before.paid.amount,
      ]
    }
    const old = await sent({ decision: former, rows }, false)
    const ids = (await rowsOf(world(), officer, old.id)).map(({ entitlementId }) => String(entitlementId))
    for (const at of [2, 3])
      await ordered('recordPayment', officer, ids[at], { receivedBy: 'self', paidOn: details.paidOn })
    expect(await moved()).toEqual([6, 9 * million, 4 * million])
    const fresh = { ...people(1)[0], policy: 'Lao động tự do', amount: million } as Row
    const file = {
      ...{ decision, decisionDay: '20/5/2020', title: `DANH SÁCH ĐÍNH CHÍNH QUYẾT ĐỊNH SỐ ${former}` },
      rows: [
        { ...up, amount: 2 * million },
        { ...down, amount: million },
        { ...more, amount: 3 * million },
        { ...less, amount: million },
        kept,
        fresh,
      ],
    }
    const asked = await sent(file)
    expect(asked).toMatchObject({
      kind: 'other-decision',
      former: { number: former },
      commands: ['review', 'withdraw'],
    })
    const word = { accepted: ['corrects-decision'], convert: false }
    const both = await said('reviewList', asked, { ...word, accepted: ['corrects-decision', 'other-decision'] })
    expect(both.commands).toEqual(['review', 'withdraw'])
    const list = await said('reviewList', both, word)
    const counts = { added: 1, changed: 2, same: 3, settled: 2, duplicates: 0, amount: million }
    expect(list).toMatchObject({ state: 'checked', kind: 'correction', counts, onlyHere: 1, onlyHereAmount: million })
    expect(await moved()).toEqual([6, 9 * million, 4 * million])
    const applied = await said('applyList', list)
    expect(applied).toMatchObject({ state: 'finished', counts })
    expect(applied.outcome).toContain(`1 người của Quyết định ${former} không có trong tệp vẫn giữ nguyên`)
    expect(await moved()).toEqual([7, 10 * million, 4 * million])
    expect(await supportOf(ids[0])).toMatchObject({
      amount: 2 * million,
      amendedBy: { number: decision },
      decision: { number: former },
    })
    expect(await toDoOf(list)).toEqual([
      [more.fullName, expect.stringContaining('còn phải chi thêm 2.000.000 đồng')],
      [less.fullName, expect.stringContaining('“Lập thu hồi” 2.000.000 đồng')],
      [missing.fullName, expect.stringContaining('“Huỷ theo quyết định”')],
    ])

    const above = await world().officer('huyen', district)
    const order = { decision: { number: decision, day: '2020-05-20' }, reason: 'Theo quyết định đính chính' }
    await ordered('amendSupport', above, ids[2], { ...order, amount: 3 * million, months: [] })
    await ordered('askBack', above, ids[3], { ...order, amount: 2 * million, lessConfirmed: true })
    await ordered('cancelSupport', above, ids[4], order)
    expect(await moved()).toEqual([6, 11 * million, 4 * million])
    const again = await said('reviewList', await sent(file), word)
    expect(again).toMatchObject({
      state: 'finished',
      counts: { added: 0, changed: 0, same: 6, settled: 0 },
      onlyHere: 0,
    })
    expect(await toDoOf(again)).toEqual([])
  })

  it('that names only whom it changes takes nothing from the others', async () => {
    const rows = people(5, { policy: 'Lao động tự do', amount: million })
    const [former, decision] = [newDecision(), newDecision()]
    await sent({ decision: former, rows }, false)
    const changed = rows.slice(0, 2).map((row) => ({ ...row, amount: 2 * million }))
    const asked = await sent({ decision, decisionDay: '20/5/2020', rows: changed })
    const list = await said('reviewList', asked, { accepted: ['corrects-decision'], convert: false })
    expect(list).toMatchObject({ state: 'checked', counts: { added: 0, changed: 2, settled: 0 }, onlyHere: 0 })
    expect(await toDoOf(list)).toEqual([])
  })

  it('tells of the former policy of whoever is in it under another one, though nobody else is of that policy', async () => {
    const [a, b, c] = people(3, { policy: 'Bảo trợ xã hội' }) as [Row, Row, Row]
    const [former, decision] = [newDecision(), newDecision()]
    await sent({ decision: former, rows: [a, b, { ...c, policy: 'Người có công' }] }, false)
    const asked = await sent({ decision, decisionDay: '20/5/2020', rows: [a, b, c] })
    const list = await said('reviewList', asked, { accepted: ['corrects-decision'], convert: false })
    expect(list).toMatchObject({ counts: { added: 1, same: 2 }, onlyHere: 1 })
    expect(await toDoOf(list)).toEqual([
      [c.fullName, expect.stringMatching(/^Tệp không ghi người này theo chính sách/)],
    ])
  })

  it('may add more people than it corrects', async () => {
    const rows = people(2, { policy: 'Lao động tự do', amount: million })
    const [former, decision] = [newDecision(), newDecision()]
    await sent({ decision: former, rows }, false)
    const changed = rows.map((row) => ({ ...row, amount: 2 * million }))
    const fresh = people(3, { policy: 'Lao động tự do', amount: million })
    const asked = await sent({ decision, decisionDay: '20/5/2020', rows: [...changed, ...fresh] })
    expect(asked).toMatchObject({ kind: 'first', former: { number: former }, counts: { added: 5 } })
    expect(asked.outcome).toContain(`2 người trong tệp đã có cùng chính sách theo Quyết định ${former}`)
    const list = await said('reviewList', asked, { accepted: ['corrects-decision'], convert: false })
    expect(list).toMatchObject({ state: 'checked', counts: { added: 3, changed: 2, duplicates: 0 }, onlyHere: 0 })
  })
})
