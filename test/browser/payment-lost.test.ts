import { CognitoIdentityProviderClient, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Page } from 'playwright-core'
import { keptSession, letTokenEnd } from '../support/come-back.ts'
import { readConsoleConfig } from '../support/sign-in.ts'
import { siteUrl } from '../support/test-machine.ts'
import { world } from '../support/world.ts'
import { blemishes } from './blemishes.ts'
import { headingOf, press, untilCount, untilFocusSays } from './page-parts.ts'
import { expectPaidPeople, find, history, newPerson, officer, paidPeople, pay, stateIs, unpaid } from './person-page.ts'
import { enter, openVisits, signInAs } from './visits.ts'

const visits = openVisits({ isNew: true })

const paymentCalls = /\/api\/entitlements\/\w+\/payment$/

/** Presses "Đăng xuất" and stays after all. @returns what was asked */
const askToLeave = async (page: Page): Promise<string> => {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss()
    return dialog.message()
  })
  await press(page, 'Đăng xuất')
  return asked
}

describe('a commune officer whose line or session ends while he pays', () => {
  it('learns from the record itself that a payment arrived whose answer was lost, and does not pay twice', async () => {
    const name = await newPerson(visits)
    const visit = await visits.officerInConsole(officer)
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
    await untilFocusSays(page, /hệ thống không ghi hai lần/)
    visit.expectFaults(/ERR_CONNECTION_RESET/)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    expect(await blemishes(page)).toEqual([])
    await context.unrouteAll({ behavior: 'wait' })

    await page.reload()
    await page.getByText('Máy chủ đã nhận từ lần gửi trước và không ghi hai lần.').waitFor()
    await stateIs(page, 'Đã chi trả')
    expect((await history(page)).filter((event) => event.includes('ghi nhận đã chi trả'))).toHaveLength(1)
    await page.getByText('Chưa rõ máy chủ đã ghi hay chưa').waitFor({ state: 'detached' })
    await expectPaidPeople(visit, before + 1)
  })

  it('does not lose a payment that never left the office, and sends it later with the same key', async () => {
    const name = await newPerson(visits)
    const visit = await visits.officerInConsole(officer)
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
    await page.getByRole('button', { name: 'Ghi nhận đã chi trả' }).waitFor({ state: 'detached' })
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
    await untilCount(page.getByText(/^Chưa rõ (đã ghi|máy chủ)/), 0)
  })

  it('signs in again where he was, when his session has ended', async () => {
    const name = await newPerson(visits)
    const visit = await visits.newcomer()
    const { page } = visit
    await enter(visit, '/console/', officer)
    await find(visit, name)
    const address = page.url()
    // He comes back hours later, and meanwhile the office has ended his session.
    await revoke(JSON.parse(await keptSession(page)).refreshToken)
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
