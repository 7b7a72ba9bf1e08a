import { desk, phone } from '../support/browser.ts'
import { siteUrl } from '../support/test-machine.ts'
import { world } from '../support/world.ts'
import { type PaidYesterday, paidYesterday } from '../support/yesterdays-payment.ts'
import { blemishes } from './blemishes.ts'
import { enlist } from './own-people.ts'
import { headingOf, textOf, untilFocused } from './page-parts.ts'
import { openVisits, type Visit } from './visits.ts'

const visits = openVisits()
let paid: PaidYesterday

/** Yesterday is over, so the real sealer seals it and puts it on the real site. */
beforeAll(async () => {
  paid = await paidYesterday(world())
  visits.keepSecret(paid.fullName)
  const run = (name: string) => world().ask({ method: 'POST', path: `/_run/${name}` })
  const { schedules }: { schedules: string[] } = JSON.parse((await run('nothing')).text)
  const answer = await run(schedules.find((name) => name.includes('ledger')) ?? '')
  expect(answer).toMatchObject({ status: 200 })
})

const verdict = ({ page }: Visit) => page.locator('.verdict-title')
const field = ({ page }: Visit) => page.getByLabel('Biên nhận', { exact: true })
const fact = ({ page }: Visit, name: string) =>
  page
    .locator('.verdict dl > div')
    .filter({ has: page.locator('dt', { hasText: name }) })
    .locator('dd')

async function check(visit: Visit, text: string, expected: string): Promise<void> {
  await field(visit).fill(text)
  await visit.page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
  await verdict(visit).filter({ hasText: expected }).waitFor()
}

const forged = (content: string): string =>
  Buffer.from(Buffer.from(content, 'base64url').toString().replace('1500000', '2500000')).toString('base64url')

describe('somebody with a receipt, without a sign-in', () => {
  it('opens the link and sees that it is true, and the address keeps nothing of it', async () => {
    const visit = await visits.visit(phone)
    const { page } = visit
    await visit.goto(`/bien-nhan/#${paid.receipt.content}`)
    await verdict(visit).filter({ hasText: 'Biên nhận đúng, có trong sổ niêm phong' }).waitFor()
    await untilFocused(page, '#answer')
    expect(await textOf(fact(visit, 'Người được hỗ trợ'))).toBe(paid.fullName)
    expect(await textOf(fact(visit, 'Số tiền'))).toBe('1.500.000 đồng')
    expect(await textOf(fact(visit, 'Xã'))).toBe('Xã Ea Tiêu')
    expect(await textOf(fact(visit, 'Đơn vị ghi nhận'))).toBe('UBND Xã Ea Tiêu')
    expect(page.url()).toBe(`${siteUrl()}bien-nhan/`)
    // What was asked of the server names a day and a commune alone.
    const asked = visit.addresses.filter((address) => address.includes('so-cai'))
    for (const address of asked) expect(address).toMatch(/\/so-cai\/(so-cai|\d{4}-\d\d-\d\d\/(ngay|\d+))\.json$/)
    expect(await blemishes(page)).toEqual([])
  })

  it('is told of one whose amount somebody raised that it is not in the ledger', async () => {
    const visit = await visits.visit(desk)
    await visit.goto('/bien-nhan/')
    await check(
      visit,
      `${siteUrl()}bien-nhan/#${forged(paid.receipt.content)}`,
      'Biên nhận KHÔNG có trong sổ niêm phong',
    )
    expect(await textOf(visit.page.locator('.verdict h3'))).toBe('Nội dung ghi trên biên nhận (chưa được chứng minh)')
    expect(await blemishes(visit.page)).toEqual([])
  })

  it('types the code where there is no camera, and is told what that does not prove', async () => {
    const visit = await visits.visit(phone)
    await visit.goto('/bien-nhan/')
    await check(visit, paid.receipt.code.toLowerCase(), 'Mã này có trong sổ niêm phong')
    expect(await textOf(visit.page.locator('.verdict'))).toContain('hãy quét mã vuông')
    const other = paid.receipt.code.replace(/.$/, (last) => (last === 'Z' ? 'Y' : 'Z'))
    await check(visit, other, 'Không thấy mã này trong sổ niêm phong')
  })

  it('checks without a network what the page has loaded, true ones and false ones', async () => {
    const visit = await visits.newcomer(phone)
    const { page, context } = visit
    await visit.goto('/bien-nhan/')
    await page.getByLabel('Xã, phường, thị trấn').selectOption({ label: 'Xã Ea Tiêu' })
    await page.getByRole('button', { name: 'Tải sổ của xã' }).click()
    await page.getByText(/^Đã tải \d+ ngày của Xã Ea Tiêu\./).waitFor()
    await context.setOffline(true)
    await check(visit, paid.receipt.content, 'Biên nhận đúng, có trong sổ niêm phong')
    await check(visit, forged(paid.receipt.content), 'Biên nhận KHÔNG có trong sổ niêm phong')
    visit.expectFaults(/so-cai\.json|ERR_INTERNET_DISCONNECTED/)
  })

  it('is told that a file could not be read, and nothing of his receipt, where half of one comes or a page of the Wi-Fi', async () => {
    const visit = await visits.newcomer(phone)
    const cut = 'Không đọc được tệp của sổ'
    const half = { contentType: 'application/json', body: '{"v":1,"day":"20' }
    await visit.context.route('**/ngay.json', (route) => route.fulfill(half))
    await visit.goto('/bien-nhan/')
    await check(visit, paid.receipt.content, cut)
    expect(await blemishes(visit.page)).toEqual([])
    await visit.context.unroute('**/ngay.json')
    const portal = { contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title>' }
    await visit.context.route('**/so-cai/**', (route) => route.fulfill(portal))
    await visit.page.reload()
    await visit.page.locator('#days').filter({ hasText: 'đăng nhập Wi-Fi' }).waitFor()
    await check(visit, paid.receipt.content, cut)
    await visit.context.unroute('**/so-cai/**')
    await check(visit, paid.receipt.content, 'Biên nhận đúng, có trong sổ niêm phong')
  })

  it('is told what is missing when a piece was cut off, and loses nothing that was typed', async () => {
    const visit = await visits.visit(phone)
    await visit.goto('/bien-nhan/')
    await field(visit).fill(paid.receipt.content.slice(0, 100))
    await visit.page.getByRole('button', { name: 'Kiểm tra', exact: true }).click()
    await visit.page.getByText('Đây không phải biên nhận của An Sinh, hoặc đã bị cắt mất một phần.').waitFor()
    await untilFocused(visit.page, '#receipt')
    expect(await field(visit).inputValue()).toHaveLength(100)
    expect(await blemishes(visit.page)).toEqual([])
  })

  it('reads it in English too', async () => {
    const visit = await visits.visit(desk)
    await visit.goto(`/en/receipt/#${paid.receipt.content}`)
    await verdict(visit).filter({ hasText: 'The receipt is true and in the sealed ledger' }).waitFor()
    expect(await blemishes(visit.page)).toEqual([])
  })
})

describe('an officer who has just paid', () => {
  it('shows and prints a receipt, which waits for the night', async () => {
    const [person] = await enlist('24547', [{}])
    const name = person?.fullName ?? ''
    visits.keepSecret(name)
    const visit = await visits.officerInConsole('xa-24547')
    const { page } = visit
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByLabel('Họ tên').fill(name)
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.getByRole('link', { name, exact: true }).click()
    await headingOf(page, 'Nhật ký').waitFor()
    expect(await headingOf(page, 'Biên nhận').count()).toBe(0)
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả', exact: true }).click()
    await page.getByRole('button', { name: 'Xác nhận đã chi', exact: true }).click()
    await headingOf(page, 'Biên nhận').waitFor()
    const code = await textOf(page.locator('.receipt-code'))
    expect(code).toMatch(/^24547-\d{6}-[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    expect(await page.getByRole('img', { name: `Mã vuông của biên nhận ${code}` }).count()).toBe(1)
    // Who has seen the number, from where, stands beside the history.
    await page.getByText('Ai đã xem đủ số giấy tờ (1)').click()
    expect(await textOf(page.locator('.readings li'))).toMatch(
      /xa-24547, UBND Xã Ea Tiêu: xem đủ số giấy tờ\. Từ địa chỉ mạng 127\.0\.0\.1\.$/,
    )
    await page.locator('.person').evaluate((panel) => panel.scrollTo(0, 0))
    expect(await blemishes(page)).toEqual([])

    await page.evaluate(() => {
      window.print = () => {}
    })
    await page.getByRole('button', { name: 'In phiếu xác nhận' }).click()
    await page.emulateMedia({ media: 'print' })
    await headingOf(page, 'Phiếu xác nhận chi trả').waitFor()
    expect(await page.locator('.top').isVisible()).toBe(false)
    expect(await textOf(page.locator('.pay-slip'))).toContain(name)
    // Not "screen", in which it would be printed then.
    await page.emulateMedia({ media: null })
    // The signatures of a slip on half a sheet stood on a second one. The browser says `afterprint` itself.
    const margin = { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' }
    const paper = (await page.pdf({ format: 'A5', margin })).toString('latin1')
    expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
    await page.locator('.pay-slip').waitFor({ state: 'detached' })

    const link = (await page.getByRole('link', { name: 'Mở trang kiểm tra' }).getAttribute('href')) ?? ''
    const citizen = await visits.visit(phone)
    await citizen.goto(link)
    await verdict(citizen).filter({ hasText: 'Ngày này chưa niêm phong' }).waitFor()
  })
})
