import type { Page } from 'playwright-core'
import { press } from '../../page-parts.ts'
import { aBatch, aHousehold, aPayList } from './fixture/papers.ts'
import { idOf } from './fixture/people.ts'
import { isForgotten, kept, restored } from './kept-in-tab.ts'
import { type Console, enter, openConsole } from './open-console.ts'

describe('half filled in when the page is loaded again', () => {
  let console: Console
  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const amount = 'Số tiền nộp lần này (đồng)'

  const returning = async (page: Page): Promise<void> => {
    await press(page, 'Ghi tiền nộp lại')
    await page.getByLabel(amount).fill('100.000')
    await page.getByLabel('Ngày nộp').fill('28/05/2020')
    await page.getByLabel('Số phiếu thu').fill('PT 015/2020')
    expect(await kept(page)).toContain('100.000')
    expect(await kept(page)).not.toContain('015')
    await page.reload()
    await restored(page).waitFor()
    await page.getByText(/^Số phiếu thu không được giữ/).waitFor()
    expect(await page.getByLabel(amount).inputValue()).toBe('100.000')
    expect(await page.getByLabel('Ngày nộp').inputValue()).toBe('28/05/2020')
    expect(await page.getByLabel('Số phiếu thu').inputValue()).toBe('')
  }

  it('money that came back has sum and day, not the number of its receipt', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(6)}`), 'xa-24547')
    await returning(page)
    await press(page, 'Thôi')
    await isForgotten(page)
  })

  it('the hand-over has the post office that was chosen', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at(`/doi-tuong/${idOf(1)}`), 'xa-24547')
    await press(page, 'Chuyển bưu điện chi trả')
    await page.getByLabel('Bưu điện', { exact: true }).selectOption('66')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Bưu điện', { exact: true }).inputValue()).toBe('66')
  })

  it('what a household brings back is there again, until the household is read otherwise', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('household', aHousehold())
    await enter(page, at(`/thu-hoi/${idOf(6)}`), 'xa-24547')
    await returning(page)
    server.answer('household', aHousehold(2))
    await page.reload()
    await page.getByRole('button', { name: 'Ghi tiền nộp lại', exact: true }).waitFor()
    await isForgotten(page)
  })

  it('why a household will not bring it back is there again', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('household', aHousehold())
    await enter(page, at(`/thu-hoi/${idOf(6)}`), 'xa-24547')
    await press(page, 'Ghi không trả lại')
    await page.getByLabel('Lý do, biên bản').fill('Gia đình đã tiêu hết')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Lý do, biên bản').inputValue()).toBe('Gia đình đã tiêu hết')
  })

  it('a decision that asks a household for money has its words and the sums of each person', async () => {
    const { page, server, at } = await console.fresh()
    const known = aHousehold()
    const supports = known.supports.map((one) => ({ ...one, recovery: null, commands: ['ask-back'] }))
    server.answer('household', { ...known, supports })
    await enter(page, at(`/thu-hoi/${idOf(6)}`), 'huyen-657')
    await press(page, 'Lập thu hồi')
    await page.getByLabel('Lý do thu hồi').fill('Không thuộc hộ nghèo')
    await page.getByLabel(/^Số tiền phải thu hồi của/).fill('500.000')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Lý do thu hồi').inputValue()).toBe('Không thuộc hộ nghèo')
    expect(await page.getByLabel(/^Số tiền phải thu hồi của/).inputValue()).toBe('500.000')
  })

  it('a batch has its numbers, its words and who is left out', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong?trang-thai=approved'), 'xa-24547')
    await press(page, 'Ghi chi trả cả danh sách')
    await page.getByRole('checkbox', { name: "2. H'Ƀlŭm Niê Kdăm: ghi chi trả" }).uncheck()
    await page.reload()
    await restored(page).waitFor()
    await page.getByText('1 người', { exact: true }).waitFor()
    await page.getByLabel(/^Từ số thứ tự/).fill('3')
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chi tại nhà cộng đồng')
    await press(page, 'Thêm người nhận thay')
    await page.getByLabel('Họ tên người nhận thay').fill('Lê Văn Ba')
    await page.getByLabel('Giấy tờ nhận thay').fill('CMND 240004321')
    expect(await kept(page)).toContain('Lê Văn Ba')
    expect(await kept(page)).not.toContain('240004321')
    await page.reload()
    await restored(page).waitFor()
    await page.getByText('1 người', { exact: true }).waitFor()
    expect(await page.getByLabel(/^Từ số thứ tự/).inputValue()).toBe('3')
    expect(await page.getByLabel('Ghi chú (không bắt buộc)').inputValue()).toBe('Chi tại nhà cộng đồng')
    expect(await page.getByRole('checkbox', { name: /^2\. .*: ghi chi trả$/ }).isChecked()).toBe(false)
    expect(await page.getByLabel('Họ tên người nhận thay').inputValue()).toBe('Lê Văn Ba')
    await page.getByText(/^Giấy tờ nhận thay không được giữ/).waitFor()
    await press(page, 'Thôi')
    await isForgotten(page)
  })

  it('a batch is about the same people still, so a filter by name keeps none', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await press(page, 'Ghi chi trả cả danh sách')
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chi tại nhà')
    expect(await kept(page)).toContain('Chi tại nhà')
    await page.getByLabel(/^Họ tên/).fill('Trần Văn')
    await press(page, 'Tìm')
    await isForgotten(page)
    await page.getByRole('checkbox', { name: '1. Trần Văn Ánh: ghi chi trả' }).uncheck()
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chi tại nhà ông Ánh')
    expect(await kept(page)).toBeNull()
    await page.reload()
    await page.getByRole('button', { name: 'Ghi chi trả cả danh sách' }).waitFor()
    expect(await restored(page).count()).toBe(0)
  })

  it('what holds for a payer’s file is there again, and the file is asked for', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('batches', { items: [], cursor: null })
    await enter(page, at('/dot-chi-tra'), 'xa-24547')
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Bưu điện Ea Tiêu chi')
    await page.reload()
    await restored(page).waitFor()
    await page.getByText(/^Tệp không được giữ/).waitFor()
    expect(await page.getByLabel('Ghi chú (không bắt buộc)').inputValue()).toBe('Bưu điện Ea Tiêu chi')
  })

  it('why a batch is undone is there again, and goes once it is undone elsewhere', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('batch', { ...aBatch, state: 'done', stateName: 'Đã ghi', commands: ['undo'] })
    server.answer('batchLines', { items: [], cursor: null })
    await enter(page, at(`/dot-chi-tra/${aBatch.id}`), 'xa-24547')
    await press(page, 'Huỷ cả đợt')
    await page.getByLabel('Lý do huỷ').fill('Nhầm danh sách')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Lý do huỷ').inputValue()).toBe('Nhầm danh sách')
    server.answer('batch', { ...aBatch, state: 'undone', stateName: 'Đã huỷ', commands: [] })
    await page.reload()
    await page.getByText('Đã huỷ', { exact: true }).first().waitFor()
    await isForgotten(page)
  })

  it('what the signed paper says is there again, and goes once somebody else has reconciled it', async () => {
    const { page, server, at } = await console.fresh()
    server.answer('payList', aPayList)
    await enter(page, at(`/ky-nhan/${aPayList.code}`), 'xa-24547')
    await page.getByLabel('Số người đã ký').fill('18')
    await page.getByLabel('STT không ký').fill('3, 17')
    await press(page, 'Huỷ danh sách này')
    await page.getByLabel('Lý do huỷ').fill('In sai buôn')
    await page.reload()
    await restored(page).first().waitFor()
    expect(await page.getByLabel('Số người đã ký').inputValue()).toBe('18')
    expect(await page.getByLabel('STT không ký').inputValue()).toBe('3, 17')
    expect(await page.getByLabel('Lý do huỷ').inputValue()).toBe('In sai buôn')
    const signed = { signed: aPayList.sums, notSigned: { people: 0, amount: 0 }, notSignedLines: [], paidOn: null }
    const reconciliation = { ...signed, by: aPayList.orderedBy, at: aPayList.orderedAt }
    const after = { state: 'reconciled', stateName: 'Đã đối chiếu', mayReconcile: false, mayVoid: false, mayPay: true }
    server.answer('payList', { ...aPayList, ...after, reconciliation })
    await page.reload()
    await page.getByRole('heading', { name: 'Ghi chi trả cho người đã ký' }).waitFor()
    await isForgotten(page)
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chi tại nhà cộng đồng')
    await page.reload()
    await restored(page).waitFor()
    expect(await page.getByLabel('Ghi chú (không bắt buộc)').inputValue()).toBe('Chi tại nhà cộng đồng')
  })
})
