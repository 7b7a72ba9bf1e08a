import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { isOpen, orderKinds, placesOf, tooManyOpen } from '../../domain/orders/open-orders.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import { commandExpiry } from '../table/commit-command.ts'
import { tryWrite } from '../table/conditional-write.ts'
import { getItem } from '../table/get-items.ts'
import { type Key, keys } from '../table/keys.ts'
import type { Register } from '../table/table.ts'

const ordered = z.object({ kind: z.enum(orderKinds), pk: z.string(), sk: z.string(), at: z.number() })
type Ordered = z.output<typeof ordered>
const stored = z.object({ version: z.number(), orders: z.array(ordered) })

/** What whoever takes orders needs for it. */
export interface OrderingDesk {
  readonly register: Register
  readonly tree: UnitTree
  /** So much may one account have waiting at once, beside one order for each commune below it. */
  readonly openOrders: number
}

interface NewOrder extends Pick<Ordered, 'kind'> {
  readonly by: Pick<Actor, 'username' | 'unit'>
  /** Of the item that is written next. */
  readonly key: Key
  readonly now: number
}

/** Orders of one account at the same time want the same item: each gets its turn, the last of some dozens after seconds. */
const attempts = 12
const longestPauseMs = 2_000

/**
 * Takes a place for what an account orders, before it is written: of so many at once. Nobody gives a place back: whoever finds none looks
 * which of those orders are done. An order that was taken before keeps its own. The item holds some 120 bytes an order: 1 RRU and 1 to 3 WRU
 * of a commune, up to 25 of a province with all its lists; and once in so many orders a read of each.
 * @returns `rate-limited` while so many wait
 */
export async function takeInHand(desk: OrderingDesk, { by, kind, key, now }: NewOrder): Promise<Result<null>> {
  const { register } = desk
  const { username } = by
  const most = placesOf(desk, by.unit)
  for (let attempt = 1; ; attempt++) {
    const item = await getItem(register, keys.ordersInHand(username))
    const { version, orders } = item ? stored.parse(item) : { version: 0, orders: [] }
    if (orders.some(({ pk, sk }) => pk === key.pk && sk === key.sk)) return ok(null)
    const open = orders.length < most ? orders : await stillOpen(register, orders, now)
    if (open.length >= most) return (await getItem(register, key)) ? ok(null) : tooManyOpen(open)
    if (await keep(register, { username, version, now }, [...open, { kind, ...key, at: now }])) return ok(null)
    if (attempt === attempts) break
    const pause = Math.random() * Math.min(20 * 2 ** attempt, longestPauseMs)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return refuse('rate-limited', 'Tài khoản này đang được dùng để đặt nhiều việc cùng lúc. Bấm lại sau vài giây.')
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
