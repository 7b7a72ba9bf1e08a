import { phone } from '../support/browser.ts'
import { siteUrl } from '../support/test-machine.ts'
import { blemishes } from './blemishes.ts'
import { asTyped, fact, lookUp, lookUpSecrets, payDemoCitizen, unknownNumber, wrongName } from './look-up.ts'
import { headingOf, textOf, untilFocused, untilFocusSays } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()
visits.keepSecret(...lookUpSecrets)

describe('a citizen who looks himself up', () => {
  beforeAll(payDemoCitizen)

  it('sees policy, amount, decision, status and day of payment, accents free', async () => {
    const visit = await visits.visit(phone)
    const { page } = visit
    await visit.goto('/')
    expect(await blemishes(page)).toEqual([])
    await lookUp(page, asTyped)
    await headingOf(page, 'Kết quả tra cứu').waitFor()
    await untilFocused(page, '#answer')
    expect(await page.title()).toMatch(/^Kết quả tra cứu – /)
    expect(await textOf(fact(page, 'Trạng thái'))).toMatch(/^Đã chi trả\s+Tiền đã được trao/)
    expect(await textOf(fact(page, 'Số tiền được phê duyệt'))).toBe('1.500.000 đồng (3 tháng)')
    expect(await textOf(fact(page, 'Họ và tên'))).toBe("H'Maryam Niê")
    expect(await textOf(fact(page, 'Số giấy tờ'))).toBe('•••• 4321')
    expect(await textOf(fact(page, 'Địa bàn'))).toBe('Xã Ea Tiêu, Huyện Cư Kuin')
    expect(await textOf(fact(page, 'Chính sách'))).toBe('Bảo trợ xã hội')
    expect(await textOf(fact(page, 'Quyết định'))).toMatch(/^Số \d+\/QĐ-UBND ngày \d\d\/05\/2020$/)
    expect(await textOf(fact(page, 'Ngày chi trả'))).toMatch(/^\d\d\/\d\d\/\d{4}$/)
    expect(await textOf(fact(page, 'Người nhận'))).toBe('Chính chủ')
    // The next person at a shared phone does not find the number of the one before.
    expect(await page.getByLabel('Số CCCD hoặc CMND').inputValue()).toBe('')
    expect(await blemishes(page)).toEqual([])
    expect(page.url()).toBe(siteUrl())
  })

  it('leaves nothing on the screen for whoever presses the back button', async () => {
    const { page, goto } = await visits.visit(phone)
    await goto('/')
    await lookUp(page, asTyped)
    await headingOf(page, 'Kết quả tra cứu').waitFor()
    await page.getByRole('link', { name: 'Giúp đỡ' }).first().click()
    await headingOf(page, 'Giúp đỡ').waitFor()
    await page.goBack()
    await headingOf(page, 'Tra cứu khoản hỗ trợ của bạn').waitFor()
    expect(await textOf(page.locator('body'))).not.toContain('4321')
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('')
  })

  it('reads the same words after a wrong name and after an unknown number', async () => {
    const visit = await visits.visit(phone)
    const { page } = visit
    const words: string[] = []
    for (const asked of [wrongName, unknownNumber]) {
      await visit.goto('/')
      await lookUp(page, asked)
      await headingOf(page, 'Chưa tìm thấy thông tin khớp').waitFor()
      await untilFocused(page, '#answer')
      words.push(`${await page.title()}\n${await page.locator('.answer').innerHTML()}`)
    }
    expect(words[0]).toBe(words[1])
    expect(words[0]).toContain('Ủy ban nhân dân xã')
    // He mends one digit and need not type everything again.
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe(unknownNumber.fullName)
    expect(await blemishes(page)).toEqual([])
  })

  it('is told his mistakes at the top, by name, and is led to each', async () => {
    const { page, goto } = await visits.visit(phone)
    await goto('/')
    await lookUp(page, { idNumber: '0661 58', fullName: '' })
    await headingOf(page, 'Có lỗi cần sửa').waitFor()
    expect(await page.title()).toMatch(/^Lỗi: Tra cứu/)
    await untilFocused(page, '.errors')
    expect(await blemishes(page)).toEqual([])
    await page.locator('.errors').getByRole('link', { name: 'Nhập họ và tên như trên giấy tờ' }).click()
    await untilFocused(page, '#fullName')
    await page.locator('.errors').getByRole('link', { name: 'Số căn cước phải có 12 chữ số' }).click()
    await untilFocused(page, '#idNumber')
    expect(await page.getByLabel('Số CCCD hoặc CMND').inputValue()).toBe('0661 58')
    await lookUp(page, asTyped)
    await headingOf(page, 'Kết quả tra cứu').waitFor()
    expect(await page.locator('.errors').count()).toBe(0)
  })

  it('does it all with the keyboard alone', async () => {
    const { page, goto } = await visits.visit(phone)
    await goto('/')
    await page.keyboard.press('Tab')
    await untilFocusSays(page, 'Đến nội dung chính')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await untilFocused(page, '#idNumber')
    await page.keyboard.type(asTyped.idNumber)
    await page.keyboard.press('Enter')
    await headingOf(page, 'Có lỗi cần sửa').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await untilFocused(page, '#fullName')
    await page.keyboard.type(asTyped.fullName)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await headingOf(page, 'Kết quả tra cứu').waitFor()
    await untilFocused(page, '#answer')
    await page.keyboard.press('Tab')
    await untilFocusSays(page, 'Kiểm tra biên nhận này')
    await page.keyboard.press('Tab')
    await untilFocusSays(page, 'In kết quả')
  })
})
