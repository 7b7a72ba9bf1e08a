import type { Page } from 'playwright-core'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../../lambdas/domain/programmes/nq68-2021.ts'
import type { Programme } from '../../../../lambdas/domain/programmes/programme.ts'
import { phone } from '../../../support/browser.ts'
import { aSite } from '../../../support/sites.ts'
import { blemishes } from '../../blemishes.ts'
import { headingOf, press, untilFocused } from '../../page-parts.ts'
import { openSite, plannedFor } from './open-site.ts'

/** July 2021: Resolution 68 is paid, and what Resolution 42 paid wrongly is still asked back. */
const site = { ...aSite(nq68), others: [nq42] }
const planned = (programme: string): string => `${plannedFor(site, programme)} lượt hỗ trợ`

let opened: Awaited<ReturnType<typeof openSite>>
beforeAll(async () => {
  opened = await openSite(site)
})
afterAll(() => opened.close())

/** Until the figures of that programme stand there, and where. */
async function shown(page: Page, place: string, programme: Programme): Promise<void> {
  await headingOf(page, place).waitFor()
  await page
    .locator('.sums > div')
    .first()
    .filter({ hasText: planned(programme.id) })
    .waitFor()
}
/** By its whole name: the head of every page names both. */
const choose = (page: Page, resolution: string): Promise<void> =>
  page.getByRole('link', { name: resolution, exact: true }).click()
const currently = (page: Page, resolution: string): Promise<void> =>
  page
    .locator('#programmes [aria-current]')
    .and(page.getByText(resolution, { exact: true }))
    .waitFor()

describe('public figures of two programmes', () => {
  it('are changed from one to the other in the same place, and each has an address of its own', async () => {
    const { page, faults } = await opened.visit('/so-lieu/?unit=657', phone)
    await shown(page, 'Huyện Cư Kuin', nq68)
    await currently(page, 'Nghị quyết 68')
    await choose(page, 'Nghị quyết 42')
    await page.getByText(nq42.name).waitFor()
    await shown(page, 'Huyện Cư Kuin', nq42)
    await currently(page, 'Nghị quyết 42')
    await untilFocused(page, '#place')
    expect(new URL(page.url()).search).toBe('?programme=nq42-2020&unit=657')
    expect(await blemishes(page)).toEqual([])

    await page.getByLabel('Chọn huyện hoặc xã').selectOption('Xã Ea Tiêu')
    await press(page, 'Xem số liệu')
    await shown(page, 'Xã Ea Tiêu', nq42)
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Tải bảng số liệu (CSV)')])
    expect(file.suggestedFilename()).toBe('so-lieu-nq42-2020-24547.csv')

    await page.goBack()
    await page.goBack()
    await page.getByText(nq68.name).waitFor()
    await shown(page, 'Huyện Cư Kuin', nq68)
    await currently(page, 'Nghị quyết 68')
    expect(faults).toEqual([])
  })

  it('say on paper, too, what they mean', async () => {
    const { page } = await opened.visit('/so-lieu/', phone)
    await headingOf(page, 'Tỉnh Đắk Lắk').waitFor()
    const meaning = page.getByText('Kế hoạch: số lượt hỗ trợ')
    expect(await meaning.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await meaning.isVisible()).toBe(true)
  })

  it('are changed without a script as well, from the province down to a commune', async () => {
    const { page, faults } = await opened.visit('/so-lieu/', { ...phone, javaScriptEnabled: false })
    await choose(page, 'Nghị quyết 42')
    await shown(page, 'Tỉnh Đắk Lắk', nq42)
    await page.getByRole('link', { name: 'Huyện Cư Kuin' }).click()
    await page.getByLabel('Chọn huyện hoặc xã').selectOption('Xã Ea Tiêu')
    await press(page, 'Xem số liệu')
    await shown(page, 'Xã Ea Tiêu', nq42)
    await currently(page, 'Nghị quyết 42')
    await choose(page, 'Nghị quyết 68')
    await shown(page, 'Xã Ea Tiêu', nq68)
    expect(faults).toEqual([])
  })
})

it('a complaint says which of them it is about, and their counts lead to each other, each number with its name', async () => {
  const { page, faults } = await opened.visit('/phan-anh/', phone)
  expect(await page.getByLabel('Về chương trình nào').locator('option').allTextContents()).toEqual([
    'Chọn…',
    'Nghị quyết 68',
    'Nghị quyết 42',
  ])
  expect(await blemishes(page)).toEqual([])
  await page.getByRole('link', { name: 'Đã nhận và trả lời bao nhiêu phản ánh' }).click()
  await choose(page, 'Nghị quyết 42')
  await currently(page, 'Nghị quyết 42')
  // The page stands before its styles do.
  await page.waitForLoadState()
  const cells = page.getByRole('row', { name: 'Toàn tỉnh' }).getByRole('cell')
  const names = await cells.evaluateAll((all) => all.map((cell) => getComputedStyle(cell, '::before').content))
  expect(names).toEqual(
    ['Đã nhận', 'Đang giải quyết', 'Quá hạn', 'Đã trả lời', 'Không thụ lý', 'Đã rút'].map((name) => `"${name}"`),
  )
  expect(await blemishes(page)).toEqual([])
  expect(faults).toEqual([])
})
