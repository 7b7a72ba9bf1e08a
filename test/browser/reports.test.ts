import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { formatDay, localDay } from '../../lambdas/domain/time/local-day.ts'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'
import { blemishes } from './blemishes.ts'
import { untilCount } from './page-parts.ts'
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
    await untilCount(cases, counted + 1)
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

  it('sets one mail about two communes, by days of the month, as a workbook and on paper, and reads it', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/bao-cao')
    await page.getByRole('button', { name: 'Đặt gửi báo cáo' }).click()
    const form = page.getByRole('form', { name: 'Đặt gửi báo cáo' })
    await form.getByLabel('Địa bàn', { exact: true }).selectOption({ label: 'Xã Ea Tiêu' })
    await form.getByRole('button', { name: 'Thêm địa bàn' }).click()
    const second = form.getByLabel('Địa bàn thứ 2')
    await page.waitForFunction(() => document.activeElement?.id === 'dia-ban-2')
    await second.selectOption({ label: 'Huyện Cư Kuin' })
    await form.getByLabel('Ngày trong tháng', { exact: true }).check()
    await form.getByLabel('Các ngày trong tháng').fill('31')
    await form.getByLabel('PDF').check()
    await form.getByLabel('Người nhận').fill('hai-xa@daklak.example')
    await form.getByLabel('Giờ gửi').fill('4h10')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.getByText('Xã Ea Tiêu đã nằm trong Huyện Cư Kuin').waitFor()
    await form.getByText('Ghi các ngày từ 1 đến 28').waitFor()
    expect(await blemishes(page)).toEqual([])
    await second.selectOption({ label: 'Xã Ea Hu' })
    await form.getByLabel('Các ngày trong tháng').fill('1')
    await form.getByLabel('Ngày cuối tháng').check()
    await form.getByRole('button', { name: 'Lưu' }).click()
    const item = page.getByRole('listitem').filter({ hasText: 'hai-xa@daklak.example' })
    await item.getByRole('heading', { name: 'Xã Ea Tiêu, Xã Ea Hu: 04:10, ngày 1, ngày cuối tháng' }).waitFor()
    await item.getByText('Tệp đính kèm: Excel, PDF.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await item.getByRole('button', { name: 'Gửi thử cho tôi' }).click()
    await item.getByText('Đang gửi thư thử tới huyen-657@example.vn').waitFor()

    const box = await visits.visit()
    const letter = box.page.getByRole('link', { name: /^\[Gửi thử\].*Xã Ea Tiêu và 1 địa bàn/ }).first()
    for (let looks = 0; looks < 60; looks++) {
      await box.goto('/_mail/')
      if ((await letter.count()) > 0) break
      await box.page.waitForTimeout(1_000)
    }
    await letter.click()
    await box.page.getByRole('link', { name: /^bao-cao-nq42-2020-.*\.pdf$/ }).waitFor()
    const read = await visits.visit()
    await read.page.setContent((await box.page.getByTitle('Nội dung thư').getAttribute('srcdoc')) ?? '')
    await read.page.getByRole('heading', { name: 'Xã Ea Hu' }).waitFor()
    await read.page.getByText('2 địa bàn: Xã Ea Tiêu, Xã Ea Hu. Cộng cả 2:').waitFor()
    await read.page.setViewportSize({ width: 320, height: 700 })
    expect(await read.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
})
