import type { Page } from 'playwright-core'
import { enlist } from './own-people.ts'
import { headingOf, press, textOf } from './page-parts.ts'
import type { openVisits, Visit } from './visits.ts'

type Visits = Pick<ReturnType<typeof openVisits>, 'keepSecret'>

export const officer = 'xa-24547'
export const commune = '24547'
export const unpaid = 'Chưa chi trả'

export const withoutAccents = (name: string): string => name.replace(/Ƀ/g, 'B').normalize('NFD').replace(/\p{M}/gu, '')

/** From anywhere to the person's own record, by search, typed without accents. */
export async function find({ page }: Visit, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Đối tượng', exact: true }).click()
  await page.getByLabel('Họ tên').fill(withoutAccents(name))
  await page.getByRole('button', { name: 'Tìm' }).click()
  await page.getByText('Đang hiện 1 khoản').waitFor()
  await page.getByRole('link', { name, exact: true }).click()
  await headingOf(page, name).waitFor()
  await headingOf(page, 'Nhật ký').waitFor()
}

export async function pay(page: Page): Promise<void> {
  await press(page, 'Ghi nhận đã chi trả')
  await press(page, 'Xác nhận đã chi')
}

export const panel = (page: Page) => page.locator('.person')
export const stateIs = (page: Page, status: string, amount = '1.500.000 đồng') =>
  panel(page).locator('.person-state').filter({ hasText: status }).filter({ hasText: amount }).waitFor()
export const history = async (page: Page) =>
  (await panel(page).locator('.history li').allTextContents()).map((text) => text.trim())

/** Of the record that is open. */
export const idIn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** How many supports the overview counts as paid. */
export async function paidPeople({ page, goto }: Visit): Promise<number> {
  await goto('/console/tong-quan')
  const figure = page.locator('.figure').filter({ hasText: 'Đã chi trả' }).locator('.figure-main')
  return Number((await textOf(figure)).replace(/\D/g, ''))
}

/** Goes to the overview by the menu; it has to say so by itself. */
export async function expectPaidPeople({ page }: Visit, people: number): Promise<void> {
  await page.getByRole('link', { name: 'Tổng quan', exact: true }).click()
  await page
    .locator('.figure')
    .filter({ hasText: 'Đã chi trả' })
    .filter({ hasText: `${people} lượt hỗ trợ` })
    .waitFor()
}

/** Somebody of the test's own on the officer's register, whose name and numbers may stand in no address. */
export async function newPerson(
  visits: Visits,
  parts: Parameters<typeof enlist>[1][number] = {},
  order?: Parameters<typeof enlist>[2],
): Promise<string> {
  const [person] = await enlist(commune, [parts], order)
  const name = person?.fullName ?? ''
  visits.keepSecret(name, withoutAccents(name), ...(person?.idNumber ? [person.idNumber] : []))
  return name
}
