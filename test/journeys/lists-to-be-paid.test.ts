import type { ListSummary } from '../../lambdas/contract/lists.ts'
import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { newDecision, people } from '../support/list-files.ts'
import type { Officer } from '../support/sign-in.ts'
import { rowsOf, settled, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const commune = '24151'
let officer: Officer
beforeAll(async () => {
  officer = await world().officer('xa', commune)
})

/** A list that has its sums twice, as one of corrections has. */
const adjusted = () =>
  workbookToBytes([
    {
      name: 'Sheet1',
      columns: [],
      rows: [
        [`(Kèm theo Quyết định số ${newDecision()} ngày 12/5/2020)`],
        ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Đối tượng', 'Số tiền đã duyệt', 'Số tiền điều chỉnh'],
        ...people(3).map(({ fullName, idNumber, birthYear }, at) => [
          ...[at + 1, fullName, birthYear ?? null, idNumber ?? null],
          ...['Bảo trợ xã hội', 1_000_000, 1_500_000],
        ]),
      ],
    },
  ])

const sent = async (review: boolean): Promise<ListSummary> =>
  takeIn(world(), officer, { commune, review }, await adjusted())

async function said(name: 'applyList' | 'reviewList', { id }: ListSummary, body?: unknown): Promise<ListSummary> {
  await world().call(name, { params: { listId: id }, ...(body === undefined ? {} : { body }) } as never, officer)
  return settled(world(), officer, id)
}

// Such a list was refused, and came in by another header in Excel alone.
describe('a list that looks like one of corrections', () => {
  it('waits for its officer, comes in when he says that it is to be paid, and keeps who has said so', async () => {
    const list = await sent(true)
    expect(list).toMatchObject({ state: 'checked', commands: ['review', 'withdraw'], counts: { added: 0 } })
    expect(list.outcome).toMatch(/là danh sách đính chính.*xác nhận điều đó khi xem lại/)
    const problems = (await rowsOf(world(), officer, list.id)).flatMap((row) => row.problems)
    expect(problems).toMatchObject([{ code: 'correction-list', severity: 'error' }])

    const accepted = ['correction-list']
    const asked = await said('reviewList', list, { accepted, convert: false })
    expect(asked).toMatchObject({ state: 'checked', commands: ['review', 'withdraw'] })
    expect(asked.outcome).toMatch(/^Tệp có 1 cột mà tiêu đề không nói rõ.*G: số tiền/)
    const columns = { 'Số tiền điều chỉnh': 'amount' }
    const ready = await said('reviewList', asked, { accepted, convert: false, columns })
    expect(ready).toMatchObject({ commands: ['review', 'apply', 'withdraw'], counts: { added: 3, amount: 4_500_000 } })
    expect(await said('applyList', ready)).toMatchObject({ state: 'finished', counts: { added: 3 } })

    const history = await world().call('listHistory', { params: { listId: list.id }, query: {} }, officer)
    expect(JSON.stringify(history)).toMatch(
      new RegExp(`${officer.username}[^"]*\\(xác nhận là danh sách được hỗ trợ: không → có\\)`),
    )
  })

  it('is refused with what to do where nobody looks at it first', async () => {
    expect(await sent(false)).toMatchObject({
      state: 'refused',
      outcome: expect.stringMatching(/^Trang là danh sách đính chính/),
    })
  })
})
