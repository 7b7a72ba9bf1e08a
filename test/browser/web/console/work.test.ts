import type { Locator } from 'playwright-core'
import { routes } from '../../../../lambdas/contract/routes.ts'
import { press, untilCount, untilFocusSays } from '../../page-parts.ts'
import { account, problem, statisticsOf } from './fixture/answers.ts'
import { idOf, now, people } from './fixture/people.ts'
import { type Console, enter, openConsole, workbook } from './open-console.ts'

describe('working in the console', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole()
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  const withNumber = `/doi-tuong/${idOf(1)}`

  it('imports a workbook and shows row by row what became of it', async () => {
    const { page, server, at, faults } = await console.fresh()
    await enter(page, at('/danh-sach'), 'xa-24547')
    await press(page, 'Tải lên và kiểm tra')
    await page.getByText('Chọn tệp Excel của danh sách.').waitFor()
    await page.getByLabel('Tệp danh sách (Excel)').setInputFiles(workbook)
    await page.getByLabel('Chính sách').selectOption('A2')
    await press(page, 'Tải lên và kiểm tra')
    await page.getByText('Đã thêm 2 người, 1 người đã có từ trước, 1 dòng bị từ chối').waitFor()
    await page.getByText('3f9a12bc77de (12.345 byte)').waitFor()
    const row = page.getByRole('row', { name: /Dòng 9/ })
    await expect(row.textContent()).resolves.toMatch(/Bị từ chối.*E66085004321.*thiếu số 0 ở đầu.*Ghi là: 066085004321/)
    await untilCount(page.getByRole('row'), 3)
    await page.getByLabel('Xem dòng nào').selectOption('tat-ca')
    await page.getByRole('row', { name: /Dòng 10/ }).waitFor()
    await page.getByRole('link', { name: '← Tất cả danh sách' }).click()
    await page.getByRole('link', { name: 'danh-sach.xlsx' }).waitFor()
    expect(server.calls.find(({ name }) => name === 'createList')?.body).toMatchObject({
      commune: '24547',
      policy: 'A2',
      decisionNumber: null,
      fileBytes: workbook.buffer.length,
    })
    expect(faults).toEqual([])
  })

  it('says above the figures which policy is approved beyond its plan, in the words of the mails', async () => {
    const { page, server, at } = await console.fresh()
    const told = statisticsOf('24547', people(12))
    const [first, ...others] = told.policies
    const approved = { people: 40, amount: 30_000_000 }
    const beyond = { ...first, cell: { ...first?.cell, planned: { people: 30, amount: 22_500_000 }, approved } }
    server.answer('statistics', { ...told, policies: [beyond, ...others] })
    await enter(page, at('/tong-quan'), 'xa-24547')
    await page
      .getByText(
        'Phê duyệt vượt kế hoạch: Đối tượng bảo trợ xã hội phê duyệt 30.000.000 đồng, kế hoạch 22.500.000 đồng.',
      )
      .waitFor()
    server.answer('statistics', told)
    await page.reload()
    await page.getByRole('heading', { name: 'Theo chính sách' }).waitFor()
    expect(await page.getByText('vượt kế hoạch').count()).toBe(0)
  })

  it('tells whoever waits for a file that it could not be made, and lets him order it anew', async () => {
    const { page, server, at } = await console.fresh()
    const order = {
      id: idOf(3),
      state: 'waiting',
      format: 'xlsx',
      requestedAt: now,
      sums: null,
      fault: null,
      url: null,
    }
    await enter(page, at('/doi-tuong'), 'xa-24547')
    server.interrupt('requestExport', { status: 201, body: order })
    server.interrupt('exportedFile', { status: 200, body: order })
    server.interrupt('exportedFile', { status: 200, body: { ...order, state: 'failed' } })
    await press(page, 'Xuất Excel')
    await page.getByText('Đang làm tệp.').waitFor()
    await page.getByText('Chưa làm được tệp. Bấm xuất lại').waitFor()
    const anew = { ...order, id: idOf(4) }
    server.interrupt('requestExport', { status: 201, body: anew })
    server.interrupt('exportedFile', { status: 200, body: { ...anew, state: 'waiting' } })
    await press(page, 'Xuất Excel')
    await page.getByText('Đang làm tệp.').waitFor()
    const keys = server.calls.filter(({ name }) => name === 'requestExport').map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })

  it('tells whoever wants more people on paper than a PDF may have what to do instead', async () => {
    const { page, server, at } = await console.fresh()
    const order = { id: idOf(3), format: 'pdf', requestedAt: now, sums: null, url: null }
    await enter(page, at('/doi-tuong'), 'huyen-657')
    server.interrupt('requestExport', { status: 201, body: { ...order, state: 'waiting', fault: null } })
    server.interrupt('exportedFile', { status: 200, body: { ...order, state: 'failed', fault: 'too-long' } })
    await press(page, 'Xuất PDF')
    await page.getByText('Có hơn 20.000 khoản theo bộ lọc này').waitFor()
    expect(server.calls.find(({ name }) => name === 'requestExport')?.body).toMatchObject({ format: 'pdf' })
  })

  it('says after a while that the line is slow, and gives up on an answer that never comes', async () => {
    const { page, server, at } = await console.alone()
    await page.clock.install()
    await enter(page, at(withNumber), 'xa-24547')
    await press(page, 'Ghi nhận đã chi trả')
    server.silence('recordPayment')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đường truyền chậm, đang chờ máy chủ trả lời.').waitFor({ state: 'attached' })
    await page.clock.fastForward('00:26')
    await page.getByText('hệ thống không ghi hai lần').waitFor()
    server.mend('recordPayment')
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    const keys = server.calls.filter(({ name }) => name === 'recordPayment').map(({ key }) => key)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })

  it('finds by name without ever putting the name into an address', async () => {
    const { page, at } = await console.alone()
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByText('Đang hiện 100 khoản, tổng 75.000.000 đồng').waitFor()
    await page.getByLabel('Họ tên').fill('Nguyễn Thị Ngọc')
    await page.keyboard.press('Enter')
    await page.getByText('Đang hiện 42 khoản').waitFor()
    await page.getByRole('link', { name: 'Nguyễn Thị Ngọc', exact: true }).click()
    await page.getByRole('heading', { level: 2, name: 'Nguyễn Thị Ngọc' }).waitFor()
    await page.getByText('Số CMND này cũng có trong danh sách').waitFor()
    for (const address of [...addresses, page.url()]) expect(decodeURIComponent(address)).not.toMatch(/ngọc/i)
    await press(page, 'Đóng')
    await page.getByText('Đang hiện 42 khoản').waitFor()
    await page.waitForFunction(() => document.activeElement?.textContent === 'Nguyễn Thị Ngọc')
  })

  it('fetches the next page on demand and draws only the rows near the window', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByText('Đang hiện 100 khoản').waitFor()
    expect(await page.locator('.people-table').getAttribute('aria-rowcount')).toBe('-1')
    await press(page, 'Xem thêm')
    await page.getByText('Đang hiện 200 khoản').waitFor()
    await press(page, 'Xem thêm')
    await page.getByText('Đang hiện 250 khoản, tổng 187.500.000 đồng. Đã hết danh sách.').waitFor()
    expect(await page.locator('.people-table').getAttribute('aria-rowcount')).toBe('251')
    expect(await page.locator('.people-table tbody tr').count()).toBeLessThan(60)
  })

  it('says no sum before somebody is found, while pages of units come where nobody fits', async () => {
    const { page, server, at } = await console.alone()
    await page.addInitScript(() => {
      const said = new Set<string>()
      new MutationObserver(() => {
        const words = document.querySelector('.summary')?.textContent
        if (words) said.add(words.replace(/,.*/s, ''))
      }).observe(document, { childList: true, characterData: true, subtree: true })
      Object.assign(window, { said })
    })
    for (const cursor of ['00', '0'])
      server.interrupt('searchEntitlements', { status: 200, body: { items: [], cursor } })
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByText('Đang hiện 100 khoản').waitFor()
    expect(server.calls.filter(({ name }) => name === 'searchEntitlements')).toHaveLength(3)
    expect(await page.evaluate(() => [...(window as unknown as { said: Set<string> }).said])).toEqual([
      'Đang hiện 100 khoản',
    ])
  })

  it('goes on through such pages also where each is there before the last one has been drawn', async () => {
    const { page, at } = await console.alone()
    await page.addInitScript((path) => {
      const { fetch } = window
      const cursors = ['000', '00', '0']
      Object.assign(window, { cursors })
      window.fetch = async (input, init) => {
        const cursor = String(input).endsWith(path) ? cursors.shift() : undefined
        if (cursor === undefined) return fetch(input, init)
        const answer = Response.json({ items: [], cursor })
        // Without the turn of the page that a real body takes.
        return Object.assign(answer, { text: async () => JSON.stringify({ items: [], cursor }) })
      }
    }, routes.searchEntitlements.path)
    await enter(page, at('/doi-tuong'), 'xa-24547')
    await page.getByText('Đang hiện 100 khoản').waitFor()
    expect(await page.evaluate(() => (window as unknown as { cursors: string[] }).cursors)).toEqual([])
  })

  it.each([1366, 1024, 360])('breaks no number of a card over two lines, at %i pixels', async (width) => {
    const { page, at } = await console.fresh()
    await page.setViewportSize({ width, height: 900 })
    await enter(page, at('/doi-tuong'), 'tinh-66')
    await page.getByText('Đang hiện 100 khoản').waitFor()
    // With a person beside the list its columns are narrowest; on a narrow screen the person stands alone.
    for (const open of width > 1200 ? [false, true] : [false]) {
      if (open) await page.locator('.people-table tbody th a').first().click()
      if (open) await page.getByRole('button', { name: 'Đóng' }).waitFor()
      // Looked up and measured in one turn of the page: rows come and go while the list learns how high they are.
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll('.people-table .unbroken')].map((one) => {
          const cell = one.closest('td')?.getBoundingClientRect().right ?? 0
          return `${one.getClientRects().length} ${one.getBoundingClientRect().right <= cell ? 'inside' : 'over the next'}`
        }),
      )
      expect(new Set(shown)).toEqual(new Set(['1 inside']))
    }
  })

  it("keeps the province's menu in one line, the rarer screens behind a button that the keyboard opens and leaves", async () => {
    const { page, at } = await console.fresh()
    await page.setViewportSize({ width: 1280, height: 900 })
    await enter(page, at('/tong-quan'), 'tinh-66')
    await page.getByText('Số liệu lúc').waitFor()
    // Twenty pixels are less than a line.
    const lines = (locator: Locator) =>
      locator.evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().bottom / 20))).size)
    const button = page.getByRole('button', { name: 'Việc khác' })
    const choices = page.getByRole('navigation', { name: 'Danh mục chính' }).getByRole('link')
    await untilCount(choices, 7)
    expect(await lines(page.locator('#menu > ul > li, .top select'))).toBe(1)
    await button.focus()
    await page.keyboard.press('Enter')
    await untilCount(choices, 11)
    await page.keyboard.press('Tab')
    await untilFocusSays(page, 'Danh sách ký nhận')
    await page.keyboard.press('Escape')
    await untilFocusSays(page, 'Việc khác')
    await untilCount(choices, 7)
    await page.keyboard.press('Enter')
    await untilCount(choices, 11)
    await page.keyboard.press('Shift+Tab')
    await untilCount(choices, 7)
    await button.click()
    await page.getByRole('link', { name: 'Tài khoản' }).click()
    await page.getByRole('heading', { name: 'Tài khoản đã cấp' }).waitFor()
    await untilCount(choices, 7)
    await button.and(page.locator('[aria-current="true"]')).waitFor()
  })

  it('opens with the unpaid for the post office, and without buttons for the observer', async () => {
    const payer = await console.fresh()
    await enter(payer.page, payer.at('/'), 'buudien-657')
    await payer.page.getByText('Đang hiện').waitFor()
    expect(payer.page.url()).toBe(payer.at('/doi-tuong?trang-thai=approved'))
    expect(await payer.page.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
      'Tổng quan',
      'Đối tượng',
      'Ghi chi trả theo đợt',
      'Báo cáo',
      'Danh sách ký nhận',
    ])

    const observer = await console.fresh()
    await enter(observer.page, observer.at(withNumber), 'mttq-657')
    await observer.page.getByRole('heading', { name: 'Nhật ký' }).waitFor()
    await observer.page.getByText('CMND •••• 4001').last().waitFor()
    const buttons = await observer.page.locator('.person').getByRole('button').allTextContents()
    expect(buttons).toEqual(['Đóng'])
    await observer.page.goto(observer.at('/tai-khoan'))
    await observer.page.getByRole('heading', { level: 1, name: 'Không có màn hình này' }).waitFor()
  })

  it('issues an account on a paper slip that is shown once, and locks another', async () => {
    const { page, server, at } = await console.alone()
    await enter(page, at('/tai-khoan'), 'tinh-66')
    await page.getByLabel('Vai trò').selectOption('payer')
    await page.getByLabel('Đơn vị').selectOption('657')
    // Proposed once the unit's names are known.
    await page.getByLabel('Tên đăng nhập').and(page.locator('[value="buudien-657"]')).waitFor()
    await page.getByLabel('Người giữ tài khoản').fill('Bưu điện huyện Cư Kuin')
    await page.getByLabel('E-mail').fill('cukuin@example.vn')
    await press(page, 'Cấp tài khoản')
    await page.getByText('Kx7Rm2Qp9Tz4@Wnb').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('heading', { name: 'Tài khoản đã cấp' }).count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    await press(page, 'Đã giao phiếu, đóng')
    await page.getByText('Kx7Rm2Qp9Tz4@Wnb').waitFor({ state: 'detached' })
    const row = page.getByRole('row', { name: /^xa-24547 / })
    await row.getByRole('button', { name: 'Khoá' }).click()
    await row.getByRole('button', { name: 'Khoá', exact: true }).click()
    await row.getByText('Đang khoá').waitFor()
    expect(server.calls.filter(({ name }) => name === 'lockAccount').map(({ body }) => body)).toEqual([
      { locked: true },
    ])
  })

  it('lets the district read the accounts without issuing any', async () => {
    const { page, at } = await console.fresh()
    await enter(page, at('/tai-khoan'), 'huyen-657')
    await page.getByRole('row', { name: /xa-24547/ }).waitFor()
    expect(await page.getByRole('button', { name: /Cấp|Khoá|Đặt lại/ }).count()).toBe(0)
  })

  it('keeps what has come when the next page fails, and asks for that page again', async () => {
    const { page, server, at } = await console.fresh()
    const answer = (username: string, cursor: string | null) => ({
      status: 200,
      body: { items: [account(username, 'Cán bộ LĐ-TBXH')], cursor },
    })
    server.interrupt('accounts', answer('xa-24544', 'trang-2'))
    server.interrupt('accounts', problem(409, 'conflict', 'Danh sách vừa thay đổi.'))
    server.interrupt('accounts', answer('xa-24547', null))
    await enter(page, at('/tai-khoan'), 'huyen-657')
    await press(page, 'Xem thêm')
    await page.getByText('Danh sách vừa thay đổi.').waitFor()
    await page.getByRole('button', { name: 'Xem thêm' }).waitFor({ state: 'detached' })
    await press(page, 'Thử lại')
    await page.getByRole('row', { name: /xa-24547/ }).waitFor()
    expect(await page.getByRole('row', { name: /xa-24544/ }).count()).toBe(1)
  })

  it('keeps its frame when a screen cannot be loaded, and says what to do', async () => {
    const { page, at } = await console.alone()
    await page.route(/people-screen/, (route) => route.abort())
    await enter(page, at('/'), 'xa-24547')
    await page.getByText('Số liệu lúc').waitFor()
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Chưa mở được màn hình này' }).waitFor()
    await page.getByRole('link', { name: 'Tổng quan' }).click()
    await page.getByText('Số liệu lúc').waitFor()
    await page.unroute(/people-screen/)
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await press(page, 'Tải lại')
    await page.getByText('Đang hiện').waitFor()
  })

  it('says when the line is down, and goes on when it is back', async () => {
    const { page, context, at } = await console.alone()
    await enter(page, at('/'), 'xa-24547')
    await page.getByText('Số liệu lúc').waitFor()
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByText('Đang hiện').waitFor()
    await context.setOffline(true)
    await page.getByText('Máy đang mất kết nối mạng').waitFor()
    await page.getByLabel('Chính sách').selectOption('A3')
    await page.getByText('Không kết nối được máy chủ').waitFor()
    await context.setOffline(false)
    await page.getByText('Đang hiện').waitFor()
  })
})
