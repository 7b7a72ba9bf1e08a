import type { Page } from 'playwright-core'
import { press } from '../../page-parts.ts'
import { problem } from './fixture/answers.ts'
import { aCase, aForeignFile } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('what has more pages than one in the console', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const earlier = 'Xem các dòng trước đó'
  const told = (numbers: readonly number[]) => numbers.map((number) => `Việc thứ ${number}.`)
  const page = (items: readonly unknown[], cursor: string | null) => ({ status: 200, body: { items, cursor } })
  /** Waits until the history has these lines and no other, in their order. */
  const isHistory = (shown: Page, numbers: readonly number[]) =>
    shown.waitForFunction(
      (text) => [...document.querySelectorAll('.history li')].map((line) => line.textContent).join('|') === text,
      told(numbers).join('|'),
    )

  it("shows the newest lines of an account's history, then those before them in their place, to the first", async () => {
    const { page: shown, server, at } = await console.fresh()
    // Newest first, as the server tells them of an account.
    const line = (number: number) => ({ at: number, type: 'account.locked', sentence: told([number])[0] })
    server.interrupt('accountHistory', page([5, 4].map(line), '3'))
    server.interrupt('accountHistory', problem(409, 'conflict', 'Nhật ký vừa thay đổi.'))
    server.interrupt('accountHistory', page([3, 2].map(line), '1'))
    server.interrupt('accountHistory', page([1].map(line), null))
    await enter(shown, at('/tai-khoan'), 'tinh-66')
    await press(shown, 'Nhật ký của xa-24547')
    await isHistory(shown, [4, 5])
    await press(shown, earlier)
    await shown.getByText('Nhật ký vừa thay đổi.').waitFor()
    await press(shown, 'Thử lại')
    await isHistory(shown, [2, 3, 4, 5])
    await press(shown, earlier)
    await isHistory(shown, [1, 2, 3, 4, 5])
    await shown.waitForFunction(() => document.activeElement?.textContent === 'Đã hiện hết.')
    const asked = server.calls.filter(({ name }) => name === 'accountHistory').map(({ query }) => query.cursor ?? null)
    expect(asked).toEqual([null, '3', '3', '1'])
  })

  it('asks for the earlier lines of a case and of a support only when somebody wants them', async () => {
    const { page: shown, server, at } = await console.fresh()
    const line = (number: number) => ({ at: number, type: 'case.opened', sentence: told([number])[0] })
    server.answer('duplicateCase', { ...aCase, history: [line(4)], historyCursor: '3' })
    server.interrupt('caseHistory', page([2, 3].map(line), '1'))
    server.interrupt('caseHistory', page([1].map(line), null))
    await enter(shown, at(`/trung-lap/${aCase.summary.id}`), 'huyen-657')
    await isHistory(shown, [4])
    expect(server.calls.some(({ name }) => name === 'caseHistory')).toBe(false)
    await press(shown, earlier)
    await isHistory(shown, [2, 3, 4])
    await press(shown, earlier)
    await isHistory(shown, [1, 2, 3, 4])
    expect(await shown.getByRole('button', { name: earlier }).count()).toBe(0)
    const [support] = server.register
    const [newest] = support?.history ?? []
    if (!support || !newest) throw new Error('nobody is in the register')
    const event = (number: number) => ({ ...newest, at: number, sentence: `Việc thứ ${number}.` })
    server.answer('entitlement', { ...support, history: [event(2)], historyCursor: '1' })
    server.interrupt('entitlementHistory', page([event(1)], null))
    await shown.goto(at(`/doi-tuong/${idOf(1)}`))
    await isHistory(shown, [2])
    await press(shown, earlier)
    await isHistory(shown, [1, 2])
  })

  it("shows other provinces' files by pages, the key's mark with the first", async () => {
    const { page: shown, server, at } = await console.fresh()
    const files = (fileName: string, cursor: string | null) => ({
      status: 200,
      body: {
        keyFingerprint: '0123456789abcdef',
        items: [{ ...aForeignFile, id: idOf(fileName.length), fileName, head: null }],
        cursor,
      },
    })
    server.interrupt('foreignFiles', files('tep-moi.jsonl', 'trang-2'))
    server.interrupt('foreignFiles', files('tep-cu.jsonl', null))
    await enter(shown, at('/tinh-khac'), 'tinh-66')
    await shown.getByText('0123456789abcdef').waitFor()
    await shown.getByRole('row', { name: /tep-moi/ }).waitFor()
    await press(shown, 'Xem thêm')
    await shown.getByRole('row', { name: /tep-cu/ }).waitFor()
    expect(await shown.getByRole('row', { name: /tep-moi/ }).count()).toBe(1)
    expect(server.calls.filter(({ name }) => name === 'foreignFiles').map(({ query }) => query.cursor ?? null)).toEqual(
      [null, 'trang-2'],
    )
  })
})
