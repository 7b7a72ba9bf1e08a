import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { orderDueAt } from '../../domain/exports/export-duties.ts'
import { orderOfDue } from '../lists/open-lists.ts'
import { tryWrite } from '../table/conditional-write.ts'
import type { Key } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

/** The partitions of the index of open lists in which orders stand that wait for their file. */
export type OrderPartition = 'waiting-exports' | 'waiting-pay-lists'

/** An order's place in the index: by when somebody has to look at it. @param triedAt null while no writer has taken it */
export const orderKeys = (
  partition: OrderPartition,
  at: number,
  triedAt: number | null,
): Readonly<Record<'openLists' | 'openOrder', string>> => ({
  openLists: partition,
  openOrder: orderOfDue(orderDueAt({ at, triedAt })),
})

interface Taken {
  readonly partition: OrderPartition
  readonly key: Key
  /** When it was ordered. */
  readonly at: number
  readonly now: number
}

/** A writer has begun: somebody looks again when the next one should have. 3 WRU; nothing where the order waits no longer. */
export async function noteWriter(register: Register, { partition, key, at, now }: Taken): Promise<void> {
  const { openLists, openOrder } = orderKeys(partition, at, now)
  await whileItWaits(register, {
    key,
    set: 'SET openLists = :open, openOrder = :due',
    values: { ':open': openLists, ':due': openOrder },
  })
}

interface Change {
  readonly key: Key
  readonly set: string
  readonly values: Readonly<Record<string, string>>
  /** What has to be true besides. */
  readonly also?: string
}

/** @returns whether the order still waited */
export async function whileItWaits(register: Register, { key, set, values, also = '' }: Change): Promise<boolean> {
  const update = new UpdateCommand({
    TableName: register.table,
    Key: key,
    UpdateExpression: set,
    ConditionExpression: `#state = :waiting${also}`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ...values, ':waiting': 'waiting' },
  })
  return (await tryWrite(register.client.send(update))) !== undefined
}
