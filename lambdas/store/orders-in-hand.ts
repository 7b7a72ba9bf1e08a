import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { isOpen, orderKinds, tooManyOpen } from '../domain/orders/open-orders.ts'
import { ok, type Result, refuse } from '../domain/result.ts'
import { commandExpiry } from './commit-command.ts'
import { tryWrite } from './conditional-write.ts'
import { getItem } from './get-items.ts'
import { type Key, keys } from './keys.ts'
import type { Register } from './table.ts'

const ordered = z.object({ kind: z.enum(orderKinds), pk: z.string(), sk: z.string(), at: z.number() })
type Ordered = z.output<typeof ordered>
const stored = z.object({ version: z.number(), orders: z.array(ordered) })

interface NewOrder extends Pick<Ordered, 'kind'> {
  readonly username: string
  /** Of the item that is written next. */
  readonly key: Key
  readonly now: number
}

const attempts = 8

/**
 * Takes a place for what an account orders, before it is written: of so many at once. Nobody gives a place back: whoever finds none looks
 * which of those orders are done. An order that was taken before keeps its own. 1 RRU and 1 WRU, and once in `most` orders a read of each.
 * @returns `rate-limited` while so many wait
 */
export async function takeInHand(register: Register, order: NewOrder, most: number): Promise<Result<null>> {
  const { username, kind, key, now } = order
  for (let attempt = 0; attempt < attempts; attempt++) {
    const item = await getItem(register, keys.ordersInHand(username))
    const { version, orders } = item ? stored.parse(item) : { version: 0, orders: [] }
    if (orders.some(({ pk, sk }) => pk === key.pk && sk === key.sk)) return ok(null)
    const open = orders.length < most ? orders : await stillOpen(register, orders, now)
    if (open.length >= most) return (await getItem(register, key)) ? ok(null) : tooManyOpen(open)
    if (await keep(register, { username, version, now }, [...open, { kind, ...key, at: now }])) return ok(null)
  }
  return refuse('conflict', 'Tài khoản này đang được dùng để đặt nhiều việc cùng lúc. Bấm lại sau vài giây.')
}

async function stillOpen(register: Register, orders: readonly Ordered[], now: number): Promise<Ordered[]> {
  const states = await Promise.all(orders.map(async ({ pk, sk }) => (await getItem(register, { pk, sk }))?.state))
  return orders.filter((order, index) => {
    const state = states[index]
    return isOpen(order, state === undefined ? undefined : String(state), now)
  })
}

/** @returns false where another order of the same account came between */
async function keep(
  register: Register,
  { username, version, now }: { readonly username: string; readonly version: number; readonly now: number },
  orders: readonly Ordered[],
): Promise<boolean> {
  const put = new PutCommand({
    TableName: register.table,
    Item: { ...keys.ordersInHand(username), version: version + 1, orders, expiresAt: commandExpiry(now) },
    // An item may be forgotten between the look and this.
    ConditionExpression: 'attribute_not_exists(pk) OR version = :seen',
    ExpressionAttributeValues: { ':seen': version },
  })
  return (await tryWrite(register.client.send(put))) !== undefined
}
