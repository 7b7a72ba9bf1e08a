import type { ComplaintDetail } from '../../../../lambdas/contract/complaints.ts'
import { aComplaint as received } from './fixture/complaints.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('words that are longer than they may be', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
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

  it('hold it back in a line too: the paper of who signed in somebody’s stead is not cut off at its end', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).click()
    await page.getByLabel('Người khác nhận thay').check()
    await page.getByLabel('Họ tên người nhận thay').fill('Lê Thị Hoa')
    await page.getByLabel('Quan hệ với người được hỗ trợ').fill('con')
    const paper = page.getByLabel('Giấy tờ nhận thay')
    await paper.focus()
    const number = 'giấy uỷ quyền số 12'
    await page.keyboard.insertText(`${'c'.repeat(110)} ${number}`)
    await page.getByText('Dài 130 ký tự, nhiều nhất 120. Viết gọn lại.').waitFor()
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    expect(await paper.inputValue()).toContain(number)
    expect(server.calls.map(({ name }) => name)).not.toContain('recordPayment')
  })

  it('are not sent as an account’s holder either, whose form has a frame of its own', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at('/tai-khoan'), 'tinh-66')
    await page.getByLabel('Đơn vị').selectOption('24547')
    await page.getByLabel('E-mail').fill('xa@example.vn')
    const holder = page.getByLabel('Người giữ tài khoản (chức danh)')
    await holder.focus()
    await page.keyboard.insertText(`${'d'.repeat(118)} Kế toán`)
    await page.getByRole('button', { name: 'Cấp tài khoản' }).click()
    await page.getByText('Dài 126 ký tự, nhiều nhất 120. Viết gọn lại.').waitFor()
    expect(await holder.inputValue()).toContain('Kế toán')
    expect(server.calls.map(({ name }) => name)).not.toContain('issueAccount')
  })

  it('stay in the register’s search, which is not asked for half a name; a card’s square may be as long as it is', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    const field = page.getByLabel('Họ tên hoặc số CMND/CCCD')
    await field.focus()
    await page.keyboard.insertText(`${'e'.repeat(80)} Niê`)
    await page.getByText('Dài 84 ký tự, nhiều nhất 80. Viết gọn lại.').waitFor()
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toMatch(/ Niê$/)
    await field.fill(`066158004321|240123456|${'H’Maryam Niê '.repeat(6)}|01011958|Nữ|Buôn Ciết`)
    expect(await page.getByText('Viết gọn lại.').count()).toBe(0)
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      () =>
        document.activeElement instanceof HTMLInputElement && document.activeElement.value === '066158004321|240123456',
    )
    // Neither the half of a name nor the rest of a card was ever sent.
    const sent = JSON.stringify(server.calls.filter(({ name }) => name === 'searchEntitlements'))
    expect(sent).not.toMatch(/eeee|Maryam/)
  })
})
