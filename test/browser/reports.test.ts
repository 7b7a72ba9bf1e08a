import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { formatDay, localDay } from '../../lambdas/domain/time/local-day.ts'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'
import { blemishes } from './blemishes.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

/** A figure of the report, and what to expect of the register behind it. */
async function figureOf(table: Locator, row: RegExp, column: string) {
  const link = table.getByRole('row', { name: row }).locator(`td[data-label="${column}"] a`).first()
  const counted = Number((await link.textContent())?.replace(/\D/g, ''))
  expect(counted).toBeGreaterThan(0)
  const open = async (page: Page): Promise<void> => {
    await link.click()
    await page.getByText(`Đang hiện ${counted} khoản`).waitFor()
    await page.getByText('Đã hết danh sách.').waitFor()
  }
  return { link, counted, open }
}

describe('a district officer with the report of his communes', () => {
  it('reads that it adds up, opens the list behind a figure, and takes the report along', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/bao-cao?loai=communes&chinh-sach=A5')
    const table = page.getByRole('table', { name: /Kết quả hỗ trợ theo từng xã/ })
    await table.waitFor()
    await page.getByText(/^Báo cáo tự kiểm tra: cả [\d.]+ phép tính đều khớp/).waitFor()
    expect(await blemishes(page)).toEqual([])

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải Excel' }).click(),
    ])
    const rows = await textsOf(readFileSync(await download.path()))
    expect(rows.flat()).toContain('Xã Ea Tiêu')

    await (await figureOf(table, /Xã Ea Tiêu/, 'Phê duyệt')).open(page)
  })

  it('opens behind the figures of a period who was entered or paid in it, and behind a planned one who has set it', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    const today = localDay(Date.now())
    const asked = `/console/bao-cao?loai=communes&chinh-sach=A7a&tu-ngay=${today}&den-ngay=${today}`
    const table = page.getByRole('table', { name: /Kết quả hỗ trợ theo từng xã/ })
    for (const column of ['Phê duyệt trong kỳ', 'Chi trong kỳ theo ngày nhập', 'Chi trong kỳ theo ngày chi']) {
      await goto(asked)
      await (await figureOf(table, /Xã Ea Hu/, column)).open(page)
      expect(await page.getByLabel('Từ ngày').inputValue()).toBe(formatDay(today))
    }
    expect(await blemishes(page)).toEqual([])
    await goto(asked)
    await (await figureOf(table, /Xã Ea Hu/, 'Kế hoạch')).link.click()
    await page.getByText(/nhập số kế hoạch \(xã: Xã Ea Hu; chính sách: A7a Hộ nghèo; /).waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('opens behind a figure of duplicates the cases that it counts', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/bao-cao?loai=duplicates')
    const table = page.getByRole('table', { name: 'Rà soát trùng lặp' })
    const { link, counted } = await figureOf(table, /Tổng cộng/, 'Đang mở')
    await link.click()
    const cases = page.getByRole('table', { name: /Các vụ chờ kết luận/ }).getByRole('row')
    await cases.nth(counted).waitFor()
    expect(await cases.count()).toBe(counted + 1)
    await page.getByText('Mở từ báo cáo: vụ chờ kết luận.').waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('sets what is mailed to whom, and tries it on himself', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/bao-cao')
    await page.getByRole('button', { name: 'Đặt gửi báo cáo' }).click()
    const form = page.getByRole('form', { name: 'Đặt gửi báo cáo' })
    const recipients = form.getByLabel('Người nhận')
    await recipients.fill('ai@noi-khac.example')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.getByText(/Chỉ gửi báo cáo tới hộp thư công vụ/).waitFor()
    expect(await blemishes(page)).toEqual([])
    await recipients.fill('phong-657@daklak.example')
    await form.getByLabel('Giờ gửi').fill('4h05')
    await form.getByRole('button', { name: 'Lưu' }).click()
    const item = page.getByRole('listitem').filter({ hasText: 'phong-657@daklak.example' })
    await item.getByRole('heading', { name: 'Huyện Cư Kuin: 04:05, Thứ hai đến Thứ sáu' }).waitFor()
    await item.getByRole('button', { name: 'Gửi thử cho tôi' }).click()
    await item.getByText('Đang gửi thư thử tới huyen-657@example.vn').waitFor()
    await item.getByRole('button', { name: 'Tạm ngừng' }).click()
    await item.getByText('Tạm ngừng', { exact: true }).first().waitFor()
  })
})
