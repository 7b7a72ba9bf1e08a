import { type CreateBatchRequest, createBatchRequest } from '../../../lambdas/contract/batches.ts'
import type { Actor } from '../../../lambdas/domain/permissions/authorise.ts'
import type { BatchDesk } from '../../../lambdas/functions/write-batch/batch-desk.ts'
import { workOnBatch } from '../../../lambdas/functions/write-batch/work-on-batch.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { createBatch, getBatch, moveBatch } from '../../../lambdas/store/batches/batch-store.ts'
import type { Register } from '../../../lambdas/store/table/table.ts'
import { anActor, morning } from '../../support/builders.ts'
import { eaTieu, exchange, marks, matcher, tree } from './desk.ts'

export const payer = anActor({ username: 'buudien-657', role: 'payer', unit: '657' })
export const number = (index: number): string => `066185${String(index).padStart(6, '0')}`

export function deskAt(at: Register, parts: Partial<BatchDesk> = {}): BatchDesk {
  return {
    register: at,
    tree,
    backlogUntil: () => null,
    marks,
    matcher,
    exchange: async () => exchange,
    fileOf: () => Promise.reject(new Error('no file')),
    putAnswer: async () => undefined,
    now: () => morning,
    timeLeft: () => 900_000,
    callAgain: async () => undefined,
    lanes: 4,
    ...parts,
  }
}

/** What is done with batches of the people of the screen. @param of the register of the test that runs */
export function batchesIn(of: () => Register) {
  async function opened(order: Partial<CreateBatchRequest> = {}, by: Actor = payer): Promise<StoredBatch> {
    const asked = { programme: 'nq42-2020', unit: eaTieu, details: { paidOn: '2020-05-29' }, ...order }
    const { programme, unit, details, standIns, ...selection } = createBatchRequest.parse(asked)
    const fresh = { ...freshBatch(marks.id('test', 'batch', by.username), by, morning), standIns }
    const batch: StoredBatch = { ...fresh, kind: 'selection', state: 'checking', programme, unit, details, selection }
    await createBatch(of(), tree, batch)
    return worked(batch.id)
  }

  async function worked(id: string, desk = deskAt(of()), attempt = 'one'): Promise<StoredBatch> {
    await workOnBatch(desk, { batchId: id, version: null }, attempt)
    return known(id)
  }

  async function known(id: string): Promise<StoredBatch> {
    const batch = await getBatch(of(), id)
    if (!batch) throw new Error('there is no batch')
    return batch
  }

  const confirmed = (batch: StoredBatch): Promise<boolean> =>
    moveBatch(
      of(),
      { ...batch, state: 'writing', confirmedAt: morning, confirmedBy: batch.by, attempt: null, leaseUntil: 0 },
      'checked',
    )

  return { opened, worked, known, confirmed }
}
