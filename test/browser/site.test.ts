import { readFileSync } from 'node:fs'
import { accessibilityFaults, desk, phone } from '../support/browser.ts'
import { siteUrl } from '../support/test-machine.ts'
import { blemishes } from './blemishes.ts'
import { asTyped, lookUpSecrets } from './look-up.ts'
import { headingOf, textOf, untilFocused } from './page-parts.ts'
import { openVisits, type Visit } from './visits.ts'

const visits = openVisits()
visits.keepSecret(...lookUpSecrets)

describe('the public figures', () => {
  it('lead from the province to a commune and back, each with an address of its own', async () => {
    const { page, goto } = await visits.visit()
    await goto('/so-lieu/')
    await headingOf(page, 'Tỉnh Đắk Lắk').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'Huyện Cư Kuin' }).click()
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    expect(new URL(page.url()).search).toBe('?unit=657')
    await untilFocused(page, '#place')
    await page.getByRole('link', { name: 'Xã Ea Tiêu' }).click()
    await headingOf(page, 'Xã Ea Tiêu').waitFor()
    expect(await page.getByLabel('Chọn huyện hoặc xã').inputValue()).toBe('24547')
    expect(await blemishes(page)).toEqual([])
    await page.goBack()
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    await page.reload()
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    await page.getByLabel('Chọn huyện hoặc xã').selectOption('Xã Hòa Hiệp')
    await page.getByRole('button', { name: 'Xem số liệu' }).click()
    await headingOf(page, 'Xã Hòa Hiệp').waitFor()
  })

  it('can be saved as a table and add up in it', async () => {
    const { page, goto } = await visits.visit()
    await goto('/so-lieu/?unit=657')
    await headingOf(page, 'Huyện Cư Kuin').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải bảng số liệu (CSV)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('so-lieu-nq42-2020-657.csv')
    const text = readFileSync(await download.path(), 'utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const rows = text.split('\r\n').map((line) => line.split(','))
    const approvedPeople = (table: string) =>
      rows.filter(([name]) => name === table).reduce((sum, cells) => sum + Number(cells[4]), 0)
    expect(approvedPeople('Tổng cộng')).toBeGreaterThan(1000)
    expect(approvedPeople('Theo địa bàn')).toBe(approvedPeople('Tổng cộng'))
  })
})

describe('the other pages of the site', () => {
  const pages = [
    { path: '/chinh-sach/', heading: 'Chính sách', words: 'Hộ kinh doanh cá thể' },
    { path: '/giup-do/', heading: 'Giúp đỡ', words: 'Công an xã' },
    { path: '/kha-nang-tiep-can/', heading: 'Khả năng tiếp cận', words: 'WCAG' },
    { path: '/en/', heading: 'Look up your support', words: 'Look up' },
    { path: '/en/policies/', heading: 'How the policies work', words: 'household' },
    { path: '/en/figures/', heading: 'Public figures', words: 'of the approved money has been paid' },
    { path: '/en/help/', heading: 'Help', words: 'commune police' },
    { path: '/en/accessibility/', heading: 'Accessibility', words: 'WCAG' },
  ]
  it.each(pages)('$path says what it is about and has no blemish', async ({ path, heading, words }) => {
    const { page, goto } = await visits.visit(phone)
    await goto(path)
    expect(await textOf(page.locator('h1'))).toContain(heading)
    await page.getByText(words).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(path.startsWith('/en/') ? 'en' : 'vi')
    expect(await blemishes(page)).toEqual([])
  })

  it('leads from each page to its twin in the other language and back', async () => {
    const { page, goto } = await visits.visit()
    for (const path of ['/', '/chinh-sach/', '/so-lieu/', '/giup-do/', '/kha-nang-tiep-can/']) {
      await goto(path)
      await page.getByRole('link', { name: 'English' }).click()
      await page.waitForURL('**/en/**')
      await page.getByRole('link', { name: 'Tiếng Việt' }).click()
      await page.waitForURL((url) => url.pathname === path)
    }
  })

  it('answers in English to somebody who looked himself up in English', async () => {
    const { page, goto } = await visits.visit(phone)
    await goto('/en/')
    await page.getByLabel('CCCD').fill(asTyped.idNumber)
    await page.getByLabel('Full name').fill(asTyped.fullName)
    await page.getByRole('button', { name: 'Look up' }).click()
    await page.locator('.support').waitFor()
    expect(await textOf(page.locator('.support'))).toContain('1,500,000')
    expect(await blemishes(page)).toEqual([])
  })

  it('helps somebody who lost his way', async () => {
    const { page, goto, expectRefusals } = await visits.visit(phone)
    await goto('/khong-co-trang-nay/')
    expectRefusals('404 GET /khong-co-trang-nay/')
    await headingOf(page, 'Không tìm thấy trang').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'Tra cứu khoản hỗ trợ' }).click()
    await headingOf(page, 'Tra cứu khoản hỗ trợ của bạn').waitFor()
  })
})

describe('the look-up in the frame of another site', () => {
  const portal = 'https://www.daklak.gov.vn/tra-cuu-ho-tro'

  /** A page of that address which frames ours; it shows how high the frame says that it is. */
  async function framedBy(address: string, looks = desk): Promise<Visit> {
    const visit = await visits.newcomer(looks)
    // The tests' portal is nowhere, so Chromium takes the system on this machine for a neighbour that a stranger wants to reach.
    await visit.context.grantPermissions(['local-network-access'])
    await visit.context.route(`${new URL(address).origin}/**`, (route) =>
      route.fulfill({
        contentType: 'text/html;charset=utf-8',
        body: `<!doctype html><html lang="vi"><title>Cổng thông tin</title><main aria-label="Cổng"><h1>Cổng thông tin</h1>
<iframe title="Tra cứu" src="${siteUrl()}nhung/" width="600" height="900"></iframe><p id="height"></p></main>
<script>addEventListener('message', ({ data }) => { document.getElementById('height').textContent = data.height })</script>`,
      }),
    )
    await visit.page.goto(address)
    return visit
  }

  it('answers inside the portal of the province and tells how high it is', async () => {
    const visit = await framedBy(portal)
    const frame = visit.page.frameLocator('iframe')
    await frame.getByLabel('Số CCCD hoặc CMND').fill(asTyped.idNumber)
    await frame.getByLabel('Họ và tên').fill(asTyped.fullName)
    await frame.getByRole('button', { name: 'Tra cứu' }).click()
    await frame.getByRole('heading', { name: 'Kết quả tra cứu' }).waitFor()
    await visit.page.waitForFunction(() => Number(document.getElementById('height')?.textContent) > 500)
    expect(await accessibilityFaults(visit.page)).toEqual([])
  })

  it('is not shown in a frame of anybody else', async () => {
    const visit = await framedBy('https://www.example.vn/')
    expect(await visit.page.frameLocator('iframe').getByLabel('Họ và tên').count()).toBe(0)
    expect(visit.faults.splice(0).join()).toContain('frame-ancestors')
  })
})

describe('what a phone has to load', () => {
  /** Bytes over the wire, head and body; the front server here compresses as CloudFront does. */
  const gate = 20 * 1024

  it.each([
    { path: '/', requests: 5 },
    { path: '/chinh-sach/', requests: 5 },
    // The figures themselves are one more.
    { path: '/so-lieu/', requests: 6 },
  ])('$path is within 20 KB and $requests requests', async ({ path, requests }) => {
    const { page, context, goto } = await visits.newcomer(phone)
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const loaded: number[] = []
    network.on('Network.loadingFinished', ({ encodedDataLength }) => loaded.push(encodedDataLength))
    await goto(path)
    // A browser without a window leaves these out.
    await page.evaluate(async () => {
      for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=icon], link[rel=manifest]'))
        await (await fetch(link.href)).text()
    })
    await page.waitForLoadState('networkidle')
    expect(loaded.length).toBeGreaterThan(3)
    expect(loaded.length).toBeLessThanOrEqual(requests)
    expect(loaded.reduce((sum, bytes) => sum + bytes)).toBeLessThanOrEqual(gate)
  })
})
