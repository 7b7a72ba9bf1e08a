import { readFileSync } from 'node:fs'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'
import { blemishes } from './blemishes.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

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

    const figure = table
      .getByRole('row', { name: /Xã Ea Tiêu/ })
      .getByRole('link')
      .first()
    const counted = Number((await figure.textContent())?.replace(/\D/g, ''))
    expect(counted).toBeGreaterThan(0)
    await figure.click()
    await page.getByText(`Đang hiện ${counted} khoản`).waitFor()
    await page.getByText('Đã hết danh sách.').waitFor()
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
