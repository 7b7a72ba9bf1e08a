import type { ExportOrder } from '../../domain/exports/export-order.ts'
import { orderOfDue, overdueKeys } from '../lists/open-lists.ts'
import { keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'
import { noteWriter, orderKeys, whileItWaits } from './open-orders.ts'

const partition = 'waiting-exports'

/** Of a fresh order. */
export const waitingKeys = (at: number) => orderKeys(partition, at, null)

interface OrderName {
  readonly username: string
  readonly id: string
}

export const noteTry = (
  register: Register,
  { by, id, at }: Pick<ExportOrder, 'by' | 'id' | 'at'>,
  now: number,
): Promise<void> => noteWriter(register, { partition, key: keys.exportOrder(by.username, id), at, now })

/** Orders that somebody has to look at by now. The index may be some milliseconds behind. */
export async function* overdueOrders(register: Register, now: number): AsyncGenerator<OrderName> {
  for await (const { pk, sk } of overdueKeys(register, partition, now))
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
