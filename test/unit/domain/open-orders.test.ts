import { resultFileMs } from '../../../lambdas/domain/batches/batch.ts'
import { uploadMs } from '../../../lambdas/domain/exchange/foreign-file.ts'
import { longestMs } from '../../../lambdas/domain/exports/export-duties.ts'
import { listDuties } from '../../../lambdas/domain/lists/list-duties.ts'
import { isOpen } from '../../../lambdas/domain/orders/open-orders.ts'

describe('an order', () => {
  it.each([
    ['list', 'awaiting-upload', listDuties['awaiting-upload'].within],
    ['batch', 'awaiting-file', resultFileMs],
    ['foreign-file', 'awaiting-upload', uploadMs],
    ['list', 'processing', longestMs],
    ['export', 'waiting', longestMs],
  ] as const)('of a %s that is %s takes its place for its own time', (kind, state, within) => {
    expect([within - 1, within].map((now) => isOpen({ kind, at: 0 }, state, now))).toEqual([true, false])
  })
})
