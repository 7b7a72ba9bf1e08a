import type { ComplaintDetail } from '../../../../lambdas/contract/complaints.ts'
import { aComplaint as received } from './fixture/complaints.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('words that are longer than they may be', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole(['xa-24547'])
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  /** As it comes from the clipboard: a field that simply stops would cut off its end. */
  const end = 'Mời ông bà đến xã sáng thứ Hai.'

  it('stay as they were pasted into an answer, and are not sent until they fit', async () => {
    const { page, server, at } = await console.fresh()
    const accepted: ComplaintDetail = { ...received, state: 'accepted', commands: ['answer'], version: 2 }
    server.interrupt('complaint', { status: 200, body: accepted })
    server.interrupt('decideComplaint', { status: 200, body: { ...accepted, commands: [], version: 3 } })
    await enter(page, at(`/phan-anh/${received.number}`), 'xa-24547')
    await page.getByLabel('Trả lời người gửi').check()
    const field = page.getByLabel('Nội dung trả lời')
    const send = page.getByRole('button', { name: 'Trả lời người gửi', exact: true })
    await field.focus()
    await page.keyboard.insertText(`${'a'.repeat(2_000)} ${end}`)
    await page.getByText('Dài 2.032 ký tự, nhiều nhất 2.000. Viết gọn lại.').waitFor()
    await send.click()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    expect(await field.inputValue()).toContain(end)
    expect(server.calls.map(({ name }) => name)).not.toContain('decideComplaint')
    // Letters in parts, as a Mac writes them, are counted as letters.
    await field.fill(`${'ệ'.normalize('NFD').repeat(1_900)} ${end}`)
    await send.click()
    await page.getByText('Đã trả lời. Người gửi đọc được').waitFor()
  })

  it('hold a payment back with what to mend, in its note and in why it is late', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).click()
    await page.getByLabel('Ghi chú (không bắt buộc)').focus()
    await page.keyboard.insertText(`${'b'.repeat(500)} ${end}`)
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).click()
    await page.getByText('Dài 532 ký tự, nhiều nhất 500. Viết gọn lại.').waitFor()
    expect(await page.getByLabel('Ghi chú (không bắt buộc)').inputValue()).toContain(end)
    expect(server.calls.map(({ name }) => name)).not.toContain('recordPayment')
  })
})
