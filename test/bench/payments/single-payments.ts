import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { EntitlementView } from '../../../lambdas/contract/entitlements.ts'
import { localDay } from '../../../lambdas/domain/time/local-day.ts'
import type { UnitTree } from '../../../lambdas/domain/units/unit-tree.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { type InventedList, inventLists } from '../../../local/demo/invented-lists.ts'
import type { StaffSession } from '../../../local/demo/staff-session.ts'
import { ApiProblem } from '../../../web/shared/api-problem.ts'
import type { Floor } from '../floor.ts'
import { printTable } from '../print-table.ts'
import { timeCalls } from '../time-calls.ts'
import type { Uploaded } from '../upload-lists.ts'
import { programme } from './fill-register.ts'
import { paymentTransactions } from './payment-transactions.ts'

export interface Sides {
  readonly client: DynamoDBClient
  readonly register: Register
  readonly floor: Floor
  readonly session: StaffSession
  /** The process below which all of the cloud runs. */
  readonly cloudPid: number
  readonly tree: UnitTree
  upload(lists: readonly InventedList[]): Promise<Uploaded>
}

/** Counters at work at the same moment. */
const atOnce = 4
export const communesAtWork = 8

/** People of eight communes come by lists and are paid one by one; then the same transactions are sent by plain processes. */
export async function comparePayments(sides: Sides, payments: number): Promise<void> {
  const { session, tree, upload, floor } = sides
  const communes = tree
    .communes(tree.root.code)
    .slice(0, communesAtWork)
    .map(({ code, name, parent }) => ({ code, name, districtName: tree.find(parent ?? '')?.name ?? '' }))
  await upload(inventLists(communes, Math.ceil(payments * 1.15)))
  const people: EntitlementView[] = []
  for (const { code: unit } of communes) {
    let cursor: string | null = null
    do {
      const page: { items: EntitlementView[]; cursor: string | null } = await session.api.call('searchEntitlements', {
        body: { programme, unit, status: 'approved', limit: 200, cursor },
      })
      people.push(...page.items.filter(({ warnings }) => warnings.length === 0))
      cursor = page.cursor
    } while (cursor)
  }
  // Neighbours in the list are of one cell; counters of several communes are not.
  const queue = people.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, payments)
  const paid: string[] = []
  let refused = 0
  const calls = queue.map(({ id, version, idNumbers }) => async () => {
    try {
      await session.api.call('recordPayment', {
        params: { entitlementId: id },
        body: {
          version,
          paidOn: localDay(Date.now()),
          receivedBy: 'self',
          noIdNumberReason: idNumbers.length > 0 ? null : 'lost-card',
        },
        idempotencyKey: crypto.randomUUID(),
      })
      paid.push(id)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500) throw error
      refused++
    }
  })
  await timeCalls(calls.splice(0, 60), atOnce)
  const real = await timeCalls(calls, atOnce)
  const transactions = await paymentTransactions(sides, paid.slice(60), 1)
  const hands = Array.from({ length: floor.writers }, (_, hand) =>
    transactions.filter((_one, index) => index % floor.writers === hand),
  )
  const { seconds } = await floor.write(hands)
  const perSecond = transactions.length / seconds
  printTable(`Single payments: ${transactions.length} of ${payments}, ${refused} refused by a rule`, [
    ['', 'payments/s', 'p50 ms', 'p99 ms', 'of the floor'],
    [
      `through the API, ${atOnce} counters`,
      Math.round(real.perSecond),
      real.p50.toFixed(1),
      real.p99.toFixed(1),
      (real.perSecond / perSecond).toFixed(2),
    ],
    [`their transactions, ${floor.writers} plain processes`, Math.round(perSecond), '', '', '1.00'],
  ])
}
