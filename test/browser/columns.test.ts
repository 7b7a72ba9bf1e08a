import { workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { newDecision, newIdNumber } from '../support/list-files.ts'
import { blemishes } from './blemishes.ts'
import { newName } from './own-people.ts'
import { textOf, untilCount } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

/** As an office sends it that has kept the rows and lost the header. */
const headerless = async () => ({
  name: 'khong-tieu-de.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    await workbookToBytes([
      {
        name: 'Sheet1',
        columns: [],
        rows: [1961, 1972, 1983].map((year, at) => [
          ...[at + 1, newName(), year, newIdNumber(), 'Bảo trợ xã hội', 1_500_000, `K${at}`],
        ]),
      },
    ]),
  ),
})

describe('a commune officer with a list whose columns have no header', () => {
  it('sees what each was taken for and why, confirms, says one by hand, and brings the people in', async () => {
    const { page, goto } = await visits.officer('xa-24547')
    await goto('/console/danh-sach')
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(await headerless())
    const check = page.getByRole('region', { name: 'Kiểm tra trên máy này' })
    await check.getByText('5 cột có tiêu đề không nói rõ, hệ thống đoán theo các ô.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Số quyết định (bỏ trống nếu tệp đã ghi)').fill(newDecision())
    await page.getByLabel('Ngày quyết định (bỏ trống nếu tệp đã ghi)').fill('12/5/2020')
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()

    const confirm = page.getByRole('button', { name: 'Xác nhận 5 cột đúng như hệ thống đoán' })
    await confirm.waitFor()
    await page.getByText(/^Tệp có 5 cột mà tiêu đề không nói rõ/).waitFor()
    expect(await page.getByRole('button', { name: /^Nhập/ }).count()).toBe(0)
    const names = page.getByLabel('Cột B: không có tiêu đề')
    expect(await textOf(names.locator('option:checked'))).toBe('Có lẽ là họ tên, chưa xác nhận')
    const why = 'Cột không có tiêu đề; đọc là họ tên vì 3/3 ô là tên người (chắc 65 %)'
    await page.getByText(why, { exact: true }).waitFor()
    const whole = page.getByRole('rowheader', { name: /^Cả cột/ })
    await untilCount(whole, 6)
    expect(await blemishes(page)).toEqual([])

    await page.getByLabel('Cột G: không có tiêu đề').selectOption('mã hộ')
    await confirm.click()
    await confirm.waitFor({ state: 'detached' })
    await names.locator('option:checked', { hasText: /^họ tên$/ }).waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Kiểm tra lại với lựa chọn này' }).click()
    await page.getByRole('button', { name: 'Nhập 3 người mới' }).click()
    await page.getByRole('button', { name: 'Rút cả danh sách…' }).waitFor()
    expect(await blemishes(page)).toEqual([])
  })
})
