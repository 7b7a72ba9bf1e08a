import { blemishes } from './blemishes.ts'
import { headingOf, textOf } from './page-parts.ts'
import { newPerson, officer } from './person-page.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()
const label = 'Họ tên hoặc số CMND/CCCD'

describe('an officer with somebody’s card in his hand', () => {
  it('finds him by its number, whatever is filtered, and the number stands in no address', async () => {
    const number = '066085770011'
    const name = await newPerson(visits, { idNumber: number })
    const { page, goto } = await visits.officer(officer)
    await goto('/console/doi-tuong?trang-thai=paid')
    await page.getByLabel(label).fill('066 085 770 011')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name, exact: true }).waitFor()
    expect(await textOf(page.locator('.summary'))).toMatch(
      /^Đang hiện 1 khoản, .* các điều kiện lọc khác không tính\.$/,
    )
    expect(await page.getByRole('button', { name: 'Xuất Excel' }).count()).toBe(0)
    expect(page.url()).not.toContain('770')
    // As a reader of the square on the card types it.
    await page.getByLabel(label).fill('066085779911|066085770011|Trần Thị Khác|01011985|Nữ|Buôn Ciết')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name, exact: true }).waitFor()
    expect(await page.getByLabel(label).inputValue()).toBe('066085779911|066085770011')
    expect(await blemishes(page)).toEqual([])
  })

  it('is told what to do where nobody carries it, and what is wrong with a number that is none', async () => {
    const visit = await visits.officer(officer)
    const { page, goto } = visit
    await goto('/console/doi-tuong')
    await page.getByLabel(label).fill('240999998')
    await page.keyboard.press('Enter')
    await page.getByText('Không có ai mang số này ở đây').waitFor()
    await page.getByLabel(label).fill('66085770011')
    await page.keyboard.press('Enter')
    await page.getByText('Có phải 066085770011?').waitFor()
    visit.expectRefusals('422 POST /api/entitlements/search-by-id-number')
  })

  it('finds nobody of another commune', async () => {
    const number = '066085770022'
    await newPerson(visits, { idNumber: number })
    const { page, goto } = await visits.officer('xa-24544')
    await goto('/console/doi-tuong')
    await page.getByLabel(label).fill(number)
    await page.keyboard.press('Enter')
    await page.getByText('Không có ai mang số này ở đây').waitFor()
  })

  it('has the people below the name on a telephone, and what else may be asked behind a button', async () => {
    const { page, goto } = await visits.officer(officer)
    await page.setViewportSize({ width: 390, height: 844 })
    await goto('/console/doi-tuong?trang-thai=approved')
    await page.getByText('Đang hiện').waitFor()
    const status = page.getByLabel('Trạng thái')
    expect(await status.isVisible()).toBe(false)
    const more = page.getByRole('button', { name: 'Lọc thêm · 1 điều kiện' })
    const first = page.locator('.people-table').getByRole('link').first()
    expect((await first.boundingBox())?.y).toBeLessThan(844)
    await more.click()
    await status.selectOption({ label: 'Đã chi trả' })
    await page.getByRole('button', { name: 'Thu gọn điều kiện lọc' }).click()
    await more.waitFor()
  })
})

describe('the Fatherland Front', () => {
  it('sees people by their names, and is offered no search by number', async () => {
    const { page, goto } = await visits.officer('mttq-657')
    await goto('/console/doi-tuong')
    await headingOf(page, 'Đối tượng').waitFor()
    expect(await page.getByLabel(label).count()).toBe(0)
    await page.getByLabel('Họ tên').waitFor()
  })
})
