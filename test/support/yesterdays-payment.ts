import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { openedEntry } from '../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { type Receipt, receiptOf } from '../../lambdas/domain/ledger/seals/receipt.ts'
import { lastSettledDay } from '../../lambdas/domain/ledger/seals/sealing-times.ts'
import { startOfDay } from '../../lambdas/domain/time/local-day.ts'
import { toEventItem } from '../../lambdas/store/ledger/event-item.ts'
import { fromLedgerItem } from '../../lambdas/store/ledger/ledger-item.ts'
import { anActor, anEntitlement, aPaid, aPerson } from './builders.ts'
import { sha256 } from './invented-ledger.ts'
import type { World } from './world.ts'

export interface PaidYesterday {
  readonly receipt: Receipt
  readonly id: string
  readonly day: string
  readonly fullName: string
}

/**
 * The events of a support that was approved and paid at nine on the last day that may be sealed (yesterday, and in the hour after midnight
 * the day before it), put into the running system's register by its operator: no clock can be turned back there.
 */
export async function paidYesterday({
  operator,
  environment,
}: Pick<World, 'operator' | 'environment'>): Promise<PaidYesterday> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(operator))
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  const id = [...randomBytes(26)].map((byte) => letters[byte & 31]).join('')
  const fullName = `Trần Thị Hôm Qua ${id.slice(0, 3)}`
  const day = lastSettledDay(Date.now())
  const at = startOfDay(day) + 9 * 3_600_000
  const { username, role, unit } = anActor()
  const actor = { username, role, unit, from: '127.0.0.1' }
  const approved = anEntitlement({ id, person: aPerson({ fullName }) })
  const payment = aPaid({ paidOn: day, paidAt: '09:00', enteredAt: at, payer: { username, role, unit } })
  const paid = anEntitlement({ ...approved, status: 'paid', payment, version: 2 })
  const event = { at, actor, commandId: `hom-qua-${id}`, reason: null } as const
  const items = [
    toEventItem(approved, { ...event, at: at - 60_000, type: 'entitlement.approved', changes: {} }, null),
    toEventItem(
      paid,
      { ...event, type: 'payment.recorded', changes: { status: ['Chưa chi trả', 'Đã chi trả'] } },
      null,
    ),
  ]
  for (const Item of items) await client.send(new PutCommand({ TableName: environment.REGISTER_TABLE, Item }))
  client.destroy()
  const receipt = await receiptOf(sha256, await openedEntry(sha256, fromLedgerItem(items[1])))
  if (!receipt) throw new Error('a payment without a receipt')
  return { receipt, id, day, fullName }
}
