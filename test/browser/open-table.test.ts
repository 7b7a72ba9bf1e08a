import { type WrittenRow, workbookToBytes } from '../../lambdas/lists/writer/write-workbook.ts'
import { newDecision } from '../support/list-files.ts'
import { blemishes } from './blemishes.ts'
import { textOf } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()
const names = ['Điểu Xrông', 'Mí Blơ', 'Ama Kuăng']

/** No header that lists use, and names as hardly anybody has them. */
const strange = async () => ({
  name: 'khong-ro.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(
    await workbookToBytes([
      {
        name: 'Sheet1',
        columns: [],
        rows: [
          ['UBND XÃ', null, 'ĐỘC LẬP - TỰ DO - HẠNH PHÚC'],
          ['TT', 'Danh tính', 'Nơi ở', 'Nhóm', 'Khoản'],
          ...names.map((name, at): WrittenRow => [at + 1, name, `Thôn ${at + 1}`, 'Bảo trợ xã hội', 1_500_000]),
        ],
      },
    ]),
  ),
})

describe('a commune officer with a list that nothing tells for one', () => {
  it('sees its first rows before and after it is sent, says what its columns are by keyboard, and brings the people in', async () => {
    const { page, goto } = await visits.officer('xa-24547')
    await goto('/console/danh-sach')
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(await strange())
    await page.getByText(/^Chưa nhận ra cột nào là họ và tên .*khi xem lại chọn dòng tiêu đề/).waitFor()
    const firstRows = page.getByRole('table', { name: 'Những dòng đầu của trang' })
    expect(await textOf(firstRows.getByRole('row').nth(2))).toContain('Danh tính')
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Số quyết định (bỏ trống nếu tệp đã ghi)').fill(newDecision())
    await page.getByLabel('Ngày quyết định (bỏ trống nếu tệp đã ghi)').fill('12/5/2020')
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()

    const header = page.getByLabel('Dòng tiêu đề của bảng')
    await header.waitFor()
    expect(await textOf(header.locator('option:checked'))).toBe('Dòng 2: TT | Danh tính | Nơi ở | Nhóm | Khoản')
    await page.getByText('Chưa có cột họ tên: chọn “họ tên” ở cột ghi tên người', { exact: false }).waitFor()
    expect(await page.getByRole('button', { name: /^Nhập/ }).count()).toBe(0)
    expect(await blemishes(page)).toEqual([])

    // What he has said stays with its column when he looks at it below another header.
    await page.getByLabel('Cột B: Danh tính').selectOption('họ tên')
    await header.selectOption('Không có dòng tiêu đề')
    await page
      .getByLabel('Cột B: không có tiêu đề')
      .locator('option:checked', { hasText: /^họ tên$/ })
      .waitFor({ state: 'attached' })
    await header.selectOption({ index: 1 })
    await page.getByLabel('Cột D: Nhóm').selectOption('đối tượng, chính sách')
    const amount = page.getByLabel('Cột E: Khoản')
    await amount.focus()
    const chosen = amount.locator('option:checked')
    while ((await textOf(chosen)) !== 'số tiền') await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Kiểm tra lại với lựa chọn này' }).press('Enter')
    await page.getByRole('button', { name: 'Nhập 3 người mới' }).press('Enter')
    await page.getByRole('button', { name: 'Rút cả danh sách…' }).waitFor()
    expect(await blemishes(page)).toEqual([])
  })
})
