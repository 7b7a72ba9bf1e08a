import type { ExportSummary } from '../../lambdas/contract/exports.ts'
import type { PayListDetail } from '../../lambdas/contract/pay-lists.ts'
import type { Officer } from './sign-in.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

/** Waits until a file that was asked for is written, or given up. */
export const writtenFile = (world: World, officer: Officer, exportId: string): Promise<ExportSummary> =>
  until(
    () => world.call('exportedFile', { params: { exportId } }, officer),
    ({ state }) => state !== 'waiting',
    () => `the file ${exportId} was never written`,
  )

/** Waits until a list for signing is printed, or given up. */
export const printedList = (world: World, officer: Officer, payListCode: string): Promise<PayListDetail> =>
  until(
    () => world.call('payList', { params: { payListCode } }, officer),
    ({ state }) => state !== 'waiting',
    () => `the list ${payListCode} was never printed`,
  )
