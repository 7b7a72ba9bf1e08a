import { foreignFile } from '../support/foreign-files.ts'
import { newIdNumber } from '../support/list-files.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import { enlist, newName } from './own-people.ts'
import { headingOf } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

describe('the province with a file of another one', () => {
  it('sends it, sees who stands in it, and concludes with the other province', async () => {
    const [fullName, idNumber] = [newName(), newIdNumber()]
    await enlist('24547', [{ fullName, idNumber, birthYear: '1961' }])
    const bytes = await foreignFile(world(), '54', { [idNumber]: 'paid', [newIdNumber()]: 'approved' })

    const { page, goto } = await visits.officer('so-ldtbxh')
    await goto('/console/')
    await page.getByRole('button', { name: 'Việc khác' }).click()
    await page.getByRole('link', { name: 'Đối chiếu tỉnh khác' }).click()
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    await page.getByText('Chọn tệp trước.').waitFor()
    expect(await blemishes(page)).toEqual([])
    const buffer = Buffer.from(bytes)
    const file = { name: 'trao-doi-54.jsonl', mimeType: 'application/octet-stream', buffer }
    await page.getByLabel('Tệp của tỉnh khác (.jsonl)').setInputFiles(file)
    await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click()
    const row = page.getByRole('row', { name: /tỉnh Phú Yên/ })
    // A function goes through the register of the whole province.
    await row.getByText('Đang dùng').waitFor({ timeout: 90_000 })
    await row.getByText('1 người trong hệ thống').waitFor()
    expect(await blemishes(page)).toEqual([])

    await page.getByRole('link', { name: 'Rà soát trùng lặp', exact: true }).click()
    await page.getByText('Có trong danh sách tỉnh khác').click()
    await page.getByText('không biết họ tên hay điều gì khác của người bên đó').waitFor()
    await page.getByRole('link', { name: fullName }).click()
    await headingOf(page, fullName).waitFor()
    await page.getByRole('button', { name: 'Kết luận với tỉnh Phú Yên' }).click()
    await page.getByRole('radio', { name: 'Không phải một người' }).check()
    await page.getByRole('button', { name: 'Ghi kết luận' }).click()
    await page.getByText('Chọn một căn cứ.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('radio', { name: 'Tỉnh kia trả lời' }).check()
    await page.getByRole('button', { name: 'Ghi kết luận' }).click()
    await page.getByText('Đã kết luận: là người khác.').waitFor()
    await page.getByText('Đã ghi kết luận về danh sách của tỉnh khác.').waitFor()
  })
})
