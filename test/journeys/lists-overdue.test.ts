import type { ListSummary } from '../../lambdas/contract/lists.ts'
import { mostTries } from '../../lambdas/domain/lists/list-duties.ts'
import { fireSchedule } from '../support/fire-schedule.ts'
import { listFile, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { ageList } from '../support/stood-still.ts'
import { openList, rowsOf, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24163'
const programme = 'nq42-2020'
let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

const lookAfter = (): Promise<void> => fireSchedule(world(), /overdue/i)
const approved = async (): Promise<number> =>
  (await world().call('statistics', { query: { programme, unit: commune } }, officer)).total.approved.people
const now = ({ id }: ListSummary): Promise<ListSummary> => world().call('list', { params: { listId: id } }, officer)
const compared = async (): Promise<ListSummary> =>
  takeIn(world(), officer, { commune, review: true }, await listFile({ rows: people(3) }))

describe('a list that nobody moves on', () => {
  it('says who has to, by when, and since when it waits', async () => {
    const { list } = await openList(world(), officer, { commune })
    expect(list).toMatchObject({ next: 'officer', since: list.createdAt, lastSignAt: null })
    expect(list.deadline).toBe(list.createdAt + 3_600_000)
    const done = await takeIn(world(), officer, { commune }, await listFile({ rows: people(1) }))
    expect(done).toMatchObject({ next: 'nobody', deadline: null, lastSignAt: null })
  })

  it('is closed when its file never came, and takes no form any more', async () => {
    const idempotencyKey = crypto.randomUUID()
    const body = {
      programme,
      commune,
      policy: null,
      decisionNumber: null,
      decisionDay: null,
      fileName: 'a.xlsx',
      fileBytes: 9,
    }
    const { list } = await world().call('createList', { body, idempotencyKey }, officer)
    await ageList(world(), list.id, { hours: 2, state: 'awaiting-upload' })
    expect((await world().refused('createList', { body, idempotencyKey }, officer)).code).toBe('conflict')
    await lookAfter()
    const closed = await now(list)
    expect(closed).toMatchObject({ state: 'refused', next: 'nobody', counts: { rows: 0 } })
    expect(closed.outcome).toContain('Chưa nhận được tệp')
  })

  it('is read when its file lies in the bucket and the message was lost', async () => {
    const read = await takeIn(world(), officer, { commune, review: true }, await listFile({ rows: people(2) }))
    await ageList(world(), read.id, { hours: 2, state: 'awaiting-upload' })
    await lookAfter()
    expect(await settled(world(), officer, read.id)).toMatchObject({
      state: 'checked',
      next: 'officer',
      counts: { rows: 2, added: 2 },
    })
  })

  it('gets another reader when the word was given and nobody came, and ends in just what it has shown', async () => {
    const before = await approved()
    const list = await compared()
    await ageList(world(), list.id, { hours: 1, state: 'applying', tries: 2 })
    await lookAfter()
    expect(await settled(world(), officer, list.id)).toMatchObject({ state: 'finished', counts: { added: 3 } })
    await lookAfter()
    expect((await approved()) - before).toBe(3)
  })

  it('ends as "0 of 3" after readings in vain, each row with what to do, and the same file can be sent again', async () => {
    const before = await approved()
    const list = await compared()
    await ageList(world(), list.id, { hours: 2, state: 'applying', tries: mostTries })
    await lookAfter()
    const ended = await now(list)
    expect(ended).toMatchObject({ state: 'refused', counts: { rows: 3, added: 0, refused: 3, amount: 0 } })
    expect(ended.outcome).toMatch(/^0 trong 3 dòng được nhập, vì .* Tải tệp lên lại\./)
    const rows = await rowsOf(world(), officer, list.id)
    expect(rows.map(({ outcome, problems }) => [outcome, problems.at(-1)?.code])).toEqual(
      Array(3).fill(['refused', 'not-reached']),
    )
    expect(await approved()).toBe(before)
  })
})
