import { CognitoIdentityProviderClient, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { defaultCaseSettings } from '../../lambdas/domain/cases/case-settings.ts'
import { newCmnd } from '../support/list-files.ts'
import { readConsoleConfig } from '../support/sign-in.ts'
import { siteUrl } from '../support/test-machine.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import { enlist, newName } from './own-people.ts'
import { focusedText, headingOf, tabTo, textOf } from './page-parts.ts'
import { enter, letTokenEnd, openVisits, signInAs, type Visit } from './visits.ts'

const visits = openVisits()

const officer = 'xa-24547'
const commune = '24547'
const unpaid = 'Chưa chi trả'
const paymentCalls = /\/api\/entitlements\/\w+\/payment$/

const withoutAccents = (name: string): string => name.replace(/Ƀ/g, 'B').normalize('NFD').replace(/\p{M}/gu, '')

/** From anywhere to the person's own record, by search, typed without accents. */
async function find({ page }: Visit, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
  await page.getByLabel('Họ tên').fill(withoutAccents(name))
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByText('Đang hiện 1 khoản').waitFor()
  await page.getByRole('link', { name, exact: true }).click()
  await headingOf(page, name).waitFor()
  await headingOf(page, 'Nhật ký').waitFor()
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function pay(page: Page): Promise<void> {
  await press(page, 'Ghi nhận đã chi trả')
  await press(page, 'Xác nhận đã chi')
}

/** Presses "Đăng xuất" and stays after all. @returns what was asked */
const askToLeave = async (page: Page): Promise<string> => {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss()
    return dialog.message()
  })
  await press(page, 'Đăng xuất')
  return asked
}

const panel = (page: Page) => page.locator('.person')
const stateIs = (page: Page, status: string, amount = '1.500.000 đồng') =>
  panel(page).locator('.person-state').filter({ hasText: status }).filter({ hasText: amount }).waitFor()
const history = async (page: Page) =>
  (await panel(page).locator('.history li').allTextContents()).map((text) => text.trim())

/** How many supports the overview counts as paid. */
async function paidPeople({ page, goto }: Visit): Promise<number> {
  await goto('/console/tong-quan')
  const figure = page.locator('.figure').filter({ hasText: 'Đã chi trả' }).locator('.figure-main')
  return Number((await textOf(figure)).replace(/\D/g, ''))
}

/** Goes to the overview by the menu; it has to say so by itself. */
async function expectPaidPeople({ page }: Visit, people: number): Promise<void> {
  await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
  await page
    .locator('.figure')
    .filter({ hasText: 'Đã chi trả' })
    .filter({ hasText: `${people} lượt hỗ trợ` })
    .waitFor()
}

async function newPerson(parts: Parameters<typeof enlist>[1][number] = {}): Promise<string> {
  const [person] = await enlist(commune, [parts])
  const name = person?.fullName ?? ''
  visits.keepSecret(name, withoutAccents(name), ...(person?.idNumber ? [person.idNumber] : []))
  return name
}

describe('a commune officer who pays', () => {
  it('adds the number that the list lacks, and every figure follows', async () => {
    const name = await newPerson({ idNumber: '' })
    const number = newCmnd()
    visits.keepSecret(number)
    const visit = await visits.officer(officer)
    const { page } = visit
    const before = await paidPeople(visit)
    await find(visit, name)
    await stateIs(page, unpaid)
    expect(await blemishes(page)).toEqual([])

    await pay(page)
    await page.getByText('Nhập số CCCD hoặc CMND, hoặc chọn lý do chưa có số').waitFor()
    await page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)').fill(number.slice(0, 5))
    await page.getByText('Đã nhập 5 chữ số.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Số CCCD (12 số) hoặc CMND (9 số)').fill(number.replace(/(...)/g, '$1 '))
    await page.getByText('Đúng dạng CMND (9 chữ số).').waitFor()
    await press(page, 'Xác nhận đã chi')
    await page.getByText(/^Đã ghi nhận chi trả 1\.500\.000 đồng, ngày \d\d\/\d\d\/\d{4}\.$/).waitFor()
    expect(await focusedText(page)).toContain('Đã ghi nhận chi trả')
    await stateIs(page, 'Đã chi trả')
    await panel(page).getByText(`CMND ${number}`).waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.history li').length === 2)
    expect((await history(page))[1]).toContain('ghi nhận đã chi trả')
    // In the list beside it the number is covered.
    await page.getByRole('row', { name: new RegExp(`${name}.*•••• ${number.slice(-4)}.*Đã chi trả`) }).waitFor()
    expect(await blemishes(page)).toEqual([])

    await expectPaidPeople(visit, before + 1)
  })

  it('is told who paid and when, if somebody was quicker', async () => {
    const name = await newPerson()
    const visit = await visits.officer(officer)
    const { page } = visit
    const postman = await visits.visit()
    await enter(postman, '/console/', 'buudien-657')
    await find(visit, name)
    await find(postman, name)
    await press(postman.page, 'Ghi nhận đã chi trả')
    await pay(page)
    await page.getByText('Đã ghi nhận chi trả').waitFor()

    await press(postman.page, 'Xác nhận đã chi')
    const told = postman.page.getByRole('alert')
    await told.waitFor()
    postman.expectRefusals(`409 POST /api/entitlements/${idIn(postman.page)}/payment`)
    expect(await textOf(told)).toMatch(
      /^Người này đã được UBND Xã Ea Tiêu cập nhật chi trả lúc \d\d:\d\d hôm nay .*Không chi lần nữa\./,
    )
    expect(await focusedText(postman.page)).toContain('Không chi lần nữa')
    // The record is the one that is now, so nobody presses again.
    await postman.page.getByText('Đơn vị chi trả', { exact: true }).waitFor()
    await stateIs(postman.page, 'Đã chi trả')
    expect(await postman.page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).count()).toBe(0)
    expect(await blemishes(postman.page)).toEqual([])
  })

  it('writes down why somebody could not be paid', async () => {
    const name = await newPerson()
    const visit = await visits.officer(officer)
    const { page } = visit
    await find(visit, name)
    await press(page, 'Không chi được')
    await press(page, 'Ghi lý do')
    await page.getByText('Chọn một lý do.').waitFor()
    expect(await blemishes(page)).toEqual([])
    await page.getByLabel('Vắng mặt, chưa liên hệ được').check()
    await page.getByLabel('Ghi chú (không bắt buộc)').fill('Đi làm ở Bình Dương')
    await press(page, 'Ghi lý do')
    await page.getByText('Đã ghi: Chưa nhận được.').waitFor()
    await stateIs(page, 'Chưa nhận được')
    await panel(page).getByText('Đi làm ở Bình Dương', { exact: true }).waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('takes back what was entered by mistake, with a reason that stays on the record', async () => {
    const name = await newPerson()
    const visit = await visits.officer(officer)
    const { page } = visit
    await find(visit, name)
    await pay(page)
    await page.getByText('Đã ghi nhận chi trả').waitFor()
    const paid = await paidPeople(visit)
    await find(visit, name)
    await press(page, 'Huỷ cập nhật')
    await press(page, 'Huỷ cập nhật')
    await page.getByText('Ghi lý do, ít nhất 3 ký tự.').waitFor()
    await page.getByLabel('Lý do huỷ').fill('Bấm nhầm người')
    expect(await blemishes(page)).toEqual([])
    await press(page, 'Huỷ cập nhật')
    await page.getByText(`Đã huỷ cập nhật. Trạng thái bây giờ: ${unpaid}.`).waitFor()
    await stateIs(page, unpaid)
    await page.waitForFunction(() => document.querySelectorAll('.history li').length === 3)
    expect((await history(page)).at(-1)).toContain('Bấm nhầm người')
    await expectPaidPeople(visit, paid - 1)
  })

  it('is told that the lower support of somebody who stands there twice is held, and pays the higher one', async () => {
    const name = newName()
    const [first] = await enlist(commune, [{ fullName: name, policy: 'Bảo trợ xã hội', amount: 1_500_000 }])
    const idNumber = first?.idNumber ?? ''
    await enlist(commune, [{ fullName: name, idNumber, policy: 'Hộ nghèo', amount: 750_000 }])
    visits.keepSecret(name, idNumber)
    const visit = await visits.officer(officer)
    const { page } = visit
    await visit.goto('/console/')
    await page.getByRole('link', { name: 'Người có cảnh báo trùng' }).click()
    const rows = page.getByRole('row', { name: new RegExp(`${name}.*Nghi trùng`) })
    await rows.filter({ hasText: 'Hộ nghèo' }).getByRole('link').click()
    await page.getByText('Tạm dừng: đang rà soát trùng. Chưa chi khoản này; gọi UBND Xã Ea Tiêu').waitFor()
    expect(await page.getByRole('button', { name: 'Ghi nhận đã chi trả', exact: true }).count()).toBe(0)
    expect(await blemishes(page)).toEqual([])

    await page.getByRole('link', { name: 'Xem hồ sơ A6 tại Xã Ea Tiêu' }).click()
    await panel(page).getByText('A6 · Bảo trợ xã hội').waitFor()
    await pay(page)
    await page.getByText('Đã ghi nhận chi trả 1.500.000 đồng').waitFor()
    await page.getByRole('link', { name: 'Xem vụ nghi trùng' }).click()
    await headingOf(page, 'Vụ nghi trùng').waitFor()
    expect(await blemishes(page)).toEqual([])
  })

  it('learns from the record itself that a payment arrived whose answer was lost, and does not pay twice', async () => {
    const name = await newPerson()
    const visit = await visits.officer(officer)
    const { page, context } = visit
    const before = await paidPeople(visit)
    await find(visit, name)
    const keys: (string | undefined)[] = []
    await context.route(paymentCalls, async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      // The server has it, and only then the line breaks.
      await route.fetch()
      await route.abort('connectionreset')
    })
    await pay(page)
    await page.getByText('chưa rõ máy chủ đã nhận hay chưa').waitFor()
    expect(await focusedText(page)).toContain('hệ thống không ghi hai lần')
    visit.expectFaults(/ERR_CONNECTION_RESET/)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    expect(await blemishes(page)).toEqual([])
    await context.unrouteAll({ behavior: 'wait' })

    await page.reload()
    await page.getByText('Máy chủ đã nhận từ lần gửi trước và không ghi hai lần.').waitFor()
    await stateIs(page, 'Đã chi trả')
    expect((await history(page)).filter((event) => event.includes('ghi nhận đã chi trả'))).toHaveLength(1)
    expect(await page.getByText('Chưa rõ máy chủ đã ghi hay chưa').count()).toBe(0)
    await expectPaidPeople(visit, before + 1)
  })

  it('does not lose a payment that never left the office, and sends it later with the same key', async () => {
    const name = await newPerson()
    const visit = await visits.officer(officer)
    const { page, context } = visit
    await find(visit, name)
    const keys: (string | undefined)[] = []
    page.on('request', (request) => {
      if (paymentCalls.test(request.url())) keys.push(request.headers()['idempotency-key'])
    })
    await press(page, 'Ghi nhận đã chi trả')
    await context.setOffline(true)
    await page.getByText('Máy đang mất kết nối mạng').waitFor()
    await press(page, 'Xác nhận đã chi')
    await page.getByText('chưa rõ máy chủ đã nhận hay chưa').waitFor()
    await press(page, 'Thôi')
    await headingOf(page, 'Chưa rõ đã ghi hay chưa').waitFor()
    expect(await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).count()).toBe(0)
    expect(await blemishes(page)).toEqual([])
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
    await page.getByText('Chưa rõ máy chủ đã ghi hay chưa, mở để gửi lại').waitFor()
    await context.setOffline(false)
    visit.expectFaults(/ERR_INTERNET_DISCONNECTED/)
    expect(await askToLeave(page)).toContain(name)

    // On a bad line everybody presses F5.
    await page.reload()
    await page.getByRole('link', { name, exact: true }).click()
    await stateIs(page, unpaid)
    expect(await blemishes(page)).toEqual([])
    await press(page, 'Gửi lại')
    await page.getByText(/^Đã ghi nhận chi trả 1\.500\.000 đồng, ngày/).waitFor()
    await stateIs(page, 'Đã chi trả')
    expect(keys.length).toBeGreaterThanOrEqual(3)
    expect(new Set(keys).size).toBe(1)
    expect(await page.getByText(/^Chưa rõ (đã ghi|máy chủ)/).count()).toBe(0)
  })

  it('goes on to the next unpaid person of the list as it is filtered, by the keyboard alone', async () => {
    const word = newName()
    const people = await enlist(commune, [
      { fullName: `${word} A` },
      { fullName: `${word} B` },
      { fullName: `${word} C` },
    ])
    visits.keepSecret(word, withoutAccents(word))
    const visit = await visits.officer(officer)
    const { page } = visit
    await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
    await page.getByLabel('Họ tên').fill(withoutAccents(word))
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.getByText('Đang hiện 3 khoản').waitFor()
    const inOrder = await page.locator('.people-table tbody').getByRole('link').allTextContents()
    expect([...inOrder].sort()).toEqual(people.map(({ fullName }) => fullName))
    const [first = '', second = '', third = ''] = inOrder
    // From the middle, so that the last is followed by the first.
    for (const [name, next] of [
      [second, third],
      [third, first],
      [first, null],
    ] as const) {
      if (name === second) await page.getByRole('link', { name, exact: true }).click()
      await headingOf(page, name).and(page.locator(':focus')).waitFor()
      await tabTo(page, page.getByRole('button', { name: 'Ghi nhận đã chi trả' }))
      await page.keyboard.press('Enter')
      await tabTo(page, page.getByRole('button', { name: 'Xác nhận đã chi' }))
      await page.keyboard.press('Enter')
      await page.getByText('Đã ghi nhận chi trả 1.500.000 đồng').and(page.locator(':focus')).waitFor()
      if (next) {
        await page.keyboard.press('Tab')
        expect(await focusedText(page)).toBe(`Người tiếp theo: ${next}`)
        if (name === second) expect(await blemishes(page)).toEqual([])
        await page.keyboard.press('Enter')
      } else await page.getByText('Không còn ai chưa chi trong danh sách đang hiện.').waitFor()
    }
  })

  it('signs in again where he was, when his session has ended', async () => {
    const name = await newPerson()
    const visit = await visits.visit()
    const { page } = visit
    await enter(visit, '/console/', officer)
    await find(visit, name)
    const address = page.url()
    // He comes back hours later, and meanwhile the office has ended his session.
    await revoke(await page.evaluate(() => JSON.parse(sessionStorage.getItem('ansinh.session') ?? '{}').refreshToken))
    await letTokenEnd(page)
    await page.getByText('Phiên làm việc đã hết hạn. Mời anh/chị đăng nhập lại').waitFor()
    visit.expectRefusals('400 POST /_aws/')
    expect(await blemishes(page)).toEqual([])
    expect(await page.locator('body').textContent()).not.toContain(name)
    await signInAs(visit, officer)
    await headingOf(page, name).waitFor()
    expect(page.url()).toBe(address)
    await press(page, 'Đăng xuất')
    await page.getByText('Anh/chị đã đăng xuất.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/')
    await page.goBack()
    await page.getByLabel('Tên đăng nhập').waitFor()
    expect(await page.locator('body').textContent()).not.toContain(name)
  })
})

/** What the operator's "sign out everywhere" does to one session. */
async function revoke(refreshToken: string): Promise<void> {
  const { userPoolClientId } = await readConsoleConfig(siteUrl())
  const { region, endpoint, credentials } = world().operator
  const cognito = new CognitoIdentityProviderClient({ region, endpoint, credentials })
  await cognito.send(new RevokeTokenCommand({ Token: refreshToken, ClientId: userPoolClientId }))
}

const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

describe('the payment of somebody who stands there twice, where the province lets open cases stop nothing', () => {
  const set = async (certainStopsPayment: boolean) => {
    const body = { ...defaultCaseSettings, certainStopsPayment }
    await world().call('setCaseSettings', { body }, await world().officer('tinh', '66'))
  }
  beforeAll(() => set(false))
  afterAll(() => set(true))

  it('asks before a lower support is paid, and nobody is paid twice', async () => {
    const name = newName()
    const [first] = await enlist(commune, [{ fullName: name, policy: 'Bảo trợ xã hội', amount: 1_500_000 }])
    const idNumber = first?.idNumber ?? ''
    await enlist(commune, [{ fullName: name, idNumber, policy: 'Hộ nghèo', amount: 750_000 }])
    visits.keepSecret(name, idNumber)
    const visit = await visits.officer(officer)
    const { page } = visit
    // Loaded anew: the list of a moment ago would not have them yet.
    await visit.goto('/console/')
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
    await page.getByRole('link', { name: 'Người có cảnh báo trùng' }).click()
    const rows = page.getByRole('row', { name: new RegExp(`${name}.*Nghi trùng`) })
    await rows.first().waitFor()
    expect(await rows.count()).toBe(2)
    expect(await blemishes(page)).toEqual([])

    await rows.filter({ hasText: 'Hộ nghèo' }).getByRole('link').click()
    await headingOf(page, 'Cảnh báo trùng').waitFor()
    await page.getByText(/Cùng số giấy tờ, cùng họ tên, với một khoản "Bảo trợ xã hội" tại Xã Ea Tiêu/).waitFor()
    expect(await blemishes(page)).toEqual([])
    await pay(page)
    // He would lose the higher one by it.
    const asked = page.getByText(/khoản cao hơn, chưa chi: "Bảo trợ xã hội" 1\.500\.000 đồng tại Xã Ea Tiêu/)
    await asked.waitFor()
    visit.expectRefusals(`409 POST /api/entitlements/${idIn(page)}/payment`)
    expect(await textOf(asked)).toContain('Khoản đang chi là 750.000 đồng')
    await page.getByLabel('Tôi đã xem: vẫn chi khoản thấp hơn này').check()
    // axe cannot judge the colours of what has been scrolled away.
    await panel(page).evaluate((element) => element.scrollTo(0, 0))
    expect(await blemishes(page)).toEqual([])
    await press(page, 'Xác nhận đã chi')
    await page.getByText('Đã ghi nhận chi trả 750.000 đồng').waitFor()

    await page.getByRole('link', { name: 'Xem hồ sơ A6 tại Xã Ea Tiêu' }).click()
    await panel(page).getByText('A6 · Bảo trợ xã hội').waitFor()
    await pay(page)
    await page.getByRole('alert').waitFor()
    visit.expectRefusals(`409 POST /api/entitlements/${idIn(page)}/payment`)
    expect(await textOf(page.getByRole('alert'))).toMatch(
      /^Số giấy tờ này đã chi trả theo chính sách "Hộ nghèo" tại Xã Ea Tiêu\. Mỗi người chỉ hưởng một chính sách/,
    )
    await stateIs(page, unpaid)
  })
})
