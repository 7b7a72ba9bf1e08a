import { busyStates, resultFileMs } from '../batches/batch.ts'
import { uploadMs } from '../exchange/foreign-file.ts'
import { longestMs } from '../exports/export-duties.ts'
import { listDuties } from '../lists/list-duties.ts'
import { type Result, refuse } from '../result.ts'
import type { UnitTree } from '../units/unit-tree.ts'

/** What an account can order, and a function does behind a queue. */
export const orderKinds = ['list', 'batch', 'export', 'pay-list', 'foreign-file'] as const
export type OrderKind = (typeof orderKinds)[number]

/** The states in which a function still has it before it; in any other one it waits for an officer, or is done. */
const waiting = {
  list: ['awaiting-upload', 'processing', 'applying', 'withdrawing'],
  batch: ['awaiting-file', ...busyStates],
  export: ['waiting'],
  'pay-list': ['waiting'],
  'foreign-file': ['awaiting-upload', 'reading', 'comparing', 'removing'],
} as const satisfies Record<OrderKind, readonly string[]>

/** Milliseconds for which those that begin with a file wait for it, each by its own rule. */
const fileWithin: Partial<Record<OrderKind, number>> = {
  list: listDuties['awaiting-upload'].within,
  batch: resultFileMs,
  'foreign-file': uploadMs,
}

const names = {
  list: 'danh sách',
  batch: 'đợt ghi chi trả',
  export: 'tệp xuất',
  'pay-list': 'danh sách ký nhận',
  'foreign-file': 'tệp tỉnh khác',
} as const satisfies Record<OrderKind, string>

/** Milliseconds between the place that an order takes and the order itself: one that is not there by then was never written. */
const writtenWithinMs = 60_000

/** So much may an account have waiting: whoever is above communes may send the lists of all of his at once. */
export const placesOf = (
  { tree, openOrders }: { readonly tree: UnitTree; readonly openOrders: number },
  unit: string,
): number => openOrders + (tree.find(unit)?.level === 'commune' ? 0 : tree.communes(unit).length)

export interface OpenOrder {
  readonly kind: OrderKind
  /** When it was ordered. */
  readonly at: number
}

/**
 * Whether an order still takes a place of its account's. None does for ever: a file that is not sent in its time will not come, and
 * after two days nobody works on anything that was ordered once.
 * @param state undefined where nothing stands under the order's key
 */
export function isOpen({ kind, at }: OpenOrder, state: string | undefined, now: number): boolean {
  if (state === undefined) return now < at + writtenWithinMs
  if (!(waiting[kind] as readonly string[]).includes(state)) return false
  return now < at + ((state.startsWith('awaiting-') ? fileWithin[kind] : undefined) ?? longestMs)
}

/** @param orders that wait */
export function tooManyOpen(orders: readonly OpenOrder[]): Result<never> {
  const parts = orderKinds.flatMap((kind) => {
    const count = orders.filter((order) => order.kind === kind).length
    return count > 0 ? [`${count} ${names[kind]}`] : []
  })
  return refuse(
    'rate-limited',
    `Tài khoản này đang có ${orders.length} việc chờ máy chủ làm (${parts.join(', ')}), đã đủ số việc được đặt cùng lúc nên việc này chưa được nhận. Chờ vài việc xong rồi bấm lại.`,
  )
}
