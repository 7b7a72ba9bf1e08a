import type { Page } from 'playwright-core'
import { demoCitizen } from '../../local/demo/invented-lists.ts'
import { newKey, signedIn } from '../support/test-machine.ts'

export interface Asked {
  readonly idNumber: string
  readonly fullName: string
}

/** The demonstration's citizen as people type her: the number in groups, the name without accents. */
export const asTyped: Asked = { idNumber: '066 158 004 321', fullName: 'h maryam nie' }
export const wrongName: Asked = { ...asTyped, fullName: 'Nguyễn Thị Khác' }
export const unknownNumber: Asked = { idNumber: '066.158.999.321', fullName: demoCitizen.fullName }

export async function lookUp(page: Page, { idNumber, fullName }: Asked): Promise<void> {
  await page.getByLabel('Số CCCD hoặc CMND').fill(idNumber)
  await page.getByLabel('Họ và tên').fill(fullName)
  await page.getByRole('button', { name: 'Tra cứu' }).click()
}

/** What stands beside a name in the answer: `fact(page, 'Trạng thái')`. */
export const fact = (page: Page, name: string) =>
  page
    .locator('.support dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')

/** What must not stand in any address; blanks and dots may have been taken out. */
export const lookUpSecrets: readonly string[] = [asTyped, wrongName, unknownNumber].flatMap(
  ({ idNumber, fullName }) => [idNumber, idNumber.replace(/\D/g, ''), fullName],
)

/** So that the day and the office of the payment stand in the answer. */
export async function payDemoCitizen(): Promise<void> {
  const { api } = await signedIn('xa-24547')
  const search = { programme: 'nq42-2020', unit: '24547', name: demoCitizen.fullName }
  const { items } = await api.call('searchEntitlements', { body: search })
  const { today } = await api.call('session', {})
  for (const { id, version, status } of items)
    if (status === 'approved')
      await api.call('recordPayment', {
        params: { entitlementId: id },
        body: { version, paidOn: today, receivedBy: 'self' },
        idempotencyKey: newKey(),
      })
}
