import { readFileSync } from 'node:fs'
import { listFile, people } from '../support/list-files.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'
import { textsOf } from '../unit/lists/hand-made-workbook.ts'
import { blemishes, bothLooks } from './blemishes.ts'
import { newName } from './own-people.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

describe('a district officer with a filter', () => {
  it('takes what it shows home as a workbook, more than the screen has shown', async () => {
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/doi-tuong')
    await page.getByRole('button', { name: 'Xuất Excel' }).click()
    const link = page.getByRole('link', { name: 'Tải tệp Excel' })
    await link.waitFor()
    expect(await blemishes(page, { looks: bothLooks })).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('danh-sach-657.xlsx')
    const rows = await textsOf(readFileSync(await download.path()))
    expect(rows.filter(([number]) => /^\d+$/.test(number ?? '')).length).toBeGreaterThan(100)
    expect(rows.flat().join('\n')).toContain('Điều kiện lọc: Huyện Cư Kuin; mọi chính sách; mọi trạng thái')
    // Another filter is another file.
    await page.getByLabel('Trạng thái').selectOption('Đã chi trả')
    await link.waitFor({ state: 'detached' })
  })

  it('sees the people of one uploaded list, and everybody again', async () => {
    // Its own, the newest: those of the demonstration are behind the first page where other tests have sent many.
    const [commune, fileName] = ['24540', 'Danh sách Ea Ning bổ sung.xlsx']
    const rows = people(2).map((row) => ({ ...row, fullName: newName() }))
    await takeIn(world(), await world().officer('xa', commune), { commune, fileName }, await listFile({ rows }))
    const { page, goto } = await visits.officer('huyen-657')
    await goto('/console/danh-sach')
    await page.getByRole('link', { name: fileName }).click()
    await page.getByRole('link', { name: 'Xem người của danh sách này' }).click()
    await page.getByText(/Chỉ người của danh sách .*Ea Ning/).waitFor()
    await page.getByRole('link', { name: /./ }).first().waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Xem tất cả' }).click()
    await page.waitForURL(({ searchParams }) => !searchParams.has('danh-sach'))
  })
})
