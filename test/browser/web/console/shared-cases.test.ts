import type { CaseSummary, CasesResponse } from '../../../../lambdas/contract/cases.ts'
import { aCase } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('the cases that touch a commune', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const caseOf = (digit: number, owner: string): CaseSummary => ({ ...aCase.summary, id: idOf(digit), owner })
  const answerOf = (items: readonly CaseSummary[], open: number): CasesResponse => ({
    items: [...items],
    cursor: null,
    tally: { open, total: open, risk: 750_000, recovery: 0, byKind: [] },
    overdue: [],
    comparison: null,
  })

  it.each([
    { items: [caseOf(3, '24547')], open: 1, words: null },
    { items: [caseOf(3, '24547'), caseOf(4, '657')], open: 1, words: 'Bảng dưới đây có cả vụ do cấp trên kết luận.' },
    { items: [caseOf(4, '657')], open: 0, words: 'Các vụ dưới đây do cấp trên kết luận.' },
  ])('are more than it has to conclude, and it says so: $words', async ({ items, open, words }) => {
    const { page, server, at } = await console.fresh()
    server.answer('cases', answerOf(items, open))
    await enter(page, at('/trung-lap'), 'xa-24547')
    await page.getByText(`Còn ${open} / ${open}`).waitFor()
    const summary = await page.locator('.summary').textContent()
    expect(/[^.\s][^.]* do cấp trên kết luận\./.exec(summary ?? '')?.[0] ?? null).toBe(words)
  })
})
