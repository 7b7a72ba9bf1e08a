import { formatDay, localDay } from '../../lambdas/domain/time/local-day.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import { enlist } from './own-people.ts'
import { textOf } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()
const commune = '24547'
const programme = 'nq42-2020'

it('lets a district ask a household back by one decision, and a part go to its oldest debt', async () => {
  const at = { policy: 'Hộ nghèo', amount: 750_000, hamlet: 'Buôn Knia', household: 'HN-31' }
  const people = await enlist(commune, [at, at])
  const officer = await world().officer('xa', commune)
  const paid: string[] = []
  for (const { fullName } of people) {
    visits.keepSecret(fullName)
    const [one] = (
      await world().call('searchEntitlements', { body: { programme, unit: commune, name: fullName } }, officer)
    ).items
    if (!one) throw new Error('not enlisted')
    const body = { version: one.version, paidOn: localDay(Date.now()), receivedBy: 'self' as const }
    await world().call('recordPayment', { params: { entitlementId: one.id }, body }, officer)
    paid.push(one.id)
  }
  const { page, goto } = await visits.officer('huyen-657')
  await goto(`/console/doi-tuong/${paid[0]}`)
  await page.getByRole('link', { name: 'Các khoản của hộ HN-31, thu hồi cả hộ' }).click()
  await page.getByRole('button', { name: 'Lập thu hồi' }).click()
  await page.getByRole('button', { name: 'Lập thu hồi' }).click()
  await page.getByText('Nhập số quyết định.').waitFor()
  expect(await blemishes(page)).toEqual([])
  await page.getByLabel('Số quyết định').fill('2345/QĐ-UBND')
  await page.getByLabel('Ngày quyết định').fill(formatDay(localDay(Date.now())))
  await page.getByLabel('Lý do thu hồi').fill('Không thuộc danh sách hộ nghèo')
  await page.getByRole('button', { name: 'Lập thu hồi' }).click()
  await page.getByText('Đã lập thu hồi các khoản của hộ.').waitFor()
  await page.getByRole('button', { name: 'Ghi tiền nộp lại' }).click()
  await page.getByLabel('Số tiền nộp lần này (đồng)').fill('800.000')
  await page.getByLabel('Số phiếu thu').fill('PT 31')
  await page.getByRole('button', { name: 'Ghi đã nộp' }).click()
  await page.getByText('Đã ghi tiền hộ nộp lại.').waitFor()
  const facts = page.locator('dl.facts')
  await facts.getByText('700.000 đồng').waitFor()
  expect(await textOf(facts)).toMatch(/Phải thu hồi\s*1\.500\.000 đồng.*Đã thu\s*800\.000 đồng/)
  expect(await blemishes(page)).toEqual([])

  await page.getByRole('link', { name: 'Tất cả các hộ có thu hồi' }).click()
  await page.getByRole('link', { name: /^Hộ HN-31/ }).waitFor()
  expect(await blemishes(page)).toEqual([])
})

it('shows what was done with a list, below the list', async () => {
  const { page, goto } = await visits.officer('xa-24547')
  await goto('/console/danh-sach')
  await page
    .getByRole('link', { name: /\.xlsx/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Nhật ký của danh sách' }).click()
  await page.getByText(/mở danh sách để tải tệp lên/).waitFor()
  expect(await blemishes(page)).toEqual([])
})
