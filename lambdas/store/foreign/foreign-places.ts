import { openFindings } from '../../domain/exchange/foreign-finding.ts'
import type { Entitlement } from '../../domain/payments/entitlement.ts'
import type { UnitTree } from '../../domain/units/unit-tree.ts'
import type { QueueHalf } from '../cases/case-queue.ts'
import { keys } from '../table/keys.ts'

export const foreignQueueKey = (programme: string, unit: string): string => `FOREIGN#${programme}#${unit}`

/** A commune's supports that stand in a file of another province: how many are a question, what they are worth, how many are answered. */
export interface ForeignTally {
  readonly open: number
  readonly amount: number
  readonly concluded: number
}

export const noForeign: ForeignTally = { open: 0, amount: 0, concluded: 0 }

const amountOf = (record: Entitlement): number =>
  openFindings(record).reduce((most, { amount }) => Math.max(most, amount), 0)

export function foreignTallyOf(record: Entitlement): ForeignTally {
  if (record.foreign.length === 0) return noForeign
  const isOpen = openFindings(record).length > 0
  return { open: isOpen ? 1 : 0, amount: amountOf(record), concluded: isOpen ? 0 : 1 }
}

export const addForeign = (a: ForeignTally, b: ForeignTally, sign: 1 | -1 = 1): ForeignTally => ({
  open: a.open + sign * b.open,
  amount: a.amount + sign * b.amount,
  concluded: a.concluded + sign * b.concluded,
})

const halfOf = (record: Entitlement): QueueHalf | null =>
  record.foreign.length === 0 ? null : openFindings(record).length > 0 ? 'open' : 'closed'

/** More đồng than a support can have; a sort key runs upwards, and the queue begins with the most. */
const mostMoney = 10 ** 12

/**
 * Its places in the queues of its commune and of every unit above. One that stands nowhere any more leaves the index and stays as a
 * trace: nothing is deleted.
 */
export function foreignPlaces(tree: UnitTree, record: Entitlement): Record<string, unknown>[] {
  const { id, programme, commune } = record
  const half = halfOf(record)
  const order = `${half}#${String(mostMoney - amountOf(record)).padStart(13, '0')}#${id}`
  const files = openFindings(record).map(({ fileId }) => fileId)
  return tree.path(commune).map(({ code }) => ({
    ...keys.foreignPlace(id, code),
    entitlementId: id,
    ...(half === null ? {} : { files, communeKey: foreignQueueKey(programme, code), communeOrder: order }),
  }))
}
