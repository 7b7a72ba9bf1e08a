import { setTimeout as pause } from 'node:timers/promises'
import type { ListRow } from '../../lambdas/contract/lists.ts'
import { firstRowOf, type ListedRow, type ListFile, listFile, newIdNumber, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { openList, postForm, rowsOf, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const commune = '24124'
const place = { commune: 'Phường Tân An', district: 'Thành phố Buôn Ma Thuột' }

let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

const anyone = (parts: Partial<ListedRow>): ListedRow => ({ ...people(1)[0], fullName: 'Trần Văn Mẫu', ...parts })
const approved = async () => (await world().call('statistics', { query: { programme, unit: commune } }, officer)).total

describe('a list that an officer uploads', () => {
  it('goes from waiting to finished, and its counts only grow on the way', async () => {
    const bytes = await listFile({ ...place, rows: people(250) })
    const { list, upload } = await openList(world(), officer, { commune, fileBytes: bytes.length })
    expect(list).toMatchObject({ state: 'awaiting-upload', finishedAt: null, outcome: null, counts: { rows: 0 } })
    expect(await postForm(upload, bytes)).toEqual({ status: 204, text: '' })
    const seen = [list]
    while (seen.at(-1)?.state !== 'finished') {
      await pause(80)
      seen.push(await world().call('list', { params: { listId: list.id } }, officer))
    }
    const order = ['awaiting-upload', 'processing', 'finished']
    const steps = seen.map(({ state, counts }) => order.indexOf(state) * 1_000 + counts.rows)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toMatchObject({
      counts: { rows: 250, added: 250, same: 0, refused: 0, duplicates: 0, amount: 375_000_000 },
      outcome: '250 người mới (375.000.000 đồng).',
      createdBy: officer.username,
    })
  })

  it('is brought in by several functions side by side when it is long, and shows its rows in one list', async () => {
    const file: ListFile = { ...place, rows: people(1_050) }
    const list = await takeIn(world(), officer, { commune }, await listFile(file))
    expect(list).toMatchObject({ state: 'finished', counts: { rows: 1_050, added: 1_050, refused: 0 } })
    const rows = await rowsOf(world(), officer, list.id)
    expect(rows.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 1_050 }, (_, index) => firstRowOf(file) + index),
    )
    expect(rows.every(({ outcome }) => outcome === 'added')).toBe(true)
  })

  it('says of each row what became of it: sheet, row, column, value, reason and what to do', async () => {
    const number = newIdNumber()
    const [first, second] = people(2)
    const file: ListFile = {
      ...place,
      rows: [
        { ...first },
        anyone({ fullName: '' }),
        anyone({ idNumber: number.slice(1) }),
        anyone({ amount: 1_400_000 }),
        anyone({ policy: 'Hội chơi cờ' }),
        anyone({ birthYear: '30/02/1980' }),
        { ...second, idNumber: '' },
      ] as ListedRow[],
    }
    const start = firstRowOf(file)
    const list = await takeIn(world(), officer, { commune }, await listFile(file))
    const rows = await rowsOf(world(), officer, list.id)
    expect(rows.map(({ sheet, row, outcome }) => [sheet, row - start, outcome])).toEqual([
      ['Danh sách', 0, 'added'],
      ['Danh sách', 1, 'refused'],
      ['Danh sách', 2, 'refused'],
      ['Danh sách', 3, 'refused'],
      ['Danh sách', 4, 'refused'],
      ['Danh sách', 5, 'refused'],
      ['Danh sách', 6, 'added'],
    ])
    const problem = (index: number) => rows[index]?.problems[0]
    expect(problem(1)).toMatchObject({ code: 'missing-name', column: 'B', value: null, severity: 'error' })
    expect(problem(2)).toEqual({
      sheet: 'Danh sách',
      row: start + 2,
      column: 'E',
      field: 'idNumber',
      severity: 'error',
      code: 'bad-id-number',
      value: number.slice(1),
      message: `Dòng ${start + 2}, cột E (Số CMND/CCCD): ${number.slice(1)} có 11 số, thiếu số 0 ở đầu? Sửa thành ${number}.`,
      suggestion: number,
    })
    expect(problem(3)).toMatchObject({
      code: 'wrong-amount',
      column: 'H',
      value: '1400000',
      message: expect.stringContaining('1.500.000'),
    })
    expect(problem(4)).toMatchObject({
      code: 'unknown-policy',
      column: 'G',
      value: 'Hội chơi cờ',
      message: expect.stringContaining('Ghi rõ ở cột Đối tượng'),
    })
    expect(problem(5)).toMatchObject({ code: 'bad-birth', column: 'C', value: '30/02/1980' })
    expect(problem(6)).toMatchObject({ code: 'missing-id-number', severity: 'warning' })
    expect(list.counts).toMatchObject({ rows: 7, added: 2, refused: 5, amount: 3_000_000 })
    const only = await rowsOf(world(), officer, list.id, 'problems')
    expect(only).toEqual(rows.filter(({ problems }) => problems.length > 0))
  })

  it('shows its numbers to those who may read them alone: the observer gets their last digits', async () => {
    const [whole, cut] = [newIdNumber(), newIdNumber().slice(1)]
    const rows = [
      anyone({ idNumber: cut }),
      anyone({ idNumber: whole }),
      anyone({ idNumber: whole, amount: 1_400_000 }),
    ]
    const list = await takeIn(world(), officer, { commune }, await listFile({ ...place, rows }))
    const observer = await world().officer('observer', '643')
    const texts = [officer, observer].map(async (reader) => JSON.stringify(await rowsOf(world(), reader, list.id)))
    const [own = '', observed = ''] = await Promise.all(texts)
    for (const number of [whole, cut]) {
      expect(own).toContain(number)
      expect(observed).not.toContain(number)
      expect(observed).toContain(`•••• ${number.slice(-4)}`)
    }
    expect(observed).toContain('1.500.000')
  })

  it('brings nobody new the second time, and says so', async () => {
    const bytes = await listFile({ ...place, rows: people(40) })
    await takeIn(world(), officer, { commune }, bytes)
    const before = await approved()
    const again = await takeIn(world(), officer, { commune }, bytes)
    expect(again).toMatchObject({
      state: 'finished',
      counts: { rows: 40, added: 0, same: 40, refused: 0, duplicates: 0, amount: 0 },
      outcome: '0 người mới (0 đồng); 40 người đã có từ trước, không thay đổi.',
    })
    expect(new Set((await rowsOf(world(), officer, again.id)).map(({ outcome }) => outcome))).toEqual(new Set(['same']))
    expect(await approved()).toEqual(before)
  })

  it.each([1, 29, 30, 31, 60, 61])('of %d people is taken whole, wherever a chunk ends', async (count) => {
    const before = await approved()
    const list = await takeIn(world(), officer, { commune }, await listFile({ ...place, rows: people(count) }))
    expect(list.counts).toMatchObject({ rows: count, added: count })
    expect((await rowsOf(world(), officer, list.id)).filter(({ outcome }) => outcome === 'added')).toHaveLength(count)
    const after = await approved()
    expect(after.approved.people - before.approved.people).toBe(count)
    expect(after.left.amount - before.left.amount).toBe(count * 1_500_000)
  })

  it('may hold the same person twice: two rows are two entitlements, with a remark', async () => {
    const [person] = people(1)
    const rows = [person, person, person].flatMap((one) => one ?? [])
    const list = await takeIn(world(), officer, { commune }, await listFile({ ...place, rows }))
    const found = await rowsOf(world(), officer, list.id)
    expect(new Set(found.map(({ entitlementId }) => entitlementId)).size).toBe(3)
    expect(found.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      ['duplicate-in-file'],
      ['duplicate-in-file'],
    ])
    expect(list.counts.duplicates).toBe(3)
  })

  it('is opened once by one command, and a second form leads to the same list', async () => {
    const idempotencyKey = crypto.randomUUID()
    const bytes = await listFile({ ...place, rows: people(2) })
    const body = {
      programme,
      commune,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: 'Danh sách.xlsx',
      fileBytes: bytes.length,
      review: false,
    }
    const first = await world().call('createList', { body, idempotencyKey }, officer)
    const again = await world().call('createList', { body, idempotencyKey }, officer)
    expect([again.list.id, again.upload.fields.key]).toEqual([first.list.id, first.upload.fields.key])
    await postForm(again.upload, bytes)
    await settled(world(), officer, first.list.id)
    const last = await world().call('createList', { body, idempotencyKey }, officer)
    expect(last.list).toMatchObject({ id: first.list.id, state: 'finished', counts: { added: 2 } })
    expect(last.upload.fields).toEqual({})
  })

  it('takes policy and decision from the command where the file has none, and the file wins nothing against them', async () => {
    const rows = people(2, { policy: '', amount: null })
    const list = await takeIn(
      world(),
      officer,
      { commune, policy: 'A5', decisionNumber: '77/QĐ-UBND', decisionDay: '2020-05-02' },
      await listFile({ ...place, decision: null, rows }),
    )
    expect(list).toMatchObject({
      decision: { number: '77/QĐ-UBND', day: '2020-05-02' },
      policy: 'A5',
      counts: { added: 2, amount: 3_000_000 },
    })
    const [row] = await rowsOf(world(), officer, list.id)
    expect(row).toMatchObject({ policy: 'A5', amount: 1_500_000 } satisfies Partial<ListRow>)
  })
})
