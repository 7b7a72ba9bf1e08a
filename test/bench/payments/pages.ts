import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import { communeKey } from '../../../lambdas/store/table/keys.ts'
import { indexes, type Register } from '../../../lambdas/store/table/table.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { printTable } from '../print-table.ts'
import { type Timing, timeCalls } from '../time-calls.ts'
import { programme } from './fill-register.ts'

/** What 121 Platform allows a page of transactions among 131,072 people. */
const peerMs = 2_000

export async function comparePages(
  { register, session, tree }: { register: Register; session: StaffSession; tree: UnitTree },
  calls: number,
): Promise<void> {
  const communes = tree.communes(tree.root.code).map(({ code }) => code)
  const at = (index: number): string => communes[index % communes.length] ?? ''
  const page = (unit: (index: number) => string, status: 'approved' | 'refused') =>
    Array.from({ length: calls }, (_, index) => async () => {
      const body = { programme, unit: unit(index), status, limit: 50 }
      const { items } = await session.api.call('searchEntitlements', { body })
      if (items.length === 0) throw new Error(`nobody in ${unit(index)}`)
    })
  const queries = Array.from({ length: calls }, (_, index) => async () => {
    const { Items = [] } = await register.client.send(
      new QueryCommand({
        TableName: register.table,
        IndexName: indexes.commune,
        KeyConditionExpression: 'communeKey = :commune',
        ExpressionAttributeValues: { ':commune': communeKey(programme, at(index)) },
        Limit: 50,
      }),
    )
    if (Items.length === 0) throw new Error('nobody')
  })
  const sides = [
    ['50 of a commune', page(at, 'approved')],
    ['50 of the province, one in fifty fits', page(() => tree.root.code, 'refused')],
    ['one Query of 50, through the SDK', queries],
  ] as const
  for (const [, side] of sides) await timeCalls(side.slice(0, 30), 2)
  const times = new Map<string, Timing>()
  for (const [name, side] of sides) times.set(name, await timeCalls(side, 2))
  const floor = times.get(sides[2][0])?.p50 ?? 1
  printTable('A page of payments, two at a time', [
    ['', 'p50 ms', 'p99 ms', 'times the floor (p50)', "the peer's limit, in p99"],
    ...sides.map(([name], index) => {
      const { p50 = 0, p99 = 1 } = times.get(name) ?? {}
      return [
        name,
        p50.toFixed(1),
        p99.toFixed(1),
        (p50 / floor).toFixed(2),
        index === 2 ? '' : (peerMs / p99).toFixed(1),
      ]
    }),
  ])
}
