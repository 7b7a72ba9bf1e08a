import type { z } from 'zod'
import type {
  BatchSummary,
  CreateResultFileResponse,
  createAccountRequest,
  createBatchRequest,
  createResultFileRequest,
} from '../../contract/batches.ts'
import { faultOfRange } from '../../domain/batches/batch-selection.ts'
import { faultOfStandIns } from '../../domain/batches/stand-in.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import type { Actor } from '../../domain/permissions/authorise.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { callForBatch } from '../../runtime/call-for-batch.ts'
import { objectKeys } from '../../runtime/object-keys.ts'
import { uploadForm, uploadSeconds } from '../../runtime/upload-form.ts'
import { freshBatch, isSameOrder, type StoredBatch } from '../../store/batches/batch-item.ts'
import { createBatch } from '../../store/batches/batch-store.ts'
import { takeInHand } from '../../store/orders/orders-in-hand.ts'
import { nameCommand } from '../../store/table/commit-command.ts'
import { keys } from '../../store/table/keys.ts'
import { type BatchDesk, viewBatch } from './batch-view.ts'

interface NewBatchCall<Body> {
  readonly body: Body
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly now: number
}

/** Opens a batch of the screen's people and calls for its dry run; the same command again calls once more while that is not there. */
export async function newBatch(
  desk: BatchDesk,
  call: NewBatchCall<z.output<typeof createBatchRequest>>,
): Promise<Result<BatchSummary>> {
  const { programme, unit, details, standIns, ...selection } = call.body
  if (selection.from !== null && selection.to !== null && selection.from > selection.to)
    return refuse('invalid', 'Khoảng số thứ tự: số đầu phải nhỏ hơn hoặc bằng số cuối.')
  const fault = faultOfStandIns(standIns, faultOfRange(selection))
  if (fault) return fault
  const opened = { ...(await fresh(desk, call)), programme, unit, details, standIns }
  return openedBatch(desk, { ...opened, kind: 'selection', state: 'checking', selection }, call)
}

/** Opens a batch for a payer's file and gives the browser a form that puts exactly this file. */
export async function newResultFile(
  desk: BatchDesk,
  call: NewBatchCall<z.output<typeof createResultFileRequest>>,
): Promise<Result<CreateResultFileResponse>> {
  const { body, now } = call
  const { programme, unit, fileName, fileBytes, details } = body
  // The size of the file is the form's alone, and belongs to the command too.
  const digest = (await desk.marks()).id('command', 'result-file', JSON.stringify(body))
  const order = { username: call.actor.username, id: call.idempotencyKey, digest, now }
  if (!(await nameCommand(desk.register, order))) return keyTaken
  const opened = { ...(await fresh(desk, call)), programme, unit, details }
  const batch: StoredBatch = { ...opened, kind: 'file', state: 'awaiting-file', fileName }
  const taken = await inHand(desk, batch)
  if (!taken.ok) return taken
  const stored = await createBatch(desk.register, desk.tree, batch)
  // A batch of people or an account is found by its key alone: that key was not named before.
  if (!isSameOrder(stored, batch)) return keyTaken
  const place = {
    bucket: desk.uploads,
    key: objectKeys.resultFile(stored.id),
    bytes: fileBytes,
    seconds: uploadSeconds,
    now,
  }
  const upload = await uploadForm(place)
  const isAwaited = stored.state === 'awaiting-file'
  return ok({ batch: await viewBatch(desk, stored, call), upload: isAwaited ? upload : { ...upload, fields: {} } })
}

/** Calls for the account of a post office: what it was given, and what has become of it. */
export async function newAccount(
  desk: BatchDesk,
  call: NewBatchCall<z.output<typeof createAccountRequest>>,
): Promise<Result<BatchSummary>> {
  const { programme, unit } = call.body
  const opened = { ...(await fresh(desk, call)), programme, unit, details: null }
  return openedBatch(desk, { ...opened, kind: 'account', state: 'checking' }, call)
}

/** Written down first, then called for; the same command again calls once more while nothing is there. */
async function openedBatch(
  desk: BatchDesk,
  batch: StoredBatch,
  call: NewBatchCall<unknown>,
): Promise<Result<BatchSummary>> {
  const taken = await inHand(desk, batch)
  if (!taken.ok) return taken
  const stored = await createBatch(desk.register, desk.tree, batch)
  if (!isSameOrder(stored, batch)) return keyTaken
  return calledFor(desk, stored, call)
}

/** Whether the account may have one more. */
export const inHand = (desk: BatchDesk, { id, by, createdAt: now }: StoredBatch): Promise<Result<null>> =>
  takeInHand(desk, { by, kind: 'batch', key: keys.batch(id), now })

export async function calledFor(
  desk: BatchDesk,
  stored: StoredBatch,
  call: Omit<NewBatchCall<unknown>, 'body'>,
): Promise<Result<BatchSummary>> {
  if (stored.state === 'checking') await callForBatch(desk.queueUrl, stored.id)
  return ok(await viewBatch(desk, stored, call))
}

export const fresh = async (
  desk: BatchDesk,
  { actor, idempotencyKey, now }: Omit<NewBatchCall<unknown>, 'body'>,
): Promise<ReturnType<typeof freshBatch>> =>
  freshBatch((await desk.marks()).id('payment-batch', actor.username, idempotencyKey), actor, now)
