import type { Page } from 'playwright-core'
import { letTokenEnd } from '../support/come-back.ts'
import { tree } from '../support/test-machine.ts'
import { blemishes } from './blemishes.ts'
import { headingOf, press, textOf, untilCount, untilFocusSays } from './page-parts.ts'
import { openVisits, signInAs, type Visit } from './visits.ts'

const visits = openVisits()

/** Of a district that the demonstration leaves alone. */
const commune = tree.communes(tree.root.code).find(({ parent }) => parent !== '657')
if (!commune) throw new Error('the unit map has one district only')

const ownPassword = 'Rieng-Minh-2020'

const onSlip = (page: Page, name: string) =>
  textOf(
    page
      .locator('.slip .facts > div')
      .filter({ has: page.locator('dt', { hasText: name }) })
      .locator('dd'),
  )

const rowOf = (page: Page, username: string) => page.getByRole('row', { name: new RegExp(`^${username} `) })

async function accounts(): Promise<Page> {
  const { page, goto } = await visits.officer('so-ldtbxh')
  await goto('/console/tai-khoan')
  await headingOf(page, 'Tài khoản đã cấp').waitFor()
  return page
}

/** The province issues an account for the commune, as the form proposes it. */
async function issue(page: Page): Promise<{ username: string; slip: string }> {
  await page.getByLabel('Vai trò').selectOption('Xã')
  await page.getByLabel('Đơn vị').selectOption(commune?.code ?? '')
  await page.getByLabel('Người giữ tài khoản (chức danh)').fill('Cán bộ LĐ-TBXH')
  await page.getByLabel('E-mail').fill('can-bo@example.vn')
  await press(page, 'Cấp tài khoản')
  await headingOf(page, 'Phiếu cấp tài khoản').waitFor()
  return { username: await onSlip(page, 'Tên đăng nhập'), slip: await onSlip(page, 'Mật khẩu tạm') }
}

/** The first sign-in with the paper slip in his hand. */
async function settle(visit: Visit, username: string, slip: string, password: string): Promise<void> {
  await visit.goto('/console/')
  await signInAs(visit, username, slip)
  await headingOf(visit.page, 'Đặt mật khẩu mới').waitFor()
  await visit.page.getByLabel('Mật khẩu mới', { exact: true }).fill(password)
  await visit.page.getByLabel('Nhập lại mật khẩu mới').fill(password)
  // The last thing that his first screen asks for: what comes later, when he is locked, would end his window by itself.
  const counted = visit.page.waitForResponse((answer) => answer.url().includes('/api/complaints'))
  await press(visit.page, 'Đặt mật khẩu')
  await headingOf(visit.page, `Tổng quan: ${commune?.name}`).waitFor()
  await counted
}

/** Nobody can sign in so; what he is told. */
async function refusedSignIn(username: string, password: string): Promise<string> {
  const visit = await visits.visit()
  await visit.goto('/console/')
  await signInAs(visit, username, password)
  const told = visit.page.getByRole('alert')
  await told.waitFor()
  visit.expectRefusals('400 POST /_aws/')
  return textOf(told)
}

describe('an account', () => {
  it('is issued by the province on a slip that is shown once', async () => {
    const page = await accounts()
    await press(page, 'Cấp tài khoản')
    await page.getByText('Nhập địa chỉ e-mail đúng dạng').waitFor()
    expect(await blemishes(page)).toEqual([])
    const { username, slip } = await issue(page)
    visits.keepSecret(slip)
    expect(username).toMatch(new RegExp(`^xa-${commune.code}(-\\d+)?$`))
    expect(slip.length).toBeGreaterThanOrEqual(12)
    await untilFocusSays(page, 'Phiếu cấp tài khoản')
    expect(await blemishes(page)).toEqual([])
    await press(page, 'Đã giao phiếu, đóng')
    await rowOf(page, username).getByText('Mới cấp').waitFor()
    expect(await page.locator('body').textContent()).not.toContain(slip)
    await page.reload()
    await rowOf(page, username).waitFor()
    expect(await page.locator('body').textContent()).not.toContain(slip)
  })

  it('opens with the slip, asks for a password of his own, and shows his commune alone', async () => {
    const { username, slip } = await issue(await accounts())
    const visit = await visits.visit()
    const { page } = visit
    await visit.goto('/console/')
    await signInAs(visit, username, slip)
    await headingOf(page, 'Đặt mật khẩu mới').waitFor()
    await untilFocusSays(page, 'Đặt mật khẩu mới')
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngan')
    await press(page, 'Đặt mật khẩu')
    await page.getByText('Mật khẩu mới chưa đủ các yêu cầu ghi bên trên.').waitFor()
    const rules = page.locator('.rules li')
    await untilCount(rules.filter({ hasText: 'đã đạt' }), 1)
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(ownPassword)
    await untilCount(rules.filter({ hasText: 'đã đạt' }), 4)
    await page.getByLabel('Nhập lại mật khẩu mới').fill('Khac-Han-2020')
    await press(page, 'Đặt mật khẩu')
    await page.getByText('Hai lần nhập chưa giống nhau.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Nhập lại mật khẩu mới').fill(ownPassword)
    await press(page, 'Đặt mật khẩu')
    await headingOf(page, `Tổng quan: ${commune.name}`).waitFor()
    expect(await textOf(page.locator('.who'))).toContain(username)
    await page
      .getByText('Chưa có ai được phê duyệt trong chương trình này')
      .or(page.getByText('Theo chính sách'))
      .first()
      .waitFor()
    expect(await page.getByRole('link', { name: 'Tài khoản' }).count()).toBe(0)

    await press(page, 'Đăng xuất')
    await signInAs(visit, username, slip)
    await page.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng').waitFor()
    visit.expectRefusals('400 POST /_aws/')
    await signInAs(visit, username, ownPassword)
    await headingOf(page, `Tổng quan: ${commune.name}`).waitFor()
  })

  it('that is locked opens no more, and again when it is unlocked', async () => {
    const page = await accounts()
    const { username, slip } = await issue(page)
    const holder = await visits.visit()
    await settle(holder, username, slip, ownPassword)
    await press(page, `Khoá ${username}`)
    await page.getByText(`Khoá ${username}? Người giữ không xem, không ghi được gì nữa từ lúc này.`).waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('group').getByRole('button', { name: 'Khoá', exact: true }).click()
    await rowOf(page, username).getByText('Đang khoá').waitFor()
    expect(await refusedSignIn(username, ownPassword)).toContain('Tài khoản này đang bị khoá')

    // His open window cannot be prolonged.
    await letTokenEnd(holder.page)
    await holder.page.getByText('Phiên làm việc đã hết hạn').waitFor()
    holder.expectRefusals('400 POST /_aws/')

    await press(page, `Nhật ký của ${username}`)
    await rowOf(page, username)
      .getByText(/: khoá tài khoản \(trạng thái: Đang dùng → Đang khoá\)\.$/)
      .waitFor()
    expect(await blemishes(page)).toEqual([])

    await press(page, `Mở khoá ${username}`)
    await rowOf(page, username)
      .getByRole('button', { name: `Khoá ${username}`, exact: true })
      .waitFor()
    const again = await visits.visit()
    await again.goto('/console/')
    await signInAs(again, username, ownPassword)
    await headingOf(again.page, `Tổng quan: ${commune.name}`).waitFor()
  })

  it('gets a new slip when the password is forgotten', async () => {
    const page = await accounts()
    const { username, slip } = await issue(page)
    await settle(await visits.visit(), username, slip, ownPassword)
    await press(page, `Đặt lại mật khẩu của ${username}`)
    await page.getByText('Mật khẩu cũ hết hiệu lực.').waitFor()
    await page.getByRole('group').getByRole('button', { name: 'Đặt lại', exact: true }).click()
    await page.locator('.slip').filter({ hasNotText: slip }).waitFor()
    const second = await onSlip(page, 'Mật khẩu tạm')
    expect(second).not.toBe(slip)
    expect(await refusedSignIn(username, ownPassword)).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng')
    await settle(await visits.visit(), username, second, 'Lan-Thu-Hai-2020')
  })
})
