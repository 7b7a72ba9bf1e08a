import type { Page } from 'playwright-core'
import { type Console, enter, openConsole, workbook } from './open-console.ts'

describe('where the focus is in the console', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole(['xa-24547', 'huyen-657'])
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

  it('moves the focus to the heading of each screen, and offers to skip the menu', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/tong-quan'), 'huyen-657')
    await page.getByText('Số liệu lúc').waitFor()
    await page.getByRole('link', { name: 'Xã Ea Tiêu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Xã Ea Tiêu' }).waitFor()
    expect(await focused(page)).toBe('Tổng quan: Xã Ea Tiêu')
    expect(new URL(page.url()).search).toBe('?dia-ban=24547')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Xã Ea Tiêu' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Bỏ qua đến nội dung')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('noi-dung')
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

  it('moves the focus to the day that has to be mended', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByLabel('Theo ngày').selectOption('payment')
    await page.getByLabel('Đến hết ngày').fill('hôm nay')
    await press(page, 'Lọc theo ngày')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    expect(await page.getByLabel('Đến hết ngày').evaluate((field) => field === document.activeElement)).toBe(true)
  })
})
