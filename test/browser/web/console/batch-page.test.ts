import { aBatch } from './fixture/papers.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('the page of a batch', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('says what to do where none of its lines can be written, and nothing that waits for a word', async () => {
    const { page, server, at } = await console.fresh()
    const nothing = { lines: 0, amount: 0 }
    const answers = [{ answer: 'other-unit', name: 'Thuộc địa bàn khác', acts: false, lines: 1, amount: 1_500_000 }]
    server.answer('batch', {
      ...{ ...aBatch, kind: 'file', lines: 1, answers, acting: nothing, notPaid: nothing, commands: [] },
      stateName: 'Không có dòng ghi được',
    })
    server.answer('batchLines', { items: [], cursor: null })
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    await page.getByText('Không có dòng nào ghi được: xem lý do từng dòng ở dưới, sửa rồi lập đợt khác.').waitFor()
    expect(await page.getByText('Sẽ ghi').count()).toBe(0)
  })
})
