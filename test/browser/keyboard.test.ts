import { demoPassword } from '../../local/demo/demo-accounts.ts'
import { listFile, newCmnd, people } from '../support/list-files.ts'
import { newName } from './own-people.ts'
import { headingOf, tabTo, textOf, untilFocusSays } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

describe('an officer without a mouse', () => {
  it('signs in, uploads a list, finds a person on it and pays her', async () => {
    const fullName = newName()
    const number = newCmnd()
    visits.keepSecret(fullName, number)
    const file = await listFile({ rows: people(1, { fullName, idNumber: '' }) })
    const { page, goto } = await visits.visit()
    const { keyboard } = page
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const link = (name: string) => page.getByRole('link', { name, exact: true })

    await goto('/console/')
    await tabTo(page, page.getByLabel('Tên đăng nhập'))
    await keyboard.type('xa-24547')
    await tabTo(page, page.getByLabel('Mật khẩu', { exact: true }))
    await keyboard.type(demoPassword)
    await keyboard.press('Enter')
    await headingOf(page, 'Tổng quan: Xã Ea Tiêu').waitFor()

    await tabTo(page, link('Nhập danh sách'))
    await keyboard.press('Enter')
    await headingOf(page, 'Nhập danh sách từ Excel').waitFor()
    await untilFocusSays(page, 'Nhập danh sách từ Excel')
    // Asked for before the way there, so that the browser knows of it when the key comes: it opens a dialogue of its own otherwise, which nobody sees.
    const chooser = page.waitForEvent('filechooser')
    await tabTo(page, page.getByLabel('Tệp danh sách (Excel)'))
    await keyboard.press('Space')
    const picker = await chooser
    await picker.setFiles({ name: 'danh-sach.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(file) })
    await tabTo(page, button('Tải lên và kiểm tra'))
    await keyboard.press('Enter')
    await page.getByText('Nếu nhập: 1 người mới (1.500.000 đồng)').waitFor()
    await untilFocusSays(page, 'Kết quả nhập danh sách')
    await tabTo(page, button('Nhập 1 người mới'))
    await keyboard.press('Enter')
    await button('Rút cả danh sách…').waitFor()

    await tabTo(page, link('Đối tượng'), 'Shift+Tab')
    await keyboard.press('Enter')
    await headingOf(page, 'Đối tượng').waitFor()
    await tabTo(page, page.getByLabel('Họ tên'))
    await keyboard.type(fullName)
    await keyboard.press('Enter')
    await page.getByText('Đang hiện 1 khoản').waitFor()
    await tabTo(page, link(fullName))
    await keyboard.press('Enter')
    await headingOf(page, 'Nhật ký').waitFor()
    await untilFocusSays(page, fullName)

    await tabTo(page, button('Ghi nhận đã chi trả'))
    await keyboard.press('Enter')
    await untilFocusSays(page, 'Ghi nhận đã chi trả 1.500.000 đồng')
    await tabTo(page, button('Xác nhận đã chi'))
    await keyboard.press('Enter')
    const field = page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)')
    // What is missing has the focus now.
    await field.and(page.locator(':focus')).waitFor()
    await keyboard.type(number)
    await keyboard.press('Enter')
    await page.getByText('Đã ghi nhận chi trả 1.500.000 đồng').waitFor()
    await untilFocusSays(page, /Đã ghi nhận chi trả/)
    await tabTo(page, button('Đóng'), 'Shift+Tab')
    await keyboard.press('Enter')
    await link(fullName).and(page.locator(':focus')).waitFor()
    expect(await textOf(page.getByRole('row', { name: new RegExp(fullName) }))).toContain('Đã chi trả')
  })

  it('opens the menu of a narrow screen and leaves it', async () => {
    const { page, goto } = await visits.officer('xa-24547')
    await page.setViewportSize({ width: 360, height: 780 })
    await goto('/console/tong-quan')
    await tabTo(page, page.getByRole('link', { name: 'Bỏ qua đến nội dung' }))
    const menu = (expanded: boolean) => page.getByRole('button', { name: 'Danh mục', expanded })
    await tabTo(page, menu(false))
    await page.keyboard.press('Enter')
    await menu(true).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await headingOf(page, 'Đối tượng').waitFor()
    await menu(false).waitFor()
  })
})
