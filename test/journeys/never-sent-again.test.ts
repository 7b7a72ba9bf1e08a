import type { EntitlementView } from '../../lambdas/contract/entitlements.ts'
import { fireSchedule } from '../support/fire-schedule.ts'
import { listFile, newIdNumber, people } from '../support/list-files.ts'
import { killBehindPayment } from '../support/stood-still.ts'
import { rowsOf, takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const [here, there] = ['24184', '24187']

it('a number that was added by a payment is compared by the clock, where the function that took it died and nobody paid again', async () => {
  const [officer, colleague] = await Promise.all([here, there].map((unit) => world().officer('xa', unit)))
  if (!officer || !colleague) throw new Error('nobody')
  const idNumber = newIdNumber()
  await takeIn(world(), colleague, { commune: there }, await listFile({ rows: people(1, { idNumber }) }))
  const list = await takeIn(world(), officer, { commune: here }, await listFile({ rows: people(1, { idNumber: '' }) }))
  const [row] = await rowsOf(world(), officer, list.id)
  const params = { entitlementId: row?.entitlementId ?? '' }
  const known = async (): Promise<EntitlementView> =>
    (await world().call('entitlement', { params }, officer)).entitlement
  const { today } = await world().call('session', {}, officer)
  const idempotencyKey = crypto.randomUUID()
  const { version } = await known()
  const body = { version, paidOn: today, receivedBy: 'self' as const, idNumber }
  await world().call('recordPayment', { params, body, idempotencyKey }, officer)
  const warned = (await known()).warnings.map(({ commune }) => commune)
  expect(warned).toEqual([there])

  const payment = { username: officer.username, commandId: idempotencyKey, hours: 2 }
  await killBehindPayment(world(), params.entitlementId, payment)
  expect((await known()).warnings).toEqual([])
  await fireSchedule(world(), /overdue/i)
  expect((await known()).warnings.map(({ commune }) => commune)).toEqual(warned)
})
