import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { blemishes } from './blemishes.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

describe('a post office with a paper list', () => {
  it('chooses it on the screen, sees what would become of it, confirms once, and takes it back', async () => {
    const { page, goto } = await visits.officer('buudien-657')
    await goto('/console/doi-tuong?trang-thai=approved')
    await page.getByRole('button', { name: 'Ghi chi trả cả danh sách' }).click()
    await page.getByLabel('Đến số thứ tự (bỏ trống: đến hết)').fill('3')
    await page.getByRole('checkbox', { name: /^2\. / }).uncheck()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Xem trước' }).click()
    const confirm = page.getByRole('button', { name: /^Xác nhận ghi \d khoản/ })
    await confirm.waitFor()
    expect(await blemishes(page)).toEqual([])
    await confirm.click()
    await page.getByText(/Đã ghi \d khoản/).waitFor()
    await page.getByRole('button', { name: 'Huỷ cả đợt' }).click()
    await page.getByLabel('Lý do huỷ').fill('ghi nhầm buổi chi')
    await page.getByRole('button', { name: 'Huỷ cả đợt' }).click()
    await page.getByText(/Đã huỷ \d khoản/).waitFor()
  })

  it('sends its file of results and reads an answer to each row', async () => {
    const { page, goto } = await visits.officer('buudien-657')
    await goto('/console/dot-chi-tra')
    const rows = [[1, 'Người Không Có Trong Danh Sách', '240999111', 'Đã chi']]
    const header = [['STT', 'Họ và tên', 'Số CMND', 'Kết quả']]
    const columns = header.flat().map(() => ({ width: 16 }))
    const buffer = Buffer.from(await workbookToBytes([{ name: 'Kết quả', columns, header, rows }]))
    await page.getByLabel('Tệp kết quả (Excel, CSV)').setInputFiles({ name: 'ket-qua.xlsx', mimeType: '', buffer })
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('Người Không Có Trong Danh Sách').waitFor()
    await page.getByText('Không ghi: Không có trong danh sách được duyệt').waitFor()
    await page.getByRole('link', { name: 'Tải tệp có cột “Kết quả ghi nhận”' }).waitFor()
  })
})
