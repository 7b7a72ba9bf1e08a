import type { Page } from 'playwright-core'
import { until } from '../../../support/until.ts'
import { press, untilFocused, untilFocusSays } from '../../page-parts.ts'
import { idOf } from './fixture/people.ts'
import { type Console, enter, openConsole, workbook } from './open-console.ts'

describe('where the focus is in the console', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  /** How often it was called by the time that the first call is there: a second one would have left with it. */
  const arrived = (server: Awaited<ReturnType<Console['fresh']>>['server'], call: string): Promise<number> =>
    until(
      async () => server.calls.filter(({ name }) => name === call).length,
      (calls) => calls > 0,
      () => `nobody called ${call}`,
    )

  it('moves the focus to the heading of each screen, and offers to skip the menu', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/tong-quan'), 'huyen-657')
    await page.getByText('Số liệu lúc').waitFor()
    await page.getByRole('link', { name: 'Xã Ea Tiêu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Xã Ea Tiêu' }).waitFor()
    await untilFocusSays(page, 'Tổng quan: Xã Ea Tiêu')
    expect(new URL(page.url()).search).toBe('?dia-ban=24547')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Xã Ea Tiêu' }).waitFor()
    await page.keyboard.press('Tab')
    await untilFocusSays(page, 'Bỏ qua đến nội dung')
    await page.keyboard.press('Enter')
    await untilFocused(page, '#noi-dung')
  })

  it('gives the focus back to the button of a form that is left', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await press(page, 'Ghi chi trả cả danh sách')
    await press(page, 'Thôi')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Ghi chi trả cả danh sách')
    await page.goto(at('/danh-sach'))
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(workbook)
    await page.getByLabel('Chính sách').selectOption('A2')
    await press(page, 'Tải lên và kiểm tra')
    await press(page, 'Rút cả danh sách…')
    await press(page, 'Rút danh sách')
    await page.getByText('Ghi lý do rút, ít nhất 3 ký tự.').waitFor()
    await press(page, 'Thôi')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Rút cả danh sách…')
  })

  const isFocused = (page: Page, words: string) =>
    page.waitForFunction((text) => document.activeElement?.textContent?.trim().startsWith(text), words)

  it('goes back to the line one came from, also by the way back of the browser', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByRole('link', { name: 'Trần Văn Ánh', exact: true }).click()
    await page.getByRole('heading', { level: 2, name: 'Trần Văn Ánh' }).waitFor()
    await page.goBack()
    await page.locator('a:focus', { hasText: /^Trần Văn Ánh$/ }).waitFor()
  })

  it('draws every row in the window, also below a form that has opened above the list', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByText('Đang hiện 100 khoản').waitFor()
    await press(page, 'Ghi chi trả cả danh sách')
    await page.getByRole('button', { name: 'Xem trước' }).waitFor()
    await page.evaluate(() => scrollTo(0, 5000))
    // The place of each row that is drawn, from the top of the window on.
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('.people-table tbody tr')].map((row) => row.getBoundingClientRect())
      return rows.some(({ top, bottom }) => top <= 0 && bottom >= 0) && rows.some(({ bottom }) => bottom >= innerHeight)
    })
  })

  it('stays at the end of a list when its next page comes, and when that was the last', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByText('Đang hiện 100 khoản').waitFor()
    await page.getByRole('button', { name: 'Xem thêm' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Đang hiện 200 khoản').waitFor()
    await isFocused(page, 'Xem thêm')
    await page.keyboard.press('Enter')
    await page.getByText('Đang hiện 250 khoản').waitFor()
    await isFocused(page, 'Đã hiện hết.')
    // Of another list nobody has asked for the end.
    await page.getByLabel('Họ tên').fill('Nguyễn Thị Ngọc')
    await page.keyboard.press('Enter')
    await page.getByText('Đang hiện 42 khoản').waitFor()
    await page.getByText('Đã hiện hết.').waitFor({ state: 'detached' })
  })

  it('stays on a button that waits for its answer, which cannot be pressed twice', async () => {
    const { page, server, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    server.silence('requestExport')
    await page.getByRole('button', { name: 'Xuất CSV' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('button[aria-disabled="true"]', { hasText: 'Xuất CSV' }).waitFor()
    await page.keyboard.press('Enter')
    await isFocused(page, 'Xuất CSV')
    expect(await arrived(server, 'requestExport')).toBe(1)
    await page.goto(at(`/doi-tuong/${idOf(1)}`))
    await press(page, 'Ghi nhận đã chi trả')
    server.silence('recordPayment')
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await isFocused(page, 'Xác nhận đã chi')
    expect(await arrived(server, 'recordPayment')).toBe(1)
  })

  it('goes on at the heading when "Thử lại" has helped', async () => {
    const { page, server, at } = await console.fresh()
    server.cut('statistics')
    await enter(page, at('/tong-quan'), 'xa-24547')
    await page.getByRole('button', { name: 'Thử lại' }).focus()
    server.mend('statistics')
    await page.keyboard.press('Enter')
    await page.getByText('Số liệu lúc').waitFor()
    await isFocused(page, 'Tổng quan: Xã Ea Tiêu')
  })

  it('goes on at the heading where what had the focus has gone', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong?trang-thai=approved'), 'xa-24547')
    await page.getByRole('button', { name: 'Bỏ lọc' }).focus()
    await page.keyboard.press('Enter')
    await isFocused(page, 'Đối tượng')
    // Not where a row was only scrolled out of the window.
    await page.getByRole('link', { name: 'Trần Văn Ánh', exact: true }).focus()
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.getByRole('link', { name: 'Trần Văn Ánh', exact: true }).waitFor({ state: 'detached' })
    await page.evaluate(() => new Promise((later) => setTimeout(later, 200)))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  })

  it('moves the focus to the day that has to be mended', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByLabel('Theo ngày').selectOption('payment')
    await page.getByLabel('Đến hết ngày').fill('hôm nay')
    await press(page, 'Lọc theo ngày')
    await page.getByLabel('Đến hết ngày').and(page.locator(':focus[aria-invalid="true"]')).waitFor()
  })
})
