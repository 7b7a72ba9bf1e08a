import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import { enlist, newName } from './own-people.ts'
import { headingOf, press, textOf, untilCount } from './page-parts.ts'
import { commune, idIn, officer, panel, pay, stateIs, unpaid } from './person-page.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

/** Two supports of one person, the higher one under social protection. */
async function enlistTwice(): Promise<string> {
  const name = newName()
  const [first] = await enlist(commune, [{ fullName: name, policy: 'Bảo trợ xã hội', amount: 1_500_000 }])
  const idNumber = first?.idNumber ?? ''
  await enlist(commune, [{ fullName: name, idNumber, policy: 'Hộ nghèo', amount: 750_000 }])
  visits.keepSecret(name, idNumber)
  return name
}

describe('a commune officer who pays somebody who stands there twice', () => {
  it('is told that the lower support is held, and pays the higher one', async () => {
    const name = await enlistTwice()
    const visit = await visits.officer(officer)
    const { page } = visit
    await visit.goto('/console/')
    await page.getByRole('link', { name: 'Người có cảnh báo trùng' }).click()
    const rows = page.getByRole('row', { name: new RegExp(`${name}.*Nghi trùng`) })
    await rows.filter({ hasText: 'Hộ nghèo' }).getByRole('link').click()
    await page.getByText('Chưa chi khoản này trước khi anh/chị kết luận vụ nghi trùng.').waitFor()
    expect(await page.getByRole('button', { name: 'Ghi nhận đã chi trả', exact: true }).count()).toBe(0)
    expect(await blemishes(page)).toEqual([])

    await page.getByRole('link', { name: 'Xem hồ sơ A6 tại Xã Ea Tiêu' }).click()
    await panel(page).getByText('A6 · Bảo trợ xã hội').waitFor()
    await pay(page)
    await page.getByText('Đã ghi nhận chi trả 1.500.000 đồng').waitFor()
    await page.getByRole('link', { name: 'Xem vụ nghi trùng' }).click()
    await headingOf(page, 'Vụ nghi trùng').waitFor()
    expect(await blemishes(page)).toEqual([])
  })
})

describe('the payment of somebody who stands there twice, where the province lets open cases stop nothing', () => {
  const set = async (certainStopsPayment: boolean) => {
    const body = { ...defaultCaseSettings, certainStopsPayment }
    await world().call('setCaseSettings', { body }, await world().officer('tinh', '66'))
  }
  beforeAll(() => set(false))
  afterAll(() => set(true))

  it('asks before a lower support is paid, and nobody is paid twice', async () => {
    const name = await enlistTwice()
    const visit = await visits.officer(officer)
    const { page } = visit
    // Loaded anew: the list of a moment ago would not have them yet.
    await visit.goto('/console/')
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
    await page.getByRole('link', { name: 'Người có cảnh báo trùng' }).click()
    const rows = page.getByRole('row', { name: new RegExp(`${name}.*Nghi trùng`) })
    await untilCount(rows, 2)
    expect(await blemishes(page)).toEqual([])

    await rows.filter({ hasText: 'Hộ nghèo' }).getByRole('link').click()
    await headingOf(page, 'Cảnh báo trùng').waitFor()
    await page.getByText(/Cùng số giấy tờ, cùng họ tên, với một khoản "Bảo trợ xã hội" tại Xã Ea Tiêu/).waitFor()
    expect(await blemishes(page)).toEqual([])
    await pay(page)
    // He would lose the higher one by it.
    const asked = page.getByText(/khoản cao hơn, chưa chi: "Bảo trợ xã hội" tại Xã Ea Tiêu/)
    await asked.waitFor()
    visit.expectRefusals(`409 POST /api/entitlements/${idIn(page)}/payment`)
    expect(await textOf(asked)).toContain('Khoản đang chi là 750.000 đồng')
    await page.getByLabel('Tôi đã xem: vẫn chi khoản thấp hơn này').check()
    // axe cannot judge the colours of what has been scrolled away.
    await panel(page).evaluate((element) => element.scrollTo(0, 0))
    expect(await blemishes(page)).toEqual([])
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả 750.000 đồng').waitFor()

    await page.getByRole('link', { name: 'Xem hồ sơ A6 tại Xã Ea Tiêu' }).click()
    await panel(page).getByText('A6 · Bảo trợ xã hội').waitFor()
    await pay(page)
    await page.getByRole('alert').waitFor()
    visit.expectRefusals(`409 POST /api/entitlements/${idIn(page)}/payment`)
    expect(await textOf(page.getByRole('alert'))).toMatch(
      /^Số giấy tờ này đã chi trả theo chính sách "Hộ nghèo" tại Xã Ea Tiêu\. Mỗi người chỉ hưởng một chính sách/,
    )
    await stateIs(page, unpaid)
  })
})
