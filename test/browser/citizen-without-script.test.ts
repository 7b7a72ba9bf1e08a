import { phone } from '../support/browser.ts'
import { blemishes } from './blemishes.ts'
import { asTyped, fact, lookUp, lookUpSecrets, payDemoCitizen, unknownNumber, wrongName } from './look-up.ts'
import { headingOf, textOf, untilFocused } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()
visits.keepSecret(...lookUpSecrets)
const phoneWithoutScript = { ...phone, javaScriptEnabled: false }

describe('a citizen whose phone runs no script', () => {
  beforeAll(payDemoCitizen)

  it('looks himself up by the same form', async () => {
    const visit = await visits.visit(phoneWithoutScript)
    const { page } = visit
    await visit.goto('/')
    await lookUp(page, asTyped)
    await headingOf(page, 'Kết quả tra cứu').waitFor()
    await untilFocused(page, '#answer')
    expect(await textOf(fact(page, 'Trạng thái'))).toMatch(/^Đã chi trả/)
    expect(await textOf(fact(page, 'Số tiền được phê duyệt'))).toBe('1.500.000 đồng (3 tháng)')
    expect(await textOf(fact(page, 'Ngày chi trả'))).toMatch(/^\d\d\/\d\d\/\d{4}$/)
    // The history keeps the address of the answer: a browser that is started anew opens it without what was typed.
    await visit.goto('/api/lookup')
    await headingOf(page, 'Tra cứu khoản hỗ trợ của bạn').waitFor()
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('')
  })

  it('gets the same page, byte for byte, for a wrong name and an unknown number', async () => {
    const visit = await visits.visit(phoneWithoutScript)
    const pages: string[] = []
    for (const asked of [wrongName, unknownNumber]) {
      await visit.goto('/')
      await lookUp(visit.page, asked)
      await headingOf(visit.page, 'Chưa tìm thấy thông tin khớp').waitFor()
      pages.push(await visit.page.content())
    }
    expect(pages[0]).toBe(pages[1])
  })

  it('is told his mistakes and mends them', async () => {
    const { page, goto, expectRefusals } = await visits.visit(phoneWithoutScript)
    await goto('/')
    await lookUp(page, { ...asTyped, idNumber: '12345' })
    await headingOf(page, 'Có lỗi cần sửa').waitFor()
    expectRefusals('422 POST /api/lookup')
    expect(await page.title()).toMatch(/^Lỗi: Tra cứu/)
    await untilFocused(page, '.errors')
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe(asTyped.fullName)
    await page.getByLabel('Số CCCD hoặc CMND').fill(asTyped.idNumber)
    await page.getByRole('button', { name: 'Tra cứu' }).click()
    await headingOf(page, 'Kết quả tra cứu').waitFor()
  })

  it('goes from the province to a commune in the public figures and back', async () => {
    const { page, goto } = await visits.visit(phoneWithoutScript)
    await goto('/so-lieu/')
    await page.getByRole('link', { name: 'Xem số liệu cả tỉnh' }).click()
    await headingOf(page, 'Tỉnh Đắk Lắk').waitFor()
    await page.getByRole('link', { name: 'Huyện Cư Kuin' }).click()
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    await page.getByRole('link', { name: 'Xã Ea Tiêu' }).click()
    await headingOf(page, 'Xã Ea Tiêu').waitFor()
    await page.getByRole('navigation', { name: 'Địa bàn' }).getByRole('link', { name: 'Huyện Cư Kuin' }).click()
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    await page.getByLabel('Chọn huyện hoặc xã').selectOption('Xã Hòa Hiệp')
    await page.getByRole('button', { name: 'Xem số liệu' }).click()
    await headingOf(page, 'Xã Hòa Hiệp').waitFor()
  })

  // axe needs scripts, so here the page's own are emptied instead: what is drawn is the answer of the Lambda.
  it('gets pages without a blemish', async () => {
    const { page, context, goto, expectRefusals } = await visits.newcomer(phone)
    await context.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    const answers = [
      [asTyped, 'Kết quả tra cứu'],
      [wrongName, 'Chưa tìm thấy thông tin khớp'],
      [{ idNumber: '1', fullName: '' }, 'Có lỗi cần sửa'],
    ] as const
    for (const [asked, heading] of answers) {
      await goto('/')
      await lookUp(page, asked)
      await headingOf(page, heading).waitFor()
      expect(await blemishes(page)).toEqual([])
    }
    expectRefusals('422 POST /api/lookup')
    await goto('/api/public/statistics?programme=nq42-2020&unit=657')
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    expect(await blemishes(page)).toEqual([])
  })
})
