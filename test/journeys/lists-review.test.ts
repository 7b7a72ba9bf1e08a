import type { ListSummary } from '../../lambdas/contract/lists.ts'
import { formatDong } from '../../lambdas/domain/money/dong.ts'
import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { listFile, newCmnd, newDecision, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { rowsOf, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24151'
const programme = 'nq42-2020'
let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

const total = async () => (await world().call('statistics', { query: { programme, unit: commune } }, officer)).total
const sent = async (file: Parameters<typeof listFile>[0], review = true): Promise<ListSummary> =>
  takeIn(world(), officer, { commune, review }, await listFile(file))

/** The officer says the word and waits for what becomes of it. */
async function said(
  name: 'applyList' | 'reviewList' | 'withdrawList',
  { id }: ListSummary,
  body?: unknown,
): Promise<ListSummary> {
  const answer = await world().send(name, { params: { listId: id }, ...(body === undefined ? {} : { body }) }, officer)
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)])
  return settled(world(), officer, id)
}

describe('a list under review', () => {
  it('writes nothing before the word, and then just what it has shown', async () => {
    const before = await total()
    const rows = [...people(3), ...people(1, { idNumber: '123' })]
    const list = await sent({ rows })
    expect(list).toMatchObject({
      state: 'checked',
      counts: { rows: 4, added: 3, changed: 0, same: 0, refused: 1, amount: 4_500_000 },
      commands: ['review', 'apply', 'withdraw'],
      onlyHere: 0,
    })
    expect(list.outcome).toMatch(
      /^Chưa ghi gì vào hệ thống\. Nếu nhập: 3 người mới \(4\.500\.000 đồng\); 1 dòng chưa nhập được/,
    )
    expect(await total()).toEqual(before)
    const outcomes = (await rowsOf(world(), officer, list.id)).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['added', 'added', 'added', 'refused'])

    const applied = await said('applyList', list)
    expect(applied).toMatchObject({ state: 'finished', counts: { added: 3, refused: 1 }, appliedBy: officer.username })
    expect((await total()).approved.people - before.approved.people).toBe(3)
    // Said again, it is answered as done and counts nobody twice.
    expect(await said('applyList', list)).toMatchObject({ state: 'finished', counts: { added: 3 } })
    expect((await total()).approved.people - before.approved.people).toBe(3)
  })

  it('shows what a mended file changes, whom it forgets, and which numbers the register knows elsewhere', async () => {
    const decision = newDecision()
    const [a, b, c, d] = people(4)
    if (!a || !b || !c || !d) throw new Error('four people')
    await sent({ decision, rows: [a, b, c] }, false)
    const elsewhere = people(1, { fullName: 'Người Nơi Khác', idNumber: newCmnd() })
    await sent({ rows: elsewhere }, false)
    const mended = [
      a,
      { ...b, amount: 1_500_000, idNumber: newCmnd() },
      { ...d, idNumber: elsewhere[0]?.idNumber ?? '' },
    ]
    const list = await sent({ decision, rows: mended })
    expect(list).toMatchObject({
      state: 'checked',
      counts: { added: 1, changed: 1, same: 1, duplicates: 1 },
      onlyHere: 1,
      onlyHereAmount: c.amount,
    })
    expect(list.outcome).toContain(`1 người (${formatDong(Number(c.amount))}) của quyết định này có trong hệ thống`)
    const rows = await rowsOf(world(), officer, list.id)
    expect(rows.map(({ outcome, fullName }) => [outcome, fullName])).toEqual([
      ['same', a.fullName],
      ['changed', b.fullName],
      ['added', d.fullName],
      ['only-here', c.fullName],
    ])
    expect(rows[1]?.changes).toEqual({ idNumber: [expect.stringMatching(/^•••• /), expect.stringMatching(/^•••• /)] })
    expect(rows[2]?.problems.map(({ code }) => code)).toContain('suspected-duplicate')
    const applied = await said('applyList', list)
    expect(applied).toMatchObject({ state: 'finished', counts: { added: 1, changed: 1, same: 1, duplicates: 1 } })
  })

  it('says what it is to the lists before it: a supplement, a mended list, or one whose people another decision has', async () => {
    const [a, b, c] = ['Một', 'Hai', 'Ba'].flatMap((name) => people(1, { fullName: `Phan Bổ Sung ${name}` }))
    if (!a || !b || !c) throw new Error('three people')
    const decision = newDecision()
    expect(await sent({ decision, rows: [a, b] }, false)).toMatchObject({ kind: 'first' })
    expect(await sent({ decision, rows: [c] })).toMatchObject({ kind: 'supplement', onlyHere: 2 })
    const mended = await sent({ decision, rows: [a, { ...b, idNumber: newCmnd() }] })
    expect(mended).toMatchObject({ kind: 'correction', counts: { changed: 1, same: 1 } })
    expect(mended.outcome).toContain('bản sửa của danh sách đã nhập')
    const other = await sent({ decision: newDecision(), rows: [a, b] })
    expect(other).toMatchObject({
      kind: 'other-decision',
      commands: ['review', 'withdraw'],
      elsewhere: [{ decision, people: 2 }],
    })
    expect(other.outcome).toContain(`Quyết định ${decision} (2 người)`)
    expect(await sent({ decision, rows: [a, b] })).toMatchObject({ state: 'finished', kind: 'repeat' })
    // All of them would be cases: nobody brings it in without having said that it is another grant.
    expect(await world().refused('applyList', { params: { listId: other.id } }, officer)).toMatchObject({
      status: 409,
      detail: expect.stringContaining('đợt hỗ trợ khác'),
    })
    const meant = await said('reviewList', other, { accepted: ['other-decision'], convert: false, columns: {} })
    expect(meant).toMatchObject({ state: 'checked', kind: 'other-decision', commands: ['review', 'apply', 'withdraw'] })
    expect(await said('applyList', meant)).toMatchObject({ state: 'finished', counts: { added: 2, duplicates: 2 } })
  })

  it('is checked again with the same answers once the list whose place its decision takes is taken back', async () => {
    const [a, b] = ['Bốn', 'Năm'].flatMap((name) => people(1, { fullName: `Phan Điều Chỉnh ${name}` }))
    if (!a || !b) throw new Error('two people')
    const old = await sent({ decision: newDecision(), rows: [a, b] }, false)
    const list = await sent({ decision: newDecision(), rows: [a] })
    expect(list).toMatchObject({ kind: 'other-decision', commands: ['review', 'withdraw'] })
    expect(list.outcome).toContain('rút danh sách cũ rồi kiểm tra lại')
    expect(await said('withdrawList', old, { reason: 'Quyết định sau thay quyết định này' })).toMatchObject({
      state: 'withdrawn',
    })
    const again = await said('reviewList', list, list.answers)
    expect(again).toMatchObject({ kind: 'first', elsewhere: [], commands: ['review', 'apply', 'withdraw'] })
    expect(await said('applyList', again)).toMatchObject({ state: 'finished', counts: { added: 1, duplicates: 0 } })
  })

  it('ends by itself when it has nothing new', async () => {
    const file = { decision: newDecision(), rows: people(2) }
    await sent(file, false)
    expect(await sent(file)).toMatchObject({ state: 'finished', counts: { added: 0, same: 2 }, commands: ['withdraw'] })
  })

  it('is checked again with the suggestions that the officer takes', async () => {
    const rows = people(2).map((person) => ({ ...person, idNumber: person.idNumber?.slice(1) ?? '' }))
    const list = await sent({ rows: [...rows, ...people(1)] })
    expect(list).toMatchObject({ state: 'checked', counts: { added: 1, refused: 2 } })
    const again = await said('reviewList', list, { accepted: ['bad-id-number'], convert: false, columns: {} })
    expect(again).toMatchObject({
      state: 'checked',
      counts: { added: 3, refused: 0 },
      answers: { accepted: ['bad-id-number'] },
    })
    expect(await said('applyList', again)).toMatchObject({ state: 'finished', counts: { added: 3 } })
  })

  it('is told who has declined a kind of suggestion, also in the file that mends it, and takes it after all', async () => {
    const decision = newDecision()
    const rows = people(2).map((person) => ({ ...person, idNumber: person.idNumber?.slice(1) ?? '' }))
    const list = await sent({ decision, rows: [...rows, ...people(1)] })
    const no = { accepted: [], declined: ['bad-id-number'], convert: false }
    const again = await said('reviewList', list, no)
    const declines = [{ code: 'bad-id-number', by: officer.username, at: expect.any(Number) }]
    expect(again).toMatchObject({ state: 'checked', counts: { added: 1, refused: 2 }, answers: no, declines })
    const mended = await sent({ decision, rows: [...rows, ...people(2)] })
    expect(mended).toMatchObject({ state: 'checked', answers: { declined: [] }, declines })
    const { items } = await world().call(
      'listRows',
      { params: { listId: mended.id }, query: { only: 'problems' } },
      officer,
    )
    expect(items.map(({ problems: [one] }) => one?.declined)).toEqual([true, true])
    const yes = await said('reviewList', mended, { accepted: ['bad-id-number'], convert: false })
    expect(yes).toMatchObject({ counts: { added: 4, refused: 0 }, declines: [] })
  })

  it('waits for answers when none of its rows could come in without them', async () => {
    const rows = people(2).map((person) => ({ ...person, idNumber: person.idNumber?.slice(1) ?? '' }))
    const list = await sent({ rows })
    expect(list).toMatchObject({ state: 'checked', counts: { added: 0, refused: 2 }, commands: ['review', 'withdraw'] })
    expect(await world().refused('applyList', { params: { listId: list.id } }, officer)).toMatchObject({ status: 409 })
    const again = await said('reviewList', list, { accepted: ['bad-id-number'], convert: false, columns: {} })
    expect(again).toMatchObject({ state: 'checked', counts: { added: 2 }, commands: ['review', 'apply', 'withdraw'] })
  })

  it('reads a column as the officer says, and remembers it for the next list of the form in this commune alone', async () => {
    const bytes = (name: string, number: string) =>
      workbookToBytes([
        {
          name: 'Danh sách',
          columns: headers.map(() => ({ width: 14 })),
          title: [[`(Kèm theo Quyết định số ${newDecision()} ngày 12/5/2020)`]],
          header: [headers],
          rows: [[1, name, '1970', number, 'Bảo trợ xã hội', 1_500_000]],
        },
      ])
    const headers = ['STT', 'Họ và tên', 'Năm sinh', 'Dãy ký tự riêng', 'Đối tượng', 'Số tiền']
    const number = newCmnd()
    const list = await takeIn(world(), officer, { commune, review: true }, await bytes('Người Một Cột', number))
    const read = { field: null, confidence: 0, reason: expect.stringContaining('1/1 ô là số giấy tờ') }
    expect(list.columns).toContainEqual({
      sheet: 'Danh sách',
      column: 'D',
      header: headers[3],
      key: headers[3],
      ...read,
    })
    const answers = { accepted: [], convert: false, columns: { 'Dãy ký tự riêng': 'idNumber' } }
    const again = await said('reviewList', list, answers)
    expect(again.columns).toContainEqual(expect.objectContaining({ column: 'D', field: 'idNumber', confidence: 1 }))
    await said('applyList', again)
    const asked = { body: { idNumber: number, fullName: 'nguoi mot cot' } }
    expect((await world().call('lookUp', asked, null)).supports).toHaveLength(1)

    const next = newCmnd()
    const second = await takeIn(world(), officer, { commune, review: true }, await bytes('Người Hai Cột', next))
    expect(second).toMatchObject({ state: 'checked', answers: { columns: { 'Dãy ký tự riêng': 'idNumber' } } })
    await said('applyList', second)
    const found = await world().call('lookUp', { body: { idNumber: next, fullName: 'nguoi hai cot' } }, null)
    expect(found.supports).toHaveLength(1)
    const neighbour = await world().officer('xa', '24154')
    const order = { commune: '24154', review: true }
    const foreign = await takeIn(world(), neighbour, order, await bytes('Người Ba Cột', newCmnd()))
    expect(foreign.answers.columns).toEqual({})
  })

  it('may not be brought in before it is checked, nor reviewed afterwards', async () => {
    const list = await sent({ rows: people(1) }, false)
    const params = { listId: list.id }
    const review = { params, body: { accepted: ['bad-id-number'], convert: false, columns: {} } }
    expect(await world().refused('reviewList', review, officer)).toMatchObject({ status: 409, code: 'wrong-state' })
  })
})

describe('a list that is withdrawn', () => {
  const search = async () =>
    (await world().call('searchEntitlements', { body: { programme, unit: commune, limit: 200 } }, officer)).items

  it('goes whole: people, counts, look-up and claims, with a trace, and may come again', async () => {
    const before = await total()
    const file = { decision: newDecision(), rows: people(40) }
    const list = await sent(file, false)
    const withdrawn = await said('withdrawList', list, { reason: 'nhầm đợt' })
    expect(withdrawn).toMatchObject({ state: 'withdrawn', withdrawal: { by: officer.username, reason: 'nhầm đợt' } })
    expect(withdrawn.outcome).toMatch(/^Đã rút 40 người \(60\.000\.000 đồng\)/)
    expect(await total()).toEqual(before)
    const gone = (await search()).filter(({ decision }) => decision.number === file.decision)
    expect(new Set(gone.map(({ status }) => status))).toEqual(new Set(['cancelled']))
    const [one] = gone
    const { history } = await world().call('entitlement', { params: { entitlementId: one?.id ?? '' } }, officer)
    expect(history.at(-1)?.sentence).toMatch(/rút khỏi hệ thống cùng cả danh sách.*Lý do: nhầm đợt/)
    const again = await sent(file, false)
    expect(again).toMatchObject({ state: 'finished', counts: { added: 40, changed: 0, amount: 60_000_000 } })
    expect((await total()).approved.people - before.approved.people).toBe(40)
  })

  it('is dropped while it waits for its officer’s word: it waits no longer, and nothing of it is in the register', async () => {
    const before = await total()
    const rows = people(2)
    const list = await sent({ decision: newDecision(), rows })
    expect(list).toMatchObject({ state: 'checked', commands: ['review', 'apply', 'withdraw'] })
    const dropped = await said('withdrawList', list, { reason: 'tải nhầm tệp' })
    expect(dropped).toMatchObject({
      ...{ state: 'withdrawn', next: 'nobody', openRows: 0, commands: [] },
      ...{ withdrawal: { reason: 'tải nhầm tệp' }, counts: { added: 2 } },
      outcome: 'Đã bỏ danh sách này: chưa có gì của nó được ghi vào hệ thống.',
    })
    expect(await total()).toEqual(before)
    const { items } = await world().call('listRows', { params: { listId: list.id }, query: {} }, officer)
    // Nobody of it has a record to be led to.
    expect(items.map(({ outcome, entitlementId }) => [outcome, entitlementId])).toEqual(rows.map(() => ['added', null]))
    expect(await world().refused('applyList', { params: { listId: list.id } }, officer)).toMatchObject({ status: 409 })
  })

  it('stays when somebody of it has been paid, and says how many', async () => {
    const file = { decision: newDecision(), rows: people(3) }
    const list = await sent(file, false)
    const [one] = (await search()).filter(({ decision }) => decision.number === file.decision)
    if (!one) throw new Error('nobody came in')
    const body = {
      version: one.version,
      paidOn: new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10),
      receivedBy: 'self' as const,
    }
    await world().call('recordPayment', { params: { entitlementId: one.id }, body }, officer)
    const before = await total()
    const kept = await said('withdrawList', list, { reason: 'nhầm đợt' })
    expect(kept).toMatchObject({ state: 'finished', withdrawal: null, commands: ['withdraw'] })
    expect(kept.outcome).toMatch(/^Không rút được: trong danh sách đã có 1 người "Đã chi trả"/)
    expect(await total()).toEqual(before)
  })

  it('sets those free who shared a number with it', async () => {
    const twin = people(1, { fullName: 'Lê Thị Hai Nơi', idNumber: newCmnd() })
    await sent({ rows: twin }, false)
    const second = await sent({ rows: twin }, false)
    const warned = async () =>
      (await search()).filter(({ fullName }) => fullName === 'Lê Thị Hai Nơi').map(({ warnings }) => warnings.length)
    expect(await warned()).toEqual([1, 1])
    await said('withdrawList', second, { reason: 'nhầm' })
    expect(await warned()).toEqual([0, 0])
  })
})
