import type { Page } from 'playwright-core'
import { press } from '../../page-parts.ts'
import { aComplaint } from './fixture/complaints.ts'
import { aBatch } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { isForgotten, kept, restored } from './kept-in-tab.ts'
import { type Console, enter, openConsole, typeName } from './open-console.ts'

describe('a form that is half filled in when the page is loaded again', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole(['xa-24547', 'huyen-657'])
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const number = /^Số CCCD/
  const note = 'Ghi chú (không bắt buộc)'

  const half = async (page: Page): Promise<void> => {
    await press(page, 'Ghi nhận đã chi trả')
    await page.getByLabel(note).fill('Chi tại nhà')
    await page.getByLabel(number).fill('240 004 321')
  }
  const isOpenAgain = async (page: Page): Promise<void> => {
    await restored(page).waitFor()
    expect(await page.getByLabel(note).inputValue()).toBe('Chi tại nhà')
  }

  it('is open again with what was typed, but for the number of a paper, which nothing keeps', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half(page)
    expect(await kept(page)).toContain('Chi tại nhà')
    expect(await kept(page)).not.toMatch(/240|4321/)
    await page.reload()
    await isOpenAgain(page)
    expect(await page.getByLabel(number).inputValue()).toBe('')
    await page.getByText('Số giấy tờ không được giữ').waitFor()
    await press(page, 'Thôi')
    await isForgotten(page)
    await page.reload()
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả', exact: true }).waitFor()
    expect(await page.getByText('đã được mở lại').count()).toBe(0)
  })

  it('leaves nothing behind once it is sent', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half(page)
    await page.reload()
    await isOpenAgain(page)
    await page.getByLabel(number).fill('240004321')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận').first().waitFor()
    await isForgotten(page)
  })

  it('keeps no paper that the officer has written down, whose number may stand there', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    await page.getByLabel(note).fill('Chi tại nhà')
    await page.getByLabel('Người khác nhận thay').check()
    await page.getByLabel('Giấy tờ nhận thay').fill('CMND 240004321')
    expect(await kept(page)).toContain('Chi tại nhà')
    expect(await kept(page)).not.toContain('240004321')
    await page.reload()
    await isOpenAgain(page)
    await page.getByText(/^Giấy tờ không được giữ/).waitFor()
    await press(page, 'Thôi')
    await press(page, 'Không chi được')
    await page.getByLabel(/^Từ chối nhận/).check()
    await page.getByLabel('Giấy từ chối').fill('CMND 240004321')
    expect(await kept(page)).toContain('refused')
    expect(await kept(page)).not.toContain('240004321')
  })

  it('is gone once the record is read in a later version', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half(page)
    const [known] = server.register.filter(({ entitlement }) => entitlement.id === idOf(2))
    if (!known) throw new Error('nobody is there')
    server.register[server.register.indexOf(known)] = {
      ...known,
      entitlement: { ...known.entitlement, version: known.entitlement.version + 1 },
    }
    await page.reload()
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả', exact: true }).waitFor()
    await isForgotten(page)
  })

  it('is gone with a command whose answer was lost, once that is settled', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half(page)
    await page.getByLabel(number).fill('240004321')
    server.cut('recordPayment')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('hệ thống không ghi hai lần').waitFor()
    page.once('dialog', (dialog) => dialog.accept())
    await page.reload()
    await page.getByText('Chưa rõ đã ghi hay chưa').waitFor()
    expect(await kept(page)).toContain('Chi tại nhà')
    await press(page, 'Bỏ, không gửi nữa')
    await page.getByText('Không gửi lại nữa.').waitFor()
    await isForgotten(page)
  })

  it('is gone for whoever has signed out, and for another officer after a session that has run out', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half(page)
    await page.reload()
    await isOpenAgain(page)
    await press(page, 'Đăng xuất')
    await page.getByText('Anh/chị đã đăng xuất').waitFor()
    await isForgotten(page)

    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half(page)
    await console.signIn.endSessions('xa-24547')
    server.refuseTokens(true)
    await page.reload()
    await page.getByText('Phiên làm việc đã hết hạn').waitFor()
    server.refuseTokens(false)
    await typeName(page, 'huyen-657')
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả', exact: true }).waitFor()
    await isForgotten(page)
    expect(await page.getByText('đã được mở lại').count()).toBe(0)
  })

  it('of an answer to a complaint has its words', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('complaint', aComplaint)
    await enter(page, at(`/phan-anh/${aComplaint.number}`), 'xa-24547')
    await page.getByLabel('Trả lời người gửi').check()
    await page.getByLabel('Nội dung trả lời').fill('Đã đưa vào danh sách bổ sung.')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Nội dung trả lời').inputValue()).toBe('Đã đưa vào danh sách bổ sung.')
  })

  it('is said to be open again until it is sent, where the form stays for what comes next', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('complaint', aComplaint)
    server.answer('decideComplaint', { ...aComplaint, state: 'accepted', commands: ['answer'], version: 2 })
    await enter(page, at(`/phan-anh/${aComplaint.number}`), 'xa-24547')
    await page.getByLabel('Nhận giải quyết').check()
    await page.reload()
    await page.getByText('đã được mở lại').waitFor()
    await press(page, 'Nhận giải quyết')
    await page.getByText('Đã nhận giải quyết.').waitFor()
    await page.getByText('đã được mở lại').waitFor({ state: 'detached' })
    await page.getByLabel('Trả lời người gửi').waitFor()
  })

  it('of an amendment has decision, reason and sum', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(2)}`), 'huyen-657')
    await press(page, 'Điều chỉnh theo quyết định')
    await page.getByLabel('Tổng mức hỗ trợ mới (đồng)').fill('2.000.000')
    await page.getByLabel('Lý do điều chỉnh').fill('Theo biên bản rà soát')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Tổng mức hỗ trợ mới (đồng)').inputValue()).toBe('2.000.000')
    expect(await page.getByLabel('Lý do điều chỉnh').inputValue()).toBe('Theo biên bản rà soát')
  })
})

describe('the end of a batch', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('is told where its confirmation was, with the focus there, and stays', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('batch', aBatch)
    server.answer('batchLines', { items: [], cursor: null })
    const writing = { ...aBatch, state: 'writing', stateName: 'Đang ghi', commands: [] }
    server.answer('confirmBatch', writing)
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    await page.getByRole('button', { name: /^Xác nhận ghi/ }).waitFor()
    server.answer('batch', writing)
    await page.getByRole('button', { name: /^Xác nhận ghi/ }).click()
    await page.getByText('Đã xác nhận ghi 20 khoản').waitFor()
    const outcomes = { done: { lines: 20, amount: 15_000_000 } }
    server.answer('batch', { ...writing, state: 'done', stateName: 'Đã ghi xong', outcomes, commands: ['undo'] })
    await page.waitForFunction(() => document.activeElement?.textContent === 'Đã ghi xong cả đợt. Kết quả ở dưới.')
    await page.getByText('Đã ghi 20 khoản, 15.000.000 đồng.').waitFor()
    await page.getByText('Đã xác nhận ghi 20 khoản').waitFor({ state: 'detached' })
  })

  it('adds no money that nobody has had to what was paid', async () => {
    const { page, server, at } = await console.fresh()
    const notPaid = { lines: 2, amount: 1_500_000 }
    const file = { ...aBatch, kind: 'file', notPaid }
    server.answer('batch', file)
    server.answer('batchLines', { items: [], cursor: null })
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    const words = '18 khoản đã chi, 13.500.000 đồng và 2 khoản không chi được, 1.500.000 đồng'
    await page.getByText(`Sẽ ghi ${words}`).waitFor()
    await page.getByRole('button', { name: `Xác nhận ghi ${words}` }).waitFor()
    const outcomes = { done: { lines: 20, amount: 15_000_000 } }
    server.answer('batch', { ...file, state: 'done', stateName: 'Đã ghi xong', outcomes, commands: ['undo'] })
    await page.reload()
    await page.getByText(`Đã ghi ${words}.`).waitFor()
  })
})
