import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { orderDueAt } from '../domain/exports/export-duties.ts'
import type { ExportOrder } from '../domain/exports/export-order.ts'
import { keys } from './keys.ts'
import { orderOfDue, overdueKeys } from './open-lists.ts'
import type { Register } from './table.ts'

/** The partition of the index of open lists in which the orders stand that wait for their file. */
const waiting = 'waiting-exports'

/** A fresh order's place in the index: by when somebody has to look at it. */
export const waitingKeys = (at: number): Readonly<Record<'openLists' | 'openOrder', string>> => ({
  openLists: waiting,
  openOrder: orderOfDue(orderDueAt({ at, triedAt: null })),
})

interface OrderName {
  readonly username: string
  readonly id: string
}

/** A writer has begun: somebody looks again when the next one should have. 3 WRU. */
export async function noteTry(
  register: Register,
  { by, id, at }: Pick<ExportOrder, 'by' | 'id' | 'at'>,
  now: number,
): Promise<void> {
  await whileItWaits(register, {
    key: keys.exportOrder(by.username, id),
    set: 'SET openLists = :open, openOrder = :due',
    values: { ':open': waiting, ':due': orderOfDue(orderDueAt({ at, triedAt: now })) },
  })
}

/** Orders that somebody has to look at by now. The index may be some milliseconds behind. */
export async function* overdueOrders(register: Register, now: number): AsyncGenerator<OrderName> {
  for await (const { pk, sk } of overdueKeys(register, waiting, now))
    yield { username: pk.slice(keys.exportOrder('', '').pk.length), id: sk }
}

/** @returns false where a writer has begun or ended meanwhile. 2 WRU */
export const giveUpOrder = (register: Register, { username, id }: OrderName, now: number): Promise<boolean> =>
  whileItWaits(register, {
    key: keys.exportOrder(username, id),
    set: 'SET #state = :failed REMOVE openLists, openOrder',
    values: { ':failed': 'failed', ':now': orderOfDue(now) },
    also: ' AND openOrder <= :now',
  })

interface Change {
  readonly key: ReturnType<typeof keys.exportOrder>
  readonly set: string
  readonly values: Readonly<Record<string, string>>
  readonly also?: string
}

async function whileItWaits(register: Register, { key, set, values, also = '' }: Change): Promise<boolean> {
  try {
    await register.client.send(
      new UpdateCommand({
        TableName: register.table,
        Key: key,
        UpdateExpression: set,
        ConditionExpression: `#state = :waiting${also}`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ...values, ':waiting': 'waiting' },
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
