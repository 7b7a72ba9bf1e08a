import { untilFocusSays } from '../../page-parts.ts'
import { idOf } from './fixture/people.ts'
import { goodPassword, temporaryPassword } from './fixture/sign-in.ts'
import { type Console, enterByForm, openConsole, typeName } from './open-console.ts'

describe('signing in to the console', () => {
  let console: Console

  beforeAll(async () => {
    console = await openConsole(['xa-24547', 'xa-24550', 'xa-24553', 'huyen-657', 'mttq-657'])
  })
  afterEach(() => console.tidy())
  afterAll(() => console.close())

  it('says what to do about a wrong name and a wrong password, in the same words', async () => {
    const { page, at } = await console.fresh()
    await page.goto(at('/'))
    await typeName(page, 'xa-24547', 'Sai-Mat-Khau-1')
    const alert = page.getByRole('alert')
    await alert.waitFor()
    const words = await alert.textContent()
    expect(words).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
    await typeName(page, 'xa-99999', 'Sai-Mat-Khau-1')
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
    await expect(alert.textContent()).resolves.toBe(words)
  })

  it('notices a Vietnamese input method in the name before it asks the server', async () => {
    const { page, at } = await console.fresh()
    await page.goto(at('/'))
    await typeName(page, 'xã-24547')
    await page.getByText('Tắt bộ gõ tiếng Việt').waitFor()
    await page.getByLabel('Tên đăng nhập').and(page.locator(':focus')).waitFor()
  })

  it('tells the holder of a locked account whom to ask', async () => {
    await console.signIn.lock('xa-24553')
    const { page, at } = await console.fresh()
    await page.goto(at('/'))
    await typeName(page, 'xa-24553')
    await page.getByText('Tài khoản này đang bị khoá').waitFor()
  })

  it('asks for an own password at the first sign-in and keeps to its rules', async () => {
    await console.signIn.giveTemporaryPassword('xa-24550')
    const { page, at, faults } = await console.fresh()
    await page.goto(at('/'))
    await typeName(page, 'xa-24550', temporaryPassword)
    await page.getByRole('heading', { level: 1, name: 'Đặt mật khẩu mới' }).waitFor()
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngan')
    await page.getByLabel('Nhập lại mật khẩu mới').fill('khac')
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await page.getByText('Mật khẩu mới chưa đủ').waitFor()
    await page.getByText('Hai lần nhập chưa giống nhau').waitFor()
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(`${goodPassword}-moi`)
    await page.getByLabel('Nhập lại mật khẩu mới').fill(`${goodPassword}-moi`)
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Xã Ea BHốk' }).waitFor()
    expect(faults).toEqual([])
  })

  it('asks for the code of an authenticator where there is one', async () => {
    const { page, at } = await console.fresh()
    const token = /"AccessToken":"([^"]+)"/
    const granted = page.waitForResponse(
      async (response) => response.url().endsWith('/_aws/') && token.test(await response.text()),
    )
    await enterByForm(page, at('/'), 'mttq-657')
    const accessToken = token.exec(await (await granted).text())?.[1] ?? ''
    const code = await console.signIn.setUpAuthenticator(accessToken)
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await typeName(page, 'mttq-657')
    await page.getByRole('heading', { level: 1, name: 'Nhập mã xác thực' }).waitFor()
    await page.getByLabel('Mã xác thực').fill('12')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Mã xác thực gồm 6 chữ số.').waitFor()
    const right = code()
    const wrong = right === '000000' ? '111111' : '000000'
    await page.getByLabel('Mã xác thực').fill(wrong)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Mã xác thực chưa đúng').waitFor()
    await page.getByLabel('Mã xác thực').fill(code())
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Huyện Cư Kuin' }).waitFor()
  })

  it('keeps the session over a reload, but not in another tab, and ends it at sign-out', async () => {
    const { page, context, at } = await console.alone()
    await enterByForm(page, at('/'), 'xa-24547')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Tổng quan: Xã Ea Tiêu' }).waitFor()
    const other = await context.newPage()
    await other.goto(at('/'))
    await other.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByText('Anh/chị đã đăng xuất').waitFor()
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
  })

  it('gets a new token by itself when the server refuses the old one', async () => {
    const { page, server, at } = await console.fresh()
    await enterByForm(page, at('/'), 'xa-24547')
    await page.getByText('Số liệu lúc').waitFor()
    server.interrupt('searchEntitlements', { status: 401, body: { message: 'Unauthorized' } })
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByText('Đang hiện').waitFor()
    expect(server.calls.filter(({ name }) => name === 'searchEntitlements')).toHaveLength(2)
  })

  it('asks to sign in again when the session has run out, and then shows the screen that was open', async () => {
    const { page, server, at } = await console.fresh()
    await enterByForm(page, at('/doi-tuong?chinh-sach=A2'), 'huyen-657')
    await page.getByText('Đang hiện').waitFor()
    await console.signIn.endSessions('huyen-657')
    server.refuseTokens(true)
    await page.getByLabel('Trạng thái').selectOption('approved')
    await page.getByText('Phiên làm việc đã hết hạn').waitFor()
    server.refuseTokens(false)
    await typeName(page, 'huyen-657')
    await page.getByText('Đang hiện').waitFor()
    expect(new URL(page.url()).search).toBe('?chinh-sach=A2&trang-thai=approved')
    await expect(page.getByLabel('Chính sách').inputValue()).resolves.toBe('A2')
  })

  it('says so when nobody answers a sign-in, and lets one try again', async () => {
    const { page, server, at } = await console.alone()
    await page.clock.install()
    await page.goto(at('/'))
    server.silenceSignIn(true)
    const asked = page.waitForRequest(/_aws/)
    await typeName(page, 'xa-24547')
    await asked
    await page.clock.fastForward('00:51')
    await page.getByText('Không kết nối được máy chủ đăng nhập.').waitFor()
    server.silenceSignIn(false)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()
  })

  it('does not wait for ever for a new token on a line that has gone dead', async () => {
    const { page, server, at } = await console.alone()
    await page.clock.install()
    await enterByForm(page, at('/'), 'xa-24547')
    await page.getByText('Số liệu lúc').waitFor()
    // What the page does by itself as the hour passes may ask for the new token before the click does.
    server.silenceSignIn(true)
    const asked = page.waitForRequest(/_aws/)
    await page.clock.fastForward('59:30')
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await asked
    await page.clock.fastForward('00:26')
    await page.getByText('Không kết nối được máy chủ.').waitFor()
    server.silenceSignIn(false)
    await page.getByRole('button', { name: 'Thử lại' }).click()
    await page.getByText('Đang hiện').waitFor()
  })

  it('keeps what was half written when the session runs out, for the same officer alone', async () => {
    const { page, server, at } = await console.fresh()
    const half = async () => {
      await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).click()
      await page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)').fill('240 004 321')
      await page.getByLabel('Ghi chú (không bắt buộc)').fill('Chi tại nhà')
      await console.signIn.endSessions('xa-24547')
      server.refuseTokens(true)
      await page.getByRole('button', { name: 'Xác nhận đã chi' }).click()
      await page.getByText('Phiên làm việc đã hết hạn. Mời anh/chị đăng nhập lại').waitFor()
      expect(await page.locator('body').textContent()).not.toMatch(/Trần Văn Ánh|Chi tại nhà/)
      await untilFocusSays(page, 'Đăng nhập')
      server.refuseTokens(false)
    }
    await enterByForm(page, at(`/doi-tuong/${idOf(2)}`), 'xa-24547')
    await half()
    await typeName(page, 'xa-24547')
    await untilFocusSays(page, /bấm lại nút vừa bấm: hệ thống không ghi hai lần/)
    expect(await page.title()).toBe('Đối tượng · An Sinh')
    expect(await page.getByLabel('Ghi chú (không bắt buộc)').inputValue()).toBe('Chi tại nhà')
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).click()
    await page.getByText('Đã ghi nhận chi trả 750.000 đồng').waitFor()
    expect(server.calls.find(({ name }) => name === 'recordPayment')?.body).toMatchObject({
      idNumber: '240 004 321',
      note: 'Chi tại nhà',
    })

    await page.goto(at(`/doi-tuong/${idOf(5)}`))
    await half()
    await typeName(page, 'huyen-657')
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).waitFor()
    await page.getByLabel('Ghi chú (không bắt buộc)').waitFor({ state: 'detached' })
    await page.getByText('Chưa rõ máy chủ đã ghi hay chưa').waitFor({ state: 'detached' })
  })

  it('says so when an account has no unit, and lets one leave', async () => {
    const { page, server, at } = await console.fresh()
    const detail = 'Tài khoản chưa được gắn với một đơn vị. Liên hệ Văn phòng Sở LĐ-TBXH.'
    server.interrupt('session', {
      status: 403,
      type: 'application/problem+json; charset=utf-8',
      body: {
        type: 'about:blank',
        title: 'Không có quyền',
        status: 403,
        code: 'forbidden',
        detail,
        correlationId: 'r',
      },
    })
    await page.goto(at('/'))
    await typeName(page, 'xa-24547')
    await page.getByText(detail).waitFor()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor()
  })
})
