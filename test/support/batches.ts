import type { BatchLineView, BatchSummary, CreateBatchRequest } from '../../lambdas/contract/batches.ts'
import { isBusy } from '../../lambdas/domain/batches/batch.ts'
import { localDay } from '../../lambdas/domain/time/local-day.ts'
import type { Officer } from './sign-in.ts'
import { until } from './until.ts'
import { postForm } from './uploads.ts'
import type { World } from './world.ts'

const programme = 'nq42-2020'
/** Paid today, as the paper says. */
export const details = { paidOn: localDay(Date.now()), place: 'post-office', mark: 'signature' } as const

/** Waits until nobody works on the batch any more. */
export const settledBatch = (world: World, officer: Officer, batchId: string): Promise<BatchSummary> =>
  until(
    () => world.call('batch', { params: { batchId } }, officer),
    ({ state }) => !isBusy(state) && state !== 'awaiting-file',
    ({ state }) => `the batch ${batchId} is still ${state}`,
  )

/** A selection with its dry run. */
export async function selected(
  world: World,
  officer: Officer,
  order: Partial<CreateBatchRequest> & Pick<CreateBatchRequest, 'unit'>,
): Promise<BatchSummary> {
  const { id } = await world.call('createBatch', { body: { programme, details, ...order } }, officer)
  return settledBatch(world, officer, id)
}

/** A payer's file with its dry run. */
export async function sentFile(world: World, officer: Officer, unit: string, bytes: Uint8Array): Promise<BatchSummary> {
  const body = { programme, unit, fileName: 'ket-qua.xlsx', fileBytes: bytes.length, details }
  const { batch, upload } = await world.call('createResultFile', { body }, officer)
  const { status, text } = await postForm(upload, bytes)
  if (status !== 204) throw new Error(`the bucket refused: ${status} ${text}`)
  return settledBatch(world, officer, batch.id)
}

export async function confirmedBatch(world: World, officer: Officer, { id }: BatchSummary): Promise<BatchSummary> {
  await world.call('confirmBatch', { params: { batchId: id } }, officer)
  return settledBatch(world, officer, id)
}

export async function linesOfBatch(world: World, officer: Officer, { id }: BatchSummary): Promise<BatchLineView[]> {
  const call = { params: { batchId: id }, query: { only: 'all' as const } }
  return (await world.call('batchLines', call, officer)).items
}
