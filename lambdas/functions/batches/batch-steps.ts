import type { BatchSummary } from '../../contract/batches.ts'
import { isBusy, mayConfirm, mayGoOn, mayUndoBatch } from '../../domain/batches/batch.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { callForBatch } from '../../runtime/call-for-batch.ts'
import type { StoredBatch } from '../../store/batches/batch-item.ts'
import { getBatch, moveBatch } from '../../store/batches/batch-store.ts'
import { nameCommand } from '../../store/table/commit-command.ts'
import { type BatchDesk, viewBatch } from './batch-view.ts'

interface StepCall {
  readonly params: Readonly<Record<string, string>>
  readonly actor: Actor
  readonly within: <T>(found: T | undefined, unitOf: (found: T) => string) => Result<T>
  readonly now: number
  readonly idempotencyKey: string
}

/**
 * The one word that writes the batch. Said again it is one confirmation; of a batch that lost its function on the way it calls the
 * next one, which goes on where that stopped.
 */
export async function confirmBatch(desk: BatchDesk, call: StepCall): Promise<Result<BatchSummary>> {
  const found = await ownBatch(desk, call, ['confirm'])
  if (!found.ok) return found
  const batch = found.value
  const { actor, now } = call
  if (isBusy(batch.state) && mayGoOn(batch, actor)) return called(desk, batch, call)
  if (batch.by.username !== actor.username)
    return refuse('wrong-state', `Đợt này do tài khoản ${batch.by.username} lập: chính tài khoản đó xác nhận.`)
  if (batch.state === 'done') return called(desk, batch, call)
  const may = mayConfirm(batch, now)
  if (!may.ok) return may
  return moved(desk, batch, { ...atStart(batch, now), state: 'writing', confirmedAt: now, confirmedBy: actor }, call)
}

export async function undoBatch(desk: BatchDesk, call: StepCall, reason: string): Promise<Result<BatchSummary>> {
  const found = await ownBatch(desk, call, ['undo', reason])
  if (!found.ok) return found
  const batch = found.value
  const { actor, now } = call
  if (batch.state === 'undoing' || batch.state === 'undone') return called(desk, batch, call)
  const may = mayUndoBatch(batch, actor, { now, tree: desk.tree })
  if (!may.ok) return may
  return moved(desk, batch, { ...atStart(batch, now), state: 'undoing', undo: { by: actor, at: now, reason } }, call)
}

/** The batch that the call is about, once its key is known to stand for nothing else. */
async function ownBatch(desk: BatchDesk, call: StepCall, words: readonly string[]): Promise<Result<StoredBatch>> {
  const { actor, idempotencyKey: id, now } = call
  const found = call.within(await getBatch(desk.register, call.params.batchId ?? ''), ({ unit }) => unit)
  if (!found.ok) return found
  const digest = (await desk.marks()).id('command', found.value.id, ...words)
  return (await nameCommand(desk.register, { username: actor.username, id, digest, now })) ? found : keyTaken
}

const atStart = (batch: StoredBatch, now: number): StoredBatch => ({
  ...batch,
  since: now,
  outcomes: {},
  handled: 0,
  finishedAt: null,
  attempt: null,
  leaseUntil: 0,
})

/** Written down first, then called for: a call that broke off between the two is mended by saying it again. */
async function moved(
  desk: BatchDesk,
  batch: StoredBatch,
  next: StoredBatch,
  call: StepCall,
): Promise<Result<BatchSummary>> {
  const isMoved = await moveBatch(desk.register, next, batch.state, call.idempotencyKey)
  return called(desk, isMoved ? next : ((await getBatch(desk.register, batch.id)) ?? batch), call)
}

async function called(desk: BatchDesk, batch: StoredBatch, call: StepCall): Promise<Result<BatchSummary>> {
  if (isBusy(batch.state) && batch.leaseUntil < call.now) await callForBatch(desk.queueUrl, batch.id)
  return ok(await viewBatch(desk, batch, call))
}
