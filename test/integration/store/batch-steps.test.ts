import '../../support/silent-logs.ts'
import { keyTaken } from '../../../lambdas/domain/key-taken.ts'
import { ok, refuse } from '../../../lambdas/domain/result.ts'
import { confirmBatch, undoBatch } from '../../../lambdas/functions/batches/batch-steps.ts'
import type { BatchDesk } from '../../../lambdas/functions/batches/batch-view.ts'
import { newResultFile } from '../../../lambdas/functions/batches/new-batch.ts'
import { freshBatch, type StoredBatch } from '../../../lambdas/store/batches/batch-item.ts'
import { createBatch, getBatch } from '../../../lambdas/store/batches/batch-store.ts'
import { anActor, batchDetails as details, morning } from '../../support/builders.ts'
import { onOneEngine } from '../../support/one-engine.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { eaTieu, marks, tree } from './desk.ts'

const engine = registerEngine()
const actor = anActor({ username: 'xa-24547', role: 'xa', unit: eaTieu })
const programme = 'nq42-2020'

/** Nothing here gets as far as a file or a message. */
const aDesk = async (): Promise<BatchDesk> => ({
  register: await engine.freshRegister(),
  tree,
  uploads: 'none',
  exports: 'none',
  queueUrl: 'http://127.0.0.1:9/none',
  openOrders: 20,
  marks: async () => marks,
})

async function aBatch({ register }: BatchDesk, parts: Partial<StoredBatch> = {}): Promise<StoredBatch> {
  const fresh = freshBatch(marks.id('payment-batch', actor.username, 'the-key-of-a-batch'), actor, morning)
  const batch = {
    ...fresh,
    kind: 'account',
    state: 'checked',
    programme,
    unit: eaTieu,
    details: null,
    ...parts,
  } as const
  return createBatch(register, tree, batch)
}

describe('the key of a command about a batch', () => {
  onOneEngine('that took it back does not confirm it, whatever reason was given', async () => {
    const desk = await aDesk()
    const { id } = await aBatch(desk, { checkedAt: morning, answers: { pay: { lines: 1, amount: 1_500_000 } } })
    const call = {
      params: { batchId: id },
      actor,
      within: <T>(found: T | undefined) => (found ? ok(found) : refuse('not-found', 'Không có đợt này.')),
      now: morning,
      idempotencyKey: 'one-key-for-two-words',
    }
    expect(await undoBatch(desk, call, 'confirm')).toMatchObject({ error: { code: 'wrong-state' } })
    expect(await confirmBatch(desk, call)).toEqual(keyTaken)
    expect((await getBatch(desk.register, id))?.state).toBe('checked')
  })

  onOneEngine('that opened one of another kind opens none for a file', async () => {
    const desk = await aDesk()
    await aBatch(desk)
    const body = { programme, unit: eaTieu, fileName: 'a.xlsx', fileBytes: 9, details }
    expect(await newResultFile(desk, { body, actor, idempotencyKey: 'the-key-of-a-batch', now: morning })).toEqual(
      keyTaken,
    )
  })
})
