import { formatDay, localDay } from '../../lambdas/domain/time/local-day.ts'
import { blemishes } from './blemishes.ts'
import { headingOf, press, textOf } from './page-parts.ts'
import { find, history, idIn, newPerson, panel, stateIs, unpaid } from './person-page.ts'
import { openVisits, type Visit } from './visits.ts'

const visits = openVisits()

/** Food for people in quarantine: 80,000 đồng a day, 21 days at most. */
const programme = 'nq68-2021'
const policy = 'Tiền ăn cho người cách ly y tế (F1)'
const today = formatDay(localDay(Date.now()))

/** Somebody of fourteen days, whose record the district has opened. */
async function opened(): Promise<Visit> {
  const person = { policy, days: 14, amount: 1_120_000 }
  const name = await newPerson(visits, person, { programme, decisionDay: '1/8/2021' })
  const visit = await visits.officer('huyen-657')
  await visit.goto(`/console/?chuong-trinh=${programme}`)
  await find(visit, name)
  await stateIs(visit.page, unpaid, '1.120.000 đồng')
  return visit
}

const daysAre = ({ page }: Visit, words: string) =>
  panel(page).getByText(`${words} ngày × 80.000 đồng`, { exact: true }).waitFor()

describe('a support by the day', () => {
  it('is amended with its days: none is sent without them, nor with days that the sum does not fit', async () => {
    const visit = await opened()
    const { page } = visit
    await daysAre(visit, '14')
    await press(page, 'Điều chỉnh theo quyết định')
    await headingOf(page, 'Điều chỉnh theo quyết định').waitFor()
    const days = page.getByLabel('Số ngày được hỗ trợ')
    expect(await days.inputValue()).toBe('14')
    await page.getByLabel('Số quyết định').fill('2345/QĐ-UBND')
    await page.getByLabel('Ngày quyết định').fill(today)
    await page.getByLabel('Tổng mức hỗ trợ mới (đồng)').fill('1.680.000')
    await page.getByLabel('Lý do điều chỉnh').fill('cách ly thêm một tuần')
    for (const wrong of ['', '0', '367', '2 tuần']) {
      await days.fill(wrong)
      await press(page, 'Điều chỉnh')
      await page.getByText('Nhập số ngày theo quyết định, từ 1 đến 366.').waitFor()
    }
    expect(await blemishes(page)).toEqual([])

    await days.fill('20')
    await press(page, 'Điều chỉnh')
    await page.getByRole('alert').waitFor()
    visit.expectRefusals(`422 POST /api/entitlements/${idIn(page)}/amendment`)
    expect(await textOf(page.getByRole('alert'))).toContain('20 ngày')
    expect(await days.inputValue()).toBe('20')
    await days.fill('21')
    await press(page, 'Điều chỉnh')
    await page.getByText(`Đã điều chỉnh thành 1.680.000 đồng. Trạng thái bây giờ: ${unpaid}.`).waitFor()
    await daysAre(visit, '21')
    await stateIs(page, unpaid, '1.680.000 đồng')
    await page.waitForFunction(() => document.querySelectorAll('.history li').length === 2)
    expect((await history(page)).at(-1)).toContain('14 ngày → 21 ngày')
    expect(await blemishes(page)).toEqual([])
  })

  it('has its days still when somebody who has refused it is paid after all', async () => {
    const visit = await opened()
    const { page } = visit
    await press(page, 'Không chi được')
    await page.getByLabel('Từ chối nhận').check()
    await page.getByLabel('Giấy từ chối của chính người đó').fill('giấy viết tay, hồ sơ xã số 14')
    await press(page, 'Ghi lý do')
    await page.getByText('Đã ghi: Từ chối nhận.').waitFor()

    await press(page, 'Cho chi lại')
    await headingOf(page, 'Cho chi lại').waitFor()
    await press(page, 'Cho chi lại')
    await page.getByText('Ghi lý do, ít nhất 3 ký tự.').waitFor()
    await page.getByText('Ghi giấy tờ làm căn cứ (loại giấy, ngày, nơi lưu), ít nhất 3 ký tự.').waitFor()
    expect(await page.getByLabel('Số ngày được hỗ trợ').count()).toBe(0)
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Lý do', { exact: true }).fill('tự xin nhận lại')
    await page.getByLabel('Giấy tờ làm căn cứ').fill('đơn viết tay, hồ sơ xã số 15')
    await press(page, 'Cho chi lại')
    await page.getByText(`Đã cho chi lại. Trạng thái bây giờ: ${unpaid}.`).waitFor()
    await daysAre(visit, '14')
    await stateIs(page, unpaid, '1.120.000 đồng')
  })
})
