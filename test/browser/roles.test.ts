import type { Page } from 'playwright-core'
import { signedIn, tree } from '../support/test-machine.ts'
import { blemishes } from './blemishes.ts'
import { enlist } from './own-people.ts'
import { headingOf, textOf } from './page-parts.ts'
import { openVisits } from './visits.ts'

const visits = openVisits()

const district = '657'
const neighbour = tree.children(tree.root.code).find(({ code }) => code !== district)
if (!neighbour) throw new Error('the unit map has one district only')

const namesIn = async (page: Page, table: string): Promise<string[]> =>
  (await page.getByRole('table', { name: table }).getByRole('rowheader').allTextContents()).filter(
    (name) => name !== 'Tổng cộng',
  )

const optionsOf = (page: Page, label: string): Promise<string[]> =>
  page.getByLabel(label).locator('option').allTextContents()

/** Every button and link that would change something; signing out and searching change nothing. */
const meansOfChange = /Ghi nhận|Không chi được|Huỷ cập nhật|Tải lên|Cấp tài khoản|Khoá|Mở khoá|Đặt lại|Nhập danh sách/

async function expectNoMeansOfChange(page: Page): Promise<void> {
  const names = [
    ...(await page.getByRole('button').allTextContents()),
    ...(await page.getByRole('link').allTextContents()),
  ]
  expect(names.filter((name) => meansOfChange.test(name))).toEqual([])
  expect(await page.locator('input[type=file]').count()).toBe(0)
}

/** Somebody of the district, as the district's own office finds him. */
async function anyone(parts: { status?: 'approved' | 'paid' } = {}) {
  const { api } = await signedIn(`huyen-${district}`)
  const body = { programme: 'nq42-2020', unit: district, ...parts, limit: 1 }
  const { items } = await api.call('searchEntitlements', { body })
  const [found] = items
  if (!found) throw new Error('the demonstration has nobody like that')
  return found
}

describe('the district', () => {
  it('sees its communes, each with its figures, and goes down into one', async () => {
    const { page, goto } = await visits.officer(`huyen-${district}`)
    await goto('/console/')
    await headingOf(page, 'Tổng quan: Huyện Cư Kuin').waitFor()
    await page.getByRole('table', { name: 'Số liệu theo địa bàn' }).waitFor()
    const communes = tree.communes(district).map(({ name }) => name)
    expect(await namesIn(page, 'Số liệu theo địa bàn')).toEqual(communes)
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'Xã Ea Tiêu' }).click()
    await headingOf(page, 'Tổng quan: Xã Ea Tiêu').waitFor()
    await page
      .getByRole('navigation', { name: 'Địa bàn cấp trên' })
      .getByRole('link', { name: 'Huyện Cư Kuin' })
      .click()
    await headingOf(page, 'Tổng quan: Huyện Cư Kuin').waitFor()

    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByText('Đang hiện').waitFor()
    expect(await optionsOf(page, 'Địa bàn')).toEqual(['Huyện Cư Kuin', ...communes])
    expect(await blemishes(page)).toEqual([])
  })

  it.each([
    ['/console/tong-quan?dia-ban=', 'statistics'],
    ['/console/danh-sach?dia-ban=', 'lists'],
  ])('finds nothing of its neighbour at %s', async (path, resource) => {
    const { page, goto, expectRefusals } = await visits.officer(`huyen-${district}`)
    for (const unit of [neighbour.code, tree.communes(neighbour.code)[0]?.code, tree.root.code, '99999']) {
      await goto(`${path}${unit}`)
      await page.getByRole('alert').waitFor()
      expectRefusals(`404 GET /api/${resource}`)
      expect(await textOf(page.locator('main'))).not.toContain(neighbour.name)
    }
    expect(await blemishes(page)).toEqual([])
  })

  it('finds nobody of its neighbour, neither by a list nor by the address of his record', async () => {
    const stranger = await visits.officer(`huyen-${neighbour.code}`)
    const { id, fullName } = await anyone()
    await stranger.goto(`/console/doi-tuong?dia-ban=${district}`)
    await stranger.page.getByRole('alert').waitFor()
    stranger.expectRefusals('404 POST /api/entitlements/search')
    const words: string[] = []
    for (const address of [id, 'b'.repeat(26)]) {
      await stranger.goto(`/console/doi-tuong/${address}`)
      const told = stranger.page.locator('.person').getByRole('alert')
      await told.waitFor()
      stranger.expectRefusals(`404 GET /api/entitlements/${address}`)
      words.push((await textOf(told)).replace(/[0-9a-f-]{36}.*/, ''))
    }
    // What is not his does not exist.
    expect(words[0]).toBe(words[1])
    expect(await stranger.page.locator('body').textContent()).not.toContain(fullName)
    expect(await blemishes(stranger.page)).toEqual([])
  })
})

describe('the province', () => {
  it('sees all districts, drills down to a commune, and filters by policy', async () => {
    const { page, goto } = await visits.officer('so-ldtbxh')
    await goto('/console/')
    await headingOf(page, 'Tổng quan: Tỉnh Đắk Lắk').waitFor()
    await page.getByRole('table', { name: 'Số liệu theo địa bàn' }).waitFor()
    expect(await namesIn(page, 'Số liệu theo địa bàn')).toHaveLength(15)
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Số liệu của').selectOption('A6 · Bảo trợ xã hội')
    await page.waitForURL('**chinh-sach=A6**')
    await page.getByRole('link', { name: 'Huyện Cư Kuin' }).click()
    await headingOf(page, 'Tổng quan: Huyện Cư Kuin').waitFor()
    await page.getByRole('link', { name: 'Xã Ea Tiêu' }).click()
    await headingOf(page, 'Tổng quan: Xã Ea Tiêu').waitFor()
    await page.getByRole('link', { name: 'A6 · Bảo trợ xã hội' }).click()
    await page.getByText('Đang hiện').waitFor()
    expect(await page.getByLabel('Chính sách').inputValue()).toBe('A6')
    expect(await page.getByLabel('Địa bàn').inputValue()).toBe('24547')
  })
})

describe('the post office', () => {
  it('lands on those who are still to be paid, pays one, and takes his own slip back', async () => {
    const [person] = await enlist('24553', [{}])
    const name = person?.fullName ?? ''
    visits.keepSecret(name)
    const { page, goto } = await visits.officer(`buudien-${district}`)
    await goto('/console/')
    await page.getByText('Đang hiện').waitFor()
    expect(new URL(page.url()).search).toBe('?trang-thai=approved')
    expect(await page.getByLabel('Trạng thái').inputValue()).toBe('approved')
    expect(await page.locator('.people-table tbody').textContent()).not.toContain('Đã chi trả')
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Họ tên').fill(name)
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.getByRole('link', { name }).click()
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).click()
    await page.getByLabel('Người khác nhận thay').check()
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).click()
    await page.getByText('Nhập họ tên người nhận thay.').waitFor()
    await page.getByLabel('Họ tên người nhận thay').fill("H'Bla Niê")
    await page.getByLabel('Giấy tờ nhận thay').fill('giấy uỷ quyền')
    await page.getByLabel('Quan hệ với người được hỗ trợ').fill('vợ')
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('button', { name: 'Xác nhận đã chi' }).click()
    await page.getByText('Đã ghi nhận chi trả 1.500.000 đồng').waitFor()
    await page.getByText("Nhận thay: H'Bla Niê, vợ").waitFor()
    await page.getByText(`Bưu điện Huyện Cư Kuin`).first().waitFor()
    // On the same day a slip of the finger is his own to mend.
    await page.getByRole('button', { name: 'Huỷ cập nhật' }).click()
    await page.getByLabel('Lý do huỷ').fill('Bấm nhầm người')
    await page.getByRole('button', { name: 'Huỷ cập nhật' }).click()
    await page.getByText('Đã huỷ cập nhật. Trạng thái bây giờ: Chưa chi trả.').waitFor()
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).waitFor()
    for (const name of ['Nhập danh sách', 'Danh sách đã nhập', 'Tài khoản'])
      expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
  })

  it.each(['/console/danh-sach', '/console/tai-khoan'])('finds no screen at %s', async (path) => {
    const { page, goto } = await visits.officer(`buudien-${district}`)
    await goto(path)
    await headingOf(page, 'Không có màn hình này').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'Về màn hình chính' }).click()
    await page.getByText('Đang hiện').waitFor()
  })
})

describe('the Fatherland Front', () => {
  it('sees everything of its district and can change nothing', async () => {
    const { page, goto } = await visits.officer(`mttq-${district}`)
    await goto('/console/')
    await headingOf(page, 'Tổng quan: Huyện Cư Kuin').waitFor()
    await page.getByRole('table', { name: 'Số liệu theo địa bàn' }).waitFor()
    expect(await namesIn(page, 'Số liệu theo địa bàn')).toHaveLength(8)
    await expectNoMeansOfChange(page)

    await goto('/console/danh-sach')
    await page.getByRole('table', { name: 'Danh sách đã nhập' }).waitFor()
    await expectNoMeansOfChange(page)
    expect(await blemishes(page)).toEqual([])
    // Of one commune: other tests may have sent more than a page of lists since.
    await goto('/console/danh-sach?dia-ban=24553')
    await page.getByRole('link', { name: /Danh sách NQ42 Xã Ea Hu/ }).click()
    await page.getByRole('table', { name: 'Kết quả từng dòng của danh sách' }).waitFor()
    await expectNoMeansOfChange(page)

    for (const status of ['approved', 'paid'] as const) {
      const person = await anyone({ status })
      await goto(`/console/doi-tuong/${person.id}`)
      await headingOf(page, 'Nhật ký').waitFor()
      await headingOf(page, person.fullName).waitFor()
      await expectNoMeansOfChange(page)
      // Watching over the money needs nobody's number.
      expect(await textOf(page.locator('main'))).not.toMatch(/\d{9}/)
    }
    expect(await blemishes(page)).toEqual([])
  })
})
