import type { ComplaintDetail } from '../../../../lambdas/contract/complaints.ts'
import { problem } from './fixture/answers.ts'
import { aComplaint as received } from './fixture/complaints.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('answering a complaint', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('says at each step what was done and what comes next, and has the focus there', async () => {
    const { page, server, at } = await console.fresh()
    const accepted: ComplaintDetail = { ...received, state: 'accepted', commands: ['answer'], version: 2 }
    server.interrupt('complaint', { status: 200, body: received })
    server.interrupt('decideComplaint', { status: 200, body: accepted })
    server.interrupt('decideComplaint', { status: 200, body: { ...accepted, commands: [], version: 3 } })
    await enter(page, at(`/phan-anh/${received.number}`), 'xa-24547')
    const focused = (words: string) =>
      page.waitForFunction((text) => document.activeElement?.textContent?.startsWith(text), words)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

    await page.getByLabel('Nhận giải quyết').check()
    await press('Nhận giải quyết')
    await focused('Đã nhận giải quyết. Trả lời trước hết ngày 08/06/2020.')
    await page.getByLabel('Trả lời người gửi').check()
    await page.getByLabel('Nội dung trả lời').fill('ok')
    await press('Trả lời người gửi')
    await page.getByText('Viết nội dung trả lời, ít nhất 3 ký tự.').waitFor()
    await page.getByLabel('Nội dung trả lời').fill('Đã đưa vào danh sách bổ sung.')
    await press('Trả lời người gửi')
    await focused('Đã trả lời. Người gửi đọc được')
  })

  it('does not promise an answer by a day that is over', async () => {
    const { page, server, at } = await console.fresh()
    const overdue: ComplaintDetail = { ...received, isOverdue: true }
    server.interrupt('complaint', { status: 200, body: overdue })
    server.interrupt('decideComplaint', { status: 200, body: { ...overdue, state: 'accepted', version: 2 } })
    await enter(page, at(`/phan-anh/${received.number}`), 'xa-24547')
    await page.getByLabel('Nhận giải quyết').check()
    await page.getByRole('button', { name: 'Nhận giải quyết', exact: true }).click()
    await page.getByText('Đã nhận giải quyết. Hạn trả lời 08/06/2020 đã qua: trả lời ngay.').waitFor()
  })

  it('keeps what was written when somebody else has taken a step meanwhile, and says so', async () => {
    const { page, server, at } = await console.fresh()
    const accepted: ComplaintDetail = { ...received, state: 'accepted', commands: ['answer'], version: 2 }
    server.answer('complaint', received)
    await enter(page, at(`/phan-anh/${received.number}`), 'xa-24547')
    await page.getByLabel('Trả lời người gửi').check()
    await page.getByLabel('Nội dung trả lời').fill('Đã đưa vào danh sách bổ sung của xã.')
    server.answer('complaint', accepted)
    server.answer('decideComplaint', { ...accepted, commands: [], version: 3 })
    const words = 'Phản ánh này vừa được người khác cập nhật.'
    server.interrupt('decideComplaint', problem(409, 'conflict', words))
    const press = () => page.getByRole('button', { name: 'Trả lời người gửi', exact: true }).click()
    await press()
    await page.getByLabel('Nhận giải quyết').waitFor({ state: 'detached' })
    await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), words)
    expect(await page.getByLabel('Nội dung trả lời').inputValue()).toBe('Đã đưa vào danh sách bổ sung của xã.')
    await press()
    await page.getByText('Đã trả lời. Người gửi đọc được').waitFor()
    const sent = server.calls.filter(({ name }) => name === 'decideComplaint').map(({ body }) => body)
    expect(sent).toMatchObject([{ version: 1 }, { version: 2 }])
  })
})
